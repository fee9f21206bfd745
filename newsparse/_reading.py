"""Reading, the engine's side: which files are meant, which reader is for each, and their articles, cleaned."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

import attrs

from newsparse._extras import outside
from newsparse._files import GZIP, Kept, Source, expanded, nameless, opened, shown, unpacked
from newsparse._pipeline.bulk import OnError
from newsparse._pipeline.pipeline import failed
from newsparse._pipeline.slips import no_file
from newsparse._pipeline.sources import Cleaning
from newsparse._registry import Config, Entry, Registry, contained, make
from newsparse._sniffing import SUFFIXES, media_type
from newsparse.errors import ComponentError, ConfigurationError, NewsparseError, ReadError
from newsparse.limits import Bounded
from newsparse.model import Article, Diagnostic, Level, ParsedArticle, digest
from newsparse.plugin import Reader, ReaderSpec

_NO_TEXTS = (".pdf", ".doc", ".docx", ".odt", ".rtf")
"""What many have their articles in, and other programs turn into texts."""

_END = object()
"""What stands behind the last article of a file."""


@attrs.frozen
class Reading:
    """Reads files with the readers of a registry, and cleans what they hold."""

    registry: Registry
    config: Config
    cleaning: Cleaning

    def articles(
        self,
        paths: Iterable[Source],
        *,
        url: str | None = None,
        reader: str | None = None,
        clean: bool = True,
        on_error: OnError = "raise",
    ) -> Iterator[Article | ParsedArticle]:
        """The articles of files, lazily and in order; with ``on_error="record"``, results in the place of failures."""
        named: dict[int, int] = {}
        for path in _files(paths, self.registry.readers.suffixes()):
            try:
                if isinstance(path, ReadError):
                    raise path
                for article in self._of_file(path, url, reader):
                    if isinstance(article, ReadError):
                        if on_error == "raise":
                            raise article
                        yield failed(None, article)
                        continue
                    if isinstance(article, ParsedArticle):
                        yield article
                        continue
                    article = _told_apart(article, named)
                    try:
                        cleaned = self.cleaning(article) if clean else article
                    except NewsparseError as error:  # the file's other articles are still to come
                        if on_error == "raise":
                            raise
                        yield failed(article, error)
                        continue
                    yield cleaned
            except NewsparseError as error:
                if on_error == "raise":
                    raise
                yield failed(None, error)

    def _of_file(
        self, path: Source, url: str | None, name: str | None
    ) -> Iterator[Article | ParsedArticle | ReadError]:
        filename = shown(path)
        by_bytes = name is None and nameless(path)
        entry, packed = (None, False) if by_bytes else _reader(filename, name, self.registry)
        with opened(path, packed=packed, limits=self.config.limits) as stream:
            if entry is None:
                try:
                    stream, entry = _recognised(stream, filename, self.registry)
                except (OSError, EOFError, zlib.error) as error:
                    raise ReadError(f"cannot read {filename}: {error}") from error
            reader = cast("Reader", make(entry.spec, self.config.options("readers", entry.spec.name), entry.plugin))
            where = f"reader {entry.spec.name} ({entry.plugin}) failed on {filename}"
            passing = (NewsparseError, OSError, EOFError, zlib.error)
            try:
                stream.next_article()
                with contained(ComponentError, where, passing=passing):
                    found = iter(cast("Iterable[object]", reader.read(stream, name=filename, url=url)))
                while True:
                    with contained(ComponentError, where, passing=passing):  # not what is raised at the yield
                        article = next(found, _END)
                        if article is _END:
                            return
                        stream.check_seconds()
                        if not isinstance(article, Article | ParsedArticle | ReadError):
                            said = f"it yielded {article!r:.60}, which is neither Article nor ReadError"
                            raise ComponentError(f"{where}: {said}")
                    yield article
                    stream.next_article()
            except (OSError, EOFError, zlib.error) as error:
                raise ReadError(f"cannot read {filename}: {error}") from error


def _told_apart(article: Article, named: dict[int, int]) -> Article:
    """An article under an id of its own, where another one had its id: ids of what is found are made of it.

    ``named`` has the hashes of the ids and contents that were read; of many articles these are what memory can hold.
    """
    content = hash((article.url, article.original))
    if named.setdefault(hash(article.id), content) == content:
        return article
    id = f"{article.id}-{digest(article.url or '', article.original)}"
    message = f"another article has the id {article.id!r} too; this one is read as {id!r}"
    remark = Diagnostic(level=Level.WARNING, code="same-id", component="newsparse", message=message)
    return attrs.evolve(article, id=id, diagnostics=(*article.diagnostics, remark))


def _files(paths: Iterable[Source], suffixes: Iterable[str]) -> Iterator[Source | ReadError]:
    known = tuple(suffixes)
    for path in paths:
        try:
            yield from expanded(path, known)
        except ReadError as error:
            yield error


def _reader(filename: str, name: str | None, registry: Registry) -> tuple[Entry[ReaderSpec], bool]:
    """The reader for a file, and whether the file is to be unpacked for it."""
    plain = filename.removesuffix(".gz")
    packed = plain != filename
    if name is not None:
        entry = registry.readers.get(name)
        packed = packed and not filename.lower().endswith(tuple(s for s in entry.spec.suffixes if s.endswith(".gz")))
        return entry, packed
    found = registry.readers.for_suffix(filename)
    packed = packed and found is None
    found = found or registry.readers.for_suffix(plain)
    if found is None:
        if slip := no_file(filename):
            raise ConfigurationError(slip)
        if outside(plain) is not None:
            raise ConfigurationError(_unreadable(filename, plain, registry))
        if plain.lower().endswith(_NO_TEXTS):
            raise ConfigurationError(f"no reader is for {plain!r}; save its text as a .txt file, and read that")
        known = " ".join(registry.readers.suffixes())
        raise ConfigurationError(
            f"no reader is for {plain!r} (there are {known}); choose one by name, with reader= or --reader"
        )
    return found, packed


def _recognised(stream: Bounded, filename: str, registry: Registry) -> tuple[Bounded, Entry[ReaderSpec]]:
    """A stream, unpacked where its reader wants it so, and the reader for what its first bytes say that it is."""
    start = stream.tell()
    packed = stream.read(len(GZIP)) == GZIP
    stream.seek(start)
    kind = media_type(cast(BinaryIO, gzip.GzipFile(fileobj=stream)) if packed else stream)
    stream.seek(start)
    if isinstance(stream.source, Kept):
        stream.source.let_go()
    entry = registry.readers.for_media_type(kind)
    if entry is None:
        why = _unreadable(filename, SUFFIXES[kind], registry) if kind in SUFFIXES else f"no reader is for {kind}"
        raise ConfigurationError(f"{why}; --reader text, or reader=, takes it as it is")
    takes_packed = any(suffix.endswith(".gz") for suffix in entry.spec.suffixes)
    return unpacked(stream.source, filename, stream.limits) if packed and not takes_packed else stream, entry


def _unreadable(filename: str, like: str, registry: Registry) -> str:
    """Why nothing reads a file ``like`` those of one of our plugins: it is missing, disabled or broken."""
    what, plugin = cast("tuple[str, str]", outside(like))
    for record in registry.plugins:
        if record.name == plugin and record.status != "loaded":
            return f"{filename} is {what}, and the plugin that reads it is {record.status}: {record.error or plugin}"
    return f"{filename} is {what}; install newsparse[{plugin}] to read it"
