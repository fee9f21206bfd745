"""What hangs on a noun phrase, and what a noun phrase hangs on."""

from __future__ import annotations

from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import ATTACHING, CLOSING, OPENING, TIMES

_BETWEEN = frozenset(
    {"close", "familiar", "briefed", "loyal", "opposed", "sympathetic", "critical", "supportive", "such"}
)
"""What may stand between a noun and what hangs on it: *aides* close *to the minister*, *unions* such *as hers*."""
_CLAUSE_FRONTS = frozenset({",", ";", ":", "—", "–", "--", "but", "and", "that"}) | frozenset(
    "while as when because although though if once where whether".split()
)


def full_range(t: ChunkedText, phrase: NounPhrase, prepositions: frozenset[str]) -> tuple[int, int]:
    """The range of a noun phrase with the prepositional phrases attached to its head."""
    _, end = t.sentence_range(phrase.start)
    stop = phrase.end
    while stop + 1 < end and t.lower[stop] in prepositions:
        following = t.np_at(stop + 1)
        if following is None or following.start != stop + 1:
            break
        stop = following.end
        while stop + 1 < end and t.lower[stop] == "and" and prepositions:
            more = t.np_at(stop + 1)
            if more is None or t.tags[more.head] != t.tags[following.head]:
                break
            if t.vg_at(more.end) is not None and not _share(t, phrase, more):
                break
            stop = more.end
    return phrase.start, stop


def _share(t: ChunkedText, phrase: NounPhrase, name: NounPhrase) -> bool:
    """Whether names in front of a verb modify a plural together: *the leaders of Peru and Chile met*."""
    plural = t.tags[phrase.head] == "NOUN" and t.lower[phrase.head].endswith("s")
    first, _ = t.sentence_range(phrase.start)
    return plural and t.tags[name.head] == "PROPN" and at_front(t, phrase, first)


def top_phrase(t: ChunkedText, phrase: NounPhrase, first: int) -> NounPhrase:
    """The noun phrase that a prepositional phrase hangs on: *head* of *the head of the agency*."""
    current = phrase
    while (i := current.start - 1) > first:
        if t.tags[i] == "ADP" and t.lower[i] in ATTACHING:
            paired = t.lower[i - 1] in _BETWEEN or (t.lower[i] == "with" and t.lower[i - 1] in ("along", "together"))
            governor = t.np_at(i - 2 if paired else i - 1)
        elif t.lower[i] == "and" and t.tags[current.head] == "PROPN":
            governor = _shared(t, i, first)  # "ministers from Spain and Portugal"
        else:
            break
        if governor is None or t.lower[governor.head] in TIMES:
            break
        current = governor
    return current


def _shared(t: ChunkedText, conjunction: int, first: int) -> NounPhrase | None:
    """The common noun that coordinated names behind a preposition modify together."""
    earlier = t.np_at(conjunction - 1)
    if earlier is None or t.tags[earlier.head] != "PROPN" or earlier.start - 2 < first:
        return None
    if t.lower[earlier.start - 1] not in ("from", "of", "in"):
        return None
    governor = t.np_at(earlier.start - 2)
    return governor if governor is not None and t.lower[governor.head].endswith("s") else None


def at_front(t: ChunkedText, phrase: NounPhrase, first: int) -> bool:
    """Whether a noun phrase begins a clause, so that it hangs on nothing."""
    i = phrase.start - 1
    return i < first or t.words[i] in CLOSING | OPENING or t.lower[i] in _CLAUSE_FRONTS
