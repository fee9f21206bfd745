"""What the factory of a spec must make, as protocols. Plugin authors import them from `newsparse.plugin`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol, TextIO

from newsparse.errors import ReadError
from newsparse.model import Actor, Article, Diagnostic, Edit, Item, ParsedArticle


class Reader(Protocol):
    r"""Turns a file into articles.

    Example:
        >>> from io import BytesIO
        >>> class LinesReader:
        ...     def read(self, stream, *, name, url):
        ...         for line in stream:
        ...             yield Article(text=line.decode().strip(), url=url)
        >>> reader: Reader = LinesReader()
        >>> [article.text for article in reader.read(BytesIO(b"One.\nTwo.\n"), name="a.lines", url=None)]
        ['One.', 'Two.']
    """

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterable[Article | ParsedArticle | ReadError]:
        """Yield the articles of a binary stream, one at a time; of a file with annotations, results.

        An article that cannot be read is yielded as a ``ReadError``, and reading goes on; a stream that cannot be read
        at all raises one. ``name`` is for messages.
        """
        ...


class Cleaner(Protocol):
    """Says what in a text is title, credit or rubbish.

    Example:
        >>> from newsparse.model import Span
        >>> def trailer(article):
        ...     start = article.text.find("More from the Gazette")
        ...     if start >= 0:
        ...         yield Edit.drop(Span(start, len(article.text)), "trailer")
        >>> cleaner: Cleaner = trailer
        >>> [edit.reason for edit in cleaner(Article(text="No. More from the Gazette"))]
        ['trailer']
    """

    def __call__(self, article: Article) -> Iterable[Edit | Diagnostic]:
        """Return edits on spans of ``article.text``, and diagnostics.

        Edits must not overlap, but for labels around other edits.
        """
        ...


class Extractor(Protocol):
    """Finds things in an article.

    Example:
        >>> from newsparse.model import Annotation, Block, Span, item_id
        >>> def shouting(document):
        ...     for block in document.article.blocks:
        ...         if block.span.of(document.article.text).isupper():
        ...             id = item_id(document.article.id, "mine.shouting", [block.span])
        ...             yield Annotation(id=id, kind="mine.shouting", spans=[block.span])
        >>> extractor: Extractor = shouting
        >>> article = Article(text="NO.", blocks=[Block(kind="paragraph", span=Span(0, 3))])
        >>> [item.id for item in extractor(ParsedArticle(article=article))]
        ['8686b91953a6:mine.shouting:0-3']
    """

    def __call__(self, document: ParsedArticle) -> Iterable[Item]:
        """Return (or yield) new items of the provided layers, and diagnostics. ``document`` has what was required."""
        ...


class KnowledgeBase(Protocol):
    """Knows actors: a list of politicians, a copy of Wikidata.

    It answers with `Actor`s: their names, countries, identifiers, and roles with the dates between which they were
    held. A role without an organisation belongs to the actor's country.

    Example:
        >>> from newsparse.knowledge import ActorList
        >>> mali = Actor(id="m", name="Mali", type="state", aliases=["Republic of Mali"], country="MLI")
        >>> known: KnowledgeBase = ActorList([mali])
        >>> [actor.country for actor in known.named("Republic of Mali")]
        ['MLI']
    """

    def named(self, name: str) -> Iterable[Actor]:
        """All actors that have this name, or have it as an alias."""
        ...

    def holders(self, title: str, place: str) -> Iterable[Actor]:
        """All actors that ever had the title at a place: an ISO 3166-1 alpha-3 code, or an organisation's name."""
        ...


class Output(Protocol):
    """Where an exporter writes: a file, several files beside each other, or a stream.

    Example:
        >>> from newsparse.testing import MemoryOutput
        >>> output: Output = MemoryOutput()
        >>> with output.open("claims") as file:
        ...     _ = file.write("source,content")
        >>> output.files["claims"]
        'source,content'
    """

    @property
    def path(self) -> Path | None:
        """The file asked for; None for a stream such as standard output."""
        ...

    def open(self, part: str = "") -> AbstractContextManager[TextIO]:
        """A text file to write. With a ``part``, one of several: ``out.csv`` and ``claims`` make ``out.claims.csv``."""
        ...

    def open_bytes(self, part: str = "") -> AbstractContextManager[BinaryIO]:
        """The same for a format that is no text."""
        ...

    def beside(self, name: str) -> AbstractContextManager[TextIO]:
        """A text file of that name in the same folder, or in a folder in it, for formats whose files belong together.

        The name is then like ``out_files/a.html``.
        """
        ...


class Exporter(Protocol):
    r"""Writes results to a format.

    Example:
        >>> from newsparse.testing import MemoryOutput
        >>> class Lengths:
        ...     def write(self, results, output):
        ...         with output.open() as file:
        ...             for result in results:
        ...                 file.write(f"{len(result.article.text)}\n")
        >>> exporter: Exporter = Lengths()
        >>> output = MemoryOutput()
        >>> exporter.write([ParsedArticle(article=Article(text="No."))], output)
        >>> output.files[""]
        '3\n'
    """

    def write(self, results: Iterable[ParsedArticle], output: Output) -> None:
        """Write all results, taking them one at a time where the format allows it."""
        ...
