"""The component ``english.knowledge``: states and inter-governmental bodies, and the actor lists of the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.knowledge import Linker, read_actor_list
from newsparse.knowledge.gazetteer import look_up
from newsparse.model import Actor, EntityType


class Gazetteer:
    """The gazetteer as a knowledge base: states by ISO 3166-1 code, inter-governmental bodies by their usual name."""

    def named(self, name: str) -> Iterator[Actor]:
        """The state or body of that name.

        Example:
            >>> [actor.identifiers for actor in Gazetteer().named("U.S.")]
            [(('iso3166', 'USA'),)]
        """
        known = look_up(name)
        if known is None:
            return
        if known.type is EntityType.STATE and known.country:
            pair = ("iso3166", known.country)
        elif known.sector == "igo":
            pair = ("newsparse", known.name)
        else:
            return
        yield Actor(
            id=":".join(pair),
            name=known.name,
            type=known.type,
            country=known.country,
            sector=known.sector,
            identifiers=[pair],
        )

    def holders(self, title: str, place: str) -> Iterable[Actor]:  # noqa: ARG002
        """Nobody: offices change hands, and the gazetteer has no dates."""
        return ()


def knowledge(lists: tuple[str, ...] = ()) -> Linker:
    """The component, with the actor lists in these files (CSV or TOML)."""
    return Linker(Gazetteer(), *map(read_actor_list, lists))
