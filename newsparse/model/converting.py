"""Converting: sequences of any sort become tuples, so that nothing in the model can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def as_tuple(values: Iterable[Any]) -> tuple[Any, ...]:
    """A tuple of the values. Type checkers see through this function, but not through the class ``tuple``."""
    return tuple(values)
