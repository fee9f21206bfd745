"""Subjects and objects as a dependency analysis has them."""

from __future__ import annotations

from newsparse.english.grammar.chunks import Chunks
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import OBJECT_CONTROL, RELATIVE

_LEANING = frozenset({"conj", "xcomp", "advcl", "ccomp", "cop", "aux", "parataxis"})
"""Relations in which a verb without a subject has that of its head."""
_LONGEST = 6
"""Verbs that lean on each other in one chain; nobody writes more."""


class Dependencies:
    """The dependency analysis that came with some tokens, read for their noun phrases."""

    def __init__(self, words: TaggedText, chunks: Chunks) -> None:
        assert words.tokens is not None
        self._tokens = words.tokens
        self._lower = words.lower
        self._np_at = chunks.np_at
        self._children: dict[int, list[int]] = {}
        for i, governor in enumerate(words.tokens.heads):
            if governor != i:
                self._children.setdefault(governor, []).append(i)

    def subject(self, group: VerbGroup) -> NounPhrase | None:
        """The subject of a verb or of the one that it leans on; of a relative clause, whom it is about."""
        heads = self._tokens.heads
        i = group.head
        for _ in range(_LONGEST):
            found = self._dependent(i, ("nsubj", "csubj"))
            if found is not None:
                relative = self._lower[found.head] in RELATIVE and self._tokens.deprels[i].startswith("acl")
                return self._np_at(heads[i]) if relative else found
            relation, governor = self._relation(i), heads[i]
            if relation == "acl":
                return self._np_at(governor)
            if relation not in _LEANING:
                return None
            if relation == "xcomp" and self._tokens.lemmas[governor] in OBJECT_CONTROL:
                found = self._dependent(governor, ("obj", "iobj"))
                if found is not None:
                    return found
            i = governor
        return None

    def object(self, group: VerbGroup) -> NounPhrase | None:
        """The first object of a verb, direct or not."""
        return self._dependent(group.head, ("obj", "iobj"))

    def _dependent(self, head: int, relations: tuple[str, ...]) -> NounPhrase | None:
        """The first noun phrase that depends on a token in one of some relations."""
        for i in self._children.get(head, ()):
            if self._relation(i) in relations and (phrase := self._np_at(i)) is not None:
                return phrase
        return None

    def _relation(self, i: int) -> str:
        """The relation of a token to its head, without what one language adds to it."""
        return self._tokens.deprels[i].split(":")[0]
