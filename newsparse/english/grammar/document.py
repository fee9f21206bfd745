"""The grammar of a document: its phrases, and which of them belong together."""

from __future__ import annotations

from newsparse.english.grammar.attachment import full_range, top_phrase
from newsparse.english.grammar.clauses import Clauses
from newsparse.english.grammar.coordination import coordinated_with
from newsparse.english.grammar.insertions import described_by
from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.objects import agent_behind
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.relative_clauses import is_reduced_relative
from newsparse.model import ParsedArticle

_OF = frozenset({"of"})


def grammar(document: ParsedArticle) -> Grammar:
    """The phrase structure of a document; use it as ``document.derive(grammar)``, so that it is made once."""
    return Grammar(document)


class Grammar(Clauses):
    """Phrases of a document, and the relations between them."""

    def subjects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The subject, or all of them where they are coordinated: *X and Y said*."""
        found = self.subject(group)
        return () if found is None else self.coordinated(found)

    def inverted(self, group: VerbGroup) -> NounPhrase | None:
        """The subject behind a verb of speech: *"…," said X*; only where nothing before could be one."""
        return inverted_subject(self, group)

    def objects(self, group: VerbGroup) -> tuple[NounPhrase, ...]:
        """The object, or all of them where they are coordinated."""
        found = self.object(group)
        return () if found is None else tuple(p for p in self.coordinated(found) if p.start >= found.start)

    def agent(self, group: VerbGroup) -> NounPhrase | None:
        """The *by*-phrase of a passive."""
        return agent_behind(self, group)

    def is_reduced(self, group: VerbGroup) -> bool:
        """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
        return is_reduced_relative(self, group)

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
