"""Bylines of a page: what its own marks and classes say of who wrote the article, and not who wrote other things."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from lxml.html import HtmlElement

from newsparse.text.bylines import is_byline, is_of_people, names
from newsparse_html.elsewhere import Elsewhere

_MARKED = './/*[@rel="author"]|.//*[@itemprop="author" or starts-with(@itemprop,"author ")]'
_CALLED = (
    ".//*[self::p or self::div or self::span or self::address or self::a or self::li or self::cite or self::em]"
    '[contains(@class,"byline") or contains(@class,"Byline") or contains(@class,"author")'
    ' or contains(@class,"Author") or contains(@class,"autor")]'
)
_LONGEST = 140


@attrs.frozen
class Byline:
    """A text that names authors; ``source`` is by what it was known: a mark (``author``), *By*, or only a class."""

    text: str
    source: str


def bylines(tree: HtmlElement, elsewhere: Elsewhere) -> Iterator[Byline]:
    """The first byline of each sort, and what is marked as author beside it; others are those of other articles."""
    found: dict[str, list[str]] = {"author": [], "byline": [], "called": []}
    places: dict[str, HtmlElement] = {}
    for element in tree.xpath(f"{_MARKED}|{_CALLED}"):
        text = " ".join(" ".join(element.itertext()).split())
        if not 0 < len(text) <= _LONGEST or not names(text) or elsewhere.has(element):
            continue
        source = _source(element, text)
        if source is None:
            continue
        place = places.setdefault(source, _around(element))
        if place is element or place in element.iterancestors():
            found[source].append(text)
    for text in found["author"]:
        yield Byline(text, "author")
    for source in ("byline", "called"):
        for text in found[source][:1]:
            yield Byline(text, source)


def _source(element: HtmlElement, text: str) -> str | None:
    if element.get("rel") == "author" or (element.get("itemprop") or "").split()[:1] == ["author"]:
        return "author"
    if is_byline(text):
        return "byline"
    return "called" if is_of_people(text) else None


def _around(element: HtmlElement) -> HtmlElement:
    """What a byline stands in: two elements further out."""
    for ancestor in list(element.iterancestors())[1:2]:
        return ancestor
    return element
