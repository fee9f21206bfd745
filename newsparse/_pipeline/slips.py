"""Slips: what somebody gives for an article by mistake, told with what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from newsparse.model import Article, ParsedArticle

_NAME = re.compile(r"\S+\.(?:txt|md|x?html?|xml|rss|atom|json|jsonl|ndjson|csv|pdf|docx?|rtf|warc|gz)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_LONGEST = 1000


def no_article(given: object) -> str | None:
    """What to do instead, where what is given is neither an article nor the text of one; None where it is.

    A text that is the name of a file or an address, and nothing else, is no text of an article.

    Example:
        >>> no_article("Mali said no.")
        >>> no_article("mali.txt")
        "'mali.txt' is the name of a file, not a text; newsparse.read('mali.txt') makes an article of it"
    """
    match given:
        case Article():
            return None
        case str():
            return _no_text(given)
        case Path():
            return (
                f"parse takes a text or an Article, not a path; newsparse.read({str(given)!r}) makes an article of it"
            )
        case ParsedArticle():
            return "this is parsed already; parse its article again with parse(parsed.article)"
        case bytes():
            return "parse takes a text or an Article, not bytes; decode them first: given.decode('utf-8')"
        case Mapping():
            return "parse takes a text or an Article, not a mapping; make one: newsparse.Article(text=given['text'])"
        case list() | tuple():
            return "parse takes one text or Article; newsparse.parse_many takes several"
        case _:
            return f"parse takes a text or an Article, not {type(given).__name__}"


def no_series(given: object, function: str, what: str) -> str | None:
    """What to do instead, where one thing is given to a function that takes several; None where several are."""
    if isinstance(given, str | bytes | Path | Article) or hasattr(given, "read"):
        shown = f"{given!r}" if isinstance(given, str | Path) and len(str(given)) < 60 else "…"
        return f"{function} takes several {what}; write {function}([{shown}])"
    try:
        iter(given)  # type: ignore[call-overload]
    except TypeError:
        return f"{function} takes several {what}, not {type(given).__name__}"
    return None


def no_file(name: str) -> str | None:
    """What to do instead, where the name of a file is an address or a sentence; None where it may be one.

    Example:
        >>> no_file("mali.txt")
        >>> no_file("Mali said no.")
        "there is no file 'Mali said no.'; a text is parsed by newsparse.parse, or from standard input (-)"
    """
    if _ADDRESS.fullmatch(name):
        return f"{name!r} is an address, and nothing is fetched; give a page from standard input (-), or save it first"
    if " " in name.strip() and not _is_file(name):
        shown = name if len(name) < 60 else f"{name[:59]}…"
        return f"there is no file {shown!r}; a text is parsed by newsparse.parse, or from standard input (-)"
    return None


def _no_text(text: str) -> str | None:
    if len(text) > _LONGEST or "\n" in text.strip():
        return None
    shown = text.strip()
    if _ADDRESS.fullmatch(shown):
        return (
            f"{shown!r} is an address, and nothing is fetched; save the page, and newsparse.read(file, url={shown!r})"
        )
    if _NAME.fullmatch(shown) or (_NAME.fullmatch(shown.replace(" ", "_")) and _is_file(shown)):
        return f"{shown!r} is the name of a file, not a text; newsparse.read({shown!r}) makes an article of it"
    return None


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False
