"""Noun phrases in a list: *the mayor, her deputy and the council*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import top_phrase
from newsparse.english.grammar.insertions import before_brackets
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import TIMES

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar

_CONJUNCTIONS = ("and", "or", "nor")
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})


def coordinated_with(g: Grammar, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """A noun phrase and those coordinated with it, in text order."""
    first, end = g.sentence_range(phrase.start)
    return (*reversed(_listed_before(g, phrase, first)), phrase, *_listed_behind(g, phrase, end))


def _listed_before(g: Grammar, phrase: NounPhrase, first: int) -> list[NounPhrase]:
    """The members of the list before a phrase, the nearest first."""
    found: list[NounPhrase] = []
    current = phrase
    while (i := current.start - 1) > first and g.lower[i] in _CONJUNCTIONS:
        j = i - 1
        if g.lower[j] == "," and j >= first:
            j -= 1
        previous = g.np_at(j) or before_brackets(g, j, first)
        if previous is None or not _alike(g, previous, phrase):
            break
        previous = top_phrase(g, previous, first)
        if g.lower[phrase.head] in _NOMINATIVE and g.vg_at(previous.start - 1) is not None:
            break  # "asked the mayor and she said": two clauses, no list
        if j < i - 1 and g.lower[previous.start - 1 : previous.start] != [","]:
            break  # "met the press in Lima, and the agency said": two clauses, no list
        found.append(previous)
        current = previous
        while current.start - 2 >= first and g.lower[current.start - 1] == ",":
            earlier = g.np_at(current.start - 2)
            if earlier is None or not _alike(g, earlier, phrase):
                break
            found.append(earlier)
            current = earlier
    return found


def _listed_behind(g: Grammar, phrase: NounPhrase, end: int) -> list[NounPhrase]:
    """The members of the list behind a phrase, in text order."""
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
