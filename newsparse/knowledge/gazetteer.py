"""The gazetteer: countries, institutions and places by names that need no introduction, and the nouns for bodies.

The names are those of English text; results call actors by them too. What links actors looks them up here, and so
does English, which finds them in articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import chain

import attrs

from newsparse.model import EntityType
from newsparse.text import tables, tokenize
from newsparse.text.tables import split

rows = partial(tables.rows, "newsparse.knowledge")
"""The rows of a table in ``newsparse/knowledge/tables``."""


@attrs.frozen
class Known:
    """What a known name stands for: its canonical form, type, country and sector."""

    name: str
    type: EntityType
    country: str | None = None
    sector: str | None = None
    capital: bool = False


@attrs.frozen
class Collective:
    """A head noun of organisations or groups."""

    type: EntityType
    sector: str
    generic: bool


@attrs.frozen
class Namesake:
    """A country that shares its name with a part of another country, with places that tell which is meant."""

    code: str
    name: str
    other: str
    own: tuple[str, ...]
    """Places in the part."""
    near: tuple[str, ...]
    """Countries and regions around the country."""


@cache
def known_names() -> dict[str, Known]:
    """Countries, capitals, peoples, institutions and places by every name of theirs, in lower case without *the*."""
    found: dict[str, Known] = {}
    for name, known in chain(_institutions(), _states(), _capitals_and_peoples(), _places()):
        found.setdefault(_key(name), known)
    return found


def _institutions() -> Iterator[tuple[str, Known]]:
    for row in rows("institutions"):
        known = Known(row["name"], EntityType(row["type"]), row["country"] or None, row["sector"] or None)
        if row["bare"] != "yes":
            yield from ((name, known) for name in (row["name"], *split(row["names"])))


def _states() -> Iterator[tuple[str, Known]]:
    for row in rows("countries"):
        known = Known(row["name"], EntityType.STATE, row["code"], "government")
        yield from ((name, known) for name in (row["name"], *split(row["names"])))


def _capitals_and_peoples() -> Iterator[tuple[str, Known]]:
    for row in rows("countries"):
        acts = Known(row["name"], EntityType.STATE, row["code"], "government", capital=True)
        if row["name"] == "Belgium":
            acts = Known("European Union", EntityType.ORGANIZATION, None, "igo", capital=True)
        yield from ((name, acts) for name in split(row["capital"]))
        yield from ((name, Known(name, EntityType.GROUP, row["code"], "civilian")) for name in split(row["people"]))


def _places() -> Iterator[tuple[str, Known]]:
    for row in rows("places"):
        sector = "government" if row["sort"] == "region" else None
        for name in split(row["names"]):
            yield name, Known(name, EntityType.PLACE, row["code"] or None, sector)


def _key(name: str) -> str:
    return name.casefold().replace("’", "'").removeprefix("the ")


def look_up(name: str) -> Known | None:
    """What a name stands for, if it needs no introduction; acronyms are looked up as they are written.

    Example:
        >>> look_up("the Kremlin").country, look_up("Nobody")
        ('RUS', None)
    """
    found = known_names().get(_key(name))
    if found is not None and len(name) <= 4 and _key(name) in _short_names() and name not in _short_names()[_key(name)]:
        return None  # "us", "Who" are no acronyms
    return found


@cache
def _lengths_by_first_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for name in known_names():
        starts, ends = tokenize(name)
        found.setdefault(name[starts[0] : ends[0]], set()).add(len(starts))
    found["the"] = {length + 1 for lengths in found.values() for length in lengths}
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def known_lengths(word: str) -> tuple[int, ...]:
    """How many tokens the known names have that begin with a word in lower case, the longest first.

    Example:
        >>> known_lengths("kremlin"), known_lengths("nobody")
        ((1,), ())
    """
    return _lengths_by_first_word().get(word, ())


@cache
def _short_names() -> dict[str, frozenset[str]]:
    """Names of up to four letters, as they are written."""
    found: dict[str, set[str]] = {}
    for row in (*rows("institutions"), *rows("countries")):
        for name in (row["name"], *split(row["names"])):
            if len(name) <= 4:
                found.setdefault(_key(name), set()).add(name)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def namesakes() -> tuple[Namesake, ...]:
    """The countries that share their name with a part of another country."""
    return tuple(
        Namesake(row["code"], row["name"], row["other"], split(row["own"]), split(row["near"]))
        for row in rows("namesakes")
    )


@cache
def country_names() -> dict[str, str]:
    """Usual English names by country code."""
    return {row["code"]: row["name"] for row in rows("countries")}


@cache
def collectives() -> dict[str, Collective]:
    """Collective head nouns, in lower case: organisations in the singular, groups as they are written."""
    found: dict[str, Collective] = {}
    for row in rows("collectives"):
        made = Collective(EntityType(row["type"]), row["sector"], row["generic"] == "yes")
        for word in tables.words(row["words"]):
            found.setdefault(word, made)
    return found
