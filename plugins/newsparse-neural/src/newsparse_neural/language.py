"""Whether an article is in English, as far as its few commonest words tell."""

from __future__ import annotations

from collections.abc import Sequence

_COMMON = frozenset(
    "the of to and a in is it that for on was with as he be by at have from this are his but not they an who".split()
)
_FEWEST = 40
"""Words that a text must have before it is judged."""
_SHARE = 0.04
"""English news text has these words as a quarter to a third of all; other languages hardly one in fifty."""


def is_english(words: Sequence[str], language: str | None) -> bool:
    """By what the article says of itself; without that, by its words.

    Example:
        >>> is_english(["Le", "ministre", "a", "dit", "non"] * 20, None), is_english(["Mali", "says", "no"], None)
        (False, True)
        >>> is_english(["Mali", "says", "no"], "fr")
        False
    """
    if language:
        return language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english")
    letters = [w for w in words[:2000] if w[0].isalpha()]
    if len(letters) < _FEWEST:
        return True
    return sum(w.lower() in _COMMON and w.lower() != "a" for w in letters) >= _SHARE * len(letters)
