"""English words for whom and what the gazetteer knows: demonyms, titles, given names; and the gazetteer itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import attrs

from newsparse.english.lexicon import rows, split, word_classes
from newsparse.knowledge.gazetteer import (
    Collective,
    Known,
    Namesake,
    collectives,
    country_names,
    known_lengths,
    known_names,
    look_up,
    namesakes,
)

__all__ = [
    "Collective",
    "Description",
    "Known",
    "Namesake",
    "Title",
    "collectives",
    "compatriots",
    "country_names",
    "demonym_at",
    "demonyms",
    "descriptions",
    "given_names",
    "known_lengths",
    "known_names",
    "look_up",
    "name_words",
    "namesakes",
    "person_descriptions",
    "title_heads",
    "titles",
]


@attrs.frozen
class Title:
    """A title or function with its sector: an ``honorific``, an ``office`` or a ``function``."""

    words: tuple[str, ...]
    sector: str
    kind: str


@cache
def demonyms() -> dict[str, str]:
    """Country codes by demonym adjective, in lower case: ``israeli`` -> ``ISR``."""
    return {word.casefold(): row["code"] for row in reversed(rows("countries")) for word in split(row["adjectives"])}


@cache
def _demonym_starts() -> frozenset[str]:
    """The first words of demonyms: *sri* of *sri lankan*."""
    return frozenset(word.split()[0] for word in demonyms())


def demonym_at(lower: Sequence[str], i: int) -> tuple[str, int] | None:
    """The country code of the demonym that begins at a token (in lower case), and how many tokens it takes.

    Example:
        >>> demonym_at(["sri", "lankan", "fishermen"], 0), demonym_at(["fishermen"], 0)
        (('LKA', 2), None)
    """
    if lower[i] not in _demonym_starts():
        return None
    words = lower[i : i + 2]
    while words and " ".join(words) not in demonyms():
        words = words[:-1]
    return (demonyms()[" ".join(words)], len(words)) if words else None


@cache
def compatriots() -> dict[str, str]:
    """Country codes by the noun for one of its people, in lower case.

    Example:
        >>> [compatriots().get(noun) for noun in ("dane", "frenchwoman", "danish")]
        ['DNK', 'FRA', None]
    """
    found: dict[str, str] = {}
    for row in reversed(rows("countries")):
        for people in split(row["people"].casefold()):
            one = people.removesuffix("men") + "man" if people.endswith("men") else people.removesuffix("s")
            if one != people and " " not in one:
                found[one] = row["code"]
    return found


@cache
def titles() -> dict[str, tuple[Title, ...]]:
    """Titles by their first word, in lower case, the longest first.

    Example:
        >>> [" ".join(title.words) for title in titles()["prime"]]
        ['prime minister']
    """
    found: dict[str, list[Title]] = {}
    for row in rows("titles"):
        for phrase in split(row["words"]):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(Title(words, row["sector"], row["kind"]))
    return {first: tuple(sorted(entries, key=lambda t: -len(t.words))) for first, entries in found.items()}


@cache
def title_heads() -> dict[str, Title]:
    """Titles by the last word of those of one word, for nominal mentions: ``minister``, ``lawyer``, and no ``sgt``.

    Example:
        >>> title_heads()["minister"].sector, "sgt" in title_heads()
        ('government', False)
    """
    short = {row["short"] for row in rows("title_abbreviations")}
    return {
        t.words[0]: t
        for entries in titles().values()
        for t in entries
        if len(t.words) == 1 and t.kind != "honorific" and t.words[0] not in short
    }


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
    """Words that tell what a capitalised sequence is, by class.

    Example:
        >>> sorted(name_words()["business"])[:3]
        ['aeronautics', 'aerospace', 'airlines']
    """
    return word_classes("name_words")


@attrs.frozen
class Description:
    """Whom a definite noun for a person may stand for: those in some sectors, and those with some titles."""

    sectors: frozenset[str]
    titles: frozenset[str]


@cache
def person_descriptions() -> dict[str, Description]:
    """Whom a definite noun for a person may take up: *the writer* is a novelist."""
    found: dict[str, Description] = {}
    for row in rows("person_descriptions"):
        for word in row["words"].split():
            known = found.get(word, Description(frozenset(), frozenset()))
            found[word] = Description(
                known.sectors.union(split(row["sectors"])), known.titles.union(split(row["titles"]))
            )
    return found


@cache
def descriptions() -> dict[str, tuple[str, ...]]:
    """The sectors that a definite noun may stand for: *the company* is no ministry."""
    found = ((word, row) for row in rows("descriptions") for word in row["words"].split())
    return {word.replace("_", " "): split(row["sectors"]) for word, row in found}
