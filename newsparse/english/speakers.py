"""Quotations in English: one whose end is missing ends before the clause that names its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsparse import text as any_language
from newsparse.model import Block
from newsparse.text import Quotation

_SAY = (
    r"(?:said|says|told|added|adds|asked|wrote|writes|explained|insisted|argued|declared|noted|continued|tweeted|posted"
    r"|recalled|concluded|warned|announced|acknowledged|replied|stated|claimed|urged|testified)\b"
)
_SPEAKER = re.compile(
    rf",\s+(?:he|she|they|it|we|the|an?|one|his|her|its|(?-i:[A-Z])[\w.'’-]*)(?:,?\s+[^\W\d_][\w.'’-]*){{0,11}}?,?\s+{_SAY}"
    rf"|,\s+{_SAY}\s",
    re.IGNORECASE,
)


def quotations(text: str, blocks: Iterable[Block]) -> tuple[Quotation, ...]:
    """All quotations of the blocks of an English article, as `newsparse.text.quotations` has them.

    Example:
        >>> from newsparse.text import paragraphs
        >>> text = "“We refuse, the mayor said."
        >>> [quotation.inner.of(text) for quotation in quotations(text, paragraphs(text))]
        ['We refuse,']
    """
    return any_language.quotations(text, blocks, speaker=_SPEAKER)
