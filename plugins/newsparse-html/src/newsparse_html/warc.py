"""The reader of web archives (WARC, ISO 28500): every page in it that has the text of an article."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import attrs
from warcio.recordloader import ArcWarcRecordLoader

from newsparse.errors import ReadError
from newsparse.model import Article, BlockKind, Diagnostic, Level
from newsparse_html.archive import NO_RECORD, records
from newsparse_html.article import article
from newsparse_html.decoding import decoded
from newsparse_html.reader import MEGABYTE, too_large

_LOADER = ArcWarcRecordLoader()
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
"""How gzip and zstd begin."""
_PAGES = ("text/html", "application/xhtml+xml")


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
        """Yield the articles of the stream. A record that is broken is yielded as an error, and reading goes on.

        One that does not end where it says is read up to the next one, with a diagnostic.
        """
        seen = False
        for found in records(stream, name, self.most):
            where = f"{name}, record at {found.offset}"
            if found.data is None and not found.large:
                if not seen and found.offset == 0 and found.fault == NO_RECORD:
                    raise ReadError(f"{name} is no web archive: {found.fault}")
                yield ReadError(f"{where} is broken: {found.fault}")
                continue
            seen = True
            if found.data is None:
                yield too_large(where, self.most, "html.warc.most_megabytes")
                continue
            try:
                record = _LOADER.parse_record_stream(BytesIO(found.data), known_format="warc")
                made = [*self._record(record, where, url, found.fault)]
            except Exception as error:  # of a broken record; warcio raises what comes up
                yield ReadError(f"{where} is broken: {_first_line(error)}")
            else:
                yield from made

    def _record(self, record: Any, where: str, url: str | None, fault: str | None) -> Iterator[Article | ReadError]:
        if record.rec_type not in ("response", "resource") or not _is_page(record):
            return
        address = record.rec_headers.get_header("WARC-Target-URI") or url
        stream = record.content_stream()
        data = stream.read(self.most + 1)
        if len(data) > self.most:
            yield too_large(where, self.most, "html.warc.most_megabytes")
            return
        remarks = _remarks(where, fault, _missing(record, stream, data))
        page, _ = decoded(data, _charset(record))
        try:
            made = article(page, name=f"{where} ({address})", url=_web(address) or url)
        except ReadError as error:
            if self.all_pages:
                yield error
            return
        if self.all_pages or any(block.kind is not BlockKind.TITLE for block in made.blocks):
            yield attrs.evolve(made, diagnostics=(*made.diagnostics, *remarks)) if remarks else made


def _remarks(where: str, *faults: str | None) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(level=Level.WARNING, code="broken-record", component="html.warc", message=f"{where}: {fault}")
        for fault in faults
        if fault is not None
    )


def _missing(record: Any, stream: Any, data: bytes) -> str | None:
    """What is wrong with a page that was sent packed, None if nothing is.

    Raises:
        ReadError: if it is still packed: with what is not known here, twice, or damaged. Servers also say that a page
            is packed that is not, and then it is read.
    """
    packing = str(record.http_headers.get_header("Content-Encoding") or "") if record.http_headers else ""
    unpacks = getattr(stream, "decompressor", None)
    if packing and (data.startswith(_PACKED) or (unpacks is None and b"\0" in data[:1024])):
        raise ReadError(f"its page is packed with {packing:.40} and cannot be unpacked")
    finished = getattr(unpacks, "is_finished", None)  # of brotli
    whole = finished() if finished is not None else getattr(unpacks, "eof", True)
    return None if whole else "its packed page is cut off, so that something is missing"


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


def _first_line(error: Exception) -> str:
    if isinstance(error, AttributeError | TypeError):
        return "its head lacks what a record has"
    lines = [line.strip() for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
    return "".join(c if c.isprintable() else "?" for c in lines[0][:120])
