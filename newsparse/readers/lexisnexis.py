"""Plain text as LexisNexis exports it: *3 of 20 DOCUMENTS* above each document, or *End of Document* below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.readers.exports import articles, is_date, one_line, paragraphs, values
from newsparse.text.encodings import known

_NUMBER = re.compile(r"^[^\S\n]*\d+ (?:of|von|de|sur|van) \d+ (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS?)[^\S\n]*$", re.M)
_END = re.compile(r"^[^\S\n]*End of Document[^\S\n]*$", re.M)
_BODY = re.compile(r"^[^\S\n]*(?:BODY:|Body[^\S\n]*$)", re.M)
_CLASSIFIED = re.compile(r"^[^\S\n]*Classification[^\S\n]*$", re.M)
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\)|all rights reserved)", re.I)
KEYS = {
    "HEADLINE": "title",
    "BYLINE": "authors",
    "SECTION": "section",
    "LENGTH": "length",
    "DATELINE": "dateline",
    "HIGHLIGHT": "subtitle",
    "URL": "url",
    "LANGUAGE": "language",
    "LOAD-DATE": "load-date",
    "PUBLICATION-TYPE": "publication-type",
    "PUB-TYPE": "publication-type",
    "DOCUMENT-TYPE": "document-type",
    "JOURNAL-CODE": "journal-code",
    "GRAPHIC": "graphic",
    "SUBJECT": "subject",
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "COMPANY": "company",
    "GEOGRAPHIC": "geographic",
    "CITY": "city",
    "STATE": "state",
    "COUNTRY": "country",
    "INDUSTRY": "industry",
    "TICKER": "ticker",
    "SERIES": "series",
    "TYPE": "type",
    "CORRECTION": "correction",
    "ISSN": "issn",
}
"""What a header is called in an article; those that articles have no field for are in ``extra``."""
FRONT = ("HEADLINE", "BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "SERIES")
"""The headers that stand before the text."""
_HEADER = re.compile(rf"^[^\S\n]*({'|'.join(KEYS)}):[^\S\n]*", re.M | re.I)


class LexisNexisReader:
    """Reads a file of documents; title, outlet, date, authors, section and length come from their headers."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = known(encoding)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; a document without a text is yielded as an error."""
        known_by = "a line such as '1 of 20 DOCUMENTS' above it or 'End of Document' below"
        return articles(stream, self.encoding, name, url, _documents, _record, known_by)


def _documents(text: str) -> Sequence[str]:
    if _NUMBER.search(text):
        return [part for part in _NUMBER.split(text)[1:] if part.strip()]
    parts = _END.split(text)
    return [part for part in parts[:-1] if part.strip()]


def _record(document: str) -> dict[str, Any]:
    head, text, tail = _parted(document)
    headers = dict(_headers(head)) | dict(_headers(tail))
    first = _HEADER.search(head)
    front = paragraphs(head[: first.start()] if first else head)
    newer = not re.search(r"^[^\S\n]*LENGTH:", head, re.M) and "title" not in headers
    found = _front_of_newer(front) if newer else _front(front)
    length = re.match(r"\d+", headers.get("length", ""))
    return values([*headers.items(), *found, ("length", length[0] if length else ""), ("text", text)])


def _parted(document: str) -> tuple[str, str, str]:
    """What stands before the text of a document, the text, and what stands behind it."""
    body = _BODY.search(document)
    if body is not None:
        head, rest = document[: body.start()], document[body.end() :]
    else:
        last = [m for m in _HEADER.finditer(document) if m[1].upper() in FRONT]
        end = document.find("\n\n", last[-1].end()) if last else -1
        head, rest = (document[:end], document[end:]) if end >= 0 else ("", document)
    behind = _CLASSIFIED.search(rest)
    if behind is None:
        found = (m for m in _HEADER.finditer(rest) if m[1].isupper() and m[1] not in FRONT)
        behind = next((m for m in found if rest[: m.start()].rstrip(" ").endswith("\n\n")), None)
    end = behind.start() if behind else len(rest)
    inside = paragraphs(rest[:end])
    tail = [rest[end:]]
    while inside and _is_behind(inside[-1]):
        tail.insert(0, inside.pop())
    return head, "\n\n".join(inside), "\n\n".join(tail)


def _is_behind(part: str) -> bool:
    """Whether a stretch is a header that stands behind the text, or the copyright."""
    header = _HEADER.match(part)
    return (header is not None and header[1].upper() not in FRONT) or (len(part) < 200 and bool(_COPYRIGHT.match(part)))


def _headers(text: str) -> Iterator[tuple[str, str]]:
    """The headers of a stretch: a value ends at a blank line, or where the next header begins."""
    found = list(_HEADER.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        value = text[match.end() : after.start() if after else len(text)]
        yield KEYS[match[1].upper()], one_line(value.split("\n\n")[0])


def _front(front: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Outlet, date (an edition may stand below it) and, last, the title."""
    rest = [part for part in front if not _COPYRIGHT.match(part)]
    place = next((i for i, part in enumerate(rest) if is_date(part)), None)
    if place is None:
        return
    if place:
        yield "publisher", one_line(rest[0])
    yield from _dated(rest[place])
    if len(rest) > place + 1:
        yield "title", one_line(rest[-1])


def _front_of_newer(front: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Title, outlet, date, one a line."""
    lines = [one_line(line) for part in front for line in part.split("\n")]
    place = next((i for i, line in enumerate(lines) if i and is_date(line)), None)
    if place is None:
        return
    yield "title", " ".join(lines[: max(1, place - 1)])
    if place > 1:
        yield "publisher", lines[place - 1]
    yield from _dated(lines[place])


def _dated(text: str) -> Iterator[tuple[str, str]]:
    day, _, edition = text.partition("\n")
    yield "published", one_line(day)
    yield "edition", one_line(edition)
