"""Elements of a page by CSS selector, and where in the text of the article each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import attrs
from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from newsparse.errors import ConfigurationError, ReadError
from newsparse.model import Article, Span
from newsparse_html.layout import Layout

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
    """The page that an article was read from, with its layout; ``whole`` is false for a part of one, as feeds have."""

    article: Article
    layout: Layout
    whole: bool

    @classmethod
    def of(cls, article: Article) -> Page | None:
        """The page of an article; None if it was not read from one."""
        if article.original == article.text or "<" not in article.original:
            return None
        try:
            layout = Layout.of(article.original, "the page")
        except ReadError:
            return None
        return cls(article, layout, _WHOLE.search(article.original, 0, _LOOKED_AT) is not None)

    def find(self, selector: CSSSelector) -> list[HtmlElement]:
        """The elements that a selector matches, in page order."""
        return list(selector(self.layout.tree))

    def places(self, elements: Iterable[HtmlElement]) -> Iterator[Span]:
        """Where in the text of the article elements stand, in page order; those inside others are in these."""
        last = -1
        for element in elements:
            segments = self.layout.segments(element)
            if not segments or max(segments) <= last:
                continue
            last = max(segments)
            inside = self.layout.stream.segments
            place = self._in_text(Span(inside[min(segments)].start, inside[last].end))
            if place is not None:
                yield place

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
