"""Labels: what stands before a colon at the head of a block and is nobody who speaks, as in *Opinion: …*."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from newsparse.english.lexicon.gazetteer import look_up, name_words
from newsparse.model import BlockKind, EntityType, Mention, MentionForm, ParsedArticle, Span
from newsparse.text import blocks_of

_OWN = re.compile(r"""[“‘"'«„]|\b(?:we|our|us|i|my)\b""", re.IGNORECASE)
_QUOTER = re.compile(r"\bquoted\b[^.,;:“”\"]*\bby\b(?:\s[\w’'-]+){0,4}\s*$")
"""What stands before who only quotes another: *X was quoted (as saying) by* the agency."""
_FURTHEST = 100
_COLON = re.compile(r"\s{0,3}:")
_PLACES = (EntityType.PLACE, EntityType.STATE)
_LONGEST = 60
"""Characters that a label has at most."""
_TITLES = (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.HEADING)


class Labels:
    r"""The labels of one article: the sort of a text (*Opinion:*), its place, its outlet (*Daily Herald:*).

    A place or an outlet speaks all the same where its words are quoted, or are those of *us*.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Explainer: what a dam does\nThe dam holds water.", pipeline="rules", clean=False)
        >>> Labels(parsed).names_nobody(Span(0, 9), Span(11, 26))
        True
    """

    def __init__(self, document: ParsedArticle) -> None:
        self._text = document.article.text
        self._blocks = blocks_of(document.article)
        self._block_starts = [block.span.start for block in self._blocks]
        self._mentions = sorted(document.mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._mentions]

    def names_nobody(self, source: Span, content: Span) -> bool:
        """Whether a source is such a label, at the head of a block with a colon after it; or only quotes another."""
        before = max(0, source.start - _FURTHEST)
        return bool(_QUOTER.search(self._text, before, source.start)) or self._is_label(source, content)

    def _is_label(self, source: Span, content: Span) -> bool:
        """Whether a source is a label that is nobody: at the head of a block, with a colon after it."""
        at = bisect_right(self._block_starts, source.start) - 1
        colon = _COLON.match(self._text, source.end)
        if at < 0 or colon is None or source.end - self._blocks[at].span.start > _LONGEST:
            return False
        block = self._blocks[at]
        words = self._text[block.span.start : source.end].lower().split()
        if " ".join(words) in name_words()["label"] or not name_words()["label_last"].isdisjoint(
            {words[-1], " ".join(words[-2:])}
        ):
            return True
        heads = self._mentions[bisect_left(self._starts, block.span.start) : bisect_left(self._starts, colon.end())]
        if not heads or _OWN.search(content.of(self._text)):
            return False
        if all(m.type in _PLACES for m in heads):
            return True
        return block.kind in _TITLES and len(heads) == 1 and self._is_outlet(heads[0])

    def _is_outlet(self, mention: Mention) -> bool:
        said = mention.span.of(self._text)
        known = look_up(said)
        if known is not None:
            return known.sector == "media"
        return mention.form is MentionForm.NAME and said.lower().split()[-1] in name_words()["outlet"]
