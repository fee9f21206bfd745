"""Elements of a page by CSS selector, and where in the text of the article each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import attrs
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import iterwalk
from lxml.html import HtmlElement

from newsparse.errors import ConfigurationError, ReadError
from newsparse.model import Article, Span
from newsparse_html.parsing import parse
from newsparse_html.stream import WITHOUT_TEXT, TextStream, squeezed

_WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_LOOKED_AT = 4096


def compiled(selector: str, where: str) -> CSSSelector:
    """A CSS selector that can be used.

    Raises:
        ConfigurationError: if it is none; ``where`` is the file that has it.
    """
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise ConfigurationError(f"the source {where} is not as it should be: {selector!r}: {error}") from None


@attrs.frozen
class Page:
    """The page that an article was read from: its tree, its stream, and where in the stream its elements stand."""

    article: Article
    tree: HtmlElement
    stream: TextStream
    spans: dict[HtmlElement, Span]
    text: str
    whole: bool

    @classmethod
    def of(cls, article: Article) -> Page | None:
        """The page of an article; None if it was not read from one. ``whole`` is false for a part, as feeds have."""
        if article.original == article.text or "<" not in article.original:
            return None
        try:
            tree = parse(article.original, "the page")
        except ReadError:
            return None
        spans, text = _placed(tree)
        whole = _WHOLE.search(article.original, 0, _LOOKED_AT) is not None
        return cls(article, tree, TextStream.of(article.original), spans, text, whole)

    def find(self, selector: CSSSelector) -> list[HtmlElement]:
        """The elements that a selector matches, in page order."""
        return list(selector(self.tree))

    def places(self, elements: Iterable[HtmlElement]) -> Iterator[Span]:
        """Where in the text of the article elements stand, in page order; those inside others are in these."""
        last = 0
        for element in elements:
            span = self.spans.get(element)
            if span is None or not len(span) or span.end <= last:
                continue
            last = span.end
            place = self._place(span)
            if place is not None:
                yield place

    def _place(self, span: Span) -> Span | None:
        """Where a stretch of the tree's text stands in the text of the article; None if it is not there.

        The tree and the stream are two readings of one page, so that most elements are where they are expected; the
        others are looked for nearby.
        """
        wanted = span.of(self.text)
        start = span.start
        if not self.stream.text.startswith(wanted, start):
            before, behind = self.stream.text.rfind(wanted, 0, span.end), self.stream.text.find(wanted, start)
            places = [place for place in (before, behind) if place >= 0]
            if not places:
                return None
            start = min(places, key=lambda place: abs(place - span.start))
        return self._in_text(self._in_page(Span(start, start + len(wanted))))

    def _in_page(self, span: Span) -> Span:
        """The page from the first to the last segment of a stretch of the stream: elements end where segments do."""
        first = bisect_right(self.stream.starts, span.start) - 1
        last = bisect_left(self.stream.starts, span.end) - 1
        return Span(self.stream.segments[first].start, self.stream.segments[last].end)

    def _in_text(self, place: Span) -> Span | None:
        text, page, runs = self.article.text, self.article.original, self.article.alignment.runs
        low = bisect_right(runs, place.start, key=lambda run: run.original + run.length)
        high = bisect_left(runs, place.end, key=lambda run: run.original)
        if low >= high:
            return None
        first, last = runs[low], runs[high - 1]
        begin, end = max(place.start, first.original), min(place.end, last.original + last.length)
        start, stop = begin - first.original + first.text, end - last.original + last.text
        # Character references at its borders are in the element, but in no run.
        least = runs[low - 1].text + runs[low - 1].length if low else 0
        most = runs[high].text if high < len(runs) else len(text)
        while page[place.start : begin].strip() and start > least and not text[start - 1].isspace():
            start -= 1
        while page[end : place.end].strip() and stop < most and not text[stop].isspace():
            stop += 1
        return Span(start, stop) if start < stop else None


def _placed(tree: HtmlElement) -> tuple[dict[HtmlElement, Span], str]:
    """Where each element begins and ends in the squeezed text of a tree, and that text."""
    spans: dict[HtmlElement, Span] = {}
    begins: dict[HtmlElement, int] = {}
    parts: list[str] = []
    length = 0
    for event, element in _walked(tree):
        if event == "start":
            begins[element] = length
            said = element.text if element.tag not in WITHOUT_TEXT else ""
        else:
            spans[element] = Span(begins[element], length)
            said = element.tail
        if said and (text := squeezed(said)):
            parts.append(text)
            length += len(text)
    return spans, "".join(parts)


def _walked(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    return iterwalk(tree, events=("start", "end"))  # type: ignore[no-any-return]
