"""The cast of an article while it is being put together: its mentions by token, and the entities."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.grammar import grammar
from newsparse.model import EntityType, Mention, MentionForm, ParsedArticle
from newsparse.text import fold, one_line


class Cast:
    """All mentions and entities of a document."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.g = document.derive(grammar)
        g = self.g
        self.entities: dict[Entity, None] = {}
        self.verb_of: dict[int, int] = {}
        """The verb of a subject: its head token, by that of the subject."""
        for group in g.verb_groups:
            subject = g.subject(group)
            if subject is not None:
                self.verb_of.setdefault(subject.head, group.head)
        ordered = sorted(document.mentions, key=lambda m: (m.span.start, m.span.end, m.id))
        self.mentions = [found for mention in ordered if (found := self._found(mention)) is not None]
        """In text order; what shares no character with a token is left out."""
        self._starts = [m.span.start for m in self.mentions]
        self.names = [m for m in self.mentions if m.form is MentionForm.NAME]
        # Attributes, no methods: they are asked at many tokens.
        self.name_from = {m.start: m for m in reversed(self.names)}.get
        """The name that begins at a token."""
        self.name_until = {m.end: m for m in self.names}.get
        """The name that ends before a token."""
        self.name_at = {i: m for m in self.names for i in range(m.start, m.end)}.get
        """The name that a token is part of."""
        self.headed_by = {m.head: m for m in reversed(self.mentions) if m.form is not MentionForm.NAME}.get
        """The nominal or pronoun whose head a token is."""

    def _found(self, mention: Mention) -> Occurrence | None:
        g = self.g
        inside = g.tokens.within(mention.span) if g.tokens is not None else range(0)
        if g.tokens is None or not inside:
            return None
        start, end = inside.start, inside.stop
        head = bisect_right(g.tokens.ends, mention.head.start)
        head = head if head in inside else end - 1
        phrase = g.np_at(end - 1)
        of_phrase = phrase.head if phrase is not None and phrase.head < end else start
        return Occurrence(
            mention.id,
            mention.form,
            mention.type,
            mention.span,
            start,
            end,
            head,
            bisect_right(g.sentence_starts, head) - 1,
            one_line(g.text[mention.span.start : mention.span.end]),
            g.lower[start - 1] if start else "",
            g.lower[end] if end < len(g.lower) else "",
            of_phrase in self.verb_of or not self.verb_of.keys().isdisjoint(inside),
        )

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.g.sentence_starts, token) - 1

    def within(self, start: int, end: int) -> list[Occurrence]:
        """The mentions that lie between two positions in the text, in order."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:stop] if m.span.end <= end]

    def at(self, token: int) -> Entity | None:
        """The entity of the name that a token is part of, or of the nominal or pronoun whose head it is."""
        mention = self.name_at(token) or self.headed_by(token)
        return mention.entity if mention is not None else None

    def present(self, entities: list[Entity]) -> list[Entity]:
        """Those of some entities that were not merged into others, each once."""
        return [e for e in dict.fromkeys(entities) if e in self.entities] if entities else []

    def new(self, mention: Occurrence, name: str, type: EntityType, **more: object) -> Entity:
        """A new entity with its first mention."""
        entity = Entity(name=name, type=type, **more)  # type: ignore[arg-type]
        self.entities[entity] = None
        self.link(mention, entity)
        return entity

    def link(self, mention: Occurrence, entity: Entity) -> None:
        """Make a mention one of an entity's."""
        mention.entity = entity
        entity.mentions.append(mention)
        if mention.form is MentionForm.NAME:
            said = mention.said
            if said not in entity.aliases and fold(said) != fold(entity.name):
                entity.aliases.append(said)

    def merge(self, kept: Entity, other: Entity) -> None:
        """Give all that one entity has to another."""
        if kept is other:
            return
        for mention in other.mentions:
            self.link(mention, kept)
        for role in other.roles:
            kept.add_role(role)
        kept.learn(country=other.country, sector=other.sector, gender=other.gender, affiliation=other.affiliation)
        if other.name not in (kept.name, *kept.aliases):
            kept.aliases.append(other.name)
        del self.entities[other]
