"""Pronouns that may refer to somebody."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.model import EntityType

PRONOUNS = {
    **dict.fromkeys(words("pronoun_person"), EntityType.PERSON),
    **dict.fromkeys(words("pronoun_group"), EntityType.GROUP),
    **dict.fromkeys(words("pronoun_thing"), EntityType.OTHER),
}
"""Pronouns that may refer to an actor, with the type that they suggest."""


def pronouns(g: Grammar) -> Iterator[tuple[int, EntityType]]:
    """The pronouns of a text, in order, each with the type that it suggests.

    Each is a mention of its own, a possessive (*her plan*) as well as an object (*praised her*).
    """
    for i, low in enumerate(g.lower):
        if low in PRONOUNS and g.tags[i] not in ("NUM", "NOUN"):
            country = low in ("us", "it") and g.words[i].isupper()
            if not country:
                yield i, PRONOUNS[low]
