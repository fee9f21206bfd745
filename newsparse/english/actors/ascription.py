"""Country, sector and gender, as far as the words of a name or a noun phrase tell them."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, compatriots, demonym_at, given_names, look_up, name_words


def country_in(said: Sequence[str]) -> str | None:
    """The code of the first country that some words name, or name the people, a place or a part of.

    Example:
        >>> country_in(["the", "Peruvian", "navy"]), country_in(["an", "Iran-backed", "militia"])
        ('PER', 'IRN')
    """
    lower = [word.lower() for word in said]
    for i, word in enumerate(said):
        demonym = demonym_at(lower, i)
        if demonym is not None:
            return demonym[0]
        if word[0].isupper():
            if lower[i] in compatriots():
                return compatriots()[lower[i]]
            for length in (2, 1):
                known = look_up(" ".join(said[i : i + length]))
                if known is not None and known.country is not None:
                    return known.country
        owner, _, suffix = word.rpartition("-")
        if owner and suffix in words("by_whom"):
            known = look_up(owner) or look_up(owner.title())
            if known is not None:
                return known.country
    return None


def sector_of(name: str) -> str | None:
    """The sector of a body by its name, or by the noun that it is called.

    Example:
        >>> sector_of("the dockers' union"), sector_of("Vantor Mining"), sector_of("Vantor")
        ('ngo', 'business', None)
    """
    known = look_up(name)
    if known is not None and known.sector:
        return known.sector
    said = name.lower().split()
    for noun in (" ".join(said[-3:]), " ".join(said[-2:]), *said[-1:], *said[:1]):
        entry = collectives().get(noun)
        if entry is not None and entry.sector:
            return entry.sector
    firm = name.split()[-1:] and name.split()[-1][0].isupper() and said[-1] in name_words()["business"]
    return "business" if firm else None


def gender_of(parts: list[str], before: str = "") -> str | None:
    """``f`` or ``m``, by the form of address before a name, or by the given name in it.

    Example:
        >>> gender_of(["Roy"], "Ms"), gender_of(["Maria", "Roy"]), gender_of(["Maria"])
        ('f', 'f', None)
    """
    low = before.lower()
    if low in words("female_address"):
        return "f"
    if low in words("male_address"):
        return "m"
    return gender_of_given_name(parts[0]) if len(parts) > 1 else None


def gender_of_given_name(name: str) -> str | None:
    """By a given name, if it is that of women only or of men only."""
    found = given_names().get(name.lower())
    return found if found in ("f", "m") else None


def gender_of_noun(noun: str) -> str | None:
    """By the ending of a title or noun.

    Example:
        >>> gender_of_noun("chairwoman"), gender_of_noun("chairman"), gender_of_noun("chair")
        ('f', 'm', None)
    """
    if noun.endswith(tuple(words("female_ending"))):
        return "f"
    return "m" if noun.endswith(tuple(words("male_ending"))) else None
