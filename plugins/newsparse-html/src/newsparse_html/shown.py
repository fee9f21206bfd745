"""What a page shows of its running text: without what is set aside; and of what kind each stretch of it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs
from lxml.html import HtmlElement

from newsparse.model import BlockKind, Span
from newsparse_html.layout import Layout
from newsparse_html.parts import ATTRIBUTING, is_attribution, set_aside

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("summary", "legend"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.OTHER),
    "blockquote": BlockKind.QUOTATION,
    "p": BlockKind.PARAGRAPH,
}
_HALF = 0.5


@attrs.frozen
class Part:
    """A stretch of the article: where its words stand in the stream of the page, and what it is."""

    kind: BlockKind
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins in the stream."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends in the stream."""
        return self.spans[-1].end


@attrs.define(eq=False)
class Shown:
    """A page and what is set aside of it: elements, each with what it is (caption, credit, noise)."""

    layout: Layout
    aside: dict[HtmlElement, str]

    @classmethod
    def of(cls, layout: Layout) -> Shown:
        """What is shown of a layout."""
        return cls(layout, set_aside(layout.tree))

    @cached_property
    def segments(self) -> frozenset[int]:
        """The segments that may be running text: those of the page's body that are not set aside."""
        gone = {segment for element in self.aside for segment in self.layout.segments(element)}
        for head in self.layout.tree.iter("head", "title"):
            gone.update(self.layout.segments(head))
        return frozenset(self.layout.owners.keys() - gone)

    @cached_property
    def _quoted(self) -> frozenset[HtmlElement]:
        """The elements of quotation that are no frame around the text."""
        whole = self.layout.size(self.segments)
        quotes = self.layout.tree.iter("blockquote")
        return frozenset(q for q in quotes if self.layout.size(self.within(q)) < _HALF * whole)

    def within(self, element: HtmlElement) -> list[int]:
        """The segments of running text in an element, in order."""
        return sorted(self.segments.intersection(self.layout.segments(element)))

    def kind(self, segment: int) -> BlockKind:
        """What the element is that a segment stands in."""
        owner = self.layout.owners[segment]
        if self._attributes(owner, segment):
            return BlockKind.OTHER
        element: HtmlElement | None = owner
        while element is not None and element.tag not in _KINDS:
            element = element.getparent()
        if element is None:
            return BlockKind.PARAGRAPH
        kind = _KINDS[element.tag]
        if kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
            quoted = any(e in self._quoted for e in (element, *element.iterancestors("blockquote")))
            return BlockKind.QUOTATION if quoted else BlockKind.PARAGRAPH
        return kind

    def owner(self, part: Part) -> HtmlElement:
        """The element that the beginning of a part stands in."""
        return self.layout.owners[bisect_right(self.layout.stream.starts, part.start) - 1]

    def _attributes(self, owner: HtmlElement, segment: int) -> bool:
        """Whether a segment says whose words a quotation is: in an element for that, or behind its paragraphs."""
        if any(is_attribution(e) for e in (owner, *owner.iterancestors(*ATTRIBUTING))):
            return True
        quote = next((e for e in (owner, *owner.iterancestors("blockquote")) if e in self._quoted), None)
        if quote is None or next((e for e in (owner, *owner.iterancestors("p")) if e.tag == "p"), None) is not None:
            return False
        last = max((s for p in quote.iter("p") for s in self.layout.segments(p)), default=segment)
        return segment > last

    def quotations(self) -> Iterator[tuple[HtmlElement, list[int]]]:
        """The element of each quotation, with its segments and those that say whose words it is."""
        for quote in self._quoted:
            figure = next(quote.iterancestors("figure"), None)
            around = figure if figure is not None and figure.find(".//figcaption") is not None else quote
            yield quote, self.within(around)

    def parts(self, kept: Iterable[int]) -> list[Part]:
        """Segments that are kept as parts, a line each, in page order.

        Of a line that is kept for the most part, what stands between is kept too: words inside a sentence.
        """
        wanted = set(kept)
        found = []
        for line in self.layout.lines(self.segments):
            mine = [segment for segment in line if segment in wanted]
            if not mine:
                continue
            whole = line if self.layout.size(mine) > _HALF * self.layout.size(line) else mine
            found.append(Part(self.kind(mine[0]), tuple(self.layout.spans(whole))))
        return found
