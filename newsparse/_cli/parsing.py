"""Results for commands that take any of them: those of files, those that are kept, and those of articles to parse."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from itertools import chain
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from newsparse._cli.given import Given
    from newsparse._cli.kept import Kept
    from newsparse._cli.stopping import Stop
    from newsparse._cli.tally import Tally
    from newsparse._pipeline import Pipeline
    from newsparse._registry import Config, Registry
    from newsparse.model import ParsedArticle


@attrs.frozen
class Parsing:
    """How articles are parsed, should there be any."""

    pipeline: str
    config: Config
    registry: Registry
    workers: int
    timeout: float | None
    reader: str | None
    kept: Kept | None

    def results(self, given: Given, tally: Tally, stop: Stop) -> Iterator[ParsedArticle]:
        """All results: those of files, those that are kept, and those of articles, which are parsed.

        Raises:
            ConfigurationError: if there is no such pipeline, or what is kept was made with other settings.
        """
        from newsparse._cli.given import results_of
        from newsparse._cli.progress import progress

        kept = self.kept
        pipe = self._pipeline() if given.articles else None
        results = [path for path in given.results if kept is None or not kept.holds(path)]
        files = given.articles or given.results
        shown = bool(files) and sys.stderr.isatty()
        with closing(kept) if kept is not None else nullcontext(), progress(files, shown=shown) as counted:
            there = chain(results_of(results, self.config.limits), kept.results() if kept is not None else ())
            parsed = self._parsed(pipe, counted.files()) if pipe is not None else iter(())
            yield from tally.watch(stop.until(counted.results(chain(there, parsed))))
            stop.end(parsed)

    def _pipeline(self) -> Pipeline:
        """The pipeline, which must be what the kept results were made with."""
        from newsparse._cli.kept import settings_of
        from newsparse._facade import warn_of_broken
        from newsparse._pipeline import Pipeline

        pipe = Pipeline.preset(self.pipeline, config=self.config, registry=self.registry)
        if self.kept is not None:
            self.kept.begin(settings_of(pipe, self.reader))
        warn_of_broken(self.registry)
        return pipe

    def _parsed(self, pipe: Pipeline, paths: Iterable[str]) -> Iterator[ParsedArticle]:
        from newsparse._facade import parse_many
        from newsparse._pipeline.sources import Cleaning
        from newsparse._reading import Reading

        reading = Reading(self.registry, self.config, Cleaning(self.registry, self.config))
        articles = reading.articles(paths, reader=self.reader, clean=False, on_error="record")  # whoever parses cleans
        wanted = self.kept.missing(articles) if self.kept is not None else articles
        parsed = parse_many(wanted, pipeline=pipe, workers=self.workers, on_error="record", timeout=self.timeout)
        yield from self.kept.added(parsed) if self.kept is not None else parsed
