"""Layout: where the blocks and the quotations of an article stand, looked up by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection

from newsparse.english.speakers import quotations
from newsparse.model import Article, BlockKind, Span
from newsparse.text import RUNNING, Quotation, blocks_of

PARTING = frozenset({BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING})
"""Kinds of blocks that no quotation goes past; captions, credits and the like only stand in its way."""


class Layout:
    r"""The blocks and the quotations of one article, by their numbers.

    Example:
        >>> article = Article(text="“Stop,” said Ann.\n\n“No,” said Bo.")
        >>> layout = Layout(article)
        >>> layout.block_at(22), layout.quotation_at(20), layout.quotation_at(9)
        (1, 1, None)
    """

    def __init__(self, article: Article, nicknames: Collection[int] = ()) -> None:
        self.blocks = blocks_of(article)
        found = [q for q in quotations(article.text, self.blocks) if len(q.inner) > 1 and q.span.start not in nicknames]
        self.quotations: tuple[Quotation, ...] = tuple(q for q in found if q.depth == 0)
        """Those that stand in no other quotation."""
        self._nested = {q.span.start: q.span for q in found if q.depth > 0}
        self._nested_by_end = {end - 1: q.span for q in found if q.depth > 0 for end in (q.span.end, q.inner.end)}
        self._block_starts = [b.span.start for b in self.blocks]
        self._quotation_starts = [q.span.start for q in self.quotations]

    def block_at(self, position: int) -> int:
        """The number of the block that a position lies in."""
        return bisect_right(self._block_starts, position) - 1

    def block_before(self, block: int) -> int | None:
        """The block of running text before another one, past captions and credits; None after a title or heading."""
        for i in range(block - 1, -1, -1):
            if self.blocks[i].kind in RUNNING:
                return i
            if self.blocks[i].kind in PARTING:
                return None
        return None

    def in_heading(self, position: int) -> bool:
        """Whether a position lies in a heading, from which no attribution comes."""
        i = self.block_at(position)
        return i >= 0 and self.blocks[i].kind is BlockKind.HEADING

    def opens_block(self, position: int) -> bool:
        """Whether a block begins at a position."""
        i = self.block_at(position)
        return i >= 0 and self._block_starts[i] == position

    def quotation_at(self, position: int) -> int | None:
        """The number of the quotation that a position lies in, marks included."""
        i = bisect_right(self._quotation_starts, position) - 1
        return i if i >= 0 and position < self.quotations[i].span.end else None

    def nested_at(self, position: int) -> Span | None:
        """The quotation inside another one that begins at a position."""
        return self._nested.get(position)

    def nested_before(self, position: int) -> Span | None:
        """The quotation inside another one whose last sign or closing mark stands at a position.

        Example:
            >>> Layout(Article(text="“He asked. ‘Why?’ I said.”")).nested_before(16)
            Span(start=11, end=17)
        """
        return self._nested_by_end.get(position)

    def quotations_in(self, span: Span) -> range:
        """The numbers of the quotations that begin inside a span."""
        return range(bisect_left(self._quotation_starts, span.start), bisect_left(self._quotation_starts, span.end))
