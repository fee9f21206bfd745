"""The Arrow schema of each table, and cells as Arrow takes them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa

from newsparse import __version__
from newsparse.exporters.star import SCHEMA, STAR
from newsparse.exporters.tables import Kind
from newsparse.model import Span

RUN = "run"

_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.COUNT: pa.int32(),
    Kind.NUMBER: pa.float64(),
    Kind.TRUTH: pa.bool_(),
    Kind.TEXTS: pa.list_(pa.string()),
    Kind.SPANS: pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())])),
    Kind.PAIRS: pa.list_(pa.struct([("name", pa.string()), ("value", pa.string())])),
}


def schema(table: str, run: str) -> pa.Schema:
    """The columns of a table, the run before all others, and what the file says of itself.

    Example:
        >>> schema("issues", "may").field("target_ref").type, schema("issues", "may").metadata[b"newsparse.schema"]
        (DataType(string), b'newsparse-tables/1')
    """
    fields = [pa.field(RUN, pa.string()), *(pa.field(name, _TYPES[kind]) for name, kind in STAR[table].items())]
    about = {"schema": SCHEMA, "table": table, "run": run, "version": __version__}
    return pa.schema(fields, metadata={f"newsparse.{key}": _utf8(value) for key, value in about.items()})


def batch(table: str, run: str, rows: Sequence[Sequence[Any]]) -> pa.RecordBatch:
    """Some rows of a table, with the run that they are of."""
    made = schema(table, run)
    columns = [pa.array([_utf8(run)] * len(rows), pa.string())]
    for kind, cells in zip(STAR[table].values(), zip(*rows, strict=True), strict=True):
        taken = _TAKEN.get(kind)
        given = cells if taken is None else [None if cell is None else taken(cell) for cell in cells]
        columns.append(pa.array(given, _TYPES[kind]))
    return pa.record_batch(columns, schema=made)


def _utf8(text: str) -> str:
    r"""A text that UTF-8 has: lone surrogates become escapes, as in all files that newsparse writes.

    Example:
        >>> _utf8("a\ud800")
        'a\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _day(cell: datetime.date) -> datetime.date:
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def _texts(cells: Sequence[str]) -> list[str]:
    return [_utf8(cell) for cell in cells]


def _spans(spans: Sequence[Span]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": _utf8(name), "value": _utf8(value)} for name, value in pairs]


_TAKEN: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _utf8,
    Kind.DAY: _day,
    Kind.TEXTS: _texts,
    Kind.SPANS: _spans,
    Kind.PAIRS: _pairs,
}
