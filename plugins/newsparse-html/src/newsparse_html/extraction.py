"""The main text of a page, piece by piece: what trafilatura finds, and what stands beside it in the same containers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import attrs
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from newsparse.model import BlockKind
from newsparse_html.stream import squeezed

_KINDS = {
    "head": BlockKind.HEADING,
    "item": BlockKind.LIST_ITEM,
    "quote": BlockKind.QUOTATION,
    "row": BlockKind.OTHER,
    "p": BlockKind.PARAGRAPH,
}
_TEXT_TAGS = {
    "p": BlockKind.PARAGRAPH,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "blockquote": BlockKind.QUOTATION,
}
_INSIDE_LINES = frozenset("a b br em i span strong sub sup".split())
_LEVELS = 5
_SHARE = 0.15
_NESTED = ("p", "div", "list", "item", "head", "quote", "table", "row")


@attrs.frozen
class Piece:
    """A stretch of main text, as an extractor returned it."""

    kind: BlockKind
    text: str


def pieces(tree: HtmlElement, fast: bool = True) -> list[Piece]:
    """The pieces of main text in a tree, in order. The tree stays as it is."""
    document = bare_extraction(tree, fast=fast, include_comments=False)
    if document is None or isinstance(document, dict):
        return []
    return list(_walk(document.body, BlockKind.PARAGRAPH))


def paragraphs(tree: HtmlElement) -> list[Piece]:
    """All paragraphs and headings of a tree: of a page so short that extractors take it for a frame without text."""
    found = ((str(element.tag), "".join(element.itertext())) for element in tree.iter(*_TEXT_TAGS))
    return [Piece(_TEXT_TAGS[tag], text) for tag, text in found if text.strip()]


def _walk(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """The pieces of an element: texts between line breaks and nested blocks."""
    kind = _KINDS.get(element.tag, kind) if isinstance(element.tag, str) else kind
    text = [element.text or ""]
    for child in element:
        if child.tag in _NESTED or child.tag == "lb":
            yield from _piece(kind, text)
            yield from _walk(child, kind)
            text = []
        elif child.tag != "graphic":
            text.append("".join(child.itertext()))
        text.append(child.tail or "")
    yield from _piece(kind, text)


def _piece(kind: BlockKind, parts: list[str]) -> Iterator[Piece]:
    text = "".join(parts).strip()
    if text:
        yield Piece(kind, text)


def beside(tree: HtmlElement, found: list[Piece]) -> list[Piece]:
    """Pieces that an extractor left out: paragraphs and headings in the containers that hold what it found.

    For paragraphs, containers are known by tag and class, so that a text in several sections of the same sort is
    whole. A heading may have wrappers of its own inside the container.
    """
    known = {squeezed(piece.text) for piece in found}
    alike: Counter[tuple[str, str]] = Counter()
    around: Counter[HtmlElement] = Counter()
    left: list[tuple[HtmlElement, str]] = []
    for element in tree.iter(*_TEXT_TAGS, "div"):
        if element.tag == "div" and any(child.tag not in _INSIDE_LINES for child in element):
            continue
        text = squeezed("".join(element.itertext()))
        if not text:
            continue
        if text not in known:
            if element.tag != "div":
                left.append((element, text))
        elif element.tag in ("p", "div"):
            alike[_signature(element.getparent())] += len(text)
            for ancestor in islice(element.iterancestors(), _LEVELS):
                around[ancestor] += len(text)
    least = _SHARE * sum(alike.values())
    return [
        Piece(_TEXT_TAGS[str(element.tag)], "".join(element.itertext()))
        for element, text in left
        if alike[_signature(element.getparent())] > least
        or (_TEXT_TAGS[str(element.tag)] is BlockKind.HEADING and around[_unwrapped(element, text)] > 2 * least)
    ]


def _signature(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def _unwrapped(element: HtmlElement, text: str) -> HtmlElement:
    """The first element around another that holds more text than it."""
    for ancestor in islice(element.iterancestors(), _LEVELS):
        if squeezed("".join(islice(ancestor.itertext(), 20))) != text:
            return ancestor
    return element
