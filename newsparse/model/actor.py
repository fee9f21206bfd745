"""Actors: the persons, organisations, states and groups of an article, and the roles they have."""

from __future__ import annotations

import datetime

import attrs

from newsparse.model.converting import as_pairs, as_tuple
from newsparse.model.kinds import EntityType, RoleStatus
from newsparse.model.provenance import Provenance
from newsparse.model.span import Span
from newsparse.model.wording import sector_text


@attrs.frozen(kw_only=True)
class Role:
    """An office or function. ``organization`` is its text; ``organization_id`` the actor, where there is one.

    Example:
        >>> print(Role(title="finance minister", organization="Mali", status="former"))
        former finance minister, Mali
    """

    title: str
    organization: str | None = None
    organization_id: str | None = None
    status: RoleStatus = attrs.field(default=RoleStatus.CURRENT, converter=RoleStatus)
    span: Span | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def __str__(self) -> str:
        status = "" if self.status == "current" else f"{self.status} "
        return f"{status}{self.title}" + (f", {self.organization}" if self.organization else "")


@attrs.frozen(kw_only=True)
class Actor:
    """Somebody who can act or speak, with every mention.

    ``name`` is without titles and determiners; ``country`` an ISO 3166-1 alpha-3 code; ``sector`` one of the values in
    the data-model reference; ``affiliation`` the id of another actor. ``generic`` marks class nouns and unnamed plurals
    ("critics"), ``anonymous`` a source that is not to be named; ``ambiguous`` holds the ids of the actors that a
    surname fits.

    Example:
        >>> print(Actor(id="a1", name="Amina Odhiambo", type="person", roles=[Role(title="transport minister")]))
        Amina Odhiambo (person; transport minister)
    """

    id: str
    name: str
    type: EntityType = attrs.field(converter=EntityType)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    mention_ids: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    roles: tuple[Role, ...] = attrs.field(default=(), converter=as_tuple)
    country: str | None = None
    sector: str | None = None
    affiliation: str | None = None
    generic: bool = False
    anonymous: bool = False
    ambiguous: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    identifiers: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_pairs)
    provenance: Provenance | None = None

    def __str__(self) -> str:
        return f"{self.name} ({'; '.join((self.type.value, *map(str, self.roles)))})"

    def _repr_html_(self) -> str:
        from newsparse.model.markup import card

        rows = (
            ("type", sort_of(self)),
            ("roles", "; ".join(map(str, self.roles))),
            ("also called", ", ".join(alias for alias in self.aliases if alias != self.name)),
            ("country", self.country or ""),
            ("mentions", str(len(self.mention_ids))),
            ("known as", ", ".join(f"{scheme}: {value}" for scheme, value in self.identifiers)),
            ("found by", self.provenance.component if self.provenance else ""),
        )
        return card("Actor", self.name, rows)


def sort_of(actor: Actor) -> str:
    """What sort of actor it is: ``organization, international body``; ``group, generic``.

    Example:
        >>> sort_of(Actor(id="a", name="NATO", type="organization", sector="igo"))
        'organization, international body'
    """
    sector = sector_text(actor.sector) if actor.sector else ""
    marks = (word for word in ("generic", "anonymous", "ambiguous") if getattr(actor, word))
    return ", ".join(part for part in (actor.type.value, sector, *marks) if part)
