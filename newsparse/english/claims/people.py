"""The actors of a document by place."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from newsparse.english.claims.reading import Reading
from newsparse.english.grammar import NounPhrase
from newsparse.model import EntityType, Mention, MentionForm, Span


class People:
    """The actors of a document, and the mentions of theirs in a span or at a phrase."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.g = reading.g
        document = reading.document
        self.actors = {actor.id: actor for actor in document.actors}
        self.mentions = sorted((m for m in document.mentions if m.actor_id in self.actors), key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]
        self._furthest = list(accumulate((m.span.end for m in self.mentions), max))

    def sectors(self, actors: list[str]) -> frozenset[str]:
        """The sectors of some actors."""
        return frozenset(str(self.actors[a].sector) for a in actors if self.actors[a].sector is not None)

    def is_person(self, actors: list[str], source_text: str) -> bool:
        """Whether whoever speaks is a person, by the actor or by a pronoun."""
        if actors:
            return self.actors[actors[0]].type is EntityType.PERSON
        return source_text.lower() in ("he", "she", "i")

    def at(self, phrase: NounPhrase) -> list[str]:
        """The actor of the last mention that reaches over the end of a phrase, if there is one."""
        assert self.g.tokens is not None
        place = self.g.tokens.starts[phrase.end - 1]
        inside = self.inside(self.g.span(phrase.start, phrase.end))
        found = [m.actor_id for m in inside if m.span.start <= place < m.span.end]
        return [found[-1]] if found and found[-1] else []

    def inside(self, span: Span) -> list[Mention]:
        """The mentions that lie in a span, in text order."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:end] if m.span.end <= span.end]

    def around(self, span: Span) -> Mention | None:
        """The outermost mention that a span lies in."""
        found = None
        i = bisect_left(self._starts, span.start + 1) - 1
        while i >= 0 and self._furthest[i] >= span.end:
            if self.mentions[i].span.contains(span):
                found = self.mentions[i]
            i -= 1
        return found


def is_named_person(mention: Mention) -> bool:
    """Whether a mention is the name of a person."""
    return mention.form is MentionForm.NAME and mention.type is EntityType.PERSON
