"""The grammar of a document: its phrases, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from newsparse.english.grammar.attachment import full_range, is_reduced_relative, top_phrase
from newsparse.english.grammar.chunks import Chunks
from newsparse.english.grammar.coordination import coordinated_with
from newsparse.english.grammar.dependencies import Dependencies
from newsparse.english.grammar.insertions import described_by
from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.participants import agent_after, clause_of, object_after
from newsparse.english.grammar.phrases import Clause, NounPhrase, VerbGroup
from newsparse.english.grammar.subjects import subject_of
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE
from newsparse.model import ParsedArticle

T = TypeVar("T")


def grammar(document: ParsedArticle) -> Grammar:
    """The phrase structure of a document; use it as ``document.derive(grammar)``, so that it is made once."""
    return Grammar(document)


class Grammar:
    """The words and phrases of a document, and the relations between them, each found when it is first asked for.

    `clause` tells all that takes part in a verb; the other methods are what it is made of.
    """

    def __init__(self, document: ParsedArticle) -> None:
        words = TaggedText(document)
        chunks = Chunks(words)
        self.text, self.tokens = words.text, words.tokens
        self.words, self.lower, self.tags, self.lemmas = words.words, words.lower, words.tags, words.lemmas
        self.sentence_starts, self.sentence_ends = words.sentence_starts, words.sentence_ends
        self.sentence_range, self.span, self.said = words.sentence_range, words.span, words.said
        self.nicknames = words.nicknames
        self.noun_phrases, self.verb_groups = chunks.noun_phrases, chunks.verb_groups
        self._heads = [group.head for group in self.verb_groups]
        self.np_at, self.vg_at = chunks.np_at, chunks.vg_at
        tree = words.tokens is not None and bool(words.tokens.heads)
        self._dependencies = Dependencies(words, chunks) if tree else None
        self._subjects: dict[int, NounPhrase | None] = {}
        self._computed: defaultdict[Callable[..., Any], dict[int, Any]] = defaultdict(dict)
        self._acting: frozenset[int] | None = None  # no cached property: it would slow down every other attribute

    def groups_in(self, start: int, end: int) -> Iterator[VerbGroup]:
        """The verb groups whose main verb lies in a range of tokens, in order."""
        return iter(self.verb_groups[self.groups_within(start, end)])

    def groups_within(self, start: int, end: int) -> slice:
        """Where in ``verb_groups`` those stand whose main verb lies in a range of tokens."""
        return slice(bisect_left(self._heads, start), bisect_left(self._heads, end))

    def groups_before(self, group: VerbGroup, first: int) -> Iterator[VerbGroup]:
        """The verb groups before another one from token ``first`` on, the nearest first."""
        heads = self._heads
        return reversed(self.verb_groups[bisect_left(heads, first) : bisect_left(heads, group.start)])

    def once(self, function: Callable[[Grammar, VerbGroup], T], group: VerbGroup) -> T:
        """``function(self, group)``, computed once: for pure functions of a verb that several components ask."""
        computed = self._computed[function]
        if group.head not in computed:
            computed[group.head] = function(self, group)
        return computed[group.head]  # type: ignore[no-any-return]

    # -- what belongs to a verb

    def clause(self, group: VerbGroup) -> Clause:
        """The clause of a verb, with all its slots."""
        return self.once(clause_of, group)

    def subject(self, group: VerbGroup) -> NounPhrase | None:
        """Who does what the verb says; of a passive, its surface subject."""
        if group.head not in self._subjects:
            self._subjects[group.head] = None  # a chain of verbs that lean on each other ends here
            found = subject_of(self, group)
            if self._dependencies is not None and group.form == "finite":
                found = self._dependencies.subject(group, found)
            self._subjects[group.head] = found
        return self._subjects[group.head]

    def subjects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The subject, or all of them where they are coordinated: *X and Y said*."""
        found = self.subject(group)
        return () if found is None else coordinated_with(self, found)

    def objects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The object, or all of them where they are coordinated."""
        found = object_after(self, group)
        return () if found is None else tuple(p for p in coordinated_with(self, found) if p.start >= found.start)

    inverted = inverted_subject
    object = object_after
    agent = agent_after
    is_reduced = is_reduced_relative

    # -- what belongs to a noun phrase

    def acts(self, head: int) -> bool:
        """Whether the noun phrase with this head is the subject of a finite verb but *be*, or what a passive is by."""
        if self._acting is None:
            groups = (v for v in self.verb_groups if v.form == "finite" and (v.lemma != BE or v.passive))
            passives = (v for v in self.verb_groups if v.passive or v.form == "participle")
            agents = {a.head for v in passives if (a := self.agent(v)) is not None}
            self._acting = frozenset({s.head for v in groups if (s := self.subject(v)) is not None} | agents)
        return head in self._acting

    coordinated = coordinated_with
    full = full_range
    top = top_phrase
    described = described_by
