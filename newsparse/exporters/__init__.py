"""The built-in exporters: JSON, JSON lines, and tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ExporterSpec, hookimpl


@hookimpl
def newsparse_exporters() -> Iterator[ExporterSpec]:
    """Exporters for whole results, and for tables of actors, claims and stances."""
    yield ExporterSpec(
        name="json",
        suffixes=(".json",),
        options=(("indent", 2), ("tokens", False)),
        factory="newsparse.exporters.json:JsonExporter",
    )
    yield ExporterSpec(
        name="jsonl",
        suffixes=(".jsonl", ".ndjson"),
        options=(("tokens", False),),
        factory="newsparse.exporters.json:JsonLinesExporter",
    )
    yield ExporterSpec(
        name="csv",
        suffixes=(".csv",),
        options=(("table", "all"), ("bom", False)),
        factory="newsparse.exporters.csv:CsvExporter",
    )
