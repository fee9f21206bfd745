"""The JSON Schema of a result, made from the classes themselves; the committed ``schema.json`` is what it makes."""

from __future__ import annotations

import datetime
import types
import typing
from enum import Enum, IntEnum
from typing import Any

import attrs

from newsparse import model
from newsparse.model import ParsedArticle, Run, Span


def schema() -> dict[str, Any]:
    """The schema of what `newsparse.dumps` writes (JSON Schema, draft 2020-12)."""
    from newsparse.serialization.codec import CLASSES, VERSION

    definitions = {cls.__name__: _object(cls) for cls in sorted(CLASSES, key=lambda c: c.__name__)}
    definitions["Span"] = _numbers("start and end, half open, in code points", 2)
    definitions["Run"] = _numbers("where in the text, where in the original, how many characters", 3)
    whole = _object(ParsedArticle)
    layers = {name: value for name, value in whole["properties"].items() if name != "_derived"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://newsparse.example/schema/1",
        "title": "A news article, parsed",
        "type": "object",
        "properties": {"schema": {"const": VERSION}, **layers},
        "required": ["schema", "article"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _numbers(description: str, count: int) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    return {"description": description, "type": "array", "items": number, "minItems": count, "maxItems": count}


def _object(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls, vars(model) | {"datetime": datetime})
    properties, required = {}, []
    for field in attrs.fields(cls):
        properties[field.name] = _value(hints[field.name]) if not field.name.startswith("_") else {}
        if field.default is attrs.NOTHING:
            required.append(field.name)
    description = (cls.__doc__ or "").strip().split("\n")[0]
    made: dict[str, Any] = {"description": description, "type": "object", "properties": properties}
    return {**made, **({"required": required} if required else {}), "additionalProperties": False}


def _value(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        options = [_value(a) for a in arguments]
        return options[0] if all(o == options[0] for o in options) else {"anyOf": [o for i, o in enumerate(options) if o not in options[:i]]}
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": _value(arguments[0])}
        return {"type": "array", "prefixItems": [_value(a) for a in arguments], "minItems": len(arguments), "maxItems": len(arguments)}
    if hint is type(None):
        return {"type": "null"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        kind = "integer" if issubclass(hint, IntEnum) else "string"
        return {"type": kind, "enum": [member.value for member in hint]}
    if hint in (datetime.date, datetime.datetime):
        return {"type": "string", "description": "a day or a moment in ISO 8601"}
    if hint in (Span, Run) or attrs.has(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[hint]}
