"""Subjects of finite verbs, where a dependency analysis knows more of them than the order of the phrases tells."""

from __future__ import annotations

from newsparse.english.grammar.chunks import Chunks
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import RELATIVE

_OF_ANOTHER = frozenset({"obj", "obl", "nmod"})
"""Relations of a noun that is no subject."""
_DEEPEST = 30
"""Tokens from one up to the root of its sentence; more are not looked at."""


class Dependencies:
    """The dependency analysis that came with some tokens, read for their noun phrases."""

    def __init__(self, words: TaggedText, chunks: Chunks) -> None:
        assert words.tokens is not None
        self._heads, self._deprels = words.tokens.heads, words.tokens.deprels
        self._lower = words.lower
        self._np_at = chunks.np_at
        self._subject_of: dict[int, NounPhrase] = {}
        for i, governor in enumerate(self._heads):
            if self._relation(i) in ("nsubj", "csubj") and (phrase := self._np_at(i)) is not None:
                self._subject_of.setdefault(governor, phrase)

    def subject(self, group: VerbGroup, by_order: NounPhrase | None) -> NounPhrase | None:
        """The subject of a finite verb: what the order of the phrases shows, unless the tree shows it to be wrong."""
        own = self._own_subject(group.head)
        if by_order is None:
            return own
        if by_order.start >= group.end:  # "…," said X
            return by_order
        if own is None:
            return self._shared_subject(group.head, by_order) or by_order
        return own if self._is_part(by_order, own, group.start) else by_order

    def _own_subject(self, verb: int) -> NounPhrase | None:
        """The noun phrase that depends on a verb as its subject; of a relative pronoun, what it stands for."""
        found = self._subject_of.get(verb)
        if found is not None and self._lower[found.head] in RELATIVE and self._deprels[verb].startswith("acl"):
            return self._np_at(self._heads[verb])
        return found

    def _shared_subject(self, verb: int, by_order: NounPhrase) -> NounPhrase | None:
        """The subject that a coordinated verb shares, not the object between the two: *revised the law and* added."""
        if self._relation(by_order.head) not in _OF_ANOTHER:
            return None
        for _ in range(_DEEPEST):
            if self._relation(verb) != "conj":
                return None
            verb = self._heads[verb]
            if (found := self._own_subject(verb)) is not None:
                return found
        return None

    def _is_part(self, phrase: NounPhrase, whole: NounPhrase, verb: int) -> bool:
        """Whether a phrase before a verb hangs on one before it: *effects* in *the report on the effects of it says*.

        A comma between them has a second one before the verb; else they are a list, or a fronted phrase and a subject.
        """
        if whole.end > phrase.start:
            return False
        if "," in self._lower[whole.end : phrase.start] and "," not in self._lower[phrase.end : verb]:
            return False
        i, relation = phrase.head, ""
        for _ in range(_DEEPEST):
            if i == whole.head:
                return relation != "conj"
            relation, i = self._relation(i), self._heads[i]
        return False

    def _relation(self, i: int) -> str:
        """The relation of a token to its head, without what one language adds to it."""
        return self._deprels[i].split(":")[0]
