"""An actor while the article is being read, and a mention of it."""

from __future__ import annotations

import attrs

from newsparse.model import EntityType, MentionForm, Role, Span


@attrs.define(eq=False)
class Entity:
    """An actor in the making: its mentions, and what they tell of it."""

    name: str
    type: EntityType
    mentions: list[Occurrence] = attrs.field(factory=list)
    aliases: list[str] = attrs.field(factory=list)
    roles: list[Role] = attrs.field(factory=list)
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    generic: bool = False
    anonymous: bool = False
    named: bool = True
    ambiguous: list[Entity] = attrs.field(factory=list)
    affiliation: Entity | None = None
    head: str = ""

    def add_role(self, role: Role) -> None:
        """Take on a role; of two with the same title and status the one that names an organisation is kept."""
        for i, own in enumerate(self.roles):
            if (own.title, own.status) == (role.title, role.status):
                if own.organization is None and role.organization is not None:
                    self.roles[i] = role
                return
        self.roles.append(role)

    def learn(self, **told: object) -> None:
        """Take over what was not known yet: country, sector, gender, affiliation."""
        for attribute, value in told.items():
            if value is not None and getattr(self, attribute) is None:
                setattr(self, attribute, value)


@attrs.define(eq=False)
class Occurrence:
    """A mention among the words of its document, and whose it is."""

    id: str
    form: MentionForm
    type: EntityType
    span: Span
    start: int
    """Its first token; ``end`` is the one after its last."""
    end: int
    head: int
    sentence: int
    """The number of the sentence that its head stands in."""
    said: str
    """Its text, on one line."""
    before: str
    """The word before it in lower case, empty at the beginning of the text; ``after`` is the one after it."""
    after: str
    subject: bool
    """Whether it is, or heads, the subject of a verb."""
    entity: Entity | None = None
