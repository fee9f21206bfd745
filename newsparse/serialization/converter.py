"""The converter: each class of the data model to plain values and back, by code that cattrs generates once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, get_args, get_origin

from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from newsparse.model import (
    Actor,
    Alignment,
    Annotation,
    Article,
    Attribution,
    Block,
    Claim,
    Diagnostic,
    Mention,
    ParsedArticle,
    Provenance,
    Removed,
    Role,
    Run,
    Sentence,
    Span,
    Stance,
    Target,
    Tokens,
    kinds,
)

KEPT: dict[type, frozenset[str]] = {
    Provenance: frozenset({"component", "version"}),
    Diagnostic: frozenset({"component"}),
    Block: frozenset(),
    Removed: frozenset({"component"}),
    Alignment: frozenset(),
    Article: frozenset({"id", "blocks"}),
    Sentence: frozenset(),
    Tokens: frozenset(),
    Mention: frozenset({"actor_id"}),
    Attribution: frozenset({"source", "cue", "content", "style"}),
    Role: frozenset({"status"}),
    Actor: frozenset({"mention_ids"}),
    Claim: frozenset({"source", "source_text", "content", "style", "negated", "modality", "confidence"}),
    Target: frozenset(),
    Stance: frozenset({"dimension", "strength", "modality", "evidence", "cue", "claim_id", "confidence"}),
    Annotation: frozenset({"spans", "attributes"}),
}
"""Every class that is written as an object, and the fields that are written even where they have their default."""

Moment = datetime.date | datetime.datetime


@cache
def converter() -> Converter:
    """The one converter. It reads only what it writes: unknown keys, and values of a wrong type, are refused."""
    made = Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, words in ((str, "a string"), (int, "an integer"), (bool, "true or false")):
        made.register_structure_hook(kind, _plain(kind, words))
    made.register_structure_hook(float, _share)
    made.register_unstructure_hook(float, _share)
    made.register_unstructure_hook(float | None, lambda value: None if value is None else _share(value))
    made.register_structure_hook_factory(_is_tuple)(_tuple)
    made.register_unstructure_hook_factory(_is_tuple)(_list)
    for enumeration in vars(kinds).values():
        if isinstance(enumeration, type) and issubclass(enumeration, Enum) and enumeration.__members__:
            made.register_structure_hook(enumeration, _member)
            made.register_unstructure_hook(enumeration, lambda member: member.value)
    made.register_unstructure_hook(datetime.date, lambda day: day.isoformat())
    made.register_unstructure_hook(datetime.datetime, lambda moment: moment.isoformat())
    made.register_structure_hook(datetime.date, _day)
    made.register_structure_hook(Moment | None, _moment)
    made.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    made.register_structure_hook(Span, lambda value, _: Span(*_integers(value, "a span is [start, end]", 2)))
    made.register_unstructure_hook(Run, lambda run: [run.text, run.original, run.length])
    made.register_structure_hook(Run, lambda value, _: Run(*_integers(value, "a run is [text, original, length]", 3)))
    for cls, kept in KEPT.items():
        always = {name: override(omit_if_default=False) for name in sorted(kept)}
        made.register_unstructure_hook(
            cls,
            make_dict_unstructure_fn(cls, made, _cattrs_omit_if_default=True, **always),  # type: ignore[arg-type]
        )
        made.register_structure_hook(cls, _object(make_dict_structure_fn(cls, made)))
    whole = make_dict_structure_fn(ParsedArticle, made, _derived=override(omit=True))
    made.register_structure_hook(ParsedArticle, _object(whole))
    return made


def _object(structure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def checked(value: Any, cls: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected an object, {_not(value)}")
        return structure(value, cls)

    return checked


def _plain(kind: type, words: str) -> Callable[[Any, Any], Any]:
    def checked(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"expected {words}, {_not(value)}")
        return value

    return checked


def _share(value: Any, _: Any = None) -> float:
    """All numbers of the data model with a fraction are confidences and strengths."""
    if type(value) not in (int, float) or not 0 <= value <= 1:
        raise ValueError(f"expected a number from 0 to 1, {_not(value)}")
    return float(value)


def _is_tuple(kind: Any) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple


def _list(kind: Any, made: Converter) -> Callable[[Any], list[Any]]:
    """Tuples become lists, as JSON has them: so values that never were text are read like those that were."""
    item = get_args(kind)[0]
    if item in (str, int):
        return list
    unstructure = made.get_unstructure_hook(item)
    return lambda values: [unstructure(value) for value in values]


def _tuple(kind: Any, made: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:
    """Lists become tuples, of any length or of one length."""
    arguments = get_args(kind)
    length = None if arguments[-1] is Ellipsis else len(arguments)

    def structure(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, {_not(value)}")
        if length is not None and len(value) != length:
            raise ValueError(f"expected a list of {length}, {_not(value)}")
        items = []
        for index, item in enumerate(value):
            try:
                items.append(made.structure(item, arguments[0]))
            except Exception as error:  # told where it happened, and passed on
                error.__notes__ = [*getattr(error, "__notes__", ()), IterableValidationNote("", index, arguments[0])]
                raise IterableValidationError("", [error], kind) from None
        return tuple(items)

    return structure


def _member(value: Any, enumeration: Any) -> Any:
    if type(value) in (str, int):
        try:
            return enumeration(value)
        except ValueError:
            pass
    values = ", ".join(repr(member.value) for member in enumeration)
    raise ValueError(f"expected one of {values}, {_not(value)}")


def _day(value: Any, _: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"expected a day such as '2024-01-28', {_not(value)}") from None


def _moment(value: Any, _: Any) -> Moment | None:
    if value is None:
        return None
    try:
        return datetime.datetime.fromisoformat(value) if "T" in value else datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"expected a day or a moment such as '2024-01-28T10:00:00', {_not(value)}") from None


def _integers(value: Any, words: str, count: int) -> list[int]:
    if not isinstance(value, list) or len(value) != count or not all(type(v) is int and v >= 0 for v in value):
        raise ValueError(f"{words}, {count} integers of 0 or more, {_not(value)}")
    return value


def _not(value: Any) -> str:
    shown = repr(value)
    return f"not {shown if len(shown) <= 60 else shown[:60] + '…'}"
