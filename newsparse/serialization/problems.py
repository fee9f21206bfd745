"""Problems: from the groups of errors that cattrs raises to one line that says where, what, and what was expected."""

from __future__ import annotations

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from newsparse.errors import unknown


def first_problem(error: BaseException, path: str = "$") -> str:
    """The first wrong value, with its place in the document: ``$.claims[0].kind: expected one of …``.

    Example:
        >>> first_problem(ValueError("expected a list, not 3"), "$.claims")
        '$.claims: expected a list, not 3'
    """
    if isinstance(error, BaseValidationError):
        inner = error.exceptions[0]
        return first_problem(inner, path + _step(inner))
    if isinstance(error, ForbiddenExtraKeysError):
        fields = [field.name for field in attrs.fields(error.cl) if not field.name.startswith("_")]
        return f"{path}: {unknown('field', str(min(map(str, error.extra_fields))), fields)}"
    if isinstance(error, KeyError):
        place, _, name = path.rpartition(".")
        return f"{place or '$'}: the key {name!r} is missing"
    return f"{path}: {error}"


def _step(error: BaseException) -> str:
    """From a value to the part of it that an error is about, as its notes say."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, IterableValidationNote):
            return f"[{note.index}]"
        if isinstance(note, AttributeValidationNote):
            return f".{note.name}"
    return ""
