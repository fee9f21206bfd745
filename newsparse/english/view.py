"""A document by place: who is mentioned at a token, what is said there, and by whom.

Built from the layers made so far: a component makes one for the document that it is given. `Places` finds the spans
around a position or inside another span; `View` asks it for mentions and claims, in terms of the grammar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

from newsparse.english.grammar import Grammar, NounPhrase, grammar
from newsparse.model import Actor, Claim, EntityType, Mention, MentionForm, ParsedArticle, Span
from newsparse.text import fold

T = TypeVar("T")
_DEEPEST = 12
"""Spans in one another that are looked at; nobody writes more."""
_NEAREST = 4
"""Spans before a place that are looked at for one that reaches into it."""


class Places(Generic[T]):
    """Things by their spans, in text order.

    Example:
        >>> places = Places([(Span(0, 9), "clause"), (Span(4, 9), "noun"), (Span(20, 25), "verb")])
        >>> places.around(5), places.inside(Span(0, 9)), places.last_in(8, 12)
        (['clause', 'noun'], ['clause', 'noun'], 'noun')
    """

    def __init__(self, pairs: Iterable[tuple[Span, T]]) -> None:
        self.pairs = sorted(pairs, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [span.start for span, _ in self.pairs]
        self._outer = _enclosing([span for span, _ in self.pairs])

    def spans_around(self, position: int) -> list[tuple[Span, T]]:
        """The things that a position lies in, with their spans, outermost first."""
        k = bisect_right(self._starts, position) - 1
        found: list[tuple[Span, T]] = []
        while k >= 0 and len(found) < _DEEPEST:
            if self.pairs[k][0].start <= position < self.pairs[k][0].end:
                found.append(self.pairs[k])
            k = self._outer[k]
        if len(found) > 1:
            found.reverse()
            found.sort(key=lambda pair: (-len(pair[0]), pair[0].start))
        return found

    def around(self, position: int) -> list[T]:
        """The things that a position lies in, outermost first."""
        return [thing for _, thing in self.spans_around(position)]

    def inside(self, span: Span) -> list[T]:
        """The things inside a span."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [thing for place, thing in self.pairs[first:end] if place.end <= span.end]

    def last_in(self, start: int, end: int) -> T | None:
        """The last thing that shares a character with ``[start, end)``."""
        i = bisect_left(self._starts, end)
        for span, thing in reversed(self.pairs[max(0, i - _NEAREST) : i]):
            if start < span.end:
                return thing
        return None


def _enclosing(spans: list[Span]) -> list[int]:
    """For each span, in order of their starts, the last one before it that is still open; -1 where there is none."""
    found: list[int] = []
    still_open: list[int] = []
    for k, span in enumerate(spans):
        while still_open and spans[still_open[-1]].end <= span.start:
            still_open.pop()
        found.append(still_open[-1] if still_open else -1)
        still_open.append(k)
    return found


class View:
    """The actors, mentions and claims of a document by place."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.g: Grammar = document.derive(grammar)
        self.actors = {actor.id: actor for actor in document.actors}
        self.mentions = Places((m.span, m) for m in document.mentions if m.actor_id in self.actors)
        self._heads = {m.head.start for m in document.mentions if m.type is not EntityType.PLACE}
        said = [(document.attribution(claim.attribution_id), claim) for claim in document.claims]
        self.contents = Places((span, claim) for attribution, claim in said for span in attribution.content)
        self.cues = Places((span, claim) for attribution, claim in said for span in attribution.cue)

    @cached_property
    def authors(self) -> frozenset[str]:
        """The ids of the actors who wrote the article."""
        names = {fold(name) for name in self.document.article.authors}
        return frozenset(a.id for a in self.actors.values() if a.type is EntityType.PERSON and fold(a.name) in names)

    # -- by token

    def tokens(self, span: Span) -> range:
        """The tokens inside a span."""
        return self.g.tokens.within(span) if self.g.tokens is not None else range(0)

    def position(self, token: int) -> int:
        """Where a token begins in the text."""
        assert self.g.tokens is not None
        return self.g.tokens.starts[token]

    def mention_at(self, token: int) -> Mention | None:
        """The mention at a token: the longest name, else the shortest other one."""
        found = self.mentions.around(self.position(token))
        names = [m for m in found if m.form is MentionForm.NAME]
        return max(names, key=lambda m: len(m.span)) if names else min(found, key=lambda m: len(m.span), default=None)

    def actor_at(self, token: int | None) -> str | None:
        """The id of the actor at a token, if any."""
        mention = self.mention_at(token) if token is not None else None
        return mention.actor_id if mention is not None else None

    def claim_cued(self, start: int, end: int) -> Claim | None:
        """The claim whose cue shares one of the tokens ``start`` to ``end``."""
        return self.cues.last_in(self.position(start), self.g.span(start, end).end)

    def claims_around(self, token: int) -> list[tuple[Span, Claim]]:
        """The claims in whose content a token stands, outermost first, with that content."""
        return self.contents.spans_around(self.position(token))

    # -- by phrase

    def actor_of(self, phrase: NounPhrase | None) -> Actor | None:
        """The actor that a noun phrase stands for: the one whose mention ends in the head of the phrase.

        *G7 members* are the G7: what they hold, it holds.
        """
        if phrase is None:
            return None
        if self.g.lower[phrase.head] == "members" and phrase.head > phrase.start:
            whole = self.mention_at(phrase.head - 1)
            if whole is not None and whole.form is MentionForm.NAME and whole.type is EntityType.ORGANIZATION:
                return self.actors.get(whole.actor_id or "")
        mention = self.mention_at(phrase.head)
        if mention is None or mention.actor_id is None:
            return None
        place = self.position(phrase.head)
        if mention.form is MentionForm.NOMINAL and not mention.head.start <= place < mention.head.end:
            return None
        return self.actors[mention.actor_id]

    def actors_of(self, phrases: Iterable[NounPhrase]) -> list[str]:
        """The ids of the actors that some noun phrases stand for, in their order."""
        return list(dict.fromkeys(a.id for phrase in phrases if (a := self.actor_of(phrase)) is not None))

    def actors_ending(self, phrase: NounPhrase) -> list[str]:
        """The id of the actor whose mention begins in a phrase and reaches its end, if there is one."""
        inside = self.mentions.inside(self.g.span(phrase.start, phrase.end))
        last = self.position(phrase.end - 1)
        found = [m.actor_id for m in inside if m.span.start <= last < m.span.end and m.actor_id]
        return found[-1:]

    def acts(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is somebody, known as an actor or not: no place, no thing."""
        return self.position(phrase.head) in self._heads

    def is_named(self, phrase: NounPhrase) -> bool:
        """Whether a phrase is the name of an actor."""
        mention = self.mention_at(phrase.head)
        return mention is not None and mention.form is MentionForm.NAME
