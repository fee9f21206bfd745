"""What the factory of a spec must make, as protocols. Plugin authors import them from `newsparse.plugin`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from newsparse.errors import ReadError
from newsparse.model import Actor, Article, Diagnostic, Edit, Item, ParsedArticle


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

    def __call__(self, article: Article) -> Iterable[Edit | Diagnostic]:
        """Return edits on spans of ``article.text``, and diagnostics.

        Edits must not overlap, but for labels around other edits.
        """
        ...


class Extractor(Protocol):
    """Finds things in an article."""

    def __call__(self, document: ParsedArticle) -> Iterable[Item]:
        """Return (or yield) new items of the provided layers, and diagnostics. ``document`` has what was required."""
        ...


class KnowledgeBase(Protocol):
    """Knows actors: a list of politicians, a copy of Wikidata.

    It answers with `Actor`s: their names, countries, identifiers, and roles with the dates between which they were
    held. A role without an organisation belongs to the actor's country.
    """

    def named(self, name: str) -> Iterable[Actor]:
        """All actors that have this name, or have it as an alias."""
        ...

    def holders(self, title: str, place: str) -> Iterable[Actor]:
        """All actors that ever had the title at a place: an ISO 3166-1 alpha-3 code, or an organisation's name."""
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
