"""The gazetteer: countries, institutions, titles and collective nouns, looked up by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

import attrs

from newsparse.english.lexicon import rows, split, word_classes
from newsparse.model import EntityType
from newsparse.text import tokenize


@attrs.frozen
class Known:
    """What a known name stands for: its canonical form, type, country and sector."""

    name: str
    type: EntityType
    country: str | None = None
    sector: str | None = None
    capital: bool = False


@attrs.frozen
class Title:
    """A title or function with its sector: an ``honorific``, an ``office`` or a ``function``."""

    words: tuple[str, ...]
    sector: str
    kind: str


@attrs.frozen
class Collective:
    """A head noun of organisations or groups."""

    type: EntityType
    sector: str
    generic: bool


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
def demonyms() -> dict[str, str]:
    """Country codes by demonym adjective, in lower case: ``israeli`` -> ``ISR``."""
    return {word.casefold(): row["code"] for row in reversed(rows("countries")) for word in split(row["adjectives"])}


@cache
def _long_demonyms() -> frozenset[str]:
    """The first words of demonyms of two words: *sri* of *sri lankan*."""
    return frozenset(word.split()[0] for word in demonyms() if " " in word)


def demonym_at(lower: Sequence[str], i: int) -> tuple[str, int] | None:
    """The country code of the demonym that begins at a token (in lower case), and how many tokens it takes.

    Example:
        >>> demonym_at(["sri", "lankan", "fishermen"], 0), demonym_at(["fishermen"], 0)
        (('LKA', 2), None)
    """
    if lower[i] in _long_demonyms() and i + 1 < len(lower):
        code = demonyms().get(f"{lower[i]} {lower[i + 1]}")
        if code is not None:
            return code, 2
    code = demonyms().get(lower[i])
    return (code, 1) if code is not None else None


@cache
def country_names() -> dict[str, str]:
    """Usual English names by country code."""
    return {row["code"]: row["name"] for row in rows("countries")}


@cache
def titles() -> dict[str, tuple[Title, ...]]:
    """Titles by their first word, in lower case, the longest first."""
    found: dict[str, list[Title]] = {}
    for row in rows("titles"):
        for phrase in split(row["words"]):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(Title(words, row["sector"], row["kind"]))
    return {first: tuple(sorted(entries, key=lambda t: -len(t.words))) for first, entries in found.items()}


@cache
def title_heads() -> dict[str, Title]:
    """Titles by the last word of those of one word, for nominal mentions: ``minister``, ``lawyer``, and no ``sgt``."""
    short = {row["short"] for row in rows("title_abbreviations")}
    return {
        t.words[0]: t
        for entries in titles().values()
        for t in entries
        if len(t.words) == 1 and t.kind != "honorific" and t.words[0] not in short
    }


@cache
def collectives() -> dict[str, Collective]:
    """Collective head nouns, in lower case: organisations in the singular, groups as they are written."""
    found: dict[str, Collective] = {}
    for row in rows("collectives"):
        made = Collective(EntityType(row["type"]), row["sector"], row["generic"] == "yes")
        for word in row["words"].split():
            found.setdefault(word.replace("_", " "), made)
    return found


@cache
def given_names() -> dict[str, str]:
    """Gender (``f``, ``m``, ``u``) by given name, in lower case."""
    found: dict[str, str] = {}
    for row in rows("given_names"):
        for name in row["words"].split():
            found[name] = row["gender"] if found.get(name, row["gender"]) == row["gender"] else "u"
    return found


@cache
def name_words() -> dict[str, frozenset[str]]:
    """Words that tell what a capitalised sequence is, by class."""
    return word_classes("name_words")


@cache
def descriptions() -> dict[str, tuple[str, ...]]:
    """The sectors that a definite noun may stand for: *the company* is no ministry."""
    return {word: split(row["sectors"]) for row in rows("descriptions") for word in row["words"].split()}
