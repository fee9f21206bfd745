"""Verbs that report: *said that*, *…, she added*, *accused X of*, *was told to*, *…, citing*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.attributions.content import QUOTED_ONLY, content_of, is_manner, with_style
from newsparse.english.attributions.draft import Draft, Range
from newsparse.english.attributions.ends import taken_up, verb_after
from newsparse.english.attributions.page import DASHES, Page
from newsparse.english.attributions.report import Report
from newsparse.english.attributions.sources import (
    can_speak,
    relative_subject,
    source_range,
    sources_of,
    subject_range,
)
from newsparse.english.grammar import (
    AFTER_QUOTATION,
    INVERTING,
    TIMES,
    Grammar,
    NounPhrase,
    VerbGroup,
    quotation_before,
)
from newsparse.english.grammar.vocabulary import CLOSING
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Cue, Match, match_verb
from newsparse.model import ClaimKind, EntityType, Span

REACH = 120
"""Tokens on either side of a verb within which its source and content are sought; longer sentences are no prose."""
SILENT_KINDS = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD, ClaimKind.APOLOGIZE})
"""Kinds of claims that need no content."""
HUMAN = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.CONFIRM,
        ClaimKind.DENY, ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.PRAISE, ClaimKind.WARN,
        ClaimKind.CALL_FOR, ClaimKind.PROMISE, ClaimKind.REJECT, ClaimKind.WITHHOLD,
    }
)  # fmt: skip
"""Speech acts that only somebody can do, so that whatever does them is somebody."""
STRONG = words("always_speech")
_CLOSING_SPEECH = CLOSING | {"“"}
_NOBODY = words("no_speaker")
_ASPECT = words("governs_cue")
_EAGER = words("eager")
_WISHES = frozenset(
    {ClaimKind.CALL_FOR, ClaimKind.PROMISE, ClaimKind.BELIEVE, ClaimKind.REVEAL, ClaimKind.ACCEPT, ClaimKind.WITHHOLD}
)
"""Kinds of verbs that need no speech: was quick *to see*, *to offer*."""
_UNSAID = words("before_unsaid_gerund")
_QUOTING = words("quoting")
_STATEMENTS = words("statement_text")
_NO_PART_OF_CUE = words("no_part_of_cue")
_COMMA = frozenset({","})
_PARTING = DASHES | _COMMA
_JUDGES_WHAT_WAS_SAID = frozenset({"content", "judged", "target"})
_FURTHEST_QUOTED = 14
"""Tokens between *quoted* and *as saying*."""


def verb_drafts(page: Page, first: int, end: int) -> Iterator[Draft]:
    """The attributions that a verb of the sentence ``first`` to ``end`` makes."""
    g = page.g
    covered = first
    for group in g.groups_in(first, end):
        matches = match_verb(g, group) or _manner(page, group, first)
        if not matches or _quotes_another(page, group, end) or group.head < covered:
            continue
        if group.negated:  # "has not commented": rather the cue that is one only when negated
            matches = tuple(sorted(matches, key=lambda m: m.cue.negated is not m.cue.kind))
        start, stop = page.within_quotation(group.head, first, end)
        reach = (max(start, group.head - REACH), min(stop, group.head + REACH))
        for match in matches:
            draft = _draft(page, group, match, reach)
            if draft is not None:
                covered = match.end
                yield draft
                break


def _draft(page: Page, group: VerbGroup, match: Match, reach: Range) -> Draft | None:
    group = _voiced(page, group, match)
    if not _is_cue(page, group, match) or not _may_speak(page, group, match):
        return None
    sources, words = _sources(page, group), _cue_range(page, group, match)
    report = Report(page, group, match, sources, words, reach[0], _clause_limit(page, group, reach[1]))
    content = _with_taken_up(report, content_of(report))
    if not content and not _is_silence(report):
        return None
    return with_style(page, Draft(sources, _with_preposition(report, content), content))


# -- whether the verb is a cue


def _manner(page: Page, group: VerbGroup, first: int) -> tuple[Match, ...]:
    """The match of a verb that no lexicon of cues has, where its place says that it reports: *"…," Ms Roe sighed*."""
    g = page.g
    if group.form != "finite" or group.passive or group.negated:
        return ()
    if group.lemma not in AFTER_QUOTATION:
        if group.lemma not in INVERTING and _CLOSING_SPEECH.isdisjoint(g.words[first : group.start]):
            return ()
        if g.inverted(group) is None and not _follows_speech(page, group):
            return ()
    return (Match(Cue((group.lemma,), ClaimKind.STATE, "verb", "none", QUOTED_ONLY), group.start, group.end),)


def _follows_speech(page: Page, group: VerbGroup) -> bool:
    """Whether a verb without an object has its subject right after a whole quotation: *"…," the mayor harrumphed*."""
    g = page.g
    subject = g.subject(group)
    if subject is None or group.start != group.head or group.lemma == "be" or not can_speak(page, subject):
        return False
    start, stop = subject_range(page, subject, group.start)
    adverbs = all(g.tags[k] == "ADV" for k in range(stop, group.start))
    bare = page.phrase_from(group.end) is None or page.begins_time(group.end)
    return stop <= group.start and adverbs and bare and quotation_before(g, start, g.sentence_range(group.head)[0])


def _quotes_another(page: Page, group: VerbGroup, end: int) -> bool:
    """Whether a verb only says that somebody else was heard: *was quoted by Y as saying*, *Y quoted X as saying*."""
    g = page.g
    if group.lemma not in _QUOTING:
        return False
    last = min(group.end + _FURTHEST_QUOTED, end - 1)
    i = next((k for k in range(group.end, last) if g.lower[k] == "as"), None)
    saying = g.vg_at(i + 1) if i is not None else None
    return saying is not None and saying.form == "gerund" and bool(match_verb(g, saying))


def _voiced(page: Page, group: VerbGroup, match: Match) -> VerbGroup:
    """A verb in the voice that it has as a cue.

    *Was convinced* is by nobody; a past form with an agent is a participle: *condemned by the union and backed by X*.
    """
    g = page.g
    if group.passive and (match.cue.pos == "adjective" or match.cue.words[0] == "be"):
        group = attrs.evolve(group, passive=False)
    if group.form != "finite" or group.passive or group.start != group.head or not group.past or match.end > group.end:
        return group
    agent = page.phrase_from(group.end + 1) if g.lower[group.end : group.end + 1] == ["by"] else None
    if agent is None or not can_speak(page, agent) or g.lower[agent.head] in TIMES:
        return group
    return attrs.evolve(group, form="participle")


def _is_cue(page: Page, group: VerbGroup, match: Match) -> bool:
    """Whether the verb is used as a cue here: not a noun's modifier, not an infinitive inside another content."""
    g = page.g
    if match.cue.negated is match.cue.kind and not group.negated:
        return False  # "did not respond to a request": without *not* it says nothing
    if group.form == "finite":  # "officials briefed on the raid denied it"
        return not g.is_reduced(group) or g.lower[group.end : group.end + 1] == ["by"]
    before = group.start - 1
    if group.form == "infinitive":
        governor = g.vg_at(before)
        eager = g.lower[before] in _EAGER or g.lower[before - 1 : before + 1] == ["far", "as"]
        if governor is None and eager and match.cue.kind not in _WISHES:
            return True  # "was quick to point out that"
        if governor is None or governor.lemma not in _ASPECT:
            return match.cue.kind is ClaimKind.NO_COMMENT and len(match.cue.words) > 1
        return not match_verb(g, governor)
    return group.form != "gerund" or before < 0 or g.lower[before] not in _UNSAID


def _may_speak(page: Page, group: VerbGroup, match: Match) -> bool:
    """Whether the subject is somebody, as far as mentions and the verb tell."""
    g, cue = page.g, match.cue
    subject = None if group.passive or group.form == "participle" else g.subject(group)
    if subject is None or can_speak(page, subject) or is_manner(cue):
        return True
    if g.lower[subject.head] in _NOBODY:
        return False
    reveals = cue.kind is ClaimKind.REVEAL and g.lower[match.end : match.end + 1] == ["that"]
    return group.lemma in STRONG or cue.kind in HUMAN or reveals


def _is_silence(report: Report) -> bool:
    """Whether a cue says that somebody did not speak, or says enough without content: *declined to comment*."""
    group, cue = report.group, report.cue
    if group.passive or group.form == "participle" or cue.object == "content":
        return False
    return cue.kind in SILENT_KINDS or (group.negated and cue.negated is ClaimKind.NO_COMMENT)


def _with_taken_up(report: Report, content: list[Span]) -> list[Span]:
    """The content, or the noun in front that takes up what was said: *a charge he denies*, *a charge he called* low.

    A verb that judges nothing, or has content already, takes no such noun.
    """
    cue, group, g = report.cue, report.group, report.g
    if content or cue.object not in _JUDGES_WHAT_WAS_SAID or group.form != "finite" or group.passive:
        return content
    nouns = [g.span(said.start, said.end) for said in taken_up(report.page, group)]
    judgement = report.clause(report.words[1]) if nouns and cue.object == "judged" else None
    return [*nouns, *([judgement] if judgement is not None else [])]


# -- who, and among which words


def _sources(page: Page, group: VerbGroup) -> list[Range]:
    """The sources of a verb; of a gerund, maybe whom another one quotes, or who made the statement that says it."""
    if group.form == "gerund" and group.start:
        quoted = _quoted_person(page, group)
        if quoted is not None:
            return [source_range(page, quoted)]
        earlier = _issuing_verb(page, group) or _verb_beyond_a_place(page, group)
        if earlier is not None:
            return sources_of(page, earlier)
    return sources_of(page, group)


def _verb_beyond_a_place(page: Page, group: VerbGroup) -> VerbGroup | None:
    """The finite verb before a place or thing, whose subject speaks: *X* came *into office* vowing."""
    g = page.g
    place = g.subject(group)
    if place is None or not place.start or (can_speak(page, place) and not _is_place(page, place)):
        return None
    if place.end > group.start or g.lower[place.start - 1] not in words("place_preposition"):
        return None
    first, _ = g.sentence_range(group.head)
    return next((verb for verb in g.groups_before(group, first) if verb.form == "finite"), None)


def _is_place(page: Page, phrase: NounPhrase) -> bool:
    mention = page.mention_at.get(page.tokens.starts[phrase.head])
    return mention is not None and mention.type is EntityType.PLACE


def _quoted_person(page: Page, group: VerbGroup) -> NounPhrase | None:
    """Whom another verb quotes: *X* in *Y quoted X as saying*, *X was quoted by Y as saying*."""
    quoting = _quoting_verb(page, group)
    if quoting is None:
        return None
    return page.g.subject(quoting) if quoting.passive else page.g.object(quoting)


def _quoting_verb(page: Page, group: VerbGroup) -> VerbGroup | None:
    """The verb of *quoted X as saying*."""
    g = page.g
    if g.lower[group.start - 1] != "as":
        return None
    before = range(group.start - 2, max(group.start - _FURTHEST_QUOTED, 0), -1)
    quoting = next((verb for k in before if (verb := g.vg_at(k)) is not None), None)
    return quoting if quoting is not None and quoting.lemma in _QUOTING else None


def _issuing_verb(page: Page, group: VerbGroup) -> VerbGroup | None:
    """The verb of *X issued a statement on Monday saying*, *X sent a letter to Y asking*."""
    g = page.g
    text = g.np_at(group.start - 1)
    while text is not None and g.lemmas[text.head] not in _STATEMENTS:
        text = _before_addition(g, text)
    issuing = g.vg_at(text.start - 1) if text is not None and text.start else None
    if issuing is None or text is None or issuing.passive:
        return None
    spoken = issuing.lemma == "read" and g.lemmas[text.head] == "statement"  # nobody who *read a letter* wrote it
    return issuing if spoken or issuing.lemma in words("issues_statement") else None


def _before_addition(g: Grammar, phrase: NounPhrase) -> NounPhrase | None:
    """The phrase before one that says when something was issued, to whom or where."""
    first, _ = g.sentence_range(phrase.head)
    i = phrase.start - 1
    if i <= first:
        return None
    if g.lower[i] in words("after_statement") or g.lower[i] == "and":
        return g.np_at(i - 1)
    return g.np_at(i) or g.np_at(i - 1) if g.lower[phrase.head] in TIMES else None


def _clause_limit(page: Page, group: VerbGroup, end: int) -> int:
    """Where a relative clause ends that the cue is the verb of: *X, who opposed the ban, resigned*."""
    g = page.g
    if group.form == "participle" and g.lower[group.start - 1] in words("before_participle"):
        return next(page.unquoted_at(_COMMA, group.end, end), end)  # "when asked whether it rained,"
    if relative_subject(page, group) is None and not _has_whose(page, group):
        return end
    for k in page.unquoted_at(_PARTING, group.end, end):
        verb = verb_after(page, k, end)
        if verb is not None and verb.form == "finite":
            return k
    return end


def _has_whose(page: Page, group: VerbGroup) -> bool:
    """Whether the subject is somebody's: *X, whose party opposed the ban, resigned*."""
    near = page.g.lower[max(0, group.start - 9) : group.start]
    return "whose" in near and "," not in near[len(near) - near[::-1].index("whose") :]


def _with_preposition(report: Report, content: list[Span]) -> Range:
    """The cue with the preposition that stands between it and the content: *warned* of."""
    start, end = report.words
    starts = report.page.tokens.starts
    preposition = end + 1 < report.end and report.g.tags[end] in ("ADP", "SCONJ") and report.g.lower[end] != "that"
    joins = preposition and starts[end + 1] in {span.start for span in content}
    return start, end + joins


def _is_own_adverb(g: Grammar, i: int) -> bool:
    """Whether an adverb belongs to the verb after it: *he* also *said*; not *what they counted* twice *was read*."""
    return g.tags[i] == "ADV" and g.lower[i] not in _NO_PART_OF_CUE and g.tags[i - 1] not in ("VERB", "ADJ")


def _cue_range(page: Page, group: VerbGroup, match: Match) -> Range:
    """A cue as annotators mark it: auxiliaries, adverbs, fixed words, *seemed to* ask, *was quoted as* saying."""
    g = page.g
    start, end = group.start, max(match.end, group.end) - _opens_content(page, match)
    first = g.sentence_range(start)[0]
    governor = g.vg_at(start - 1) if group.form == "infinitive" and start > first else None
    quoting = _quoting_verb(page, group) if group.form == "gerund" and start - 1 > first else None
    if quoting is not None and quoting.end == group.start - 1:
        governor = quoting
    start = governor.start if governor is not None else start
    while start > first and _is_own_adverb(g, start - 1):
        start -= 1
    return start, end


def _opens_content(page: Page, match: Match) -> bool:
    """Whether the last word of a phrase is the *that* or *to* that the content begins with: *agreed to pay*."""
    fixed = match.cue.words
    if len(fixed) == 1:
        return False
    return fixed[-1] == "that" or (fixed[-1] == "to" and page.g.tags[match.end - 1] == "PART")
