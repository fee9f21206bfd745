"""The main text of a page: what trafilatura keeps of it, and what stands beside that in the same containers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from itertools import islice

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from newsparse.model import BlockKind
from newsparse_html.elsewhere import Elsewhere
from newsparse_html.shown import Shown

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_TEXT_TAGS = ("p", *_HEADINGS, "blockquote")
_INSIDE_LINES = frozenset("a b br em i span strong sub sup".split())
_HOLDERS = frozenset("article div main section td".split())
_LEVELS = 5
_SHARE = 0.15
_HALF = 0.5
_MOST = 0.9
_LITTLE_TEXT = 600
_LEAST_TEXT = 40
_RUNNING = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST_ITEM)
_FRAME = ("noscript", "nav", "footer", "aside", "form", "button", "select")
_SENTENCE_END = re.compile(r"[.!?…。！？۔।][\"'”’»)\]]*$")


def main_text(shown: Shown) -> set[int]:
    """The segments of main text; where the quick way finds little, those of the slower way that finds more."""
    kept: set[int] = set()
    running = 0
    for fast, enough in ((True, _LITTLE_TEXT), (False, _LEAST_TEXT)):
        found = shown.layout.kept_by(partial(_extracted, fast=fast), shown.aside) & shown.segments
        size = shown.layout.size(s for s in found if shown.kind(s) in _RUNNING)
        if size > running:
            kept, running = found, size
        if running >= enough:
            break
    if running >= _LEAST_TEXT:
        holder = _holder(shown, kept)
        return kept | _beside(shown, kept, holder) | _bare(shown, kept) | _quoted(shown, kept, holder)
    return {segment for element in shown.layout.tree.iter(*_TEXT_TAGS) for segment in shown.within(element)}


def sentences(shown: Shown) -> set[int]:
    """The segments of headings and sentences, whatever elements they stand in, without those of frames and of links.

    That is the text of a page that has too little for an extractor to find.
    """
    layout = shown.layout
    frame = {segment for element in layout.tree.iter(*_FRAME) for segment in layout.segments(element)}
    links = {segment for element in layout.tree.iter("a") for segment in layout.segments(element)}
    found: set[int] = set()
    for line in layout.lines(shown.segments - frame):
        if not links.issuperset(line) and (
            shown.kind(line[0]) is BlockKind.HEADING or _SENTENCE_END.search(layout.said(line))
        ):
            found.update(line)
    return found


def _extracted(tree: HtmlElement, fast: bool) -> Iterator[str]:
    document = bare_extraction(tree, fast=fast, include_comments=False)
    if document is not None and not isinstance(document, dict):
        yield from document.body.itertext()


def _beside(shown: Shown, kept: Collection[int], holder: HtmlElement) -> set[int]:
    """What an extractor left out: paragraphs and headings in the containers that hold what it found.

    For paragraphs, containers are known by tag and class, so that a text in several sections of the same sort is
    whole; for headings too, where they have a class. A heading may have wrappers of its own inside the container.
    """
    layout = shown.layout
    alike: Counter[tuple[str, str]] = Counter()
    around: Counter[HtmlElement | tuple[str, str]] = Counter()
    left: list[tuple[HtmlElement, list[int]]] = []
    for element, segments in _lines(shown):
        size = layout.size(segments)
        if layout.size(s for s in segments if s in kept) <= _HALF * size:
            if element.tag != "div":
                left.append((element, segments))
        elif element.tag in ("p", "div"):
            alike[_signature(element.getparent())] += size
            for container in {_container(ancestor) for ancestor in islice(element.iterancestors(), _LEVELS)}:
                around[container] += size
    least = _SHARE * sum(alike.values())
    found: set[int] = set()
    for element, segments in left:
        if holder not in element.iterancestors():
            continue
        if alike[_signature(element.getparent())] > least or (
            element.tag in _HEADINGS and around[_container(_unwrapped(shown, element, segments))] > 2 * least
        ):
            found.update(segments)
    return found


def _lines(shown: Shown) -> Iterator[tuple[HtmlElement, list[int]]]:
    """The elements that hold lines of text, and their segments; not those of cards and frames."""
    elsewhere = Elsewhere.of(shown.layout.tree)
    for element in shown.layout.tree.iter(*_TEXT_TAGS, "div"):
        if element.tag == "div" and any(child.tag not in _INSIDE_LINES for child in element):
            continue
        segments = shown.within(element)
        if segments and not elsewhere.has(element):
            yield element, segments


def _holder(shown: Shown, kept: Collection[int]) -> HtmlElement:
    """The smallest element that holds nearly all that was kept, and what of its sort holds much text too."""
    layout, inside = shown.layout, Counter[HtmlElement]()
    whole = layout.size(kept)
    for segment in kept:
        owner = layout.owners[segment]
        for element in (owner, *owner.iterancestors()):
            inside[element] += len(layout.span(segment))
    smallest = _innermost(element for element, size in inside.items() if size >= _MOST * whole)
    sort = _signature(smallest)
    alike = [e for e in layout.tree.iter(smallest.tag) if sort[1] and _signature(e) == sort]
    holders = [smallest, *(e for e in alike if layout.size(shown.within(e)) >= _SHARE * whole)]
    around = Counter(element for holder in holders for element in (holder, *holder.iterancestors()))
    return _innermost(element for element, count in around.items() if count == len(holders))


def _innermost(elements: Iterable[HtmlElement]) -> HtmlElement:
    return max(elements, key=lambda element: sum(1 for _ in element.iterancestors()))


def _bare(shown: Shown, kept: Collection[int]) -> set[int]:
    """What an extractor left out of an element that it kept most of the bare text of: text that no paragraph holds."""
    layout = shown.layout
    bare: dict[HtmlElement, list[int]] = {}
    for segment in sorted(shown.segments):
        owner = layout.owners[segment]
        if owner.tag in _HOLDERS:
            bare.setdefault(owner, []).append(segment)
    found: set[int] = set()
    for segments in bare.values():
        if layout.size(s for s in segments if s in kept) > _HALF * layout.size(segments):
            found.update(segments)
    return found


def _quoted(shown: Shown, kept: Collection[int], holder: HtmlElement) -> set[int]:
    """All of the quotations that an extractor kept for the most part, and those that are figures in the text.

    Extractors leave out figures, and at the ends of quotations who is quoted.
    """
    whole: set[int] = set()
    for quotation, segments in shown.quotations():
        size = shown.layout.size(s for s in segments if s in kept)
        figure = next(quotation.iterancestors("figure"), None)
        if (figure is not None and holder in figure.iterancestors()) or size > _HALF * shown.layout.size(segments):
            whole.update(segments)
    return whole


def _signature(element: HtmlElement) -> tuple[str, str]:
    return str(element.tag), element.get("class") or ""


def _container(element: HtmlElement) -> HtmlElement | tuple[str, str]:
    return _signature(element) if element.get("class") else element


def _unwrapped(shown: Shown, element: HtmlElement, segments: list[int]) -> HtmlElement:
    """The first element around another that holds more text than it."""
    for ancestor in islice(element.iterancestors(), _LEVELS):
        if len(shown.within(ancestor)) > len(segments):
            return ancestor
    return element
