"""Identities: who is the same over many articles, and why."""

from __future__ import annotations

import attrs

from newsparse.model.actor import Role
from newsparse.model.converting import as_tuple
from newsparse.model.kinds import EntityType


@attrs.frozen(kw_only=True)
class IdentityLink:
    """Why two actors of different articles are one: ``rule`` is a word for what they share, ``evidence`` shows it.

    Example:
        >>> import newsparse
        >>> texts = ["Ada Bell, the mayor, said no.", "Mayor Ada Bell resigned."]
        >>> for identity in newsparse.link_actors(newsparse.parse_many(texts, pipeline="rules")):
        ...     for link in identity.links:
        ...         print(isinstance(link, IdentityLink), link.rule, link.evidence)
        True name Ada Bell
    """

    first: str
    second: str
    rule: str
    evidence: str = ""
    confidence: float = 1.0


@attrs.frozen(kw_only=True)
class Identity:
    """One person, organisation, state or group of a corpus; every actor is in exactly one identity.

    ``name`` is the name that most articles use; ``links`` connect all of ``actor_ids``. Actors that nothing can be
    told apart by (critics, three officials, an ambiguous surname) are identities of one.

    Example:
        >>> import newsparse
        >>> texts = ["Ada Bell, the mayor, said no.", "Mayor Ada Bell resigned."]
        >>> for identity in newsparse.link_actors(newsparse.parse_many(texts, pipeline="rules")):
        ...     print(identity.name, len(identity.article_ids), *identity.roles)
        Ada Bell 2 mayor
    """

    id: str
    name: str
    type: EntityType = attrs.field(converter=EntityType)
    aliases: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    actor_ids: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    article_ids: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    roles: tuple[Role, ...] = attrs.field(default=(), converter=as_tuple)
    country: str | None = None
    sector: str | None = None
    identifiers: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=as_tuple)
    links: tuple[IdentityLink, ...] = attrs.field(default=(), converter=as_tuple)
