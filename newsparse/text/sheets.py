"""Sheets: tables with commas (CSV) that people write, read with one clear error for what is wrong."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from newsparse.errors import InputError, NewsparseError

_BETWEEN = {",": "commas", "\t": "tabs"}


def sheet_rows(
    text: str, where: str, error: type[NewsparseError] = InputError, *, delimiter: str = ","
) -> tuple[tuple[str, ...], Iterator[tuple[int, dict[str, str]]]]:
    r"""The columns of a table, and its rows one at a time, each with the number of the line that it ends on.

    Space around the names of columns is taken off. Cells are as they stand, and one that is missing is empty. Empty
    lines are passed over.

    Args:
        text: all of the table; its first line names the columns.
        where: what the table is called in messages.
        error: what is raised.
        delimiter: what stands between cells.

    Raises:
        NewsparseError: of the type ``error``, if two columns have one name, a row has more cells than there are
            columns, or a cell has more than 131,072 characters, as it has where a quotation mark is missing.

    Example:
        >>> columns, rows = sheet_rows("name, side\nMali,for\n", "mine.csv")
        >>> columns, list(rows)
        (('name', 'side'), [(2, {'name': 'Mali', 'side': 'for'})])
    """
    lines = _lines(text, where, error, delimiter)
    _, header = next(lines, (1, []))
    columns = tuple(name.strip() for name in header)
    twice = [name for name, number in Counter(columns).items() if name and number > 1]
    if twice:
        raise error(f"{where}: two columns are called {twice[0]!r:.60}; take one away, or give it another name")
    return columns, _rows(lines, columns, where, error, _BETWEEN.get(delimiter, repr(delimiter)))


def _rows(
    lines: Iterator[tuple[int, list[str]]],
    columns: tuple[str, ...],
    where: str,
    error: type[NewsparseError],
    between: str,
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in lines:
        if len(cells) > len(columns):
            raise error(
                f"{where}, line {number}: there are more cells than columns; put texts with {between} in quotes"
            )
        if cells:
            yield number, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def _lines(text: str, where: str, error: type[NewsparseError], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as problem:
        raise error(f"{where}, line {reader.line_num}: {problem}; is a quotation mark missing?") from None
