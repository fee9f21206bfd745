"""An article as tokens: where its sentences and lines begin, what is in quotation marks, the windows to read."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.english.api import EnglishTokens, quotations
from newsparse.model import Article, Block, BlockKind, ParsedArticle, Sentence, Span, Tokens
from newsparse.text import Quotation, blocks_of
from newsparse_neural.features import PLACES, Vocabulary

WINDOW = 192
"""Tokens that are read at once: whole paragraphs, as many as fit; a list item alone."""


@attrs.frozen(kw_only=True)
class Page:
    """The tokens of an article; ``sentences`` and ``lines`` are the numbers of their first tokens.

    ``cuts`` are those lines before and behind which nothing is read together: list items, and what follows them.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    spans: list[Span]
    sentences: list[int]
    lines: list[int]
    cuts: list[int]
    quotations: tuple[Quotation, ...]

    def within(self, span: Span) -> tuple[int, int]:
        """The first token of a span, and the one behind its last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def span(self, first: int, end: int) -> Span:
        """The span of the tokens from ``first`` to before ``end``."""
        return Span(self.starts[first], self.ends[end - 1])


def page_of(document: ParsedArticle) -> Page:
    """The tokens of a document, in the sentences that it has."""
    text, blocks = document.article.text, blocks_of(document.article)
    tokens = document.tokens or Tokens(starts=(), ends=())
    spans = [sentence.span for sentence in document.sentences]
    lines, cuts = _lines(blocks, tokens, [span.start for span in spans])
    return Page(
        text=text,
        words=[text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)],
        starts=list(tokens.starts),
        ends=list(tokens.ends),
        spans=spans,
        sentences=[tokens.within(span).start for span in spans],
        lines=lines,
        cuts=cuts,
        quotations=quoted(text, blocks),
    )


def _lines(blocks: Iterable[Block], tokens: Tokens, sentences: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first tokens of the blocks that have sentences, and of those among them that nothing is read over."""
    lines: list[int] = []
    cuts: list[int] = []
    last = None
    for block in blocks:
        at = bisect_left(sentences, block.span.start)
        if at < len(sentences) and sentences[at] < block.span.end:
            lines.append(bisect_left(tokens.starts, block.span.start))
            if BlockKind.LIST_ITEM in (block.kind, last):
                cuts.append(lines[-1])
            last = block.kind
    return lines, cuts


def read(article: Article) -> Page:
    """The tokens of an article that nobody has read yet."""
    document = ParsedArticle(article=article)
    found = list(EnglishTokens()(document))
    tokens = next(item for item in found if isinstance(item, Tokens))
    sentences = tuple(item for item in found if isinstance(item, Sentence))
    return page_of(attrs.evolve(document, tokens=tokens, sentences=sentences))


def quoted(text: str, blocks: Iterable[Block]) -> tuple[Quotation, ...]:
    """The quotations of a text that stand in no other one."""
    return tuple(q for q in quotations(text, blocks) if q.depth == 0)


def encode(page: Page, vocabulary: Vocabulary) -> NDArray[np.int32]:
    """The numbers of all tokens."""
    n = len(page.words)
    places = np.arange(n, dtype=np.int64)
    edges = [*page.lines, n]
    for a, b in itertools.pairwise(edges):
        places[a:b] -= a
    return vocabulary.encode(page.words, np.minimum(places + 1, PLACES - 1), quote_marks(page))  # type: ignore[arg-type]


def quote_marks(page: Page) -> NDArray[np.int64]:
    """For every token: 0 outside of quotation marks, 2 inside, 1 the first token and 3 the last one of a quotation."""
    marks = np.zeros(len(page.words), dtype=np.int64)
    for quotation in page.quotations:
        first, end = page.within(quotation.span)
        if first < end:
            marks[first:end] = 2
            marks[end - 1] = 3
            marks[first] = 1
    return marks


def windows(
    lines: Sequence[int], sentences: Sequence[int], n: int, size: int = WINDOW, cuts: Sequence[int] = ()
) -> list[tuple[int, int]]:
    """Stretches of at most ``size`` tokens: whole lines, else whole sentences, else what fits; none over a cut.

    Example:
        >>> windows([0, 3, 6], [0, 2, 3, 6], 9, size=7)
        [(0, 6), (6, 9)]
        >>> windows([0], [0, 4], 9, size=7)
        [(0, 4), (4, 9)]
        >>> windows([0, 3, 6], [0, 2, 3, 6], 9, size=7, cuts=[3])
        [(0, 3), (3, 9)]
    """
    found = []
    first = 0
    while first < n:
        last = min(first + size, n)
        cut = bisect_right(cuts, first)
        if cut < len(cuts) and cuts[cut] <= last:
            last = cuts[cut]
        elif last < n:
            line, sentence = _last_break(lines, first, last), _last_break(sentences, first, last)
            last = line or sentence or last
        found.append((first, last))
        first = last
    return found


def _last_break(breaks: Sequence[int], first: int, last: int) -> int:
    """The last break behind ``first`` and not behind ``last``; 0 if there is none."""
    at = bisect_right(breaks, last) - 1
    return breaks[at] if at >= 0 and breaks[at] > first else 0
