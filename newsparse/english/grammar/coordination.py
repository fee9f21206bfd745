"""Noun phrases in a list: *the mayor, her deputy and the council*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import top_phrase
from newsparse.english.grammar.insertions import before_brackets
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import TIMES
from newsparse.english.lexicon import words

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar

_CONJUNCTIONS = words("conjunction")


def coordinated_with(g: Grammar, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """A noun phrase and those coordinated with it, in text order."""
    before, after = phrase.start - 1, phrase.end
    if g.lower[before] not in _CONJUNCTIONS and (after >= len(g.lower) or g.lower[after] not in _CONJUNCTIONS):
        return (phrase,)
    first, end = g.sentence_range(phrase.start)
    return (*reversed(_listed_before(g, phrase, first)), phrase, *_listed_after(g, phrase, end))


def _listed_before(g: Grammar, phrase: NounPhrase, first: int) -> list[NounPhrase]:
    """The members of the list before a phrase, the nearest first."""
    found: list[NounPhrase] = []
    current = phrase
    while (previous := _before_conjunction(g, current, phrase, first)) is not None:
        found.append(previous)
        current = previous
        while current.start - 2 >= first and g.lower[current.start - 1] == ",":
            earlier = g.np_at(current.start - 2)
            if earlier is None or not _alike(g, earlier, phrase):
                break
            found.append(earlier)
            current = earlier
    return found


def _before_conjunction(g: Grammar, current: NounPhrase, last: NounPhrase, first: int) -> NounPhrase | None:
    """The member of a list before *and*, if it is one; ``last`` is the member at the end of the list."""
    i = current.start - 1
    if i <= first or g.lower[i] not in _CONJUNCTIONS:
        return None
    comma = g.lower[i - 1] == "," and i - 1 >= first
    j = i - 1 - comma
    previous = g.np_at(j) or before_brackets(g, j, first)
    if previous is None or not _alike(g, previous, last):
        return None
    previous = top_phrase(g, previous, first)
    if g.lower[last.head] in words("personal_subject") and g.vg_at(previous.start - 1) is not None:
        return None  # "asked the mayor and she said": two clauses, no list
    if comma and g.lower[previous.start - 1 : previous.start] != [","]:
        return None  # "met the press in Lima, and the agency said": two clauses, no list
    return previous


def _listed_after(g: Grammar, phrase: NounPhrase, end: int) -> list[NounPhrase]:
    """The members of the list after a phrase, in text order."""
    found: list[NounPhrase] = []
    current = phrase
    while current.end + 1 < end and g.lower[current.end] in _CONJUNCTIONS:
        following = g.np_at(current.end + 1)
        if following is None or following.start != current.end + 1 or not _alike(g, following, phrase):
            break
        if g.vg_at(following.end) is not None and current is phrase and g.vg_at(phrase.start - 1) is not None:
            break  # "met Y and Z said": Z is a subject of its own
        found.append(following)
        current = following
    return found


def _alike(g: Grammar, a: NounPhrase, b: NounPhrase) -> bool:
    """Whether two noun phrases may be members of one list."""
    return g.lower[a.head] not in TIMES and g.lower[b.head] not in TIMES and g.tags[a.head] != "NUM"
