"""The built-in exporters: JSON, JSON lines, tables for spreadsheets, and what annotation tools and others open."""

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
    yield ExporterSpec(name="brat", suffixes=(".ann",), factory="newsparse.exporters.brat:BratExporter")
    yield ExporterSpec(
        name="labelstudio",
        suffixes=(".labelstudio.json",),
        factory="newsparse.exporters.labelstudio:LabelStudioExporter",
    )
    yield ExporterSpec(
        name="web-annotation",
        suffixes=(".annotations.jsonld",),
        factory="newsparse.exporters.linked:WebAnnotationExporter",
    )
    yield ExporterSpec(
        name="schema-org",
        suffixes=(".jsonld",),
        options=(("body", False),),
        factory="newsparse.exporters.linked:SchemaOrgExporter",
    )
    yield ExporterSpec(name="conllu", suffixes=(".conllu",), factory="newsparse.exporters.conllu:ConlluExporter")
