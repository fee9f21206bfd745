"""Drafts: attributions while they are being found."""

from __future__ import annotations

import attrs

from newsparse.model import Span, Style

Range = tuple[int, int]
"""Tokens from the first up to, and without, the second."""


@attrs.define
class Draft:
    """An attribution being found. ``source`` and ``cue`` are ranges of tokens, ``content`` spans of the text.

    ``quotations`` are the numbers of those that the content holds.
    """

    source: list[Range]
    cue: Range | None
    content: list[Span]
    style: Style = Style.INDIRECT
    quotations: list[int] = attrs.field(factory=list)
