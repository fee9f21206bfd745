"""Exporters as they are used: one that fails is named with its plugin; an interruption loses nothing that is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import attrs

from newsparse._registry import Config, Entry, make
from newsparse.errors import ComponentError, NewsparseError
from newsparse.model import ParsedArticle
from newsparse.plugin import Exporter, ExporterSpec, Output


@attrs.frozen
class Exporting:
    """An exporter that says whose it is when it fails."""

    name: str
    exporter: Exporter

    @classmethod
    def of(cls, entry: Entry[ExporterSpec], config: Config) -> Exporting:
        """The exporter of a registry's entry, made with the options that a configuration gives.

        Raises:
            PluginError: if it cannot be made.
        """
        made = make(entry.spec, config.options("exporters", entry.spec.name), entry.plugin)
        return cls(f"exporter {entry.spec.name} ({entry.plugin})", cast("Exporter", made))

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results.

        Raises:
            ComponentError: if the exporter fails. Errors of whoever makes the results are passed on as they are.
        """
        others: list[BaseException] = []
        try:
            self.exporter.write(_noting(results, others), output)
        except (NewsparseError, OSError):
            raise
        except (Exception, SystemExit) as error:  # a plugin's own code may raise anything
            if error in others:
                raise
            raise ComponentError(f"{self.name} failed: {type(error).__name__}: {error}") from error


def _noting(results: Iterable[ParsedArticle], errors: list[BaseException]) -> Iterator[ParsedArticle]:
    try:
        yield from results
    except (Exception, SystemExit) as error:
        errors.append(error)
        raise


def until_stopped(results: Iterable[ParsedArticle], stopped: list[KeyboardInterrupt]) -> Iterator[ParsedArticle]:
    """The results until somebody interrupts the making of one; the interruption is kept in ``stopped``.

    Whoever writes them then comes to an end as usual: what is done is there, and whole.
    """
    try:
        yield from results
    except KeyboardInterrupt as interrupt:
        stopped.append(interrupt)
