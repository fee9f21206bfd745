"""Exports of newspaper databases: one file of text, many documents, each with its headers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from newsparse.errors import ReadError
from newsparse.model import Article
from newsparse.readers import fields
from newsparse.readers.decoding import decode

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "deutsch": "de",
    "français": "fr",
}


def articles(
    stream: BinaryIO,
    encoding: str,
    name: str,
    url: str | None,
    split: Callable[[str], Sequence[str]],
    record: Callable[[str], dict[str, Any]],
    known_by: str,
) -> Iterator[Article | ReadError]:
    """The articles of an export: ``split`` cuts its text into documents, ``record`` reads one as keys and values.

    Raises:
        ReadError: if there is no document; the message says what documents are ``known_by``.
    """
    text = re.sub(r"\r\n?|\x0c", "\n", decode(stream.read(), encoding, name))
    documents = split(text)
    if not documents:
        raise ReadError(f"{name} has no document ({known_by}); read it as text with reader text")
    for number, document in enumerate(documents, 1):
        found = record(document)
        try:
            yield fields.article(found, {}, url)
        except ValueError:
            yield ReadError(f"{name}: document {number} has no text")


def paragraphs(text: str) -> list[str]:
    r"""The stretches between blank lines, without the white space around them.

    Example:
        >>> paragraphs("One\n  two\n \n\nThree")
        ['One\n  two', 'Three']
    """
    return [part.strip() for part in _BLANK.split(text) if part.strip()]


def one_line(text: str) -> str:
    """A value on one line."""
    return " ".join(text.split())


def values(found: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Headers as the values of a record: those that are empty are left out, and a language is a code."""
    record: dict[str, Any] = {key: value for key, value in found if value}
    if isinstance(language := record.get("language"), str):
        record["language"] = _LANGUAGES.get(language.casefold(), language)
    return record


def is_date(text: str) -> bool:
    """Whether a line begins with a day.

    Example:
        >>> is_date("March 3, 2014 Monday"), is_date("Late Edition")
        (True, False)
    """
    return fields.date(one_line(text)) is not None
