"""All that a plugin author imports: the hook marker, the specs, the protocols, and decorators for a one-file plugin.

A plugin is a module (or object) with hook implementations, registered under the entry-point group ``newsparse``.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO, TypeVar

import attrs
import pluggy

from newsparse.errors import ReadError
from newsparse.model import Article, Edit, Item, ParsedArticle

hookimpl = pluggy.HookimplMarker("newsparse")

CORE_LAYERS = ("tokens", "sentences", "syntax", "mentions", "attributions", "actors", "claims", "stances")
"""The layers that core types make up, from the page to the meaning."""

Option = str | int | float | bool | tuple[str, ...]


# -- protocols: what a factory must make


class Reader(Protocol):
    """Turns a file into articles."""

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterable[Article | ReadError]:
        """Yield the articles of a binary stream, one at a time.

        An article that cannot be read is yielded as a ``ReadError``, and reading goes on; a stream that cannot be read
        at all raises one. ``name`` is for messages.
        """
        ...


class Cleaner(Protocol):
    """Says what in a text is title, credit or rubbish."""

    def __call__(self, article: Article) -> Iterable[Edit]:
        """Return edits on spans of ``article.text``. They must not overlap, but for labels around other edits."""
        ...


class Extractor(Protocol):
    """Finds things in an article."""

    def __call__(self, document: ParsedArticle) -> Iterable[Item]:
        """Return (or yield) new items of the provided layers, and diagnostics. ``document`` has what was required."""
        ...


class Output(Protocol):
    """Where an exporter writes: a file, several files beside each other, or a stream."""

    @property
    def path(self) -> Path | None:
        """The file asked for; None for a stream such as standard output."""
        ...

    def open(self, part: str = "") -> AbstractContextManager[TextIO]:
        """A text file to write. With a ``part``, one of several: ``out.csv`` and ``claims`` make ``out.claims.csv``."""
        ...


class Exporter(Protocol):
    """Writes results to a format."""

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write all results, taking them one at a time where the format allows it."""
        ...


# -- specs: what a hook returns


def _options(value: Mapping[str, Option] | Iterable[tuple[str, Option]]) -> tuple[tuple[str, Option], ...]:
    return tuple(value.items() if isinstance(value, Mapping) else value)


_TEXTS = attrs.field(default=(), converter=tuple[str, ...])
_OPTIONS = attrs.field(default=(), converter=_options)


@attrs.frozen(kw_only=True)
class ReaderSpec:
    """A reader: chosen by name, by file suffix (``.jsonl``, lower case), or by media type.

    ``factory`` is called with the options, and makes a `Reader`; as ``"module:attribute"`` it is imported only then.
    ``options`` gives each option its default.
    """

    name: str
    factory: str | Callable[..., Reader]
    suffixes: tuple[str, ...] = _TEXTS
    media_types: tuple[str, ...] = _TEXTS
    options: tuple[tuple[str, Option], ...] = _OPTIONS


@attrs.frozen(kw_only=True)
class CleanerSpec:
    """A cleaner, generic or bound to a source. Of those bound to a source, the most specific one runs.

    ``domains`` also match their subdomains. ``valid_from`` and ``valid_until`` (both inclusive) bound the date of the
    articles that a version of a source is for.
    """

    name: str
    factory: str | Callable[..., Cleaner]
    domains: tuple[str, ...] = _TEXTS
    publishers: tuple[str, ...] = _TEXTS
    valid_from: datetime.date | None = None
    valid_until: datetime.date | None = None
    options: tuple[tuple[str, Option], ...] = _OPTIONS


@attrs.frozen(kw_only=True)
class ExtractorSpec:
    """A component of pipelines, named ``plugin.component``.

    ``requires`` and ``provides`` are sets of layers: `CORE_LAYERS`, or a layer of a plugin's own, ``"plugin.layer"``.
    """

    name: str
    factory: str | Callable[..., Extractor]
    requires: frozenset[str] = attrs.field(default=frozenset(), converter=frozenset[str])
    provides: frozenset[str] = attrs.field(default=frozenset(), converter=frozenset[str])
    options: tuple[tuple[str, Option], ...] = _OPTIONS


@attrs.frozen(kw_only=True)
class ExporterSpec:
    """An exporter: chosen by name or by file suffix."""

    name: str
    factory: str | Callable[..., Exporter]
    suffixes: tuple[str, ...] = _TEXTS
    options: tuple[tuple[str, Option], ...] = _OPTIONS


@attrs.frozen(kw_only=True)
class PipelineSpec:
    """A named list of components, in the order in which they run. The highest ``priority`` is the default pipeline."""

    name: str
    components: tuple[str, ...] = _TEXTS
    priority: int = 0


Spec = ReaderSpec | CleanerSpec | ExtractorSpec | ExporterSpec | PipelineSpec
