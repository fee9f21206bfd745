"""The five hooks. Each runs once per process, takes no argument, and returns an iterable of frozen specs."""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from newsparse.plugin import CleanerSpec, ExporterSpec, ExtractorSpec, PipelineSpec, ReaderSpec

hookspec = pluggy.HookspecMarker("newsparse")


@hookspec
def newsparse_readers() -> Iterable[ReaderSpec]:  # type: ignore[empty-body]
    """Readers turn a file into articles.

    Example:
        >>> from newsparse.plugin import ReaderSpec, hookimpl
        >>> @hookimpl
        ... def newsparse_readers():
        ...     yield ReaderSpec(name="eml", suffixes=(".eml",), factory="newsparse_eml:EmlReader")
    """


@hookspec
def newsparse_cleaners() -> Iterable[CleanerSpec]:  # type: ignore[empty-body]
    """Cleaners say, as edits, what in a text is title, credit or rubbish.

    Example:
        >>> from newsparse.plugin import CleanerSpec, hookimpl
        >>> @hookimpl
        ... def newsparse_cleaners():
        ...     yield CleanerSpec(name="gazette.trailer", domains=("gazette.example",), factory="gazette:drop_trailer")
    """


@hookspec
def newsparse_extractors() -> Iterable[ExtractorSpec]:  # type: ignore[empty-body]
    """Extractors find things in an article: mentions, claims, or a layer of your own.

    Example:
        >>> from newsparse.plugin import ExtractorSpec, hookimpl
        >>> @hookimpl
        ... def newsparse_extractors():
        ...     yield ExtractorSpec(
        ...         name="mine.topics", requires={"tokens"}, provides={"mine.topics"}, factory="mine:Topics"
        ...     )
    """


@hookspec
def newsparse_exporters() -> Iterable[ExporterSpec]:  # type: ignore[empty-body]
    """Exporters write results to a format.

    Example:
        >>> from newsparse.plugin import ExporterSpec, hookimpl
        >>> @hookimpl
        ... def newsparse_exporters():
        ...     yield ExporterSpec(name="quotes", suffixes=(".quotes",), factory="mine:QuotesExporter")
    """


@hookspec
def newsparse_pipelines() -> Iterable[PipelineSpec]:  # type: ignore[empty-body]
    """Pipelines are named lists of components. ``default`` is the one of the highest priority.

    Example:
        >>> from newsparse.plugin import PipelineSpec, hookimpl
        >>> @hookimpl
        ... def newsparse_pipelines():
        ...     yield PipelineSpec(name="quotes", components=("english.tokens", "english.attributions"))
    """
