r"""Tables for spreadsheets and statistics: one each of actors, claims and stances, and of annotations and portrayals.

Those of articles and mentions are to be asked for. An article that failed before anything was found is in the table of
articles alone, whose column ``errors`` says why.

The files are UTF-8, with commas between cells and ``\n`` at the end of lines. Every text stands in double quotes, which
are doubled inside it; numbers stand bare. A text that a spreadsheet could take for a formula has an apostrophe in front
of it (CWE-1236): see `guarded`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

from newsparse.errors import ConfigurationError, unknown
from newsparse.exporters.losses import without_failed
from newsparse.exporters.tables import TABLES, plain, rows
from newsparse.model import ParsedArticle
from newsparse.plugin import Output

ALWAYS = ("actors", "claims", "stances")
"""The tables that are there even if they have no row."""

ALL = (*ALWAYS, "portrayals", "annotations")
"""The tables that are written where none is chosen."""

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put in front of one that begins like it.

    A text that has the apostrophe already is given another, so the way back is always to take one off, where one stands
    before such a sign.

    Example:
        >>> guarded("=1+1"), guarded("'=1+1"), guarded("'tis"), guarded("a=b")
        ("'=1+1", "''=1+1", "'tis", 'a=b')
    """
    return "'" + text if _FORMULA.match(text) else text


class CsvExporter:
    """Writes tables: ``out.csv`` becomes ``out.actors.csv``, ``out.claims.csv`` and ``out.stances.csv``.

    Where there are any, ``out.annotations.csv`` and ``out.portrayals.csv`` stand beside them.

    Args:
        table: ``all``, or the one to write; it then goes to the very file that was named, or to a stream. The tables of
            articles and mentions are written only so.
        bom: whether files begin with a byte-order mark, by which Excel knows UTF-8.

    Raises:
        ConfigurationError: if there is no such table.
    """

    def __init__(self, table: str = "all", bom: bool = False) -> None:
        if table not in ("all", *TABLES):
            raise ConfigurationError(f"csv: {unknown('table', table, ('all', *TABLES))}")
        self.table = table
        self.bom = bom

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time, each to all tables.

        Raises:
            ConfigurationError: for a stream, which takes one table, where none was chosen.
        """
        if self.table == "all" and output.path is None:
            raise ConfigurationError(
                "csv makes several tables, and a stream takes one: name a file to write, "
                "or choose a table, for example with --option csv.table=claims"
            )
        alone = self.table != "all"
        tables, at_once = ((self.table,), (self.table,)) if alone else (ALL, ALWAYS)
        with ExitStack() as files:
            writers: dict[str, Any] = {}

            def writer(table: str) -> Any:
                if table not in writers:
                    file = files.enter_context(output.open("" if alone else table))
                    if self.bom:
                        file.write("\ufeff")
                    writers[table] = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
                    writers[table].writerow(TABLES[table])
                return writers[table]

            for table in at_once:
                writer(table)
            for result in results if self.table == "articles" else without_failed("csv", results):
                for table in tables:
                    for row in rows(table, result):
                        writer(table).writerow([_safe(plain(cell)) for cell in row])


def _safe(cell: str | int | float) -> str | int | float:
    return guarded(cell) if isinstance(cell, str) else cell
