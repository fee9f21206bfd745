"""Converting: sequences of any sort become tuples, so that nothing in the model can be changed; texts have no pairs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def has_pairs(text: str) -> bool:
    """Whether a text holds a character as two halves, the surrogates of UTF-16.

    Example:
        >>> has_pairs(chr(0xD83D) + chr(0xDE00)), has_pairs(chr(0xDE00) + chr(0xD83D))
        (True, False)
    """
    return not text.isascii() and _PAIR.search(text) is not None


def without_pairs(text: str) -> str:
    """A text with one character where it had the two halves of one, which files cannot tell apart.

    Example:
        >>> without_pairs(chr(0xD83D) + chr(0xDE00))
        '😀'
    """
    if not isinstance(text, str) or not has_pairs(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """A tuple of the values. Type checkers see through this function, but not through the class ``tuple``."""
    return tuple(values)


def as_pairs(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """A tuple of pairs, whether a mapping is given, or tuples, or lists."""
    pairs = values.items() if isinstance(values, Mapping) else values
    return tuple(tuple(pair) if isinstance(pair, list) else pair for pair in pairs)
