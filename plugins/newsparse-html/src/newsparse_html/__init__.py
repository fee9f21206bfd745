"""Pages, feeds and web archives for newsparse: main text, metadata, and the place of every word in the page."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import ReaderSpec, hookimpl


@hookimpl
def newsparse_readers() -> Iterator[ReaderSpec]:
    """Readers of what the web is made of."""
    yield ReaderSpec(
        name="html",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        options=(("encoding", ""), ("most_megabytes", 10)),
        factory="newsparse_html.reader:HtmlReader",
    )
