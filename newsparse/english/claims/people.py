"""Who speaks, and who is spoken to: the actors that the phrases of an attribution stand for."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from newsparse.english.claims.reading import Reading, Said
from newsparse.english.grammar import RELATIVE, NounPhrase, VerbGroup
from newsparse.english.names.speakers import ARTIFACTS
from newsparse.model import EntityType, Mention, MentionForm, Span

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_ISSUING = frozenset({"by", "from"})
_ADDRESSEE_WITHIN = 8
_COMPLEMENTS = frozenset({"to", "that", "not", "how", "what", "when", "where", "whether", "who", "why", "if"})


class People:
    """The actors of a document by place."""

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

    # -- who speaks

    def sources(self, said: Said) -> list[str]:
        """The actors that an attribution has as its sources, in text order."""
        found: list[str] = []
        for span in said.attribution.source:
            for actor in self._antecedents(span, said.group) or self._actors_in(span):
                if actor not in found:
                    found.append(actor)
        return found

    def _antecedents(self, span: Span, group: VerbGroup | None) -> list[str]:
        """The actors that a relative pronoun stands for."""
        inside = self.reading.tokens(span)
        if len(inside) != 1 or self.g.lower[inside.start] not in RELATIVE or group is None:
            return []
        return [actor for phrase in self.g.subjects(group) for actor in self._at(phrase.start, phrase.end)]

    def _actors_in(self, span: Span) -> list[str]:
        """The actors that a source phrase names: its head, or several where it is coordinated."""
        inside = self._mentions_in(span)
        if not inside:
            around = self._mention_around(span)
            return [around.actor_id] if around is not None and around.actor_id else []
        tokens = self.reading.tokens(span)
        phrase = self._first_phrase(tokens)
        if phrase is None or self.g.tokens is None:
            return [inside[0].actor_id or ""]
        place = self.g.tokens.starts[phrase.head]
        is_name = any(m.form is MentionForm.NAME and m.span.start <= place < m.span.end for m in inside)
        if self.g.lower[phrase.head] in ARTIFACTS and not is_name:
            return self._issuer(inside, phrase.head)
        found: list[str] = []
        while phrase is not None:
            actor = self._named_behind(inside, phrase.end, tokens.stop) or self._head_actor(inside, phrase.head)
            if actor is not None and actor not in found:
                found.append(actor)
            stop = self.g.full(phrase)[1]
            joined = len(inside) > 1 and stop < tokens.stop and self._conjoined(stop, tokens.stop)
            position = stop + 1 + (self.g.lower[stop + 1 : stop + 2] == ["and"])
            following = self.g.np_at(position) if joined and position < tokens.stop else None
            phrase = following if following is not None and following.start == position else None
        if found:
            return found
        # a name behind a head that is no actor: "the head of the bank, X"
        named = [
            m
            for m in inside
            if m.form is MentionForm.NAME and m.type is EntityType.PERSON and not self._governed(m, tokens.start)
        ]
        return [named[0].actor_id or ""] if named else []

    def _governed(self, mention: Mention, first: int) -> bool:
        """Whether a mention inside a source hangs on a preposition: *X* in *a friend of X*."""
        i = self.reading.tokens(mention.span).start - 1
        return i >= first and (self.g.tags[i] == "ADP" or (self.g.tags[i] == "DET" and self.g.tags[i - 1] == "ADP"))

    def _first_phrase(self, tokens: range) -> NounPhrase | None:
        """The first noun phrase of a source, whatever stands before it: *as the minister*, *the 39-year-old …*."""
        for i in tokens:
            phrase = self.g.np_at(i)
            if phrase is not None and phrase.end > tokens.stop:
                return NounPhrase(i, tokens.stop, tokens.stop - 1)  # a possessor: "the union" of "the union's threat"
            if phrase is not None:
                return phrase
        return None

    def _named_behind(self, inside: list[Mention], end: int, stop: int) -> str | None:
        """The person named in apposition to a description: *its director, Gwen Roe*."""
        tokens = self.g.tokens
        assert tokens is not None
        if end + 1 >= stop or self.g.lower[end] != "," or "and" in self.g.lower[end + 1 : end + 2]:
            return None
        head_is_name = any(
            m.form is MentionForm.NAME and m.type is EntityType.PERSON and m.span.end == tokens.ends[end - 1]
            for m in inside
        )
        phrase = self.g.np_at(end + 1)
        if head_is_name or phrase is None or phrase.start != end + 1:
            return None
        if phrase.end < stop and self.g.lower[phrase.end] in ("and", "or"):
            return None  # a list, no apposition
        named = [
            m
            for m in inside
            if m.form is MentionForm.NAME
            and m.type is EntityType.PERSON
            and tokens.starts[phrase.start] <= m.span.start
            and m.span.end == tokens.ends[phrase.end - 1]
        ]
        return named[-1].actor_id if named else None

    def _conjoined(self, stop: int, end: int) -> bool:
        """Whether a comma or *and* behind a source joins another one, and is no apposition."""
        if self.g.lower[stop] not in ("and", ","):
            return False
        return self.g.lower[stop] == "and" or "and" in self.g.lower[stop + 1 : end]

    def _head_actor(self, inside: list[Mention], head: int) -> str | None:
        tokens = self.g.tokens
        assert tokens is not None
        place = tokens.starts[head]
        at_head = [m for m in inside if m.span.start <= place < m.span.end]
        if not at_head:
            return None
        return max(at_head, key=lambda m: (m.form is MentionForm.NAME, len(m.span))).actor_id

    def _issuer(self, inside: list[Mention], head: int) -> list[str]:
        """Who speaks through a report: its author behind *by* or *from*, its possessor, or a name before its noun."""
        lower = self.g.lower
        for mention in inside:
            tokens = self.reading.tokens(mention.span)
            if not tokens:
                continue
            i = tokens.start
            before = lower[i - 1] if i else ""
            if before == "the" and i > 1:
                before = lower[i - 2]
            behind = lower[tokens.stop] if tokens.stop < len(lower) else ""
            issues = mention.type in (EntityType.ORGANIZATION, EntityType.PERSON)
            if before in _ISSUING or behind in _POSSESSIVES or (i < head and issues):
                return [mention.actor_id or ""]
        return []

    # -- to whom

    def addressees(self, said: Said) -> list[str]:
        """The actors that are spoken to."""
        group, cue, g = said.group, said.cue, self.g
        if group is None or cue is None or g.tokens is None:
            return []
        if group.passive:
            subject = g.subject(group) if cue.object == "addressee" else None
            return self._at(subject.start, subject.end) if subject is not None else []
        if cue.object == "addressee":
            phrase = g.object(group)
            if phrase is None and len(cue.words) > 1:
                after = group.head + len(cue.words)
                phrase = g.np_at(after) if after < len(g.lower) else None
            phrase = phrase or g.np_at(group.end)
            if phrase is not None and (not self._in_content(said, phrase.start) or self._has_own_complement(phrase)):
                coordinated = [p for p in g.coordinated(phrase) if p.start >= phrase.start]
                return [actor for one in coordinated for actor in self._at(one.start, one.end)]
        for k in range(group.end, min(group.end + _ADDRESSEE_WITHIN, len(g.lower) - 1)):
            if g.lower[k] == "to" and g.tags[k] == "ADP" and not self._in_content(said, k):
                phrase = g.np_at(k + 1)
                return self._at(phrase.start, phrase.end) if phrase is not None else []
            if g.vg_at(k) is not None:
                break
        return []

    def _has_own_complement(self, phrase: NounPhrase) -> bool:
        """Whether what is said begins behind a hearer marked as a part of it: *Chad* in *urged Chad to go*."""
        end = self.g.full(phrase)[1]
        if end >= len(self.g.lower):
            return False
        after = self.g.np_at(end)
        return self.g.lower[end] in _COMPLEMENTS or (after is not None and after.start == end)

    def _in_content(self, said: Said, token: int) -> bool:
        assert self.g.tokens is not None
        position = self.g.tokens.starts[token]
        return any(span.start <= position < span.end for span in said.attribution.content)

    # -- mentions by place

    def _at(self, start: int, end: int) -> list[str]:
        span = self.g.span(start, end)
        assert self.g.tokens is not None
        place = self.g.tokens.starts[end - 1]
        found = [m for m in self._mentions_in(span) if m.span.start <= place < m.span.end]
        return [found[-1].actor_id] if found and found[-1].actor_id else []

    def _mentions_in(self, span: Span) -> list[Mention]:
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:end] if m.span.end <= span.end]

    def _mention_around(self, span: Span) -> Mention | None:
        """The outermost mention that a span lies in."""
        found = None
        i = bisect_left(self._starts, span.start + 1) - 1
        while i >= 0 and self._furthest[i] >= span.end:
            if self.mentions[i].span.contains(span):
                found = self.mentions[i]
            i -= 1
        return found
