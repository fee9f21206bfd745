"""Quoted mail: the mark in front of every line of a letter that is answered, *> We will not pay.*, is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from newsparse.cleaning.lines import ends_a_sentence, goes_on
from newsparse.model import Article, Edit, Span

REASON = "quoted-mail"
FEWEST = 2
"""How many lines of a text are marked at least, if they are quoted; half of them or more are running text."""
_MARK = re.compile(r"(?: *>)+ ?")


@attrs.frozen
class _Line:
    """A line of the text: where it stands, how often it is marked, where its words begin."""

    span: Span
    depth: int
    words: int
    said: str


class Mail:
    """Takes the marks off quoted lines; what is quoted is a paragraph of its own."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield replacements, in text order."""
        if ">" not in article.text:
            return
        lines = list(_lines(article.text))
        if not _is_quoted(lines):
            return
        for last, line in zip([None, *lines], lines, strict=False):
            begins = last is not None and last.depth != line.depth and bool(last.said and line.said)
            if line.depth:
                yield Edit.replace(Span(line.span.start, line.words), "\n" if begins else "", REASON)
            elif begins:
                yield Edit.replace(Span(line.span.start - 1, line.span.start), "\n\n", REASON)


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    for raw in text.split("\n"):
        mark = _MARK.match(raw)
        words = mark.end() if mark is not None else 0
        depth = mark[0].count(">") if mark is not None else 0
        yield _Line(Span(position, position + len(raw)), depth, position + words, raw[words:].strip())
        position += len(raw) + 1


def _is_quoted(lines: Sequence[_Line]) -> bool:
    """Whether the marked lines are a letter, rather than a menu (*> Sport*) or a transcript (*>> REPORTER: …*)."""
    marked = [line for line in lines if line.depth and line.said]
    if len(marked) < FEWEST or all(line.depth > 1 for line in marked):
        return False
    on = sum(a.depth > 0 and bool(a.said and b.said) and goes_on(a.said, b.said) for a, b in pairwise(lines))
    ended = sum(ends_a_sentence(line.said) and len(line.said.split()) > 1 for line in marked)
    return 2 * (on + ended) >= len(marked)
