"""The grammar of a document: its phrases, and which of them belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from newsparse.english.grammar.attachment import full_range, top_phrase
from newsparse.english.grammar.chunks import Chunks
from newsparse.english.grammar.clause import Clause
from newsparse.english.grammar.coordination import coordinated_with
from newsparse.english.grammar.dependencies import Dependencies
from newsparse.english.grammar.insertions import described_by
from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.objects import agent_after, object_after
from newsparse.english.grammar.participants import clause_of
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.relative_clauses import is_reduced_relative
from newsparse.english.grammar.subjects import subject_of
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import BE
from newsparse.model import ParsedArticle

T = TypeVar("T")
_OF = frozenset({"of"})


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
        self.np_at, self.vg_at = chunks.np_at, chunks.vg_at
        tree = words.tokens is not None and bool(words.tokens.heads)
        self._dependencies = Dependencies(words, chunks) if tree else None
        self._subjects: dict[int, NounPhrase | None] = {}
        self._clauses: dict[int, Clause] = {}
        self._computed: dict[tuple[Callable[..., Any], VerbGroup], Any] = {}
        self._acting: frozenset[int] | None = None  # no cached property: it would slow down every other attribute

    def groups_in(self, start: int, end: int) -> Iterator[VerbGroup]:
        """The verb groups whose main verb lies in a range of tokens, in order."""
        i = start
        while i < end:
            group = self.vg_at(i)
            if group is not None:
                if start <= group.head < end:
                    yield group
                i = group.end
            else:
                i += 1

    def once(self, function: Callable[[Grammar, VerbGroup], T], group: VerbGroup) -> T:
        """``function(self, group)``, computed once: for pure functions of a verb that several components ask."""
        key = (function, group)
        if key not in self._computed:
            self._computed[key] = function(self, group)
        return self._computed[key]  # type: ignore[no-any-return]

    # -- what belongs to a verb

    def clause(self, group: VerbGroup) -> Clause:
        """The clause of a verb, with all its slots."""
        if group.head not in self._clauses:
            self._clauses[group.head] = clause_of(self, group)
        return self._clauses[group.head]

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
        return () if found is None else self.coordinated(found)

    def inverted(self, group: VerbGroup) -> NounPhrase | None:
        """The subject after a verb of speech: *"…," said X*; only where nothing before could be one."""
        return inverted_subject(self, group)

    def object(self, group: VerbGroup) -> NounPhrase | None:
        """The noun phrase right after the verb, if it is not a time."""
        return object_after(self, group)

    def objects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The object, or all of them where they are coordinated."""
        found = self.object(group)
        return () if found is None else tuple(p for p in self.coordinated(found) if p.start >= found.start)

    def agent(self, group: VerbGroup) -> NounPhrase | None:
        """The *by*-phrase of a passive."""
        return agent_after(self, group)

    def is_reduced(self, group: VerbGroup) -> bool:
        """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
        return is_reduced_relative(self, group)

    # -- what belongs to a noun phrase

    def acts(self, head: int) -> bool:
        """Whether the noun phrase with this head is the subject of a finite verb other than *be*, or a passive's agent."""
        if self._acting is None:
            groups = (v for v in self.verb_groups if v.form == "finite" and (v.lemma != BE or v.passive))
            passives = (v for v in self.verb_groups if v.passive or v.form == "participle")
            agents = {a.head for v in passives if (a := self.agent(v)) is not None}
            self._acting = frozenset({s.head for v in groups if (s := self.subject(v)) is not None} | agents)
        return head in self._acting

    def coordinated(self, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
        """A noun phrase and those coordinated with it, in text order."""
        return coordinated_with(self, phrase)

    def full(self, phrase: NounPhrase, prepositions: frozenset[str] = _OF) -> tuple[int, int]:
        """The range of a noun phrase with the prepositional phrases attached to its head."""
        return full_range(self, phrase, prepositions)

    def top(self, phrase: NounPhrase, first: int) -> NounPhrase:
        """The noun phrase that a prepositional phrase hangs on: *head* of *the head of the agency*.

        ``first`` is the first token that may belong to it, mostly that of the sentence.
        """
        return top_phrase(self, phrase, first)

    def described(self, name: NounPhrase | None) -> NounPhrase | None:
        """The noun phrase at the front of its clause that a name is in apposition to: *the mayor*, Tom Ashe, *said*."""
        return described_by(self, name) if name is not None else None
