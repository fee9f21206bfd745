"""The normal form of an issue: what is left of its wording when reversers and transparent words are taken off.

"Calls for an end to sanctions" is an issue named *sanctions*, seen from the other side: the sign is -1. What remains is
kept in its own words; the ``ref`` folds case, number and determiners, so that two articles can speak of the same issue.
"""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, split
from newsparse.english.predicates.stances import match, predicates, words
from newsparse.model import Polarity

ATTACHED = words("""
    of on in for to into between against from over towards toward about with at across within
    """)
"""Prepositions that may belong to the wording of an issue."""

_PARTICLES = words("""
    down up out off back away over through forward on
    """)
_STOPS = words("""
    if unless because while although though since when after before until whether whereas as so than
    """)
_PUNCTUATION = frozenset(
    [",", ";", ":", ".", "!", "?", "(", ")", "[", "]", "“", "”", '"', "«", "»", "—", "–", "--", "''"]
)
_POSSESSIVES = words("""
    my our your his her its their whose
    """)
_MARKS = frozenset({"'s", "’s", "'", "’"})
_MAXIMUM = 14


@attrs.frozen
class Issue:
    """An issue in its normal form, as tokens: ``[start, end)`` its wording, ``sign`` -1 where a reverser was taken off.

    ``phrase`` is the noun phrase it consists of, if it is one; ``owner`` the token of the possessor's head in "X's
    plan", or None; ``stop`` where the whole wording, reversers included, ends.
    """

    start: int
    end: int
    sign: int
    stop: int
    phrase: NounPhrase | None = None
    owner: int | None = None


@cache
def _words(sort: str, pos: str) -> dict[str, frozenset[str]]:
    """Reversing or transparent words of a part of speech, with the prepositions that may follow them."""
    found: dict[str, set[str]] = {}
    for row in rows("reversers"):
        if row["sort"] == sort and row["pos"] == pos:
            for word in split(row["words"]):
                found.setdefault(word, set()).update(row["prepositions"].split())
    return {word: frozenset(prepositions) for word, prepositions in found.items()}


@cache
def _verb_phrases(sort: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of a sort by their first word, the longest phrase first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for word in _words(sort, "verb"):
        parts = tuple(word.split("_"))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(entries, key=len, reverse=True)) for first, entries in found.items()}


def issue_at(g: Grammar, token: int, *, stops: frozenset[str] = frozenset()) -> Issue | None:
    """The issue whose wording begins at a token: a noun phrase, an infinitive, a gerund, or a clause with *that*.

    ``stops`` are prepositions that do not belong to the issue here, such as *for* behind *criticised*. Returns None
    where no issue begins.
    """
    return _issue(g, token, stops, 0)


def phrase_issue(g: Grammar, phrase: NounPhrase, *, stops: frozenset[str] = frozenset()) -> Issue | None:
    """The issue that a noun phrase names."""
    return _phrase(g, phrase, stops, 0)


def _issue(g: Grammar, i: int, stops: frozenset[str], depth: int) -> Issue | None:
    if depth > 4 or not 0 <= i < len(g.lower):
        return None
    _, end = g.sentence_range(i)
    while i < end and (g.words[i] in '“"‘«' or (g.tags[i] == "ADV" and g.vg_at(i) is None and g.np_at(i) is None)):
        i += 1
    if i >= end:
        return None
    group = g.vg_at(i)
    if group is not None and group.start <= i and (i == group.start or i <= group.head):
        return _clause(g, group, stops, depth)
    if g.lower[i] in ("not", "never") and i + 1 < end:
        inner = _issue(g, i + 1, stops, depth + 1)
        return attrs.evolve(inner, sign=-inner.sign) if inner is not None else None
    if g.lower[i] == "that" and g.tags[i] in ("SCONJ", "PRON"):
        return _that_clause(g, i + 1, end, stops, depth)
    phrase = g.np_at(i)
    if phrase is None or phrase.start > i:
        return None
    following = g.vg_at(phrase.end)
    if (
        following is not None
        and depth == 0
        and g.tags[i - 1] != "ADP"
        and following.form == "finite"
        and not following.passive
        and following.head > phrase.head
        and g.lower[following.head] not in ("provided", "providing")
    ):
        return _that_clause(g, i, end, stops, depth)
    return _phrase(g, phrase, stops, depth)


def _that_clause(g: Grammar, i: int, end: int, stops: frozenset[str], depth: int) -> Issue | None:
    """What somebody demands: "(that) the university lift the curfew" is about lifting the curfew."""
    for group in g.groups_in(i, min(end, i + 12)):
        if group.form in ("finite", "infinitive"):
            if group.passive:
                subject = g.subject(group)
                sign = _passive_turn(g, group)
                if sign == 0:
                    return None
                found = _phrase(g, subject, stops, depth + 1) if subject is not None and subject.start >= i else None
                return (
                    attrs.evolve(found, sign=found.sign * sign * (-1 if group.negated else 1))
                    if found is not None
                    else None
                )
            return _clause(g, group, stops, depth + 1)
    return _bare_subjunctive(g, i, end, stops, depth)


def _passive_turn(g: Grammar, group: VerbGroup) -> int:
    """What a passive does to its subject: -1 ends it, +1 keeps or brings it, 0 says neither."""
    if _verb(g, group, "reverser") is not None:
        return -1
    return 1 if _verb(g, group, "transparent") is not None else 0


def _bare_subjunctive(g: Grammar, i: int, end: int, stops: frozenset[str], depth: int) -> Issue | None:
    """A base form that was taken for a noun: "that the university lift the curfew"."""
    phrase = g.np_at(i)
    if phrase is None or phrase.head == phrase.start or g.np_at(phrase.end) is None or phrase.end >= end:
        return None
    for sort, turn in (("reverser", -1), ("transparent", 1)):
        if (g.lower[phrase.head],) in _verb_phrases(sort).get(g.lower[phrase.head], ()):
            found = _object_issue(g, phrase.end, stops, depth)
            return attrs.evolve(found, sign=found.sign * turn) if found is not None else None
    if (
        g.tags[phrase.end] in ("DET", "PRON")
        and g.lower[phrase.head] == g.lemmas[phrase.head]
        and phrase.head - phrase.start > 1
    ):
        stop = _clause_end(g, phrase.end)
        return Issue(phrase.head, stop, 1, stop)
    return None


def _verb(g: Grammar, group: VerbGroup, sort: str) -> int | None:
    """The token behind a verb of a sort and its particles, or None if it is none."""
    for parts in _verb_phrases(sort).get(group.lemma, ()):
        if all(g.lower[group.head + k : group.head + k + 1] == [part] for k, part in enumerate(parts[1:], 1)):
            return max(group.end, group.head + len(parts))
    return None


def _clause(g: Grammar, group: VerbGroup, stops: frozenset[str], depth: int) -> Issue | None:
    sign = -1 if group.negated else 1
    for sort, turn in (("reverser", -1), ("transparent", 1)):
        behind = _verb(g, group, sort)
        if behind is None:
            continue
        if behind < len(g.lower) and g.lower[behind] in _PARTICLES:
            behind += 1
        inner = _object_issue(g, behind, stops, depth)
        if inner is not None:
            return attrs.evolve(inner, sign=inner.sign * sign * turn)
        if turn < 0:
            return None
    shown = match(g, group.head, predicates("verb").get(group.lemma, ()))
    if shown is not None and shown[0].polarity is not Polarity.NEUTRAL and "after" in shown[0].target:
        # "plan to vote against the bill" is about the bill
        inner = _object_issue(g, shown[1] if len(shown[0].words) > 1 else group.end, stops, depth)
        if inner is not None:
            return attrs.evolve(inner, sign=inner.sign * sign * int(shown[0].polarity))
    if group.passive:
        return None
    start = group.head
    end = _clause_end(g, group.end)
    stop = end
    phrase = g.np_at(group.end)
    whole = phrase is not None and phrase.start == group.end
    return Issue(start, end, sign, stop, None, _owner(g, phrase) if whole and phrase is not None else None)


def _object_issue(g: Grammar, i: int, stops: frozenset[str], depth: int) -> Issue | None:
    phrase = g.np_at(i)
    if phrase is not None and phrase.start == i:
        found = _phrase(g, phrase, stops, depth + 1)
        if found is not None:
            behind = g.vg_at(found.stop)
            bare = behind is not None and (behind.form == "infinitive" or g.lower[behind.head] == behind.lemma)
            if behind is not None and bare and behind.start == found.stop and not behind.passive and depth < 3:
                return _clause(g, behind, stops, depth + 1)  # "see the House give way", "want X to stop"
            if (
                behind is not None
                and behind.start == found.stop
                and behind.form in ("infinitive", "participle")
                and behind.passive
            ):
                return attrs.evolve(found, sign=-found.sign) if _verb(g, behind, "reverser") is not None else found
        return found
    group = g.vg_at(i)
    return _clause(g, group, stops, depth + 1) if group is not None and group.start == i and depth < 4 else None


def _clause_end(g: Grammar, i: int) -> int:
    """Where the wording of a verb phrase ends: before the next mark, conjunction of a clause, or time."""
    _, end = g.sentence_range(i - 1)
    end = min(end, i + _MAXIMUM)
    while i < end:
        if g.lower[i] == "," and g.tags[i - 1] == "ADJ" and g.tags[i + 1 : i + 2] == ("ADJ",):
            i += 1  # "ease painful, automatic cuts"
            continue
        if (
            g.lower[i] in _PUNCTUATION
            or g.words[i] in "”«»"
            or (g.lower[i] in _STOPS and g.tags[i] in ("SCONJ", "ADP"))
        ):
            break
        phrase = g.np_at(i)
        if phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES:
            break
        if g.lower[i] in ("but", "and") and (_verb_starts(g, i + 1) or _clause_starts(g, i + 1)):
            break
        if g.lower[i] in ("which", "who"):
            break
        i += 1
    while g.tags[i - 1] in ("ADP", "CCONJ", "ADV") and i - 1 > 0 and g.lower[i - 1] not in _PARTICLES:
        i -= 1
    return i


def _verb_starts(g: Grammar, i: int) -> bool:
    group = g.vg_at(i)
    return group is not None and group.start == i


def _clause_starts(g: Grammar, i: int) -> bool:
    phrase = g.np_at(i)
    return phrase is not None and phrase.start == i and _verb_starts(g, phrase.end)


def _phrase(g: Grammar, phrase: NounPhrase, stops: frozenset[str], depth: int) -> Issue | None:
    lemma = g.lemmas[phrase.head]
    _, end = g.sentence_range(phrase.head)
    sign = -1 if g.lower[phrase.start] == "no" else 1
    behind = phrase.end
    word = g.lower[behind] if behind < end else ""
    for sort, turn in (("reverser", -1), ("transparent", 1)):
        prepositions = _words(sort, "noun").get(lemma)
        if prepositions is None or (lemma in _OWNED and _owner(g, phrase) is not None):
            continue
        if turn > 0 and lemma in _DEMANDS and word == "that":  # "demands that she resign"
            inner = _that_clause(g, behind + 1, end, stops, depth + 1)
            if inner is not None:
                return attrs.evolve(inner, sign=inner.sign * sign)
        position = behind
        if turn > 0 and word in ("by", "from"):  # "a call by X to scrap Y"
            agent = g.np_at(behind + 1)
            if agent is not None:
                position = agent.end
                word = g.lower[position] if position < end else ""
        if word in prepositions:
            group = g.vg_at(position)
            inner = _clause(g, group, stops, depth + 1) if group is not None and group.form == "infinitive" else None
            inner = inner or _issue(g, position + 1, stops, depth + 1)
            if inner is not None:
                return attrs.evolve(inner, sign=inner.sign * sign * turn)
        if turn < 0 and lemma in _COMPOUND and phrase.head > phrase.start:
            start = _content_start(g, phrase)
            if start < phrase.head and g.tags[phrase.head - 1] in ("NOUN", "PROPN"):
                whole = NounPhrase(start, phrase.head, phrase.head - 1)
                return Issue(start, phrase.head, -sign, _attached_end(g, phrase, stops), whole, _owner(g, phrase))
    start = _content_start(g, phrase)
    stop = _attached_end(g, phrase, stops)
    return Issue(start, stop, sign, stop, phrase, _owner(g, phrase))


_DEMANDS = frozenset({"call", "demand", "request", "proposal", "plea", "appeal", "idea"})
_OWNED = frozenset(
    {"bid", "plan", "proposal", "decision", "move", "effort", "attempt", "pledge", "promise", "vote", "policy"}
)
"""Nouns that are transparent unless they are somebody's: "Somalia's bid to join" is its bid."""
_COMPOUND = frozenset({"ban", "moratorium", "boycott", "closure", "abolition", "cancellation", "prohibition"})


def _content_start(g: Grammar, phrase: NounPhrase) -> int:
    """Where a phrase begins without determiner, possessor and quotation marks."""
    i = phrase.start
    for k in range(phrase.start, phrase.head):
        if g.lower[k] in _MARKS and k > phrase.start:
            i = k + 1
    while i < phrase.head and (g.tags[i] == "DET" or g.lower[i] in _POSSESSIVES or g.words[i] in '“"‘'):
        i += 1
    return i


def _owner(g: Grammar, phrase: NounPhrase) -> int | None:
    """The token of a phrase's possessor: *Macron* of "Macron's plan", *his* of "his plan"."""
    for k in range(phrase.head - 1, phrase.start - 1, -1):
        if g.lower[k] in _MARKS and g.tags[k] == "PART" and k > phrase.start:
            return k - 1
    return phrase.start if g.lower[phrase.start] in _POSSESSIVES and phrase.start < phrase.head else None


def _attached_end(g: Grammar, phrase: NounPhrase, stops: frozenset[str]) -> int:
    """The end of a noun phrase with the prepositional phrases that belong to it."""
    _, end = g.sentence_range(phrase.head)
    i = phrase.end
    if (
        i < end
        and g.tags[i] == "VERB"
        and g.lower[i].endswith("ing")
        and g.tags[phrase.head] == "NOUN"
        and g.np_at(i + 1) is None
    ):
        i += 1  # "gas drilling"
    for _ in range(3):
        if i + 1 >= end or g.lower[i] not in ATTACHED or g.lower[i] in stops or g.tags[i] == "PART":
            break
        following = g.np_at(i + 1)
        if (
            following is None
            or following.start != i + 1
            or not TIMES.isdisjoint((*g.lower[i + 1 : following.end], g.lemmas[following.head]))
            or g.tags[following.head] == "NUM"
        ):
            break
        if _verb_starts(g, following.end) and g.vg_at(following.end).form == "finite" and g.lower[i] != "of":  # type: ignore[union-attr]
            break
        i = following.end
    return i


def wording(g: Grammar, issue: Issue) -> str:
    """The issue in the words of the text."""
    return g.said(issue.start, issue.end) if issue.end > issue.start else ""


def normal_form(g: Grammar, issue: Issue) -> str:
    """The name under which an issue is known: lower case, lemmas of nouns, no determiners, marks or possessors.

    A phrase keeps its *of*, *on* and *for*; *in*, *at* and the like only say where.
    """
    end = issue.end
    if issue.phrase is not None:
        i = issue.phrase.end
        while i < issue.end and g.lower[i] in ("of", "on", "for", "against"):
            following = g.np_at(i + 1)
            if following is None:
                break
            i = following.end
        end = min(i, issue.end) if i > issue.start else issue.end
    named = end - issue.start == 1 and g.lower[issue.start].endswith("ing")  # "smoking"
    words = []
    for i in range(issue.start, end):
        low = g.lower[i]
        if g.tags[i] == "DET" or g.tags[i] == "PUNCT" or low in _MARKS or low in _POSSESSIVES:
            continue
        words.append(
            g.lemmas[i].lower()
            if g.tags[i] == "NOUN" or (i == issue.start and issue.phrase is None and not named)
            else low
        )
    return " ".join(words)


def demand(g: Grammar, group: VerbGroup, *, needed: bool = False) -> Issue | None:
    """What a clause with *must*, *should* or *needs to* demands; of a passive, its subject is the issue."""
    if needed:
        inner = g.vg_at(group.end)
        if inner is None:
            return None
        found = _clause(g, inner, frozenset(), 1)
        return attrs.evolve(found, sign=-found.sign) if found is not None and group.negated else found
    if group.passive:
        subject = g.subject(group)
        found = _phrase(g, subject, frozenset(), 1) if subject is not None else None
        if found is None:
            return None
        turn = _passive_turn(g, group) * (-1 if group.negated else 1)
        return attrs.evolve(found, sign=found.sign * turn) if turn else None
    return _clause(g, group, frozenset(), 1)
