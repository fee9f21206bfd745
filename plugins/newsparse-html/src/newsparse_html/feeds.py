"""The reader of RSS and Atom feeds: every entry with a text is an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

import feedparser

from newsparse.errors import ReadError
from newsparse.model import Article, Span
from newsparse.text.bylines import names
from newsparse_html import dates
from newsparse_html.article import fragment
from newsparse_html.authors import Authors, told_apart
from newsparse_html.decoding import decoded
from newsparse_html.metadata import Metadata, host_of
from newsparse_html.reader import MEGABYTE, too_large
from newsparse_html.stream import TextStream

_PROLOGUE = re.compile(
    r"((?>\s|<\?[^>]*+>|<!--(?:(?!-->).)*+-->)*+)<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>", re.I | re.S
)
_DECLARING = re.compile(r"<!(?=DOCTYPE|ENTITY)", re.IGNORECASE)
"""Entities that a feed declares itself serve nothing but bombs; feeds need none.

Without its ``!`` a declaration is a tag that nobody knows; and nothing is taken away that could leave another one.
"""
_MAIL = re.compile(r"(?<![^\s@<>()])(?:mailto:)?[^\s@<>()]+@[^\s@<>()]+")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_UTF_8 = {"content-type": "application/xml; charset=utf-8"}
"""What the parser is told, whatever the feed declares, so that no other encoding can hide a declaration from us."""


class FeedReader:
    """Reads each entry of a feed as an article; its ``original`` is the entry's content, as the feed has it.

    Args:
        most_megabytes: feeds that are larger are not read.
        most_entries: what is behind so many entries is left.
    """

    def __init__(self, most_megabytes: int = 20, most_entries: int = 10_000) -> None:
        self.most = most_megabytes * MEGABYTE
        self.most_entries = most_entries

    def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[Article | ReadError]:
        """Yield the articles of the stream; an entry without a text is yielded as an error."""
        data = stream.read(self.most + 1)
        if len(data) > self.most:
            raise too_large(name, self.most, "html.feed.most_megabytes")
        found = _parsed(data, name)
        for number, entry in enumerate(found.entries[: self.most_entries], 1):
            try:
                yield _article(dict(entry), found.feed, f"{name}, entry {number}", url)
            except ReadError as error:
                yield error


def _parsed(data: bytes, name: str) -> Any:
    """What feedparser makes of a feed. It forgives nearly everything; what it cannot read at all has no version."""
    try:
        text = _DECLARING.sub("<", _without_prologue(decoded(data)[0]))
        found = feedparser.parse(
            BytesIO(text.encode("utf-8", "replace")),
            response_headers=_UTF_8,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except Exception as error:  # hostile bytes reach many parts of the standard library
        raise ReadError(f"{name} cannot be read as a feed: {type(error).__name__}: {error}") from error
    if not found.entries and not found.get("version"):
        reason = found.get("bozo_exception")
        raise ReadError(f"{name} is no RSS or Atom feed" + (f": {reason}" if reason else ""))
    return found


def _without_prologue(text: str) -> str:
    """A feed without the document type in front of it."""
    found = _PROLOGUE.match(text)
    return text if found is None else found[1] + text[found.end() :]


def _article(entry: dict[str, Any], feed: Any, where: str, url: str | None) -> Article:
    texts = [_said(part, "value") for part in entry.get("content") or ()] or [_said(entry, "summary")]
    content = max(texts, key=len)
    if not content.strip():
        raise ReadError(f"{where} has no text; its page has it, at {_said(entry, 'link') or 'an address not given'}")
    address = _said(entry, "link") or url
    publisher = _said(feed, "title") or None
    listed = _authors(entry)
    summary = _said(entry, "summary")
    metadata = Metadata(
        title=_plain(_said(entry, "title")) or None,
        descriptions=(_plain(summary),) if summary and summary != content else (),
        authors=told_apart(listed, publisher, host_of(address)) if listed else Authors(),
        published=dates.parsed(_said(entry, "published") or _said(entry, "updated")),
        updated=dates.parsed(_said(entry, "updated")),
        publisher=publisher,
        tags=tuple(dict.fromkeys(term for tag in entry.get("tags") or () if (term := _said(tag, "term")))),
        language=_said(feed, "language")[:2].lower() or None,
        url=address,
    )
    return fragment(content, metadata, name=where)


def _authors(entry: dict[str, Any]) -> list[str]:
    """The names of an entry's authors. RSS has them as *mail (Name)*, as RFC 822 does, or as *Name <mail>*."""
    said = _said(entry, "author")
    mail = _MAIL.search(said)
    if mail is not None:
        bracketed = _BRACKETED.search(said, mail.end())
        return list(names(bracketed[1] if bracketed else _MAIL.sub(" ", said).strip("<> ")))
    listed = [name for author in entry.get("authors") or () for name in names(_said(author, "name"))]
    return listed or list(names(said))


def _said(given: Any, key: str) -> str:
    """A value that is a text; empty for all else that broken feeds lead to."""
    value = given.get(key) if hasattr(given, "get") else None
    return value if isinstance(value, str) else ""


def _plain(html: str) -> str:
    """The text of a title or summary, which may have markup."""
    stream = TextStream.of(html)
    return stream.read(Span(0, len(stream.text)))[0]
