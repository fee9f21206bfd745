"""The built-in readers: plain text and Markdown, JSON and JSON lines, brat, and what newspaper databases export."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ReaderSpec, hookimpl

ENCODING = ("encoding", "utf-8")


@hookimpl
def newsparse_readers() -> Iterator[ReaderSpec]:
    """Readers for files that hold text as it is."""
    yield ReaderSpec(
        name="text",
        suffixes=(".txt", ".text"),
        media_types=("text/plain",),
        options=(ENCODING,),
        factory="newsparse.readers.text:TextReader",
    )
    yield ReaderSpec(
        name="markdown",
        suffixes=(".md", ".markdown"),
        media_types=("text/markdown",),
        options=(ENCODING,),
        factory="newsparse.readers.text:MarkdownReader",
    )
    yield ReaderSpec(
        name="json",
        suffixes=(".json",),
        media_types=("application/json",),
        options=(ENCODING, ("fields", ())),
        factory="newsparse.readers.records:JsonReader",
    )
    yield ReaderSpec(
        name="jsonl",
        suffixes=(".jsonl", ".ndjson"),
        media_types=("application/x-ndjson", "application/jsonl"),
        options=(ENCODING, ("fields", ())),
        factory="newsparse.readers.records:JsonLinesReader",
    )
    yield ReaderSpec(name="brat", suffixes=(".ann",), factory="newsparse.readers.brat:BratReader")
    for name, attribute in (("lexisnexis", "LexisNexis"), ("factiva", "Factiva"), ("proquest", "ProQuest")):
        yield ReaderSpec(
            name=name, options=(ENCODING,), factory=f"newsparse.readers.{name}:{attribute}Reader"
        )  # by name alone: their files end in .txt
