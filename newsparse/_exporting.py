"""Exporters as they are used: one that fails is named with its plugin; an interruption loses nothing that is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

import attrs

from newsparse._extras import extra_that_writes
from newsparse._registry import Config, Entry, Registry, contained, make
from newsparse.errors import ComponentError, ConfigurationError, NewsparseError
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

    @classmethod
    def for_file(cls, filename: str, registry: Registry, config: Config, *, otherwise: str) -> Exporting:
        """The exporter whose suffix a file has.

        Raises:
            ConfigurationError: if there is none; the message says what to install, or what to do ``otherwise``.
        """
        entry = registry.exporters.for_suffix(filename)
        if entry is None:
            known = " ".join(registry.exporters.suffixes())
            extra = extra_that_writes(filename)
            way_out = f"install {extra} to have one" if extra else otherwise
            raise ConfigurationError(f"no format is for {filename!r} (there are {known}); {way_out}")
        return cls.of(entry, config)

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write results.

        Raises:
            ComponentError: if the exporter fails. Errors of whoever makes the results are passed on as they are.
        """
        others: list[BaseException] = []
        try:
            with contained(ComponentError, f"{self.name} failed", passing=(NewsparseError, OSError)):
                self.exporter.write(_noting(results, others), output)
        except ComponentError as error:
            if error.__cause__ is not None and error.__cause__ in others:
                raise error.__cause__ from None
            raise


def _noting(results: Iterable[ParsedArticle], errors: list[BaseException]) -> Iterator[ParsedArticle]:
    try:
        yield from results
    except GeneratorExit:
        raise  # nobody wants more
    except BaseException as error:
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
