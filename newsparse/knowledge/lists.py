"""Actor lists: a knowledge base in a CSV or TOML file that a researcher writes."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from newsparse.errors import InputError
from newsparse.knowledge.gazetteer import country_names
from newsparse.knowledge.places import place_key, place_of
from newsparse.model import Actor, Role, digest
from newsparse.text import fold
from newsparse.text.sheets import sheet_rows

COLUMNS = ("name", "aliases", "type", "country", "sector", "identifiers", "title", "organization", "since", "until")
KEYS = ("name", "aliases", "type", "country", "sector", "identifiers", "roles")


class ActorList:
    """A knowledge base of given actors, found by name and by office.

    Example:
        >>> from newsparse.model import Actor, Role
        >>> actor = Actor(id="1", name="Amina Odhiambo", type="person", country="KEN", roles=[Role(title="president")])
        >>> known = ActorList([actor])
        >>> [found.name for found in known.holders("President", "KEN")]
        ['Amina Odhiambo']
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = tuple(actors)
        self._by_name: dict[str, list[Actor]] = {}
        self._by_office: dict[tuple[str, str], list[Actor]] = {}
        for actor in self.actors:
            for name in dict.fromkeys(map(fold, (actor.name, *actor.aliases))):
                self._by_name.setdefault(name, []).append(actor)
            for office in dict.fromkeys((fold(r.title), place_of(r, actor)) for r in actor.roles):
                if office[1] is not None:
                    self._by_office.setdefault((office[0], office[1]), []).append(actor)

    def named(self, name: str) -> Iterable[Actor]:
        """All actors that have this name, or have it as an alias."""
        return tuple(self._by_name.get(fold(name), ()))

    def holders(self, title: str, place: str) -> Iterable[Actor]:
        """All actors that ever had the title at a place: a country's code, or an organisation's name."""
        return tuple(self._by_office.get((fold(title), place_key(place)), ()))


def read_actor_list(path: str | Path) -> ActorList:
    r"""The knowledge base in a file: one ``[[actor]]`` for each in TOML; in CSV one row for each role.

    Raises:
        InputError: if the file cannot be read, or an entry is wrong; it says which and why.

    Example:
        >>> table = "name,type,title,organization\nAda Bell,person,mayor,Port Council\n"
        >>> _ = Path("mayors.csv").write_text(table, encoding="utf-8")
        >>> [actor.name for actor in read_actor_list("mayors.csv").holders("mayor", "Port Council")]
        ['Ada Bell']
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        entries = _toml(tomllib.loads(text), path) if path.suffix == ".toml" else _csv(text, path)
        actors: dict[tuple[object, ...], Actor] = {}
        for where, entry in entries:
            actor = _actor(entry, where)
            key = (fold(actor.name), actor.type, actor.country, actor.identifiers)
            earlier = actors.get(key)
            actors[key] = (
                actor
                if earlier is None
                else attrs.evolve(
                    earlier, roles=(*earlier.roles, *actor.roles), aliases=(*earlier.aliases, *actor.aliases)
                )
            )
    except OSError as error:
        raise InputError(f"cannot read the actor list {path}: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise InputError(f"the actor list {path} is not UTF-8; save it as such") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"the actor list {path} is not TOML: {error}") from None
    return ActorList(actors.values())


def _csv(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    columns, rows = sheet_rows(text, str(path))
    _known(columns, COLUMNS, f"{path}, first line", "column")
    for number, row in rows:
        where = f"{path}, line {number}"
        cells = {key: value.strip() for key, value in row.items()}
        role = {key: cells.get(key, "") for key in ("title", "organization", "since", "until")}
        pairs = [pair.partition("=") for pair in _parts(cells.get("identifiers", ""))]
        if any(not value for _, _, value in pairs):
            raise InputError(f"{where}: identifiers are written scheme=value|scheme=value")
        yield (
            where,
            {
                **{key: cells.get(key, "") for key in ("name", "type", "country", "sector")},
                "aliases": _parts(cells.get("aliases", "")),
                "identifiers": {scheme.strip(): value.strip() for scheme, _, value in pairs},
                "roles": [role] if role["title"] else [],
            },
        )


def _toml(values: Mapping[str, Any], path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    _known(values, ("actor",), str(path), "key")
    entries = values.get("actor", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(f"{path}: actors are written as tables, each below a line [[actor]]")
    for number, entry in enumerate(entries, 1):
        where = f"{path}, actor {number}"
        _known(entry, KEYS, where, "key")
        yield where, entry


def _known(keys: Iterable[str], known: Iterable[str], where: str, what: str) -> None:
    for key in keys:
        if key not in known:
            raise InputError(f"{where}: there is no {what} {key!r}; there are {', '.join(known)}")


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _actor(entry: Mapping[str, Any], where: str) -> Actor:
    if not entry.get("name"):
        raise InputError(f"{where}: an actor needs a name")
    try:
        identifiers = tuple((str(k), str(v)) for k, v in dict(entry.get("identifiers") or {}).items())
        country = entry.get("country") or None
        if country is not None and country not in country_names():
            raise ValueError(f"country {country!r:.60} is no ISO 3166-1 alpha-3 code such as KEN")
        return Actor(
            id=digest(str(entry["name"]), str(country), *(part for pair in identifiers for part in pair)),
            name=entry["name"],
            type=entry.get("type") or "person",
            aliases=entry.get("aliases") or (),
            country=country,
            sector=entry.get("sector") or None,
            identifiers=identifiers,
            roles=[_role(role) for role in entry.get("roles") or ()],
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: {error}") from None


def _role(role: Mapping[str, Any]) -> Role:
    since, until = (_date(role.get(key)) for key in ("since", "until"))
    if since and until and until < since:
        raise ValueError(f"the role {role['title']!r} ends before it begins")
    if not role.get("title"):
        raise ValueError("a role needs a title")
    return Role(title=role["title"], organization=role.get("organization") or None, since=since, until=until)


def _date(value: Any) -> datetime.date | None:
    """A date as TOML has it, or as text: 2017-05-14."""
    if not value:
        return None
    return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
