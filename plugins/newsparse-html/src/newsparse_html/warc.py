"""The reader of web archives (WARC, ISO 28500): every page in it that has the text of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from newsparse.errors import ReadError
from newsparse.model import Article, BlockKind
from newsparse_html.article import article
from newsparse_html.decoding import decoded
from newsparse_html.reader import MEGABYTE, too_large

_PAGES = ("text/html", "application/xhtml+xml")
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
_CHUNK = 64 * 1024


class WarcReader:
    """Reads the pages of an archive, one record at a time, so that memory does not grow with it.

    Args:
        most_megabytes: records that are larger are told of, and left.
        all_pages: whether pages without the text of an article are read too; archives are full of them.
    """

    def __init__(self, most_megabytes: int = 10, all_pages: bool = False) -> None:
        self.most = most_megabytes * MEGABYTE
        self.all_pages = all_pages

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream. A record that is broken is yielded as an error, and reading goes on."""
        start: int | None = 0
        seen = False
        while start is not None:
            records = ArchiveIterator(stream)
            offset = start
            try:
                for record in records:
                    seen = True
                    offset = start + records.offset
                    yield from self._record(record, f"{name}, record at {offset}", url)
                return
            except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
                if not seen and not _has_records(stream):
                    raise ReadError(f"{name} is no web archive: {_first_line(error)}") from None
                yield ReadError(f"{name} is broken behind offset {offset}: {_first_line(error)}")
                start = _next_record(stream, offset + 1)

    def _record(self, record: Any, where: str, url: str | None) -> Iterator[Article | ReadError]:
        if record.rec_type not in ("response", "resource") or not _is_page(record):
            return
        address = record.rec_headers.get_header("WARC-Target-URI") or url
        data = record.content_stream().read(self.most + 1)
        if len(data) > self.most:
            yield too_large(where, self.most, "html.warc.most_megabytes")
            return
        page, _ = decoded(data, _charset(record))
        try:
            made = article(page, name=f"{where} ({address})", url=_web(address) or url)
        except ReadError as error:
            if self.all_pages:
                yield error
            return
        if self.all_pages or any(block.kind is not BlockKind.TITLE for block in made.blocks):
            yield made


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if headers is None:
        return str(record.rec_headers.get_header("Content-Type") or "").startswith(_PAGES)
    kind = str(headers.get_header("Content-Type") or "").strip().lower()
    return kind.startswith(_PAGES) and str(headers.get_statuscode() or "200").startswith("2")


def _charset(record: Any) -> str | None:
    kind = str(record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    _, found, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") if found else None


def _web(address: str | None) -> str | None:
    try:
        return address if address and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _has_records(stream: BinaryIO) -> bool:
    return _next_record(stream, 0) is not None


def _next_record(stream: BinaryIO, offset: int) -> int | None:
    """Where the next record begins at or behind an offset; the stream is then there. None if there is no other."""
    if not stream.seekable():
        return None
    stream.seek(offset)
    tail = b""
    while chunk := stream.read(_CHUNK):
        block = tail + chunk
        places = [place for start in _STARTS if (place := block.find(start)) >= 0]
        if places:
            found = offset - len(tail) + min(places)
            stream.seek(found)
            return found
        offset += len(chunk)
        tail = block[-8:]
    return None


def _first_line(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return "".join(c if c.isprintable() else "?" for c in lines[0][:120])
