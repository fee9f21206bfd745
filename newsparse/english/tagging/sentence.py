"""A sentence whose words all have tags, though not yet the last ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from newsparse.english.lexicon.inflection import sort_of
from newsparse.english.tagging.neighbours import Reading

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON", "PART"})
FARTHEST = 30
"""Words that are looked at to see whether a clause follows."""
_BEFORE_VERB = frozenset({"ADV", "PART"})
_WITHIN_SUBJECT = NOMINAL | {"ADV", "SYM"}


class Sentence(NamedTuple):
    """The words of a sentence in lower case, each with the tags that it may have and the one that it has so far."""

    lowered: Sequence[str]
    known: Sequence[Reading]
    tags: list[str]

    def sort(self, i: int) -> str:
        """Which form of a verb a word may be, empty if it is none or outside of the sentence."""
        return sort_of(self.low(i))

    def tag(self, i: int) -> str:
        """The tag of a word, empty outside of the sentence."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def is_finite(self, i: int) -> bool:
        """Whether a word was read as the verb of its clause: no gerund, no infinitive."""
        if self.tags[i] == "AUX":
            return True
        return self.tags[i] == "VERB" and not self.lowered[i].endswith("ing") and self.lowered[i - 1 : i] != ["to"]

    def clauses(self, bounds: Collection[str]) -> Iterator[range]:
        """The stretches between the words and marks that bound a clause."""
        start = 0
        for end in [*(i for i, low in enumerate(self.lowered) if low in bounds), len(self.lowered)]:
            yield range(start, end)
            start = end + 1

    def finite_verbs(self, clause: range) -> list[int]:
        """The words of a clause that were read as its verbs."""
        return [i for i in clause if self.is_finite(i)]

    def low(self, i: int) -> str:
        """A word in lower case, empty outside of the sentence."""
        return self.lowered[i] if 0 <= i < len(self.lowered) else ""

    def skip(self, i: int, tags: Collection[str]) -> int:
        """The first word from ``i`` on that has none of the tags; at most `FARTHEST` words are skipped."""
        end = min(i + FARTHEST, len(self.tags))
        while i < end and self.tags[i] in tags:
            i += 1
        return i

    def is_verb_next(self, i: int) -> bool:
        """Whether a finite verb follows a word, or only adverbs and *not* are between them."""
        k = self.skip(i + 1, _BEFORE_VERB)
        return k < len(self.tags) and self.is_finite(k)

    def opens_clause(self, i: int) -> bool:
        """Whether a subject and its finite verb follow: *after* the bank cut *it*, but not *after* the cut."""
        k = self.skip(i + 1, _WITHIN_SUBJECT)
        while self.low(k) == "of" and i + 1 < k < i + FARTHEST:
            k = self.skip(k + 1, _WITHIN_SUBJECT)
        return i + 1 < k < len(self.tags) and self.is_finite(k)
