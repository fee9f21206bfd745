"""What names nobody, whatever its words are: headings, datelines, and the notes of agencies on who wrote and edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from newsparse.model import BlockKind, ParsedArticle, Span
from newsparse.text import blocks_of

_DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,40}(?:, [A-Za-z.]+(?: \d+)?){0,3} ?(?:\([A-Z][A-Za-z/ ]{1,25}\))? ?[-–—]{1,2} |"
    r"[A-Z][A-Za-z.,'’/ -]{2,40}(?:\d+ )?\([A-Z][A-Za-z/ ]{1,25}\) ?[-–—]{1,2} "
)
"""*LIMA, March 4 (AFP) - *, *Paris (Reuters) — *"""
_NOTE = re.compile(r"\(?(?:(?:Additional )?[Rr]eporting|Writing|Editing|Compiled|Edited|Written) by ")


class Quiet:
    """The spans of an article that are not read."""

    def __init__(self, document: ParsedArticle) -> None:
        self._spans = list(_quiet(document))

    def holds(self, span: Span) -> bool:
        """Whether a span lies in one of those that are not read, which do not overlap."""
        if not self._spans:
            return False
        i = bisect_right(self._spans, span.start, key=lambda quiet: quiet.start) - 1
        return i >= 0 and self._spans[i].contains(span)


def _quiet(document: ParsedArticle) -> Iterator[Span]:
    text = document.article.text
    for block in blocks_of(document.article):
        if block.kind is BlockKind.HEADING or _NOTE.match(text, block.span.start, block.span.end):
            yield block.span
        elif dateline := _DATELINE.match(text, block.span.start, block.span.end):
            yield Span(block.span.start, dateline.end())
