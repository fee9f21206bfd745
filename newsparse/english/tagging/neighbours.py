"""A word among its neighbours: all that a rule of the tagger looks at, and the shape of such a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsparse.english.lexicon import words

BE = words("be")
HAVE = words("have")
DO = words("do")
MODALS = words("modal")
NOT = words("negation")
NOMINATIVE = words("nominative")
POSSESSIVE = words("possessive")
AUXILIARIES = BE | HAVE | MODALS
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})

Reading = Mapping[str, str]
"""The tags that a form allows, each with the lemma it then has; the likeliest first."""


class Neighbours(NamedTuple):
    """A word and what stands around it; a neighbour is empty at the edge of a sentence."""

    low: str
    """The word itself, in lower case."""
    sort: str
    """Which form of a verb it may be (see `inflect`)."""
    reading: Reading
    """The tags that the word itself may have (with their lemmas)."""
    previous: str
    """The tag of the word before."""
    before: str
    """The word before, in lower case."""
    earlier: str
    """The word before that one."""
    tags: Sequence[str]
    """The tags of all words before."""
    following: Reading
    """The tags that the next word may have."""
    after: str
    """The next word, in lower case."""
    seen_verb: bool = False
    """Whether the clause has had a verb."""

    def allows(self, *tags: str) -> bool:
        """Whether the next word may have one of the tags."""
        return not self.following.keys().isdisjoint(tags)


class Rule(NamedTuple):
    """A small rule: what it answers about a word, None where it has no say.

    The ``example`` shows the word with the tag that the rule leads to: ``They want to/PART leave.``
    """

    example: str
    answer: Callable[[Neighbours], bool | str | None]


def decided(rules: tuple[Rule, ...], word: Neighbours) -> bool | str | None:
    """The answer of the first rule that has a say."""
    for rule in rules:
        answer = rule.answer(word)
        if answer is not None:
            return answer
    return None
