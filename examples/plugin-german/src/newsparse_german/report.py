"""What is found of an attribution before it is one: its row of the table, and its parts."""

from __future__ import annotations

import attrs

from newsparse.model import ParsedArticle, Span, Style
from newsparse_german.lexicon import Cue


@attrs.frozen(kw_only=True)
class Report:
    """What is found of an attribution: its row of the table, its parts, and the span of what a stance would be on."""

    cue: Cue
    words: tuple[Span, ...] = ()
    source: Span | None = None
    content: tuple[Span, ...] = ()
    target: Span | None = None
    negated: bool = False
    direct: bool = False
    sure: float = 1.0

    def style(self, document: ParsedArticle) -> Style:
        """Direct if all of it is quoted, mixed if it has marks."""
        if self.direct:
            return Style.DIRECT
        return (
            Style.MIXED
            if any(c in '„“«»"' for s in self.content for c in s.of(document.article.text))
            else (Style.INDIRECT)
        )
