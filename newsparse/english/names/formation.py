"""How nouns for persons are formed."""

from __future__ import annotations

from functools import cache, lru_cache

from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import title_heads
from newsparse.english.lexicon.inflection import verb_forms

_DEVERBAL = tuple(words("doer_ending"))

_KNOWN = 8192
"""Nouns that are remembered."""


@lru_cache(_KNOWN)
def is_person_noun(lemma: str) -> bool:
    """Whether a noun is formed as one for a person: a word for one is its last part, or its ending tells.

    Example:
        >>> is_person_noun("dentist"), is_person_noun("stepfather"), is_person_noun("mist")
        (True, True, False)
    """
    endings = _personal_endings()
    return lemma.endswith(endings) and any(
        lemma.endswith(ending) and len(lemma) > len(ending) + 2 for ending in endings
    )


@cache
def _personal_endings() -> tuple[str, ...]:
    """Endings and last parts of nouns for persons; short nouns are left out, for other words end like them."""
    return (*words("personal_ending"), *(noun for noun in title_heads() if len(noun) > 5))


@lru_cache(_KNOWN)
def is_doer_noun(lemma: str) -> bool:
    """Whether a noun is formed for whoever, or whatever, does what the verb in it says.

    Example:
        >>> is_doer_noun("sleeper"), is_doer_noun("accountant"), is_doer_noun("finger")
        (True, True, False)
    """
    ending = next((ending for ending in _DEVERBAL if lemma.endswith(ending)), "")
    stem = lemma.removesuffix(ending)
    return bool(ending) and any(verb in verb_forms() for verb in (stem, stem + "e", stem[:-1]))
