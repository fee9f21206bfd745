"""The cast of an article while it is being put together: the entities, and which mention is whose."""

from __future__ import annotations

from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.index import MentionIndex
from newsparse.english.grammar import grammar
from newsparse.model import EntityType, MentionForm, ParsedArticle
from newsparse.text import fold


class Cast:
    """All entities of a document."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.g = document.derive(grammar)
        self.index = MentionIndex(document, self.g)
        self.entities: dict[Entity, None] = {}

    def at(self, token: int) -> Entity | None:
        """The entity of the name that a token is part of, or of the nominal or pronoun whose head it is."""
        mention = self.index.name_at(token) or self.index.headed_by(token)
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
