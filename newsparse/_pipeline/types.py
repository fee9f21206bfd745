"""Types: what a plugin returned has in its fields what the data model says, and can be written and read again."""

from __future__ import annotations

import datetime
import types
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

Check = Callable[[Any], str | None]
"""What is wrong with a value, None if nothing is: ``".attributes[0][1] must be a text, not 7"``."""

_WORDS = {str: "a text", int: "a whole number", bool: "True or False", type(None): "None"}


def misfit(item: object) -> str | None:
    """The first field of an item that has a value of another type than it should; None if there is none.

    Example:
        >>> from newsparse.model import Annotation
        >>> misfit(Annotation(id="x", kind="mine.x", attributes={"count": 7}))
        'attributes[0][1] must be a text, not 7'
    """
    wrong = _check_of(type(item))(item)
    return None if wrong is None else wrong.lstrip(".")


def _check_of(made: type) -> Check:
    return _check(made)


@lru_cache(maxsize=256)
def _check(wanted: Any) -> Check:
    """The check of a type, as annotations say it. It is made once: results are many, and types are few."""
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _either(get_args(wanted))
    if origin is tuple:
        parts = get_args(wanted)
        return _series(parts[0]) if parts[-1] is Ellipsis else _row(parts)
    if attrs.has(wanted):
        return _fields(wanted)
    if wanted is float:
        return _share
    if wanted in (int, datetime.date):  # a truth value is no number, and a time is no day
        return lambda value: None if type(value) is wanted else _not(value, wanted)
    if isinstance(wanted, type) and (wanted in _WORDS or issubclass(wanted, Enum | datetime.datetime)):
        return lambda value: None if isinstance(value, wanted) else _not(value, wanted)
    return _anything


@lru_cache(maxsize=256)
def _plain(wanted: Any) -> frozenset[type]:
    """The types whose values need no look: there are many texts, and this is what a check costs."""
    if get_origin(wanted) in (Union, types.UnionType):
        return frozenset[type]().union(*map(_plain, get_args(wanted)))
    plain = isinstance(wanted, type) and (wanted in _WORDS or issubclass(wanted, Enum)) and wanted is not float
    return frozenset({wanted}) if plain else frozenset()


def _anything(_: object) -> None:
    return None


def _not(value: object, wanted: type) -> str:
    shown = f"{value!r:.60}"
    return f" must be {_WORDS.get(wanted, f'a {wanted.__name__}')}, not {shown}"


def _share(value: Any) -> str | None:
    """All numbers of the data model with a fraction are confidences and strengths."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        return f" must be a number from 0 to 1, not {value!r:.60}"
    return None


def _either(wanted: tuple[Any, ...]) -> Check:
    others = [_check(one) for one in wanted if one is not type(None)]
    nothing = type(None) in wanted

    def check(value: Any) -> str | None:
        if value is None and nothing:
            return None
        found = None
        for other in others:
            if (found := other(value)) is None:
                return None
        return found

    return check


def _series(wanted: Any) -> Check:
    one, plain = _check(wanted), _plain(wanted)

    def check(value: Any) -> str | None:
        if not isinstance(value, tuple):
            return _not(value, tuple)
        for number, part in enumerate(value):
            if type(part) not in plain and (wrong := one(part)):
                return f"[{number}]{wrong}"
        return None

    return check


def _row(wanted: tuple[Any, ...]) -> Check:
    checks = [_check(one) for one in wanted]

    def check(value: Any) -> str | None:
        if not isinstance(value, tuple) or len(value) != len(checks):
            return f" must be {len(checks)} values, not {value!r:.60}"
        for number, (one, part) in enumerate(zip(checks, value, strict=True)):
            if wrong := one(part):
                return f"[{number}]{wrong}"
        return None

    return check


def _fields(wanted: type) -> Check:
    # The types of fields are looked up when the first value comes: a type may refer to itself. Which fields need a look
    # is remembered by the types of all values, since most items of one kind are alike in them.
    names = [field.name for field in attrs.fields(wanted)]
    values_of = getter(names)
    known: dict[tuple[type, ...], tuple[tuple[int, str, Check], ...]] = {}

    def to_look_at(types_of_values: tuple[type, ...]) -> tuple[tuple[int, str, Check], ...]:
        """The fields that are not yet as they should be by the type of their value: its number, its name, its check."""
        hints = get_type_hints(wanted)
        numbered = enumerate(zip(names, types_of_values, strict=True))
        return tuple((i, name, _check(hints[name])) for i, (name, made) in numbered if made not in _plain(hints[name]))

    def check(value: Any) -> str | None:
        if type(value) is not wanted:
            return _not(value, wanted)
        values = values_of(value)
        types_of_values = tuple(map(type, values))
        if types_of_values not in known:
            known[types_of_values] = to_look_at(types_of_values)
        for i, name, one in known[types_of_values]:
            if wrong := one(values[i]):
                return f".{name}{wrong}"
        return None

    return check


def getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these attributes, several or one, as a tuple."""
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)
