"""The tables as data frames, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from newsparse.errors import ConfigurationError, InputError
from newsparse.exporters.star import STAR, Row, star
from newsparse.exporters.tables import Columns, Kind
from newsparse.model import ParsedArticle

if TYPE_CHECKING:
    from pandas import DataFrame

_DTYPES = {Kind.TEXT: "string", Kind.DAY: "datetime64[s]", Kind.COUNT: "int64", Kind.NUMBER: "float64"}
_DTYPES[Kind.TRUTH] = "bool"


def to_frames(results: ParsedArticle | Iterable[ParsedArticle]) -> dict[str, DataFrame]:
    """One result, or many, as a pandas data frame for each table.

    The tables are ``articles``, ``actors``, ``mentions``, ``claims``, ``stances``, ``portrayals``, ``annotations`` and
    ``issues``, with the columns that Parquet files have. Days are times without a zone, at midnight; cells with several
    values are tuples. A lone surrogate is an escape.

    Raises:
        ConfigurationError: if pandas is not installed.
        InputError: if what is given are no results.

    Example:
        >>> import newsparse
        >>> frames = to_frames(newsparse.parse("Mali rejects the plan.", pipeline="rules"))
        >>> frames["stances"][["holder", "polarity", "target"]].to_dict("records")
        [{'holder': 'Mali', 'polarity': -1, 'target': 'plan'}]
    """
    try:
        import pandas
    except ModuleNotFoundError as error:
        if error.name != "pandas":
            raise
        raise ConfigurationError("to_frames needs pandas: pip install pandas") from None
    if isinstance(results, str | bytes) or not isinstance(results, ParsedArticle | Iterable):
        _result(results)
    found: dict[str, list[Row]] = {table: [] for table in STAR}
    for table, row in star([results] if isinstance(results, ParsedArticle) else map(_result, results)):
        found[table].append(row)
    return {table: pandas.DataFrame(_series(columns, found[table])) for table, columns in STAR.items()}


def _result(given: Any) -> ParsedArticle:
    if not isinstance(given, ParsedArticle):
        raise InputError(f"to_frames takes a result of newsparse.parse, or several, not {given!r:.60}")
    return given


def _series(columns: Columns, rows: list[Row]) -> dict[str, Any]:
    """The columns of a frame, typed even where there is no row."""
    from pandas import Series

    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    return {
        name: Series([_told(cell, kind) for cell in column], dtype=_DTYPES.get(kind, "object"))
        for (name, kind), column in zip(columns.items(), cells, strict=True)
    }


def _told(cell: Any, kind: Kind) -> Any:
    if cell is None:
        return None
    if kind is Kind.TEXT:
        return cell.encode("utf-8", "backslashreplace").decode("utf-8")
    return cell.isoformat()[:10] if kind is Kind.DAY else cell
