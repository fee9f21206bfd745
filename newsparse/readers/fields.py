"""Fields: how the keys of a record become the fields of an article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from newsparse.errors import ConfigurationError, unknown
from newsparse.model import Article, Block, BlockKind, Diagnostic, Level, Span
from newsparse.text.dates import day_in

USUAL = {
    "text": (
        "text",
        "body",
        "content",
        "content_original",
        "article",
        "article_text",
        "maintext",
        "full_text",
        "fulltext",
    ),
    "title": ("title", "headline", "heading"),
    "subtitle": ("subtitle", "standfirst", "description", "summary", "lead", "dek"),
    "authors": ("authors", "author", "byline", "creator"),
    "published": (
        "published",
        "date",
        "published_at",
        "publication_date",
        "date_published",
        "datePublished",
        "pub_date",
        "created",
    ),
    "updated": ("updated", "updated_at", "modified", "date_modified", "dateModified"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "newspaper"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "language": ("language", "lang"),
    "section": ("section", "category", "topic", "desk"),
    "tags": ("tags", "keywords"),
    "id": ("id", "ID", "_id", "uuid", "guid"),
}
"""The usual keys of each field, the likeliest first."""

_BY = re.compile(r"^[Bb]y ")
_BETWEEN = re.compile(r"[;|]|, (?:and )?| and ")
"""What stands between names, where white space is one space."""


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """The option ``fields``, ``["text=body", "published=date"]``, as a mapping from fields to keys.

    Raises:
        ConfigurationError: for a pair without ``=``, or a field that articles do not have.
    """
    found = {}
    for pair in pairs:
        field, sign, key = pair.partition("=")
        if not sign or not key.strip():
            raise ConfigurationError(f"option 'fields': {pair!r} must be FIELD=KEY, for example text=body")
        if field.strip() not in USUAL:
            raise ConfigurationError(f"option 'fields': {unknown('field', field.strip(), USUAL)}")
        found[field.strip()] = key.strip()
    return found


def article(record: Mapping[str, Any], fields: Mapping[str, str], url: str | None = None) -> Article:
    """The article that a record holds. A title that its text does not begin with is put in front, as its first block.

    Raises:
        ValueError: if the record has no text; the message names the keys that it has.
    """
    used: set[str] = set()

    def value(field: str) -> Any:
        keys = (fields[field],) if field in fields else tuple(k for k in USUAL[field] if k not in fields.values())
        for key in keys:
            if record.get(key) not in (None, "", []):
                used.add(key)
                return record[key]
        return None

    body, title = value("text"), value("title")
    if not isinstance(body, str):
        has = ", ".join(map(repr, list(record)[:12])) or "none"
        raise ValueError(f"it has no text: map a key to it with the option fields=text=KEY (its keys are {has})")
    values: dict[str, Any] = {field: value(field) for field in ("subtitle", "publisher", "url", "language", "section")}
    values = {field: found for field, found in values.items() if isinstance(found, str)}
    values["authors"], values["tags"] = texts(value("authors")), texts(value("tags"))
    extra, remarks = [], []
    for field in ("published", "updated"):
        found = value(field)
        values[field] = date(found)
        if found is not None and values[field] is None:
            extra.append((field, str(found)))
            remarks.append(unread_date(field, found))
    identity = value("id")
    if isinstance(identity, str | int):
        values["id"] = str(identity)
    if url is not None:
        values["url"] = url
    extra += [(k, str(v)) for k, v in record.items() if k not in used and isinstance(v, str | int | float | bool)]
    text, blocks = with_title(body, title if isinstance(title, str) else None)
    return Article(text=text, blocks=blocks, extra=extra, diagnostics=remarks, **values)


def unread_date(field: str, found: object) -> Diagnostic:
    """The remark that an article has no date, for what stands there is none.

    Example:
        >>> unread_date("published", "soon").message
        "published is 'soon', which cannot be read as a date, so it is left out; write it as 2024-01-28"
    """
    message = f"{field} is {found!r:.60}, which cannot be read as a date, so it is left out; write it as 2024-01-28"
    return Diagnostic(level=Level.WARNING, code="unread-date", message=message)


def with_title(body: str, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """A text that begins with its title, and the title's block."""
    title = " ".join((title or "").split())
    if not title:
        return body, ()
    first = next((line for line in body.split("\n") if line.strip()), "")
    if " ".join(first.split()) == title:
        start = body.index(first) + len(first) - len(first.lstrip())
        return body, (Block(kind=BlockKind.TITLE, span=Span(start, start + len(first.strip()))),)
    return f"{title}\n\n{body}", (Block(kind=BlockKind.TITLE, span=Span(0, len(title))),)


def texts(value: Any) -> tuple[str, ...]:
    """One text, several with commas or semicolons between, or a list of them."""
    if isinstance(value, str):
        parts = _BETWEEN.split(_BY.sub("", " ".join(value.split())))
        return tuple(part.strip() for part in parts if part.strip())
    if isinstance(value, list | tuple):
        return tuple(str(part.get("name", "")) if isinstance(part, Mapping) else str(part) for part in value)
    return ()


def date(value: Any) -> datetime.date | datetime.datetime | None:
    """A day or a moment in ISO form or in English words; None if it is neither.

    Example:
        >>> date("2024-01-28T10:00:00Z").hour, date("January 3rd, 2012"), date("soon")
        (10, datetime.date(2012, 1, 3), None)
    """
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 4e12:
        seconds = value / 1000 if value > 1e11 else value
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        return datetime.date.fromisoformat(text) if len(text) <= 10 else datetime.datetime.fromisoformat(text)
    except ValueError:
        pass
    return day_in(text)
