"""Plain text as ProQuest exports it: documents between lines of underscores, with *Full text:* and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.readers.exports import articles, one_line, paragraphs, values
from newsparse.text.encodings import known

_RULE = re.compile(r"^[^\S\n]*_{20,}[^\S\n]*$", re.M)
_NUMBER = re.compile(r"Document \d+ of \d+\s*")
_FULL = re.compile(r"^[^\S\n]*Full text:[^\S\n]*", re.M | re.I)
_HEADER = re.compile(r"([A-Z][A-Za-z][A-Za-z /,()-]{1,40}):(?:\s+|$)")
KEYS = {
    "Title": "title",
    "Author": "authors",
    "Publication title": "publisher",
    "Publication date": "published",
    "Publication year": "year",
    "Section": "section",
    "Language of publication": "language",
    "Document URL": "url",
    "Abstract": "abstract",
    "Pages": "page",
    "Subject": "subject",
    "Word count": "length",
    "ProQuest document ID": "id",
    "Copyright": "copyright",
}
"""What a header is called in an article; all others are in ``extra`` under their own names."""


class ProQuestReader:
    """Reads a file of documents; title, outlet, date, authors, section and address come from their headers."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = known(encoding)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; a document without a text is yielded as an error."""
        known_by = "lines of underscores around it, and 'Full text:' or 'ProQuest document ID:' in it"
        return articles(stream, self.encoding, name, url, _documents, _record, known_by)


def _documents(text: str) -> Sequence[str]:
    return [part for part in _RULE.split(text) if _FULL.search(part) or "ProQuest document ID:" in part]


def _record(document: str) -> dict[str, Any]:
    full = _FULL.search(document)
    if full is None:
        return values(_headers(paragraphs(document)))
    head, rest = paragraphs(document[: full.start()]), paragraphs(document[full.end() :])
    end = len(rest)
    while end and all(_HEADER.match(line) for line in rest[end - 1].split("\n")[:1]):
        end -= 1
    first = one_line(_NUMBER.sub("", head[0])) if head else ""
    if not first and len(head) > 1:
        first = one_line(head[1])
    found = dict([("title", "" if _HEADER.match(first) else first), *_headers(head), *_headers(rest[end:])])
    found["authors"] = "; ".join(map(_turned, found.get("authors", "").split(";")))
    found["publisher"] = found.get("publisher", "").split(";")[0].strip()
    length = re.match(r"\d+", found.get("length", ""))
    found["length"] = length[0] if length else ""
    return values([*found.items(), ("text", "\n\n".join(rest[:end]))])


def _headers(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        match = _HEADER.match(part)
        if match is not None:
            yield KEYS.get(match[1], match[1]), one_line(part[match.end() :])


def _turned(name: str) -> str:
    """*Kamau, Wanjiru* as it is said."""
    last, comma, first = name.strip().partition(", ")
    return f"{first} {last}" if comma and ", " not in first else name.strip()
