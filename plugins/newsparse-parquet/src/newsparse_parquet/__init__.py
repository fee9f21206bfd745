"""Tables for newsparse as Parquet files: a star schema that DuckDB, polars, pandas and R read without newsparse."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ExporterSpec, hookimpl


@hookimpl
def newsparse_exporters() -> Iterator[ExporterSpec]:
    """An exporter that writes a file for each table.

    Example:
        >>> [spec.suffixes for spec in newsparse_exporters()]
        [('.parquet',)]
    """
    yield ExporterSpec(
        name="parquet",
        suffixes=(".parquet",),
        options=(("table", "all"), ("run", ""), ("text", True)),
        factory="newsparse_parquet.exporter:ParquetExporter",
    )
