"""Posts of social media in an article, each signed at its end: *… — Ann Roe (@annroe) May 3, 2021*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse.english.dialogue.turns import Turn
from newsparse.model import Block, Span
from newsparse.text import RUNNING

_SIGNED = re.compile(
    r"(?P<sign>[—–]|--?)\s*(?P<name>[^\W\d_][^()@\n—–]{1,58}?)\s*\(@\w{1,20}\)"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|,?\s+\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})?\s*$"
)
_FEWEST = 3
"""Words that a post has at least."""


def signed_posts(text: str, blocks: Sequence[Block]) -> Iterator[Turn]:
    r"""The posts, each the words before its signature: those of its block, or where there are none the block before.

    Example:
        >>> from newsparse.text import paragraphs
        >>> text = "We will vote no.\n\n— Ann Roe (@annroe) May 3, 2021"
        >>> [(turn.speaker.of(text), turn.said[0].of(text)) for turn in signed_posts(text, paragraphs(text))]
        [('Ann Roe', 'We will vote no.')]
    """
    if "(@" not in text:
        return
    before: Span | None = None
    for block in blocks:
        signed = _SIGNED.search(text, block.span.start, block.span.end) if block.kind in RUNNING else None
        if signed is not None:
            said = Span.trimmed(text, block.span.start, signed.start()) if signed.start() > block.span.start else before
            if said is not None and len(said.of(text).split()) >= _FEWEST:
                yield Turn(Span(*signed.span()), Span(*signed.span("sign")), (said,), Span(*signed.span("name")))
        before = block.span if block.kind in RUNNING and signed is None else None
