"""Places of offices: a country's code for a country, and otherwise an organisation's folded name."""

from __future__ import annotations

from newsparse.knowledge.gazetteer import look_up
from newsparse.model import Actor, EntityType, Role
from newsparse.text import fold


def place_of(role: Role, actor: Actor) -> str | None:
    """Where a role is held: its organisation, or else the actor's country."""
    if not role.organization:
        return actor.country
    return place_key(role.organization)


def place_key(text: str) -> str:
    """What a place is compared by.

    Example:
        >>> place_key("France"), place_key("FRA"), place_key("The Harbour Council")
        ('FRA', 'FRA', 'harbour council')
    """
    if len(text) == 3 and text.isupper() and look_up(text) is None:
        return text
    known = look_up(text)
    if known is None or known.capital:
        return fold(text)
    return known.country if known.type is EntityType.STATE and known.country else fold(known.name)
