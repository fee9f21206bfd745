"""Names of countries that mean a part of another country in an article: *Georgia*, which has a governor and Atlanta.

What an article says besides tells which is meant: places, offices, parties, the people. In doubt it is the country.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Namesake, demonyms, known_names, namesakes
from newsparse.model import EntityType

_STRONG = 3


def misleading(g: Grammar) -> dict[str, str]:
    """The countries whose name means another country's part here, with the code of that other country."""
    return {n.code: n.other for n in namesakes() if n.name.lower() in g.lower and _is_part(g, n)}


def _is_part(g: Grammar, namesake: Namesake) -> bool:
    said = f" {' '.join(g.lower)} "
    return _for_part(said, namesake) > _for_country(said, namesake)


def _for_part(said: str, namesake: Namesake) -> int:
    """How much speaks for the part of the other country."""
    name = namesake.name.lower()
    regions = (low for low, k in known_names().items() if k.country == namesake.other and k.type is EntityType.PLACE)
    offices = words("office_of_region")
    return (
        _count(said, (place.lower() for place in namesake.own)) * _STRONG
        + _beside(said, name, offices) * _STRONG
        + _count(said, (*regions, *offices, *words("party_of_region")))
    )


def _for_country(said: str, namesake: Namesake) -> int:
    """How much speaks for the country."""
    name = namesake.name.lower()
    own = [low for low, known in known_names().items() if known.country == namesake.code and low != name]
    people = [low for low, code in demonyms().items() if code == namesake.code]
    return (
        _count(said, {*own, *people}) * _STRONG
        + _beside(said, name, words("office_of_state")) * _STRONG
        + _count(said, (place.lower() for place in namesake.near))
    )


def _count(said: str, listed: Iterable[str]) -> int:
    """How many of some words, or phrases, are said."""
    return sum(f" {word} " in said for word in listed)


def _beside(said: str, name: str, offices: Iterable[str]) -> int:
    """How many offices are said to be of a place: *Georgia's governor*, *the governor of Georgia*."""
    return _count(said, (f"{name}{mark} {o}" for o in offices for mark in ("", " 's", " ’s"))) + _count(
        said, (f"{o} of {name}" for o in offices)
    )
