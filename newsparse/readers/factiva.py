"""Plain text as Factiva exports it, with or without the codes of its fields; *Document ABC000…* ends each document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.readers.exports import articles, is_date, one_line, paragraphs, values
from newsparse.text.encodings import known

_END = re.compile(r"^(?:AN\s+)?(?:Document|Dokument) (?P<id>[A-Za-z]\w{14,})[^\S\n]*$", re.M)
_WORDS = re.compile(r"([\d,.]+) (?:words|Wörter|mots|palabras)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.I)
_TIME = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: GMT)?")
KEYS = {
    "HD": "title",
    "BY": "authors",
    "SE": "section",
    "WC": "length",
    "PD": "published",
    "ET": "time",
    "SN": "publisher",
    "SC": "source-code",
    "ED": "edition",
    "PG": "page",
    "VOL": "volume",
    "LA": "language",
    "CY": "copyright",
    "CR": "credit",
    "LP": "lead",
    "TD": "rest",
    "CO": "company",
    "IN": "industry",
    "NS": "subject",
    "RE": "region",
    "IPC": "publisher-codes",
    "IPD": "publisher-descriptors",
    "PUB": "publishing-house",
    "RF": "reference",
    "ART": "graphic",
    "CT": "contact",
}
"""What each code is called in an article; those that articles have no field for are in ``extra``."""
_CODE = re.compile(rf"^[^\S\n]*({'|'.join(KEYS)})(?:[^\S\n]{{1,}}|[^\S\n]*$)", re.M)


class FactivaReader:
    """Reads a file of documents; title, outlet, date, authors, section and length come from their fields."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = known(encoding)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; a document without a text is yielded as an error."""
        known_by = "a line such as 'Document ABCD000020240301ek310001a' below it"
        return articles(stream, self.encoding, name, url, _documents, _record, known_by)


def _documents(text: str) -> Sequence[str]:
    """Each document with the line that ends it."""
    found, start = [], 0
    for match in _END.finditer(text):
        found.append(text[start : match.end()])
        start = match.end()
    return found


def _record(document: str) -> dict[str, Any]:
    end = next(_END.finditer(document))
    document = document[: end.start()]
    coded = {match[1] for match in _CODE.finditer(document)}
    record = _coded(document) if {"HD", "PD"} <= coded else _plain(document)
    return {**record, "id": end["id"]}


def _coded(document: str) -> dict[str, Any]:
    found = list(_CODE.finditer(document))
    read: dict[str, str] = {}
    for match, after in zip_longest(found, found[1:]):
        value = document[match.end() : after.start() if after else len(document)]
        inside = match[1] in ("LP", "TD")
        read.setdefault(KEYS[match[1]], "\n\n".join(paragraphs(value)) if inside else one_line(value))
    text = "\n\n".join(read.pop(key) for key in ("lead", "rest") if read.get(key))
    words = _WORDS.match(read.get("length", ""))
    read["length"] = words[1] if words else read.get("length", "")
    return values([*read.items(), ("text", text)])


def _plain(document: str) -> dict[str, Any]:
    """Without codes: section, title and author stand above the count of words; date, outlet and the rest below it."""
    parts = paragraphs(document)
    lines = [line.strip() for line in (parts[0] if parts else "").split("\n")]
    body = parts[1:]
    while body and not any(_WORDS.fullmatch(line) for line in lines):
        lines += [line.strip() for line in body.pop(0).split("\n")]
    place = next((i for i, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if place is None:
        return values([("text", "\n\n".join(parts))])
    while body and not any(_COPYRIGHT.match(line) for line in lines) and _is_header(body[0]):
        lines += [line.strip() for line in body.pop(0).split("\n")]
    above, below = lines[:place], lines[place + 1 :]
    found = [*_above(above), *_below(below), ("length", _WORDS.fullmatch(lines[place])[1])]  # type: ignore[index]
    return values([*found, ("text", "\n\n".join(body))])


def _is_header(part: str) -> bool:
    """Whether all lines of a stretch are short, and none ends as a sentence does, unless it is the copyright."""
    return all(_COPYRIGHT.match(line) or (len(line) < 60 and line[-1] not in '.!?”"') for line in part.split("\n"))


def _above(lines: list[str]) -> Iterator[tuple[str, str]]:
    lines = [line for line in lines if line]
    if len(lines) > 1 and (lines[-1].lower().startswith("by ") or _is_name(lines)):
        yield "authors", lines.pop()
    if lines:
        yield "title", lines[-1] if len(lines) < 3 else " ".join(lines[1:])
        yield "section", lines[0] if len(lines) > 1 else ""


def _is_name(lines: Sequence[str]) -> bool:
    """Whether the last line is a name: two to four words with capitals, below a title that is longer."""
    words = lines[-1].split()
    return 2 <= len(words) <= 4 and all(w[0].isupper() for w in words) and len(lines[-2].split()) > len(words)


def _below(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Date, perhaps a time, outlet, its code, page and language, and the copyright."""
    waiting = [line for line in lines if line]
    if waiting and is_date(waiting[0]):
        yield "published", waiting.pop(0)
    if waiting and _TIME.fullmatch(waiting[0]):
        yield "time", waiting.pop(0)
    if waiting and not _COPYRIGHT.match(waiting[0]):
        yield "publisher", waiting.pop(0)
    for line in waiting:
        if _COPYRIGHT.match(line):
            yield "copyright", line
        elif re.fullmatch(r"[A-Z]?\d{1,3}", line):
            yield "page", line
        elif re.fullmatch(r"[A-Z]{2,8}", line):
            yield "source-code", line
        elif re.fullmatch(r"[A-Z][a-zç]+", line):
            yield "language", line
