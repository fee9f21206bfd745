"""How many of a claim's words stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable

from newsparse.model import Article, Span
from newsparse.text import blocks_of, quotations


class Quoted:
    """What is quoted in an article.

    Example:
        >>> Quoted(Article(text="The toll is “a tax on drivers”, she said.")).words([Span(0, 30)])
        4
    """

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._inner = [found.inner for found in quotations(article.text, blocks_of(article)) if found.depth == 0]

    def words(self, spans: Iterable[Span]) -> int:
        """The number of words (runs without white space) in these spans that are inside quotation marks."""
        spans = tuple(spans)
        shared = (
            self._text[max(span.start, inner.start) : min(span.end, inner.end)]
            for inner in self._inner
            for span in spans
            if span.overlaps(inner)
        )
        return sum(len(words.split()) for words in shared)
