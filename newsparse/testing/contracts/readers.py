"""The contract of readers."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from newsparse._registry import Registry
from newsparse.errors import NewsparseError, ReadError
from newsparse.model import Article, ParsedArticle
from newsparse.plugin import ReaderSpec
from newsparse.serialization.links import check
from newsparse.testing.contracts.base import Contract, outcome
from newsparse.testing.hostile import HOSTILE_TEXTS

URL = "https://news.example/1"


class ReaderContract(Contract):
    """What a reader keeps: it reads its files, and says of all others what is wrong with them.

    Attributes:
        files: names of files that the reader can read, and their bytes. Each has an article at least.

    Example:
        >>> class TestText(ReaderContract):
        ...     component = "text"
        ...     files = {"a.txt": b"Mali said no."}
    """

    catalogue = "readers"
    files: ClassVar[Mapping[str, bytes]] = MappingProxyType({})

    def read(self, reader: Any, content: bytes, name: str = "file", url: str | None = None) -> list[Any]:
        """All that the reader yields of some bytes."""
        return list(reader.read(BytesIO(content), name=name, url=url))

    def test_its_files_are_read(self, spec: ReaderSpec) -> None:
        """The example files must show the reader at work."""
        assert self.files, "give `files` that the reader can read"
        reader = self.make(spec)
        for name, content in self.files.items():
            found = self.read(reader, content, name)
            assert found, f"it finds no article in {name}"
            read = all(isinstance(article, Article | ParsedArticle) for article in found)
            assert read, f"it cannot read {name}: {found!r}"
            assert any(_article(article).text.strip() for article in found), f"it finds no text in {name}"

    def test_it_is_chosen_for_its_files(self, spec: ReaderSpec, registry: Registry) -> None:
        """Suffixes are in lower case, begin with a dot, and lead to this reader."""
        for suffix in spec.suffixes:
            assert suffix == suffix.lower(), f"suffix {suffix!r} must be in lower case"
            assert suffix.startswith("."), f"suffix {suffix!r} must begin with a dot"
        for name in self.files if spec.suffixes else ():
            chosen = registry.readers.for_suffix(name)
            assert chosen is not None, f"no reader is chosen for {name}"
            assert chosen.spec == spec, f"{chosen.spec.name} is chosen for {name}"

    def test_the_same_file_gives_the_same_articles(self, spec: ReaderSpec) -> None:
        """Neither other instances nor files read before make a difference."""
        one, other = self.make(spec), self.make(spec)
        files = list(self.files.items())
        first = [self.read(one, content, name) for name, content in files]
        again = [self.read(one, content, name) for name, content in reversed(files)][::-1]
        assert first == again, "what was read before makes a difference"
        assert first == [self.read(other, content, name) for name, content in files], "two instances differ"

    def test_the_address_is_kept(self, spec: ReaderSpec) -> None:
        """An article has the address that its file came from, unless the file says otherwise."""
        reader = self.make(spec)
        for name, content in self.files.items():
            assert all(_article(a).url for a in self.read(reader, content, name, URL)), f"the address of {name} is lost"

    def test_what_it_reads_is_valid(self, spec: ReaderSpec) -> None:
        """Blocks lie in the text, in order, and the alignment fits both texts."""
        reader = self.make(spec)
        for name, content in self.files.items():
            for article in self.read(reader, content, name):
                _valid(article)

    def test_hostile_texts_survive(self, spec: ReaderSpec) -> None:
        """Whatever a file holds gives articles, or an error that says what to do."""
        reader = self.make(spec)
        for name, text in HOSTILE_TEXTS.items():
            for encoding in ("utf-8", "utf-16"):
                try:
                    self._passes(reader, text.encode(encoding, "surrogatepass"))
                except AssertionError as error:
                    raise AssertionError(f"on the hostile text {name!r}: {error}") from error

    def test_any_bytes_survive(self, spec: ReaderSpec) -> None:
        """The same for any bytes, and for the example files torn, cut and spoilt."""
        reader = self.make(spec)
        contents = st.binary(max_size=300)
        if self.files:
            contents = st.one_of(contents, _spoilt(tuple(self.files.values())))
        self.for_all(contents, lambda content: self._passes(reader, content))

    def _passes(self, reader: Any, content: bytes) -> None:
        found = outcome(lambda: self.read(reader, content))
        for article in [found] if isinstance(found, NewsparseError) else found:
            if isinstance(article, NewsparseError):
                assert str(article), "an error has no message"
                assert isinstance(article, ReadError), f"a file that cannot be read is a ReadError, not {article!r}"
            else:
                read = isinstance(article, Article | ParsedArticle)
                assert read, f"it yielded {article!r}, which is neither Article nor ReadError"
                _valid(article)


@st.composite
def _spoilt(draw: DrawFn, contents: tuple[bytes, ...]) -> bytes:
    """A file with a stretch taken out or overwritten."""
    content = draw(st.sampled_from(contents))
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, len(content)))
    return content[:start] + draw(st.binary(max_size=5)) + content[end:]


def _article(read: Article | ParsedArticle) -> Article:
    return read.article if isinstance(read, ParsedArticle) else read


def _valid(read: Article | ParsedArticle) -> None:
    article = _article(read)
    if isinstance(read, ParsedArticle):
        check(read)
    last = 0
    for block in article.blocks:
        assert last <= block.span.start, f"block {block} overlaps another or is out of order"
        assert block.span.end <= len(article.text), f"block {block} leaves the text of {len(article.text)}"
        last = block.span.end
    lengths = article.alignment.text_length, article.alignment.original_length
    assert lengths == (len(article.text), len(article.original)), "the alignment is one of other texts"
    for run in article.alignment.runs:
        here = article.text[run.text : run.text + run.length]
        there = article.original[run.original : run.original + run.length]
        assert here == there, f"the alignment says that {here!r} was received as {there!r}"
