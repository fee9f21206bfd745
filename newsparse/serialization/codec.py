"""The codec: results to JSON and back. Spans are ``[start, end]``; most fields with their default are left out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from newsparse.errors import SerializationError
from newsparse.model import ParsedArticle
from newsparse.serialization.links import check

VERSION = "newsparse/1"
"""The schema version, under the key ``schema``. It changes when a reader of the old one would misread the new."""

LAYERS = ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations", "diagnostics")
"""The lists of a result, in the order in which they are written."""

_SURROGATE = re.compile("(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff]")


def dumps(parsed: ParsedArticle, *, indent: int | None = None, tokens: bool = False) -> str:
    """A result as JSON: the same result always gives the same text.

    A lone surrogate is written as an escape, so that the text can be encoded. (In the text of an article there are no
    pairs of them. Elsewhere the second half of a pair stays as it is: escaped, JSON would read the two as one.)

    Args:
        parsed: the result.
        indent: spaces for each level; on one line without.
        tokens: whether the token table is written too.

    Raises:
        SerializationError: for a confidence or strength that is no number from 0 to 1.

    Example:
        >>> import newsparse
        >>> text = dumps(newsparse.ParsedArticle(article=newsparse.Article(text="Mali says no.")))
        >>> text[:52]
        '{"schema": "newsparse/1", "article": {"text": "Mali '
        >>> loads(text).article.text
        'Mali says no.'
    """
    try:
        text = json.dumps(to_wire(parsed, tokens=tokens), ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError as error:
        raise SerializationError(f"article {parsed.article.id} cannot be written as JSON: {error}") from None
    return text if text.isascii() else _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def loads(text: str | bytes) -> ParsedArticle:
    """The result that `dumps` wrote: ``loads(dumps(parsed)) == parsed``.

    Raises:
        SerializationError: if the text is no JSON, no result, of another schema version, has a wrong value, or does not
            hold together: ids that stand for two, spans outside the text, items that are their own parents.

    Example:
        >>> loads('{"schema": "newsparse/1", "article": {"text": 7}}')
        Traceback (most recent call last):
        newsparse.errors.SerializationError: $.article.text: expected a string, not 7
    """
    if not isinstance(text, str | bytes):
        raise SerializationError(f"loads takes the text that dumps made, not {type(text).__name__}")
    try:
        wire = json.loads(text)
    except json.JSONDecodeError as error:
        hint = "; a file with one result per line is read line by line" if error.msg == "Extra data" else ""
        raise SerializationError(f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}{hint}") from None
    except UnicodeDecodeError as error:
        raise SerializationError(f"not JSON: {error.reason} at byte {error.start}; JSON is UTF-8") from None
    except RecursionError:
        raise SerializationError("not JSON of newsparse: it is nested too deeply") from None
    except ValueError as error:  # an integer of thousands of digits
        raise SerializationError(f"not JSON of newsparse: {error}") from None
    return from_wire(wire)


def to_wire(parsed: ParsedArticle, *, tokens: bool = False) -> dict[str, Any]:
    """A result as dictionaries, lists and plain values, ready for any encoder.

    Example:
        >>> import newsparse
        >>> list(to_wire(newsparse.ParsedArticle(article=newsparse.Article(text="No."))))[:4]
        ['schema', 'article', 'sentences', 'mentions']
    """
    from newsparse.serialization.converter import converter

    unstructure = converter().unstructure
    wire: dict[str, Any] = {"schema": VERSION, "article": unstructure(parsed.article)}
    for layer in LAYERS:
        wire[layer] = [unstructure(item) for item in getattr(parsed, layer)]
    if tokens and parsed.tokens is not None:
        wire["tokens"] = unstructure(parsed.tokens)
    return wire


def from_wire(wire: Any) -> ParsedArticle:
    """The result that `to_wire` took apart.

    Raises:
        SerializationError: if it is no result, of another schema version, has a wrong value somewhere, or does not hold
            together.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali rejects the plan.", pipeline="rules")
        >>> from_wire(to_wire(parsed)) == parsed
        True
    """
    if not isinstance(wire, Mapping) or "schema" not in wire:
        raise SerializationError(
            "this is no newsparse result, which is an object with the key 'schema'; make one with newsparse.dumps"
        )
    if wire["schema"] != VERSION:
        raise SerializationError(
            f"$.schema: {wire['schema']!r:.60} is not the version that this release reads, {VERSION!r}; "
            "parse the article again, or use the release that wrote it"
        )
    from newsparse.serialization.converter import converter
    from newsparse.serialization.problems import first_problem

    try:
        parsed: ParsedArticle = converter().structure({k: v for k, v in wire.items() if k != "schema"}, ParsedArticle)
    except Exception as error:  # cattrs raises groups of whatever the values' own checks raise
        raise SerializationError(first_problem(error)) from None
    check(parsed)
    return parsed
