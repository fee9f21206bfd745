"""The exporter: a Parquet file for each table, written some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack

import attrs
import pyarrow.parquet as pq

from newsparse.errors import ConfigurationError, unknown
from newsparse.exporters.star import STAR, Row, star
from newsparse.model import ParsedArticle
from newsparse.plugin import Output
from newsparse_parquet.schema import batch, schema

MOST_ROWS = 10_000
"""So many rows of a table are held before they are written; articles, which have their texts, a tenth of it."""


class ParquetExporter:
    """Writes tables: ``may.parquet`` becomes ``may.articles.parquet``, ``may.claims.parquet`` and so on.

    Each run of a corpus is a set of files: another one beside it adds to the corpus, and one of the same name takes the
    place of the first.

    Args:
        table: ``all``, or the one of them to write; it then goes to the very file that was named, or to a stream.
        run: what stands in the column ``run``; as default, the name of the file without its suffix.
        text: whether the texts of the articles are written too.

    Raises:
        ConfigurationError: if there is no such table.
    """

    def __init__(self, table: str = "all", run: str = "", text: bool = True) -> None:
        if table not in ("all", *STAR):
            raise ConfigurationError(f"parquet: {unknown('table', table, ('all', *STAR))}")
        self.table = table
        self.run = run
        self.text = text

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results one at a time, each to all tables.

        Raises:
            ConfigurationError: for a stream, which takes one table, where none was chosen.
        """
        if self.table == "all" and output.path is None:
            raise ConfigurationError(
                "parquet makes several tables, and a stream takes one: name a file to write, "
                "or choose a table, for example with --option parquet.table=claims"
            )
        run = self.run or (output.path.stem if output.path else "")
        wanted = tuple(STAR) if self.table == "all" else (self.table,)
        with ExitStack() as files:
            tables = {}
            for table in wanted:
                file = files.enter_context(output.open_bytes("" if self.table != "all" else table))
                writer = files.enter_context(pq.ParquetWriter(file, schema(table, run), compression="zstd"))
                tables[table] = _Table(table, run, writer)
            for table, row in star(results):
                if table in tables:
                    tables[table].add(row if self.text else _without_text(table, row))
            for made in tables.values():
                made.flush()


def _without_text(table: str, row: Row) -> Row:
    if table != "articles":
        return row
    return tuple(None if name == "text" else cell for name, cell in zip(STAR[table], row, strict=True))


@attrs.define
class _Table:
    """A table that is being written, and its rows that are not."""

    name: str
    run: str
    writer: pq.ParquetWriter
    rows: list[Row] = attrs.Factory(list)

    def add(self, row: Row) -> None:
        """Take one more row."""
        self.rows.append(row)
        if len(self.rows) >= (MOST_ROWS // 10 if self.name == "articles" else MOST_ROWS):
            self.flush()

    def flush(self) -> None:
        """Write the rows that are held."""
        if self.rows:
            self.writer.write_batch(batch(self.name, self.run, self.rows))
            self.rows.clear()
