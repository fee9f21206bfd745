"""What hangs on a noun phrase, relative clauses too, and what a noun phrase hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import ATTACHING, CLOSING, DASHES, MARKS, PARTY_TAG, RELATIVE, TIMES
from newsparse.english.lexicon import words

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar

_OF = frozenset({"of"})
_PAUSES = frozenset({",", ";", ":", "—", "–", "--"})
_BEFORE_RELATIVE = frozenset({",", "("})
_CLAUSE_OPENERS = words("opens_clause")
_BETWEEN = words("between_noun_and_phrase")
_PAIRS = (["along", "with"], ["together", "with"])


def full_range(g: Grammar, phrase: NounPhrase, prepositions: frozenset[str] = _OF) -> tuple[int, int]:
    """The range of a noun phrase with the prepositional phrases attached to its head."""
    stop = phrase.end
    if stop >= len(g.lower) or g.lower[stop] not in prepositions:
        return phrase.start, stop
    _, end = g.sentence_range(phrase.start)
    while stop + 1 < end and g.lower[stop] in prepositions:
        following = g.np_at(stop + 1)
        if following is None or following.start != stop + 1:
            break
        stop = following.end
        while stop + 1 < end and g.lower[stop] == "and":
            more = g.np_at(stop + 1)
            if more is None or g.tags[more.head] != g.tags[following.head]:
                break
            if g.vg_at(more.end) is not None and not _share(g, phrase, more):
                break
            stop = more.end
    return phrase.start, stop


def _share(g: Grammar, phrase: NounPhrase, name: NounPhrase) -> bool:
    """Whether names in front of a verb modify a plural together: *the leaders of Peru and Chile met*."""
    plural = g.tags[phrase.head] == "NOUN" and g.lower[phrase.head].endswith("s")
    first, _ = g.sentence_range(phrase.start)
    return plural and g.tags[name.head] == "PROPN" and at_front(g, phrase, first)


def top_phrase(g: Grammar, phrase: NounPhrase, first: int) -> NounPhrase:
    """The noun phrase that a prepositional phrase hangs on: *head* of *the head of the agency*."""
    current = phrase
    while (i := current.start - 1) > first:
        if g.tags[i] == "ADP" and g.lower[i] in ATTACHING:
            paired = g.lower[i - 1] in _BETWEEN or g.lower[i - 1 : i + 1] in _PAIRS
            governor = g.np_at(i - 2 if paired else i - 1)
        elif g.lower[i] == "and" and g.tags[current.head] == "PROPN":
            governor = _shared(g, i, first)  # "ministers from Spain and Portugal"
        else:
            break
        if governor is None or g.lower[governor.head] in TIMES:
            break
        current = governor
    return current


def _shared(g: Grammar, conjunction: int, first: int) -> NounPhrase | None:
    """The common noun that coordinated names after a preposition modify together."""
    earlier = g.np_at(conjunction - 1)
    if earlier is None or g.tags[earlier.head] != "PROPN" or earlier.start - 2 < first:
        return None
    if g.lower[earlier.start - 1] not in words("shared_preposition"):
        return None
    governor = g.np_at(earlier.start - 2)
    return governor if governor is not None and g.lower[governor.head].endswith("s") else None


def at_front(g: Grammar, phrase: NounPhrase, first: int) -> bool:
    """Whether a noun phrase begins a clause, so that it hangs on nothing."""
    i = phrase.start - 1
    return i < first or g.words[i] in MARKS or g.lower[i] in _PAUSES or g.lower[i] in _CLAUSE_OPENERS


# -- relative clauses: whom one is about, and those that begin without a pronoun


def antecedent(g: Grammar, relative: int, first: int) -> NounPhrase | None:
    """The noun phrase that a relative pronoun stands for: *members* of *the members of Congress who*."""
    phrase = _phrase_before(g, relative, first)
    if phrase is None or g.lower[relative] != "who":
        return phrase
    if g.tags[phrase.head] == "PROPN" and phrase.start - 2 >= first and g.lower[phrase.start - 1] == "of":
        governor = g.np_at(phrase.start - 2)
        if governor is not None and g.lower[governor.head].endswith("s") and g.tags[governor.head] == "NOUN":
            return governor  # "members of Congress who"
    return top_phrase(g, phrase, first) if g.lower[relative - 1] == "," else phrase


def _phrase_before(g: Grammar, relative: int, first: int) -> NounPhrase | None:
    """The noun phrase before a relative pronoun, past a mark, a party and a preposition."""
    i = relative - 1
    if i > first and (g.words[i] in _BEFORE_RELATIVE or g.words[i] in DASHES):
        i = _before_party(g, i - 1, first)
    if i >= first and g.tags[i] == "ADP":
        i -= 1
    phrase = g.np_at(i)
    return g.np_at(i - 1) if phrase is None and i >= first and g.words[i] in CLOSING else phrase


def _before_party(g: Grammar, i: int, first: int) -> int:
    """The token before a party that ends at a token, or that token: *Sen. Roe*, D-Maine *(who)*."""
    return i - 2 if i - 2 > first and PARTY_TAG.fullmatch(g.words[i]) and g.lower[i - 1] == "," else i


def is_reduced_relative(g: Grammar, group: VerbGroup) -> bool:
    """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
    subject, phrase = g.np_at(group.start - 1), g.np_at(group.end + 1)
    if not group.past or group.start != group.head or subject is None or g.lower[subject.head] in RELATIVE:
        return False
    if g.lower[group.head] in words("asked_people") and _is_finite(g, group.end):
        return True  # "half of those polled said"
    if phrase is None or phrase.start != group.end + 1:
        return False
    return g.lower[group.end] in ATTACHING and _is_finite(g, full_range(g, phrase, ATTACHING)[1])


def _is_finite(g: Grammar, i: int) -> bool:
    """Whether a token is part of a finite verb."""
    group = g.vg_at(i)
    return group is not None and group.form == "finite"
