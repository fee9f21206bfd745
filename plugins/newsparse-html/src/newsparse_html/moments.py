"""Moments that a page shows: when its article was published and updated, and not when others were."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs
from lxml.html import HtmlElement

from newsparse_html.dates import parsed
from newsparse_html.elsewhere import Elsewhere

_MARKED = (
    './/*[not(self::meta)][@itemprop="datePublished" or @itemprop="dateModified" or contains(@class,"published")'
    ' or contains(@class,"updated")]|.//time'
)
_PUBLISHED = re.compile(r"pub|posted|erstellt|veröffentlicht|erschienen", re.IGNORECASE)
_UPDATED = re.compile(
    r"updat|modif|edited|aktualisiert|geändert|actualiz|atualiz|mis(?:e)? à jour|aggiorna|güncel", re.IGNORECASE
)
_LOOKED_AT = 60


@attrs.frozen
class Moment:
    """A moment as the page writes it; ``sort`` is ``published`` or ``updated`` if that is said, else empty."""

    value: str
    sort: str
    marked: bool
    """Whether it is marked as the one of the article, as microdata do."""


def moments(tree: HtmlElement, elsewhere: Elsewhere) -> Iterator[Moment]:
    """The moments of the article, in page order; those of a headline's neighbourhood before those above it."""
    found: list[tuple[bool, Moment]] = []
    below = not any(True for _ in tree.iter("h1"))
    headline = next(tree.iter("h1"), None)
    for element in tree.xpath(f"{_MARKED}|.//h1"):
        if element is headline:
            below = True
            continue
        value = _value(element)
        if value is not None and not elsewhere.has(element):
            marked = element.get("itemprop") in ("datePublished", "dateModified")
            found.append((not below, Moment(value, _sort(element), marked)))
    yield from (moment for _, moment in sorted(found, key=lambda f: f[0]))


def _value(element: HtmlElement) -> str | None:
    """The moment of an element: machines read an attribute of it; its text only where it is one."""
    for name in ("datetime", "content", "title"):
        value = (element.get(name) or "").strip()
        if value and parsed(value) is not None:
            return value
    return None


def _sort(element: HtmlElement) -> str:
    """Whether a moment is one of publication or of a change, by what it is called, else by the words before it."""
    called = " ".join(filter(None, (element.get("itemprop"), element.get("class"))))
    for said in (called, _before(element)):
        if _UPDATED.search(said):
            return "updated"
        if _PUBLISHED.search(said):
            return "published"
    return ""


def _before(element: HtmlElement) -> str:
    """The words before an element, in its own parent."""
    before = element.getprevious()
    parent = element.getparent()
    said = before.tail if before is not None else (parent.text if parent is not None else "")
    if not (said or "").strip() and before is not None and before.tag in ("span", "b", "strong", "em", "small"):
        said = "".join(before.itertext())
    return (said or "")[-_LOOKED_AT:]
