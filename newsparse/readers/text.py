"""Plain text and Markdown: one article per file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsparse.model import Alignment, Article, Block, BlockKind, Span
from newsparse.readers.decoding import decode, decode_mixed
from newsparse.readers.fields import USUAL, date, texts, unread_date
from newsparse.text.encodings import known

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n+|$)", re.DOTALL)
_WHERE = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"
"""An address, which may have one pair of brackets in it."""
_MARKUP = re.compile(
    r"(?P<heading>^\#{1,6}[ \t]+)|(?P<quote>^>[ \t]?)|(?P<rule>^[ \t]*(?:[-*_][ \t]*){3,}$)"
    rf"|!\[(?P<alt>[^\[\]\n]*+)\]{_WHERE}|\[(?P<link>[^\[\]\n]++)\]{_WHERE}"
    r"|(?P<strong>\*\*|__)(?=\S)|(?<=\S)(?P<end>\*\*|__)|(?<![\w*])(?P<em>[*_])(?=[^\s*_])|(?<=[^\s*_])(?P<close>[*_])(?![\w*])",
    re.MULTILINE,
)


class TextReader:
    """Reads a text file as one article."""

    def __init__(self, encoding: str = "utf-8") -> None:
        self.encoding = known(encoding)

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article]:
        """Yield the one article of the stream."""
        text, remarks = decode_mixed(stream.read(), self.encoding, name)
        yield Article(text=text, url=url, diagnostics=remarks)


class MarkdownReader(TextReader):
    """Reads a Markdown file as one article: headings become blocks, emphasis and links are taken off.

    Lines of ``key: value`` between two lines of ``---`` at the front are metadata.
    """

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article]:
        """Yield the one article of the stream."""
        received = decode(stream.read(), self.encoding, name).replace("\r\n", "\n")
        front = _FRONT_MATTER.match(received)
        changes: list[tuple[Span, str]] = [(Span(0, front.end()), "")] if front else []
        headings: list[int] = []  # where they begin in the text
        gone = front.end() if front else 0
        for match in _MARKUP.finditer(received, front.end() if front else 0):
            shown = match["alt"] if match["alt"] is not None else match["link"]
            if shown is not None:
                inside = match.start("alt" if match["alt"] is not None else "link")
                changes += [(Span(match.start(), inside), ""), (Span(inside + len(shown), match.end()), "")]
                gone += match.end() - match.start() - len(shown)
            else:
                changes.append((Span(*match.span()), ""))
                gone += match.end() - match.start()
                if match["heading"]:
                    headings.append(match.end() - gone)
        alignment = Alignment.from_changes(len(received), changes)
        parts, last = [], 0
        for span, _ in changes:
            parts.append(received[last : span.start])
            last = span.end
        text = "".join([*parts, received[last:]])
        metadata = _metadata(front[1] or "") if front else {}
        if url is not None:
            metadata["url"] = url
        yield Article(text=text, original=received, alignment=alignment, blocks=_headings(text, headings), **metadata)


def _headings(text: str, places: list[int]) -> tuple[Block, ...]:
    """Blocks for headings: the first one, if nothing stands before it, is the title."""
    blocks: list[Block] = []
    for place in places:
        end = text.find("\n", place)
        span = Span.trimmed(text, place, len(text) if end < 0 else end)
        if len(span):
            first = not blocks and not text[: span.start].strip()
            blocks.append(Block(kind=BlockKind.TITLE if first else BlockKind.HEADING, span=span))
    return tuple(blocks)


def _metadata(front: str) -> dict[str, Any]:
    """Article fields from lines of ``key: value``; keys that articles do not have go to ``extra``."""
    fields: dict[str, Any] = {}
    extra, remarks = [], []
    for line in front.splitlines():
        key, sign, value = line.partition(":")
        key, value = key.strip().lower(), value.strip().strip("\"'")
        field = next((f for f, usual in USUAL.items() if key in usual and f not in ("text", "title")), None)
        if not sign or not value:
            continue
        if field in ("authors", "tags"):
            fields[field] = texts(value.strip("[]"))
        elif field in ("published", "updated") and date(value) is not None:
            fields[field] = date(value)
        elif field is not None and field not in ("published", "updated"):
            fields[field] = value
        else:
            extra.append((key, value))
            remarks += [unread_date(field, value)] if field is not None else []
    return {**fields, "extra": extra, "diagnostics": remarks}
