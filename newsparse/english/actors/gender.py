"""The gender of a person, ``f`` or ``m``, where a word tells it."""

from __future__ import annotations

from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import given_names


def gender_of(parts: list[str], before: str = "") -> str | None:
    """By the form of address before a name, or by the given name in it.

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
