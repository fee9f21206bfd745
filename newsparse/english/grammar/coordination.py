"""Noun phrases in a list: *the mayor, her deputy and the council*."""

from __future__ import annotations

from newsparse.english.grammar.attachment import top_phrase
from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.insertions import before_brackets
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import TIMES

_CONJUNCTIONS = ("and", "or", "nor")
_NOMINATIVE = frozenset({"i", "we", "he", "she", "they"})


def coordinated_with(t: ChunkedText, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """A noun phrase and those coordinated with it, in text order."""
    first, end = t.sentence_range(phrase.start)
    return (*reversed(_listed_before(t, phrase, first)), phrase, *_listed_behind(t, phrase, end))


def _listed_before(t: ChunkedText, phrase: NounPhrase, first: int) -> list[NounPhrase]:
    """The members of the list before a phrase, the nearest first."""
    found: list[NounPhrase] = []
    current = phrase
    while (i := current.start - 1) > first and t.lower[i] in _CONJUNCTIONS:
        j = i - 1
        if t.lower[j] == "," and j >= first:
            j -= 1
        previous = t.np_at(j) or before_brackets(t, j, first)
        if previous is None or not _alike(t, previous, phrase):
            break
        previous = top_phrase(t, previous, first)
        if t.lower[phrase.head] in _NOMINATIVE and t.vg_at(previous.start - 1) is not None:
            break  # "asked the mayor and she said": two clauses, no list
        if j < i - 1 and t.lower[previous.start - 1 : previous.start] != [","]:
            break  # "met the press in Lima, and the agency said": two clauses, no list
        found.append(previous)
        current = previous
        while current.start - 2 >= first and t.lower[current.start - 1] == ",":
            earlier = t.np_at(current.start - 2)
            if earlier is None or not _alike(t, earlier, phrase):
                break
            found.append(earlier)
            current = earlier
    return found


def _listed_behind(t: ChunkedText, phrase: NounPhrase, end: int) -> list[NounPhrase]:
    """The members of the list behind a phrase, in text order."""
    found: list[NounPhrase] = []
    current = phrase
    while current.end + 1 < end and t.lower[current.end] in _CONJUNCTIONS:
        following = t.np_at(current.end + 1)
        if following is None or following.start != current.end + 1 or not _alike(t, following, phrase):
            break
        if t.vg_at(following.end) is not None and current is phrase and t.vg_at(phrase.start - 1) is not None:
            break  # "met Y and Z said": Z is a subject of its own
        found.append(following)
        current = following
    return found


def _alike(t: ChunkedText, a: NounPhrase, b: NounPhrase) -> bool:
    """Whether two noun phrases may be members of one list."""
    return t.lower[a.head] not in TIMES and t.lower[b.head] not in TIMES and t.tags[a.head] != "NUM"
