"""The functions of the facade: read, parse, write. `newsparse` itself loads them when they are first used."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterable, Iterator, Sized
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsparse._exporting import Exporting, until_stopped
from newsparse._files import Source, shown
from newsparse._pipeline import Pipeline
from newsparse._pipeline.bulk import Given, OnError, parse_each
from newsparse._pipeline.slips import no_series
from newsparse._pipeline.sources import Cleaning
from newsparse._progress import followed
from newsparse._reading import Reading
from newsparse._registry import Config, Registry, as_config, check_config, discover
from newsparse.corrections import Corrections, as_corrections
from newsparse.errors import ConfigurationError, InputError, PluginWarning, ReadError
from newsparse.linking import link_actors
from newsparse.model import Article, ParsedArticle
from newsparse.serialization import dumps, loads

__all__ = ["Config", "Pipeline", "dumps", "link_actors", "loads", "parse", "parse_many", "read", "read_many", "write"]


@lru_cache(maxsize=16)
def _pipeline(name: str, config: Config) -> Pipeline:
    """One pipeline per name and configuration: making its components is what costs."""
    return Pipeline.preset(name, config=config, registry=_registry(config))


@lru_cache(maxsize=16)
def _registry(config: Config) -> Registry:
    registry = discover(config)
    check_config(config, registry)
    warn_of_broken(registry)
    return registry


def warn_of_broken(registry: Registry) -> None:
    """Tell of each broken plugin, once in a process."""
    for record in registry.plugins:
        if record.error is not None:
            _warn(record.error)


@cache
def _warn(problem: str) -> None:
    warnings.warn(f"{problem}; what it brings is missing", PluginWarning, stacklevel=2)


@lru_cache(maxsize=16)
def _cleaning(config: Config) -> Cleaning:
    return Cleaning(_registry(config), config)


def _chosen(pipeline: str | Pipeline, config: Config | None) -> Pipeline:
    if isinstance(pipeline, Pipeline):
        if config is not None:
            way_out = "give it to Pipeline.preset or Pipeline.from_names, or name the pipeline here"
            raise ConfigurationError(
                f"a Pipeline has its configuration already, and config= would be ignored; {way_out}"
            )
        return pipeline
    if not isinstance(pipeline, str):
        raise ConfigurationError(f"pipeline must be the name of a pipeline or a Pipeline, not {pipeline!r:.60}")
    return _pipeline(pipeline, as_config(config).with_environment())


def parse(
    given: str | Article,
    *,
    pipeline: str | Pipeline = "default",
    clean: bool = True,
    corrections: str | Path | Corrections | None = None,
    config: Config | None = None,
) -> ParsedArticle:
    """Read one article: its actors, claims and stances, each with the words that prove it.

    Args:
        given: a text, or an article.
        pipeline: the name of a pipeline, or one that you made.
        clean: whether titles, credits and rubbish are told apart first. With ``clean=False`` the result's
            ``article.text`` is exactly what was given.
        corrections: a table of what is to be changed in results: a file, or `Corrections`.
        config: options and plugins; see `Config`. A pipeline that you made has its own.

    Raises:
        InputError: if what is given is neither, or the name of a file instead of a text.
        ConfigurationError: if the pipeline does not exist or does not fit together.
        ComponentError: if a component fails on the article.

    Example:
        >>> parse("Mali rejects the plan.", pipeline="rules").article.text
        'Mali rejects the plan.'
    """
    table = as_corrections(corrections)
    parsed = _chosen(pipeline, config)(given, clean=clean)
    return parsed if table is None else table(parsed)


def parse_many(
    items: Iterable[Given],
    *,
    pipeline: str | Pipeline = "default",
    clean: bool = True,
    workers: int = 1,
    on_error: OnError = "raise",
    ordered: bool = True,
    timeout: float | None = None,
    corrections: str | Path | Corrections | None = None,
    progress: bool = False,
    config: Config | None = None,
) -> Iterator[ParsedArticle]:
    """Read many articles, lazily: exactly one result for each, in the order of the articles unless told otherwise.

    Articles are taken as they are needed, so that there may be any number of them. Where one dies with its process,
    that is its failure, and the others are parsed.

    Args:
        items: texts and articles. Results among them (a record of a failed reading, say) are passed through.
        pipeline: the name of a pipeline, or one that you made.
        clean: as for `parse`.
        workers: more than one means that many processes; a script then needs the usual
            ``if __name__ == "__main__":``.
        on_error: with ``"record"`` a failed article is a result too, with what was found before the failure and a
            diagnostic of level ``error``.
        ordered: with ``False``, results come as they are done.
        timeout: how many seconds an article may take at most. One that takes longer fails, whatever it is at: its
            process is ended, and another goes on. So that takes a process beside this one, even for one worker.
        corrections: applied to each result, as by `parse`.
        progress: whether a bar shows how far it is, on a terminal or in a notebook; it knows the end where ``items``
            have a length.
        config: options and plugins; see `Config`. A pipeline that you made has its own.

    Raises:
        InputError: if one text or article is given instead of several.
        ConfigurationError: if the pipeline does not exist or does not fit together.
        WorkerError: if processes cannot be started.
        NewsparseError: the first failure, with ``on_error="raise"``.

    Example:
        >>> [len(parsed.article.text) for parsed in parse_many(["One.", "Two!!"], pipeline="rules")]
        [4, 5]
    """
    if slip := no_series(items, "parse_many", "texts or articles"):
        raise InputError(slip)
    table = as_corrections(corrections)
    results = parse_each(
        items,
        _chosen(pipeline, config),
        clean=clean,
        workers=workers,
        on_error=on_error,
        ordered=ordered,
        timeout=timeout,
    )
    results = results if table is None else _corrected(results, table)
    return followed(results, len(items) if isinstance(items, Sized) else None) if progress else results


def _corrected(results: Iterator[ParsedArticle], table: Corrections) -> Iterator[ParsedArticle]:
    with closing(cast("Generator[ParsedArticle, None, None]", results)) as made:
        for result in made:
            yield table(result)


def read(
    path: str | Path | BinaryIO,
    *,
    url: str | None = None,
    reader: str | None = None,
    clean: bool = True,
    config: Config | None = None,
) -> Any:
    r"""The first `Article` of a file or stream (``"-"`` is standard input), cleaned unless ``clean`` is false.

    Of a file with annotations (brat, Label Studio, JSON of `write`) it is a result: a `ParsedArticle`. What a stream
    holds is told by its first bytes: text, a page, a feed, JSON. See `read_many`.

    Raises:
        ReadError: if the file cannot be read, or has no article.
        ConfigurationError: if no reader is for such a file.

    Example:
        >>> text = "Toll stays\n\nThe mayor defended the toll on Monday."
        >>> _ = Path("toll.txt").write_text(text, encoding="utf-8")
        >>> read("toll.txt").title
        'Toll stays'
    """
    for article in read_many([path], url=url, reader=reader, clean=clean, config=config):
        return article
    raise ReadError(f"{shown(path)} has no article")


def read_many(
    paths: Iterable[str | Path | BinaryIO],
    *,
    url: str | None = None,
    reader: str | None = None,
    clean: bool = True,
    on_error: OnError = "raise",
    config: Config | None = None,
) -> Iterator[Article | ParsedArticle]:
    """The articles of files, lazily and in order.

    A directory stands for all files in it that a reader is for, a pattern such as ``pages/*.html`` for all that match.
    The reader is chosen by suffix unless one is named, for standard input and other streams by their first bytes;
    ``.gz`` is unpacked on the way. With ``on_error="record"`` what cannot be read is yielded as a result with a
    diagnostic of level ``error``, which `parse_many` passes through.

    Raises:
        InputError: if one file is given instead of several.
        ReadError: the first failure, with ``on_error="raise"``.
        ConfigurationError: if no reader is for such a file.

    Example:
        >>> for name in ("a.txt", "b.txt"):
        ...     _ = Path(name).write_text(f"Mali rejects plan {name[0]}.", encoding="utf-8")
        >>> [article.text for article in read_many(["a.txt", "b.txt"])]
        ['Mali rejects plan a.', 'Mali rejects plan b.']
    """
    if slip := no_series(paths, "read_many", "files"):
        raise InputError(slip)
    return _read_each(paths, url, reader, clean, on_error, as_config(config).with_environment())


def _read_each(
    paths: Iterable[Source], url: str | None, reader: str | None, clean: bool, on_error: OnError, config: Config
) -> Iterator[Article | ParsedArticle]:
    """The articles, lazily: plugins are looked for when the first one is wanted."""
    reading = Reading(_registry(config), config, _cleaning(config))
    yield from reading.articles(paths, url=url, reader=reader, clean=clean, on_error=on_error)


def write(
    results: ParsedArticle | Iterable[ParsedArticle],
    path: str | Path,
    *,
    format: str | None = None,
    config: Config | None = None,
) -> None:
    """Write one result, or many, to a file; the exporter is chosen by suffix unless ``format`` names one.

    Where the making of results is interrupted, those that are done are written before the interruption is passed on: to
    the file, or beside it (``all.interrupted.jsonl``) if there was one of that name.

    Raises:
        InputError: if what is given are no results.
        ConfigurationError: if there is no such exporter, or none for that suffix.

    Example:
        >>> write(parse_many(["Mali says no.", "Niger says yes."], pipeline="rules"), "all.jsonl")
        >>> len(Path("all.jsonl").read_text(encoding="utf-8").splitlines())
        2
    """
    if not isinstance(results, ParsedArticle) and no_series(results, "write", "results"):
        raise InputError(f"write takes a result of newsparse.parse, or several, not {results!r:.60}")
    from newsparse.exporters.output import FileOutput

    config = as_config(config).with_environment()
    registry = _registry(config)
    if format is not None:
        exporting = Exporting.of(registry.exporters.get(format), config)
    else:
        exporting = Exporting.for_file(str(path), registry, config, otherwise="name one with format=")
    stopped: list[KeyboardInterrupt] = []
    several = [results] if isinstance(results, ParsedArticle) else _results(results)
    output = FileOutput(Path(path), aside=lambda: bool(stopped), tidy=not isinstance(results, ParsedArticle))
    exporting.write(until_stopped(several, stopped), output)
    if stopped:
        raise stopped[0]


def _results(given: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
    for result in given:
        if not isinstance(result, ParsedArticle):
            raise InputError(f"write takes results of newsparse.parse, not {result!r:.60}")
        yield result
