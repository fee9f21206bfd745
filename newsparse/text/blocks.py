"""Blocks of an article: its own, or where it has none, the stretches between line breaks."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from newsparse.model import Article, Block, BlockKind, Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")

RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION, BlockKind.OTHER})
"""Kinds of blocks that are running text: what begins in one of them may go on in the next."""


def blocks_of(article: Article) -> tuple[Block, ...]:
    r"""The blocks of an article, in text order.

    An article that was not cleaned, and of which no more is known than its title, has paragraphs between line breaks.

    Example:
        >>> [(b.kind.value, b.span.start, b.span.end) for b in blocks_of(Article(text="One.\n\n Two."))]
        [('paragraph', 0, 4), ('paragraph', 7, 11)]
    """
    if article.blocks and (article.cleaned or any(block.kind in RUNNING for block in article.blocks)):
        return article.blocks
    known = sorted(block.span for block in article.blocks)
    starts = [span.start for span in known]

    def free(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before == 0 or known[before - 1].end <= span.start

    others = (block for block in paragraphs(article.text) if free(block.span))
    return tuple(sorted((*article.blocks, *others), key=lambda block: block.span.start))


@lru_cache(maxsize=1)
def paragraphs(text: str) -> tuple[Block, ...]:
    r"""Every line of a text that is not blank, without the white space around it, as a paragraph.

    Example:
        >>> text = "One.\n\n Two. "
        >>> [block.span.of(text) for block in paragraphs(text)]
        ['One.', 'Two.']
    """
    return tuple(Block(kind=BlockKind.PARAGRAPH, span=span) for span in lines(text))


def lines(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Span]:
    r"""Every line between two places of a text that is not blank, without the white space around it.

    Example:
        >>> [span.start for span in lines(" One.\n\n Two.")], list(lines("One. Two.", 4))
        ([1, 8], [Span(start=5, end=9)])
    """
    for match in _LINE.finditer(text, start, end):
        said = match[0]
        rest = said.lstrip()
        if rest:
            first = match.end() - len(rest)
            yield Span(first, first + len(rest.rstrip()))
