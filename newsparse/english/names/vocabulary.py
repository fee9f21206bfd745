"""Words and marks that several rules for names and mentions ask for."""

from __future__ import annotations

from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives
from newsparse.model import EntityType

PARTICLES = words("particle")
"""Small words inside a name: *Paul van de Water*."""
OF_HEADS = words("body_of")
"""Bodies whose name may go on with *of*: *Bank of Ireland*."""
AMBIGUOUS_HEADS = words("ambiguous_head")
"""Nouns for somebody that mean something else, too: *bank*, *members*."""
POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})


def collective_type(noun: str) -> EntityType | None:
    """Whether the list has a noun, in lower case, as one for bodies or as one for groups."""
    entry = collectives().get(noun)
    return entry.type if entry is not None else None
