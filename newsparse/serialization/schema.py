"""The JSON Schema of a result, made from the classes themselves; the committed ``schema.json`` is what it makes."""

from __future__ import annotations

import datetime
import json
import types
import typing
from enum import Enum, IntEnum
from typing import Any

import attrs

from newsparse.model import ParsedArticle, Run, Span

_INTEGERS: dict[type, tuple[str, int]] = {
    Span: ("start and end, half open, in code points", 2),
    Run: ("where in the text, where in the original, how many code points", 3),
}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def schema() -> dict[str, Any]:
    """The schema of what `newsparse.dumps` writes (JSON Schema, draft 2020-12).

    Example:
        >>> schema()["properties"]["schema"]
        {'const': 'newsparse/1'}
    """
    from newsparse.serialization.codec import LAYERS, VERSION
    from newsparse.serialization.converter import KEPT

    definitions = {cls.__name__: _object(cls, kept) for cls, kept in KEPT.items()}
    definitions |= {cls.__name__: _integers(*about) for cls, about in _INTEGERS.items()}
    properties = _object(ParsedArticle, frozenset())["properties"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A result of newsparse",
        "description": "Who said what in an article, and where they stand; a field left out has its default.",
        "type": "object",
        "properties": {"schema": {"const": VERSION}, **properties},
        "required": ["schema", "article", *LAYERS],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as the committed file has it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _integers(description: str, count: int) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    return {"description": description, "type": "array", "items": number, "minItems": count, "maxItems": count}


def _object(cls: type, kept: frozenset[str]) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = [field for field in attrs.fields(cls) if not field.name.startswith("_")]
    required = [field.name for field in fields if field.default is attrs.NOTHING or field.name in kept]
    return {
        "description": " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split()),
        "type": "object",
        "properties": {field.name: _value(hints[field.name]) for field in fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _value(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return _either([_value(argument) for argument in arguments])
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _value(arguments[0])}
    if origin is tuple:
        count = len(arguments)
        return {"type": "array", "items": _value(arguments[0]), "minItems": count, "maxItems": count}
    if hint is type(None):
        return {"type": "null"}
    if hint in (datetime.date, datetime.datetime):
        form = "a day" if hint is datetime.date else "a moment"
        return {"type": "string", "description": f"{form} in ISO 8601"}
    if hint is float:  # all of them are confidences and strengths
        return {"type": _PLAIN[hint], "minimum": 0, "maximum": 1}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if issubclass(hint, Enum):
        kind = "integer" if issubclass(hint, IntEnum) else "string"
        return {"type": kind, "enum": [member.value for member in hint]}
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _either(options: list[dict[str, Any]]) -> dict[str, Any]:
    if all(option.keys() == {"type"} for option in options):
        return {"type": [option["type"] for option in options]}
    return {"anyOf": options}
