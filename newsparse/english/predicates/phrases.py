"""The matcher: whether the words of a lexicon's phrase stand at a token, and where they end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from newsparse.english.grammar import DAYS, TIMES, Grammar
from newsparse.english.lexicon import words as word_class
from newsparse.english.predicates.families import Cue, Predicate

_Entry = TypeVar("_Entry", bound=Cue | Predicate)
_PREPOSITIONS = word_class("phrase_preposition")
_OF_TIME = word_class("preposition_of_time")
_POSSESSIVES = word_class("possessive_determiner")
_BEFORE_OWNED = frozenset({"PART", "PROPN", "ADJ", "DET", "ADV"})
_PARTING = frozenset({"DET", "ADJ", "NUM"})
_NAMING = frozenset({"PROPN", "PART", "PRON"})
_BETWEEN = DAYS | {"all", "both"}
_MOST, _MOST_NAMED = 3, 6
_REACH = 10
_OWNED = 4
"""Tokens within which the noun of a possessive follows."""


def phrase_end(g: Grammar, head: int, words: tuple[str, ...], *, named: bool = False) -> int | None:
    """The end of a phrase whose first word stands at ``head``, or None where its other words do not follow.

    Words may be parted by an adverb, an adjective or a day (*put the blame* squarely *on*, *called* Thursday *on*), but
    not by *no*. ``_`` stands for a possessive, which may be missing: *throw* its *weight behind*. ``named`` allows for
    a name as well: *respond to* the Daily Echo's *request*.
    """
    if len(words) == 1:
        return head + 1
    i: int | None = head + 1
    for position, word in enumerate(words[1:], 1):
        if i is None or i >= len(g.lower):
            return None
        i = _possessor(g, i, words[position + 1]) if word == "_" else _after(g, i, word, named)
    return None if i is not None and words[-1] in _OF_TIME and is_time(g, i) else i


def is_time(g: Grammar, i: int) -> bool:
    """Whether a time begins at a token, so that the preposition before it is its own: *remarked on* Tuesday."""
    phrase = g.np_at(i)
    return phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES


def likely(g: Grammar, head: int, by_next: dict[str, tuple[_Entry, ...]]) -> Sequence[_Entry]:
    """The entries, the longest first, whose second word stands soon after their first, or that have none."""
    alone = by_next.get("", ())
    after = slice(head + 1, head + _REACH)
    lower, lemmas = g.lower[after], g.lemmas[after]
    if by_next.keys().isdisjoint(lower) and by_next.keys().isdisjoint(lemmas):
        return alone
    near = [entry for word in dict.fromkeys((*lower, *lemmas)) for entry in by_next.get(word, ())]
    return sorted((*alone, *near), key=lambda entry: -len(entry.words))


def _after(g: Grammar, i: int, word: str, named: bool) -> int | None:
    """The token after ``word``, which stands at ``i`` or a few words later."""
    preposition = word in _PREPOSITIONS
    for k in range(i, min(i + (_MOST_NAMED if named else _MOST) + 1, len(g.lower))):
        low, tag = g.lower[k], g.tags[k]
        if low == word or (g.lemmas[k] == word and not preposition):
            return k + 1
        # Before a preposition only an adverb, a day, or *all* may stand.
        parts = tag == "ADV" or low in _BETWEEN or (tag in _PARTING and not preposition) or (named and tag in _NAMING)
        if low == "no" or not parts:
            return None
    return None


def _possessor(g: Grammar, i: int, noun: str) -> int:
    """The token after a possessive or an adjective before ``noun``; ``i`` itself where there is none."""
    for k in range(i, min(i + _OWNED, len(g.lower))):
        if noun in (g.lower[k], g.lemmas[k]):
            return k
        if g.lower[k] == "no" or (g.lower[k] not in _POSSESSIVES and g.tags[k] not in _BEFORE_OWNED):
            break
    return i
