"""What an actor does: from a batch of records, or an archive, to the rows of all tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from itertools import islice

import pyarrow as pa

import newsparse
from newsparse.exporters.star import STAR, Row, star
from newsparse_parquet.schema import batch, schema
from newsparse_ray.files import source

TABLES = tuple(table for table in STAR if table != "issues")
"""The tables that are written. What they say of issues is grouped from stances, over the whole corpus."""

FOUND = pa.schema(
    [("table", pa.string()), ("rows", pa.large_binary()), ("articles", pa.int64()), ("failed", pa.int64())]
)
"""What becomes of a batch: the rows of each table, as Arrow writes them; how many articles there were, and failed."""


class Sort(StrEnum):
    """What a corpus is of, and what its records have: a line in ``text``, the keys of a line, or a path in ``item``."""

    LINES = "lines"
    ROWS = "rows"
    ARCHIVES = "archives"


ARCHIVE_READER = "html.warc"


class Parsing:
    """Parses batches of records. Ray makes it once in each actor.

    Each batch, or archive, is parsed in a process of its own beside the actor: an article that the process dies of, or
    that takes too long, is a failure in the table of articles, and Ray does not try the batch again and again.

    Args:
        pipeline: the name of a pipeline.
        run: what stands in the column ``run``.
        config: options and plugins; those of the reader ``jsonl`` say which key of a record stands for which field.
        timeout: seconds that an article may take.
        sort: what the records are.
        most: of so many articles at most the rows are kept before they are handed on.

    Example:
        >>> import pyarrow as pa
        >>> parsing = Parsing("rules", "may", newsparse.Config(), 60, sort=Sort.LINES)
        >>> (found,) = parsing(pa.table({"text": ['{"text": "Mali says no."}']}))
        >>> found.column("table")[0].as_py(), found.column("articles")[0].as_py()
        ('articles', 1)
    """

    def __init__(
        self, pipeline: str, run: str, config: newsparse.Config, timeout: float, *, sort: Sort, most: int = 256
    ) -> None:
        self._config = config
        self._pipeline = newsparse.Pipeline.preset(pipeline, config=config)
        self._run = run
        self._timeout = timeout
        self._sort = sort
        self._most = most

    def __call__(self, records: pa.Table) -> Iterator[pa.Table]:
        """The rows of all tables, of the articles in some records."""
        results = newsparse.parse_many(
            self._articles(records), pipeline=self._pipeline, on_error="record", timeout=self._timeout
        )
        while some := list(islice(results, self._most)):
            yield self._found(some)

    def _articles(self, records: pa.Table) -> Iterable[newsparse.Article | newsparse.ParsedArticle]:
        if self._sort is Sort.ARCHIVES:
            paths = [source(path) for path in records.column("item").to_pylist()]
            return newsparse.read_many(
                paths, reader=ARCHIVE_READER, clean=False, on_error="record", config=self._config
            )
        lines = "".join(line + "\n" for line in self._lines(records)).encode("utf-8", "backslashreplace")
        return newsparse.read_many(
            [BytesIO(lines)], reader="jsonl", clean=False, on_error="record", config=self._config
        )

    def _lines(self, records: pa.Table) -> Iterator[str]:
        """Records as JSON lines; those of a file of lines are that already."""
        if self._sort is Sort.LINES:
            yield from records.column("text").to_pylist()
        else:
            for record in records.to_pylist():
                yield json.dumps({key: value for key, value in record.items() if value is not None}, default=str)

    def _found(self, results: Sequence[newsparse.ParsedArticle]) -> pa.Table:
        rows: dict[str, list[Row]] = defaultdict(list)
        for table, row in star(results):
            rows[table].append(row)
        failed = sum(any(remark.level == "error" for remark in result.diagnostics) for result in results)
        found = {
            "table": list(TABLES),
            "rows": [_packed(batch(table, self._run, rows[table])) if rows[table] else b"" for table in TABLES],
            "articles": [len(results) if table == "articles" else 0 for table in TABLES],
            "failed": [failed if table == "articles" else 0 for table in TABLES],
        }
        return pa.table(found, schema=FOUND)


def rows_of(found: pa.Table, table: str, run: str) -> pa.Table:
    """The rows of one table, of what was found in some batches."""
    packed = [bytes(row["rows"]) for row in found.to_pylist() if row["table"] == table and row["rows"]]
    tables = [pa.ipc.open_stream(rows).read_all() for rows in packed]
    return pa.concat_tables(tables) if tables else schema(table, run).empty_table()


def _packed(rows: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_batch(rows)
    return bytes(sink.getvalue())
