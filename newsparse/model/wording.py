"""Values in the words that a person reads: in tables, in notebooks, and from `str` of actors, claims and stances."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from newsparse.model.kinds import Modality
from newsparse.model.span import Span

FAINT = 0.5
"""What is less likely than that is shown faintly."""

NOBODY = "nobody named"

CONFIDENCE = "confidence: how sure newsparse is, from 0 to 1"
"""What a legend says of it."""

_MODALITIES = {
    Modality.CERTAIN: "",
    Modality.PROBABLE: "probably",
    Modality.POSSIBLE: "possibly",
    Modality.UNKNOWN: "open",
    Modality.POSSIBLY_NOT: "possibly not",
    Modality.PROBABLY_NOT: "probably not",
    Modality.CERTAINLY_NOT: "not so",
}
_SECTORS = {"igo": "international body", "ngo": "non-governmental"}

_WORDS = re.compile(r"\w")


def modality_text(modality: Modality) -> str:
    """A modality in words: ``probably``, ``open``, ``not so``; nothing for what is certain."""
    return _MODALITIES[modality]


def sector_text(sector: str) -> str:
    """A sector in words: ``international body`` for ``igo``."""
    return _SECTORS.get(sector, sector)


def pieces_text(text: str, spans: Iterable[Span]) -> str:
    """The words at ``spans`` as one line, with `` … `` where words stand between two of them.

    Example:
        >>> from newsparse.model import Span
        >>> pieces_text("“No,” she said, “not now.”", [Span(0, 5), Span(16, 26)])
        '“No,” … “not now.”'
        >>> pieces_text("Not now. Not ever.", [Span(0, 8), Span(9, 18)])
        'Not now. Not ever.'
    """
    spans = tuple(spans)
    parts = [spans[0].of(text)] if spans else []
    for before, after in pairwise(spans):
        touching = before.end <= after.start and not _WORDS.search(text[before.end : after.start])
        parts.append(f"{' ' if touching else ' … '}{after.of(text)}")
    return flat("".join(parts))


def flat(text: str) -> str:
    """A text as one line."""
    return " ".join(text.split())
