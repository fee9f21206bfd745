"""Regions: the parts of a page that an attribution does not leave.

A title, subtitle, heading, caption, byline, dateline or credit is a region of its own; paragraphs that follow one
another are one, list items and block quotations likewise. Only a quotation goes on in another region of running text,
past captions and credits, and never past a title or a heading.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.model import Article, BlockKind, Span
from newsparse.text import RUNNING, Quotation, blocks_of

PARTING = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING})
"""Kinds of blocks that no quotation goes past; captions, credits and the like only stand in its way."""

Spans = tuple[Span, ...]


@attrs.frozen
class _Region:
    """Consecutive blocks of one kind; ``part`` counts the titles and headings before it."""

    span: Span
    kind: BlockKind
    part: int


class Regions:
    r"""The regions of one article, and what of an attribution lies in one.

    Example:
        >>> from newsparse.model import Block
        >>> text = "No money, says mayor\nThe mayor said there was none."
        >>> blocks = [Block(kind="title", span=Span(0, 20)), Block(kind="paragraph", span=Span(21, 51))]
        >>> regions = Regions(Article(text=text, blocks=blocks), ())
        >>> [s.of(text) for s in regions.kept((Span(14, 30),), (Span(31, 35),), (Span(36, 50),))[0]]
        ['The mayor']
    """

    def __init__(self, article: Article, quotations: Iterable[Quotation]) -> None:
        self._text = article.text
        self._regions = list(_regions(article))
        self._starts = [region.span.start for region in self._regions]
        self._quoted = [q.span for q in quotations if q.depth == 0]
        self._quote_starts = [span.start for span in self._quoted]
        self._one = len(self._regions) < 2 and all(r.kind in RUNNING for r in self._regions)

    def kept(self, source: Spans, cue: Spans, content: Spans) -> tuple[Spans, Spans, Spans] | None:
        """What lies in the region of the cue (without one, of the first content); None if that is no attribution.

        Pieces that go over an edge are cut there. Quoted content in other running text is kept; so is a source in
        other running text, if there is no cue and all content is quoted.
        """
        anchor = cue or content
        if self._one or not anchor:
            return source, cue, content
        home = self._at(min(anchor).start)
        said = tuple(
            piece
            for region, piece in self._pieces(content)
            if region is home or (self._reaches(home, region) and self._is_quoted(region, piece))
        )
        if content and not said:
            return None
        here = tuple(piece for region, piece in self._pieces(source) if region is home)
        if not here and not cue and all(self._is_quoted(self._at(piece.start), piece) for piece in said):
            here = tuple(piece for region, piece in self._pieces(source) if self._reaches(home, region))
        return here, tuple(piece for region, piece in self._pieces(cue) if region is home), said

    def _at(self, position: int) -> _Region | None:
        """The region that a position lies in, or behind."""
        i = bisect_right(self._starts, position) - 1
        return self._regions[max(i, 0)] if self._regions else None

    def _pieces(self, spans: Sequence[Span]) -> Iterator[tuple[_Region, Span]]:
        """The stretches of some spans, each with the region that it lies in."""
        for span in spans:
            i = max(bisect_right(self._starts, span.start) - 1, 0)
            while i < len(self._regions) and self._regions[i].span.start < span.end:
                around = self._regions[i].span
                piece = Span.trimmed(self._text, max(span.start, around.start), min(span.end, around.end))
                if piece == span or any(sign.isalnum() for sign in piece.of(self._text)):
                    yield self._regions[i], piece
                i += 1

    def _reaches(self, home: _Region | None, other: _Region) -> bool:
        """Whether both are running text, without a title or heading between them."""
        return home is not None and {home.kind, other.kind} <= RUNNING and home.part == other.part

    def _is_quoted(self, region: _Region | None, piece: Span) -> bool:
        """Whether a piece stands in quotation marks, or in a block that is a quotation."""
        if region is not None and region.kind is BlockKind.QUOTATION:
            return True
        return self._in_quotation(piece.start) and self._in_quotation(piece.end - 1)

    def _in_quotation(self, position: int) -> bool:
        i = bisect_right(self._quote_starts, position) - 1
        return i >= 0 and position < self._quoted[i].end


def _regions(article: Article) -> Iterator[_Region]:
    """The regions of an article, in text order."""
    last: _Region | None = None
    part = 0
    for block in blocks_of(article):
        if last is not None and block.kind is last.kind and block.kind in RUNNING:
            last = attrs.evolve(last, span=Span(last.span.start, block.span.end))
            continue
        if last is not None:
            yield last
        part += block.kind in PARTING
        last = _Region(block.span, block.kind, part)
    if last is not None:
        yield last
