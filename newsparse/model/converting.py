"""Converting: sequences of any sort become tuples, so that nothing in the model can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """A tuple of the values. Type checkers see through this function, but not through the class ``tuple``."""
    return tuple(values)


def as_pairs(values: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """A tuple of pairs, whether a mapping is given, or tuples, or lists."""
    pairs = values.items() if isinstance(values, Mapping) else values
    return tuple(tuple(pair) if isinstance(pair, list) else pair for pair in pairs)
