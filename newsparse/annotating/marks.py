"""Marks: regions of a text with a label, and relations between them. Tools for annotators have these, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from newsparse.model import Span
from newsparse.model.converting import as_tuple

_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BREAK = re.compile(f"[{_BREAKS}]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


@attrs.frozen(kw_only=True)
class Region:
    """Words of the text with a label.

    ``attributes`` have values from a closed list (those that only are or are not, such as ``Negated``, have ``""``);
    ``details`` are all else, ready for JSON; ``note`` is what an annotator wrote beside it.
    """

    id: str
    label: str
    spans: tuple[Span, ...] = attrs.field(converter=as_tuple)
    attributes: Mapping[str, str] = attrs.field(factory=dict)
    details: Mapping[str, Any] = attrs.field(factory=dict)
    note: str = ""


@attrs.frozen
class Relation:
    """A line from one region to another, by their ids."""

    kind: str
    start: str
    end: str


@attrs.frozen
class Marks:
    """All regions and relations of one text, each in order."""

    text: str
    regions: tuple[Region, ...] = attrs.field(converter=as_tuple)
    relations: tuple[Relation, ...] = attrs.field(default=(), converter=as_tuple)


def readable(text: str) -> str:
    r"""A text that any tool can read: lone surrogates, which UTF-8 does not have, become U+FFFD. Its length is kept.

    Example:
        >>> readable("a\ud800b")
        'a�b'
    """
    return _SURROGATE.sub("\ufffd", text)


def whole(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    r"""Spans as annotation tools can hold them: in order, with words in each, none over another.

    What only a line break separates is one span, and no span begins or ends with a line break.

    Example:
        >>> whole([Span(6, 9), Span(0, 5), Span(3, 3)], "Mali.\nNo.")
        (Span(start=0, end=9),)
    """
    found: list[Span] = []
    for span in sorted(spans):
        piece = _trimmed(span, text)
        if not len(piece):
            continue
        if found and (piece.start < found[-1].end or _BREAK.fullmatch(text, found[-1].end, piece.start)):
            found[-1] = Span.hull((found[-1], piece))
        else:
            found.append(piece)
    return tuple(found)


def lines(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    r"""Spans, cut where lines break: what `whole` puts together.

    Example:
        >>> lines([Span(0, 9)], "Mali.\nNo.")
        (Span(start=0, end=5), Span(start=6, end=9))
    """
    found = []
    for span in spans:
        start = span.start
        for match in _BREAK.finditer(text, span.start, span.end):
            found.append(Span(start, match.start()))
            start = match.end()
        found.append(Span(start, span.end))
    return tuple(span for span in found if len(span))


def _trimmed(span: Span, text: str) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _BREAKS:
        start += 1
    while end > start and text[end - 1] in _BREAKS:
        end -= 1
    return Span(start, end)
