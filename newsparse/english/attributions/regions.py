"""Regions: the parts of a page that an attribution does not leave.

Every block is one: a title, a heading, a caption, and every paragraph and list item. Only a quotation goes on in
another region of running text, past captions and credits, and never past a title or a heading; and what a paragraph
ends in a colon for may stand in the next one. The sign in front of a list item (*- higher pay*) is no part of what
is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import attrs

from newsparse.english.attributions.layout import PARTING
from newsparse.model import Article, BlockKind, Span
from newsparse.text import RUNNING, Quotation, blocks_of

Spans = tuple[Span, ...]
_BULLET = re.compile(r"(?:[•·▪●*–-]|\d{1,2}[.)])\s+(?=\S)")


@attrs.frozen
class _Region:
    """One block; ``words`` is where they begin, and ``part`` counts the titles and headings before it."""

    number: int
    span: Span
    words: int
    kind: BlockKind
    part: int

    def holds(self, span: Span) -> bool:
        """Whether a span lies wholly among the words."""
        return self.words <= span.start and span.end <= self.span.end


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
        if all(home.holds(span) for span in (*source, *cue, *content)):
            return source, cue, content
        said = tuple(piece for region, piece in self._pieces(content) if self._may_say(home, region, piece))
        if content and not said:
            return None
        quoted = not cue and all(self._is_quoted(self._at(piece.start), piece) for piece in said)
        return self._source(home, source, quoted=quoted), _of(home, self._pieces(cue)), said

    def _source(self, home: _Region, source: Spans, *, quoted: bool) -> Spans:
        """The source in a region; where there is none, and only quotations, one in other running text."""
        here = _of(home, self._pieces(source))
        if here or not quoted:
            return here
        return tuple(piece for region, piece in self._pieces(source) if _reaches(home, region))

    def _may_say(self, home: _Region, region: _Region, piece: Span) -> bool:
        """Whether a piece of content in one region may belong to a cue in another one."""
        if region is home or self._announces(home, region):
            return True
        return _reaches(home, region) and self._is_quoted(region, piece)

    def _at(self, position: int) -> _Region:
        """The region that a position lies in, or after."""
        return self._regions[max(bisect_right(self._starts, position) - 1, 0)]

    def _pieces(self, spans: Sequence[Span]) -> Iterator[tuple[_Region, Span]]:
        """The stretches of some spans, each with the region that it lies in."""
        for span in spans:
            i = max(bisect_right(self._starts, span.start) - 1, 0)
            while i < len(self._regions) and self._regions[i].span.start < span.end:
                region = self._regions[i]
                end = min(span.end, region.span.end)
                piece = Span.trimmed(self._text, min(max(span.start, region.words), end), end)
                if piece == span or any(sign.isalnum() for sign in piece.of(self._text)):
                    yield region, piece
                i += 1

    def _announces(self, home: _Region, other: _Region) -> bool:
        """Whether a paragraph ends in a colon, and the other one is the next."""
        if home.number + 1 != other.number or not home.kind is other.kind is BlockKind.PARAGRAPH:
            return False
        return self._text[home.span.end - 1] == ":"

    def _is_quoted(self, region: _Region, piece: Span) -> bool:
        """Whether a piece stands in quotation marks, or in a block that is a quotation."""
        if region.kind is BlockKind.QUOTATION:
            return True
        return self._in_quotation(piece.start) and self._in_quotation(piece.end - 1)

    def _in_quotation(self, position: int) -> bool:
        i = bisect_right(self._quote_starts, position) - 1
        return i >= 0 and position < self._quoted[i].end


def _of(home: _Region, pieces: Iterable[tuple[_Region, Span]]) -> Spans:
    """The pieces that lie in a region."""
    return tuple(piece for region, piece in pieces if region is home)


def _reaches(home: _Region, other: _Region) -> bool:
    """Whether both are running text, without a title or heading between them."""
    return {home.kind, other.kind} <= RUNNING and home.part == other.part


def _regions(article: Article) -> Iterator[_Region]:
    """The regions of an article, in text order."""
    part = 0
    for number, block in enumerate(blocks_of(article)):
        part += block.kind in PARTING
        bullet = _BULLET.match(article.text, block.span.start, block.span.end) if block.kind in RUNNING else None
        yield _Region(number, block.span, bullet.end() if bullet else block.span.start, block.kind, part)
