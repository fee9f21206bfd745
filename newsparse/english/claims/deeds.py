"""Verbs of deeds that are verbs of words, too: *the army attacked the village*, *the paper attacked the plan*."""

from __future__ import annotations

from functools import cache

from newsparse.english.claims.reading import Reading, Said
from newsparse.english.grammar import NounPhrase
from newsparse.english.lexicon import rows, words

_ARMED = frozenset({"military", "rebel"})


def is_deed(reading: Reading, said: Said, sectors: frozenset[str]) -> bool:
    """Whether the verb of an attribution tells what was done, not what was said.

    ``sectors`` are those of its sources.
    """
    group, g = said.group, reading.g
    if group is None or group.passive:
        return False
    inside = reading.tokens(said.attribution.content[0]) if said.attribution.content else range(0)
    phrase = g.np_at(inside.start) if inside else None
    if phrase is None:
        return False
    after = g.lower[phrase.end] if phrase.end < len(g.lower) else ""
    if group.lemma in words("greeting_verb"):
        return _is_met(reading, phrase, after)
    if group.lemma == "charge":
        return after == "for" and g.vg_at(phrase.end + 1) is None  # a price
    if group.lemma not in words("deed_verb") or after in ("for", "over", "as"):
        return False
    return bool(sectors & _ARMED) or g.lemmas[phrase.head] in material_nouns()


def _is_met(reading: Reading, phrase: NounPhrase, after: str) -> bool:
    """Whether somebody is welcomed in person: *cheered the team at the airport*."""
    return after in words("place_of_greeting") and reading.g.tags[phrase.head] != "NUM" and reading.is_person(phrase)


@cache
def material_nouns() -> frozenset[str]:
    """What deeds are done to, as lemmas."""
    return frozenset(word.replace("_", " ") for row in rows("material_nouns") for word in row["words"].split())
