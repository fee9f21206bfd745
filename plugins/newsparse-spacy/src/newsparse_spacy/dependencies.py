"""From the trees of spaCy's English models to those of Universal Dependencies.

spaCy's English models are trained on ClearNLP's dependencies: a preposition governs its noun, a form of *be* its
predicate, and every conjunct hangs on the one before it. Universal Dependencies join content words: a preposition is
the ``case`` of its noun, *be* the ``cop`` of its predicate, and all conjuncts hang on the first. Models for most other
languages are trained on Universal Dependencies, and their trees come through as they are.

Sources: the guidelines of ClearNLP's conversion (github.com/clir/clearnlp-guidelines) and of Universal Dependencies 2
(universaldependencies.org/guidelines.html).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsparse.text.tables import rows

UNIVERSAL = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed"
    " flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative"
    " xcomp".split()
)
"""The relations of Universal Dependencies 2, without what one language adds behind a colon."""

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_VERBAL = frozenset({"VERB", "AUX"})


@cache
def relations() -> dict[str, str]:
    """What Universal Dependencies call each relation of ClearNLP."""
    return {row["clear"]: row["universal"] for row in rows("newsparse_spacy", "relations")}


def universal(
    words: Sequence[str], tags: Sequence[str], lemmas: Sequence[str], heads: Sequence[int], relations: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The heads and relations of one sentence in Universal Dependencies; ``heads`` are indices into the sentence.

    A root is its own head. Where there are several, the others hang on the first.

    Example:
        >>> words, tags = ["They", "are", "in", "Mali"], ["PRON", "AUX", "ADP", "PROPN"]
        >>> universal(words, tags, ["they", "be", "in", "Mali"], [1, 1, 1, 2], ["nsubj", "ROOT", "prep", "pobj"])
        ([3, 3, 3, 3], ['nsubj', 'cop', 'case', 'root'])
    """
    tree = _Tree(words, tags, lemmas, heads, relations)
    tree.move_conjunctions()
    tree.join_conjuncts()
    tree.lower_prepositions()
    tree.lower_copulas()
    return tree.heads, tree.named()


class _Tree:
    """One sentence whose tree is changed step by step."""

    def __init__(
        self,
        words: Sequence[str],
        tags: Sequence[str],
        lemmas: Sequence[str],
        heads: Sequence[int],
        relations: Sequence[str],
    ) -> None:
        self.words, self.tags, self.lemmas = words, tags, lemmas
        self.heads, self.relations = list(heads), list(relations)
        roots = [i for i, head in enumerate(heads) if head == i]
        for i in roots[1:]:
            self.heads[i], self.relations[i] = roots[0], "parataxis"
        self.children: list[set[int]] = [set() for _ in heads]
        for i, head in enumerate(self.heads):
            if head != i:
                self.children[head].add(i)

    def move_conjunctions(self) -> None:
        """A coordinating conjunction hangs on the conjunct that it introduces."""
        for i, relation in enumerate(self.relations):
            if relation == "cc":
                behind = [c for c in self.children[self.heads[i]] if c > i and self.relations[c] == "conj"]
                if behind:
                    self._hang(i, min(behind))

    def join_conjuncts(self) -> None:
        """All conjuncts hang on the first."""
        for i, relation in enumerate(self.relations):
            if relation == "conj":
                head = self.heads[i]
                while self.relations[head] == "conj" and self.heads[head] != head:
                    head = self.heads[head]
                self._hang(i, head)

    def lower_prepositions(self) -> None:
        """What a preposition governs takes its place; the inner ones first: *out of the house*."""
        for i in reversed(range(len(self.heads))):
            if self.relations[i] in _PREPOSITIONS and self.tags[i] not in _NOMINAL:
                governed = self._governed(i)
                if governed is not None:
                    self._lower_preposition(i, governed)

    def _governed(self, i: int) -> int | None:
        found = sorted(self.children[i])
        for wanted in (("pobj",), ("pcomp",), ("obl", "nmod")):
            for child in found:
                if self.relations[child] in wanted and (child > i or wanted[0] != "obl"):
                    return child
        return None

    def _lower_preposition(self, i: int, governed: int) -> None:
        of_noun = self.tags[self.heads[i]] in _NOMINAL and self.heads[i] != i
        clause = self.relations[governed] == "pcomp" and self.tags[governed] in _VERBAL
        if self.relations[i] == "agent":
            relation = "obl:agent"
        elif clause:
            relation = "acl" if of_noun else "advcl"
        else:
            relation = "nmod" if of_noun else "obl"
        self._swap(governed, i, relation, "mark" if clause else "case")

    def lower_copulas(self) -> None:
        """The predicate of *be* takes its place."""
        for i, lemma in enumerate(self.lemmas):
            if lemma != "be":
                continue
            predicate = self._predicate(i)
            if predicate is None:
                continue
            if any(self.relations[c] == "expl" and self.words[c].lower() == "there" for c in self.children[i]):
                if self.relations[predicate] == "attr":
                    self.relations[predicate] = "nsubj"
            else:
                self._swap(predicate, i, self.relations[i], "cop")

    def _predicate(self, i: int) -> int | None:
        """What is said to be: a noun or adjective, else the place or time behind *be*."""
        found = sorted(self.children[i])
        named = next((c for c in found if self.relations[c] in ("attr", "acomp")), None)
        return named if named is not None else next((c for c in found if c > i and self.relations[c] == "obl"), None)

    def named(self) -> list[str]:
        """The relations by their names in Universal Dependencies."""
        return ["root" if self.heads[i] == i else self._name(i) for i in range(len(self.heads))]

    def _name(self, i: int) -> str:
        if self.relations[i] == "aux" and self.tags[i] == "PART":  # the *to* of an infinitive
            return "mark"
        known = relations().get(self.relations[i], self.relations[i])
        return known if known.split(":")[0] in UNIVERSAL and known != "root" else "dep"

    def _hang(self, i: int, head: int) -> None:
        self.children[self.heads[i]].discard(i)
        self.heads[i] = head
        self.children[head].add(i)

    def _swap(self, lower: int, upper: int, relation: str, left: str) -> None:
        """Put a token in the place of its head, with all else that hangs there; the head hangs on it as ``left``."""
        for child in [*self.children[upper]]:
            if child != lower:
                self._hang(child, lower)
        above = self.heads[upper]
        self.children[upper].discard(lower)
        if above == upper:
            self.heads[lower] = lower
        else:
            self._hang(lower, above)
        self.relations[lower] = relation
        self._hang(upper, lower)
        self.relations[upper] = left
