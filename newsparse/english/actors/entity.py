"""An actor while the article is being read."""

from __future__ import annotations

import attrs

from newsparse.model import EntityType, Mention, Role


@attrs.define(eq=False)
class Entity:
    """An actor in the making: its mentions, and what they tell of it."""

    name: str
    type: EntityType
    mentions: list[Mention] = attrs.field(factory=list)
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
            if getattr(self, attribute) is None:
                setattr(self, attribute, value)
