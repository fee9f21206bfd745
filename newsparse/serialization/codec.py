"""The codec: results to plain values and back. Spans are ``[start, end]``; a field with its default is left out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from cattrs import AttributeValidationNote, ClassValidationError, Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from newsparse.errors import SerializationError
from newsparse.model import kinds
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
)

VERSION = "newsparse/1"
"""The schema version, under the key ``schema``. It changes when a reader of the old one would misread the new."""

CLASSES = (Provenance, Diagnostic, Block, Removed, Alignment, Article, Sentence, Tokens, Mention, Attribution, Role, Actor, Claim, Target, Stance, Annotation)
"""Every class that is written as an object."""

_LAYERS = ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations", "diagnostics")
Moment = datetime.date | datetime.datetime


def dumps(parsed: ParsedArticle, *, indent: int | None = None, tokens: bool = False) -> str:
    """A result as JSON: the same result always gives the same text.

    Args:
        parsed: the result.
        indent: spaces for each level; on one line without.
        tokens: whether the token table is written too.

    Example:
        >>> import newsparse
        >>> text = dumps(newsparse.ParsedArticle(article=newsparse.Article(text="Mali says no.")))
        >>> loads(text).article.text
        'Mali says no.'
    """
    return json.dumps(to_wire(parsed, tokens=tokens), ensure_ascii=_has_surrogates(parsed), indent=indent)


def loads(text: str | bytes) -> ParsedArticle:
    """The result that `dumps` wrote.

    Raises:
        SerializationError: if the text is no JSON, no result, of another schema version, or has a wrong value somewhere.
    """
    try:
        wire = json.loads(text)
    except json.JSONDecodeError as error:
        raise SerializationError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}") from None
    except (UnicodeDecodeError, RecursionError) as error:
        raise SerializationError(f"not JSON: {error}") from None
    return from_wire(wire)


def to_wire(parsed: ParsedArticle, *, tokens: bool = False) -> dict[str, Any]:
    """A result as dictionaries, lists and plain values, ready for any encoder."""
    wire: dict[str, Any] = {"schema": VERSION, "article": _converter().unstructure(parsed.article)}
    for layer in _LAYERS:
        wire[layer] = [_converter().unstructure(item) for item in getattr(parsed, layer)]
    if tokens and parsed.tokens is not None:
        wire["tokens"] = _converter().unstructure(parsed.tokens)
    return wire


def from_wire(wire: Any) -> ParsedArticle:
    """The result that `to_wire` took apart.

    Raises:
        SerializationError: if it is no result, of another schema version, or has a wrong value somewhere.
    """
    if not isinstance(wire, Mapping) or "schema" not in wire:
        raise SerializationError("no newsparse result: it must be an object with the key 'schema'")
    if wire["schema"] != VERSION:
        raise SerializationError(
            f"schema {wire['schema']!r} is not the one that this release reads, {VERSION!r}; "
            "parse the article again, or use the release that wrote it"
        )
    try:
        return _converter().structure({k: v for k, v in wire.items() if k != "schema"}, ParsedArticle)
    except (ClassValidationError, IterableValidationError) as error:
        raise SerializationError(_first_problem(error)) from None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SerializationError(f"$: {error}") from None


def _has_surrogates(parsed: ParsedArticle) -> bool:
    """Whether anything cannot be written as UTF-8: then all is escaped, so that the text can be."""
    texts = (parsed.article.text, parsed.article.original, *(v for pair in parsed.article.extra for v in pair))
    try:
        "".join(texts).encode("utf-8")
        repr((parsed.article, parsed.actors, parsed.claims, parsed.stances, parsed.annotations, parsed.diagnostics)).encode()
    except UnicodeEncodeError:
        return True
    return False


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_unstructure_hook(Span, lambda s: [s.start, s.end])
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(Run, lambda r: [r.text, r.original, r.length])
    converter.register_structure_hook(Run, _run)
    converter.register_unstructure_hook(datetime.date, lambda d: d.isoformat())
    converter.register_structure_hook(datetime.date, lambda v, _: datetime.date.fromisoformat(v))
    converter.register_unstructure_hook(datetime.datetime, lambda d: d.isoformat())
    converter.register_structure_hook(Moment | None, _moment)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _plain)
    for enumeration in vars(kinds).values():
        if isinstance(enumeration, type) and issubclass(enumeration, Enum):
            converter.register_structure_hook(enumeration, lambda value, kind: kind(value))
    converter.register_structure_hook(float, _number)
    for cls in CLASSES:
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True))
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True))
    hook = make_dict_structure_fn(ParsedArticle, converter, _derived=override(omit=True), _cattrs_forbid_extra_keys=True)
    converter.register_structure_hook(ParsedArticle, hook)
    return converter


def _span(value: Any, _: type) -> Span:
    if not isinstance(value, list) or len(value) != 2 or not all(type(v) is int for v in value):
        raise ValueError(f"a span is [start, end], not {value!r}")
    return Span(*value)


def _run(value: Any, _: type) -> Run:
    if not isinstance(value, list) or len(value) != 3 or not all(type(v) is int for v in value):
        raise ValueError(f"a run is [text, original, length], not {value!r}")
    return Run(*value)


def _moment(value: Any, _: Any) -> Moment | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"a date is a text such as '2024-01-28', not {value!r}")
    return datetime.datetime.fromisoformat(value) if len(value) > 10 else datetime.date.fromisoformat(value)


def _plain(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}, not {value!r}")
    return value


def _number(value: Any, _: type) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"expected a number, not {value!r}")
    return float(value)


def _first_problem(error: ClassValidationError | IterableValidationError, path: str = "$") -> str:
    """The first wrong value in a message that says where it stands: ``$.claims[0].kind: …``."""
    for inner in error.exceptions:
        notes = getattr(inner, "__notes__", [])
        place = path
        for note in notes:
            if isinstance(note, IterableValidationNote):
                place = f"{path}[{note.index}]"
            elif isinstance(note, AttributeValidationNote):
                place = f"{path}.{note.name}"
        if isinstance(inner, ClassValidationError | IterableValidationError):
            return _first_problem(inner, place)
        said = str(inner) if not isinstance(inner, KeyError) else f"the key {inner} is missing"
        return f"{place}: {said}"
    return f"{path}: {error}"
