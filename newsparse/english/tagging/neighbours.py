"""A word among its neighbours: all that a rule of `verbs` or `function_words` looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsparse.english.lexicon import words
from newsparse.english.lexicon.inflection import sort_of, verb_sort

BE = words("be")
HAVE = words("have")
DO = words("do")
MODALS = words("modal")
NOT = words("negation")
NOMINATIVE = words("nominative")
POSSESSIVE = words("possessive")
AUXILIARIES = BE | HAVE | MODALS
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_CONJUNCTIONS = frozenset({"SCONJ", "CCONJ"})
_CLAUSE_BOUNDS = words("subject_relative") | frozenset(";:—–")

Reading = Mapping[str, str]
"""The tags that a form allows, each with the lemma it then has; the likeliest first."""


class Neighbours(NamedTuple):
    """A word and what stands around it; a neighbour is empty at the edge of a sentence."""

    low: str
    """The word itself, in lower case."""
    reading: Reading
    """The tags that the word itself may have (with their lemmas)."""
    previous: str
    """The tag of the word before."""
    before: str
    """The word before, in lower case."""
    earlier: str
    """The word before that one."""
    following: Reading
    """The tags that the next word may have."""
    after: str
    """The next word, in lower case."""
    tags: Sequence[str]
    """The tags of all words before."""
    lowered: Sequence[str]
    """All words of the sentence, in lower case."""

    @property
    def sort(self) -> str:
        """Which form of a verb it may be (see `inflect`)."""
        return sort_of(self.low) or verb_sort(self.low)

    def allows(self, *tags: str) -> bool:
        """Whether the next word may have one of the tags."""
        return not self.following.keys().isdisjoint(tags)

    def has_verb(self) -> bool:
        """Whether the clause has had a verb before the word."""
        for i in reversed(range(len(self.tags))):
            tag = self.tags[i]
            if tag == "AUX" or (tag == "VERB" and not (i and self.lowered[i - 1] == "to")):
                return True
            if tag in _CONJUNCTIONS or self.lowered[i] in _CLAUSE_BOUNDS:
                return False
        return False


def neighbours(lowered: Sequence[str], known: Sequence[Reading], tags: Sequence[str]) -> Neighbours:
    """The first word that has no tag yet, and what stands around it."""
    i = len(tags)
    previous = tags[-1] if i else ""
    before, earlier = lowered[i - 1] if i else "", lowered[i - 2] if i > 1 else ""
    if before == "longer" and earlier == "no" and i > 2:  # "could no longer back it": as if it stood there
        before = lowered[i - 3]
        previous = "AUX" if before in AUXILIARIES else "ADV"
    following, after = (known[i + 1], lowered[i + 1]) if i + 1 < len(lowered) else ({}, "")
    return Neighbours(lowered[i], known[i], previous, before, earlier, following, after, tags, lowered)
