"""Verb cues: *said that*, *…, she added*, *accused X of*, *was told to*, *…, citing*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.attributions.content import around, behind, left_quote, opens_content, passive_content, quotes_of
from newsparse.english.attributions.draft import Draft, Page, split_by_quotes
from newsparse.english.grammar import BEHIND_QUOTATION, TIMES, VerbGroup, quotation_before
from newsparse.english.predicates.cues import Cue, Match, match_verb
from newsparse.model import ClaimKind

REACH = 120
"""Tokens on either side of a verb within which its source and content are sought; longer sentences are no prose."""
SILENT_KINDS = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.APOLOGIZE})
STRONG = frozenset(
    "say tell add write tweet announce reply ask insist argue warn explain claim state agree refuse sue".split()
)
"""Verbs that report speech whatever their subject is."""
HUMAN = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.CONFIRM,
        ClaimKind.DENY, ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.PRAISE, ClaimKind.WARN,
        ClaimKind.CALL_FOR, ClaimKind.PROMISE, ClaimKind.REJECT, ClaimKind.WITHHOLD,
    }
)  # fmt: skip
"""Speech acts that only somebody can do, so that whatever does them is somebody."""
_MANNER = frozenset({"quote"})
"""The content of a verb of how something is said: it reports words in quotation marks only."""
_ASPECT = frozenset(
    "continue go come begin start manage try rush proceed have yet happen appear seem want refuse".split()
)
_UNREAL = frozenset("of from without to short against than instead".split())
"""What a gerund behind these names has not been said for that: *stopped short of calling*, *refrained from saying*."""
_QUOTING = frozenset({"quote", "cite", "report"})
_STATEMENTS = frozenset(
    """
    statement letter email post tweet message memo note release report interview declaration communique communiqué
    petition ultimatum resolution decree notice
    """.split()
)


def verb_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions that a verb of the sentence ``first`` to ``end`` makes."""
    g = page.g
    for group in g.groups_in(first, end):
        matches = match_verb(g, group) or _manner(page, group)
        if not matches:
            continue
        if group.negated:  # "has not commented": rather the cue that is one only when negated
            matches = tuple(sorted(matches, key=lambda m: m.cue.negated is not m.cue.kind))
        if _quotes_another(page, group, end):
            continue
        start, stop = page.within_quote(group.head, first, end)
        start, stop = max(start, group.head - REACH), min(stop, group.head + REACH)
        for match in matches:
            draft = _draft(page, group, match, start, stop)
            if draft is not None:
                yield draft
                break


def _draft(page: Page, group: VerbGroup, match: Match, first: int, end: int) -> Draft | None:
    g, cue = page.g, match.cue
    if cue.pos == "adjective" or cue.words[0] == "be":
        group = attrs.evolve(group, passive=False)  # "was convinced": by nobody
    group = _as_passive(page, group)
    if not _is_cue(page, group, match):
        return None
    subject = None if group.passive or group.form == "participle" else g.subject(group)
    if subject is not None and not page.can_speak(subject) and cue.content != _MANNER:
        if g.lower[subject.head] in ("which", "that", "this", "there"):
            return None
        reveals = cue.kind is ClaimKind.REVEAL and g.lower[match.end : match.end + 1] == ["that"]
        if group.lemma not in STRONG and cue.kind not in HUMAN and not reveals:
            return None
    end = _clause_limit(page, group, end)
    draft = Draft(match, _sources(page, group), _cue_range(page, group, match), [])
    if group.passive or group.form == "participle":
        draft.content = passive_content(page, group, match, end)
        quotes_of(page, draft)
        return draft if draft.content else None
    left = left_quote(page, draft)
    right = behind(page, group, match, end, quoted=left is not None)
    if cue.content == _MANNER and right is not None and page.text[: right.start].rstrip()[-1:] not in (",", ":"):
        right = None  # 'laughed "like a hyena"'
    if left is not None:
        draft.content.append(page.quotes[left].span)
        draft.quotes.append(left)
    if right is not None:
        draft.content.append(right)
    if not draft.content and group.form == "finite" and "that" in cue.content:
        draft.content += around(page, draft, group, match, first, end)
    if not draft.content:
        silent = cue.kind in SILENT_KINDS or (group.negated and cue.negated is ClaimKind.NO_COMMENT)
        return draft if silent and cue.object != "content" else None
    quotes_of(page, draft)
    return draft


def _manner(page: Page, group: VerbGroup) -> tuple[Match, ...]:
    """The match of a verb that no lexicon of cues has, where its place says that it reports: *"…," Ms Roe sighed*."""
    g = page.g
    if group.form != "finite" or group.passive or group.negated:
        return ()
    if group.lemma not in BEHIND_QUOTATION and g.inverted(group) is None and not _follows_speech(page, group):
        return ()
    return (Match(Cue((group.lemma,), ClaimKind.STATE, "verb", "none", _MANNER), group.start, group.end),)


def _follows_speech(page: Page, group: VerbGroup) -> bool:
    """Whether a verb without an object has its subject right behind a whole quotation: *"…," the mayor harrumphed*."""
    g = page.g
    subject = g.subject(group)
    if subject is None or group.start != group.head or group.lemma == "be" or not page.can_speak(subject):
        return False
    start, stop = page.subject_range(subject, group.start)
    adverbs = all(g.tags[k] == "ADV" for k in range(stop, group.start))
    behind = g.np_at(group.end)
    bare = behind is None or behind.start != group.end or g.lower[behind.head] in TIMES
    return stop <= group.start and adverbs and bare and quotation_before(g, start, g.sentence_range(group.head)[0])


def _quotes_another(page: Page, group: VerbGroup, end: int) -> bool:
    """Whether a verb only says that somebody else was heard: *was quoted by Y as saying*, *Y quoted X as saying*."""
    g = page.g
    if group.lemma not in _QUOTING:
        return False
    for i in range(group.end, min(group.end + 14, end - 1)):
        if g.lower[i] == "as":
            saying = g.vg_at(i + 1)
            return saying is not None and saying.form == "gerund" and bool(match_verb(g, saying))
    return False


def _as_passive(page: Page, group: VerbGroup) -> VerbGroup:
    """A past form with an agent behind it is a participle: *condemned by the union and defended by X*."""
    g = page.g
    if group.form != "finite" or group.passive or group.start != group.head or not group.past:
        return group
    agent = g.np_at(group.end + 1) if g.lower[group.end : group.end + 1] == ["by"] else None
    if agent is None or agent.start != group.end + 1 or not page.can_speak(agent) or g.lower[agent.head] in TIMES:
        return group
    return attrs.evolve(group, form="participle")


def _is_cue(page: Page, group: VerbGroup, match: Match) -> bool:
    """Whether the verb is used as a cue here: not a noun's modifier, not an infinitive inside another content."""
    g = page.g
    if match.cue.negated is match.cue.kind and not group.negated:
        return False  # "did not respond to a request": without *not* it says nothing
    if group.form == "finite" and g.is_reduced(group) and g.lower[group.end : group.end + 1] != ["by"]:
        return False  # "officials briefed on the raid denied it"
    if group.form == "infinitive":
        governor = g.vg_at(group.start - 1)
        if governor is None or governor.lemma not in _ASPECT:
            return match.cue.kind is ClaimKind.NO_COMMENT and len(match.cue.words) > 1
        return not match_verb(g, governor)
    if group.form == "gerund":
        before = g.lower[group.start - 1] if group.start else ""
        return before not in _UNREAL and before != "the"
    return True


def _sources(page: Page, group: VerbGroup) -> list[tuple[int, int]]:
    """The sources of a verb; of a statement that says something, who made it."""
    g = page.g
    if group.form == "participle" and not group.passive:
        agent = g.agent(group)
        return [page.source_range(agent)] if agent is not None else []
    if group.form == "gerund" and g.lower[group.start - 1] == "as":
        quoting = next((v for k in range(group.start - 2, max(group.start - 14, 0), -1) if (v := g.vg_at(k))), None)
        if quoting is not None and quoting.lemma in _QUOTING and not quoting.passive:
            quoted = g.object(quoting)
            return [page.source_range(quoted)] if quoted is not None else []
    if group.form == "gerund" and group.start:
        before = g.np_at(group.start - 1)
        while before is not None and g.lower[before.head] in TIMES and before.start:
            before = g.np_at(before.start - 1) or g.np_at(before.start - 2)
        if before is not None and g.lower[before.head] in _STATEMENTS:
            issuing = g.vg_at(before.start - 1)
            if issuing is not None and not issuing.passive:
                return page.sources(issuing)
    return page.sources(group)


def _clause_limit(page: Page, group: VerbGroup, end: int) -> int:
    """Where a relative clause ends that the cue is the verb of: *X, who opposed the ban, resigned*."""
    g = page.g
    owned = any(
        g.lower[k] == "whose" and "," not in g.lower[k : group.start]
        for k in range(max(0, group.start - 9), group.start)
    )
    if page.relative(group) is None and not owned:
        return end
    for k in split_by_quotes(page, group.end, end):
        if g.lower[k] in (",", "—", "–", "--"):
            verb = g.vg_at(k + 1) or (g.vg_at(k + 2) if k + 1 < end and g.tags[k + 1] == "ADV" else None)
            if verb is not None and verb.form == "finite":
                return k
    return end


def _cue_range(page: Page, group: VerbGroup, match: Match) -> tuple[int, int]:
    """A cue as annotators mark it: auxiliaries, adverbs and fixed words, but no *that* or *to* of the content."""
    g = page.g
    start, end = group.start, max(match.end, group.end)
    if opens_content(page, match):
        end -= 1
    first = g.sentence_range(start)[0]
    while start > first and g.tags[start - 1] == "ADV" and g.lower[start - 1] not in ("not", "so", "then"):
        start -= 1
    return start, end
