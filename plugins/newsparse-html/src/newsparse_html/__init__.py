"""Pages, feeds and web archives for newsparse: main text, metadata, and the place of every word in the page."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.plugin import CleanerSpec, ReaderSpec, hookimpl


@hookimpl
def newsparse_readers() -> Iterator[ReaderSpec]:
    """Readers of what the web is made of.

    Example:
        >>> [spec.name for spec in newsparse_readers()]
        ['html', 'html.feed', 'html.warc']
    """
    yield ReaderSpec(
        name="html",
        suffixes=(".html", ".htm", ".xhtml"),
        media_types=("text/html", "application/xhtml+xml"),
        options=(("encoding", ""), ("most_megabytes", 10)),
        factory="newsparse_html.reader:HtmlReader",
    )
    yield ReaderSpec(
        name="html.feed",
        suffixes=(".xml", ".rss", ".atom"),
        media_types=("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        options=(("most_megabytes", 20), ("most_entries", 10_000)),
        factory="newsparse_html.feeds:FeedReader",
    )
    yield ReaderSpec(
        name="html.warc",
        suffixes=(".warc", ".warc.gz"),
        media_types=("application/warc",),
        options=(("most_megabytes", 10), ("all_pages", False)),
        factory="newsparse_html.warc:WarcReader",
    )


@hookimpl
def newsparse_cleaners() -> Iterator[CleanerSpec]:
    """One cleaner for each source that is known, from the files in ``sources``; and those of the user's own folder.

    Example:
        >>> "html.sources" in [spec.name for spec in newsparse_cleaners()]
        True
    """
    from newsparse_html.catalogue import specs

    yield from specs()
    yield CleanerSpec(name="html.sources", many=True, options={"folder": ""}, factory="newsparse_html.sourcing:own")
