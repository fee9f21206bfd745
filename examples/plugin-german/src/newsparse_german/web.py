"""A cleaner for what stands around articles on German sites: *Lesen Sie auch*, *Foto: …*, *Berlin (dpa) –*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsparse.model import Article, BlockKind, Edit, Span
from newsparse.text import blocks_of
from newsparse.text.tables import rows
from newsparse_german.lexicon import PACKAGE

_WRAPPED = "[](){}*•>»|-–— "
_AGENCY = r"(?:dpa|AFP|AP|APA|Reuters|epd|KNA|SID|sda)"
_CREDIT = re.compile(
    r"(?:(?:Foto|Bild|Symbolbild|Grafik|Quelle|Bildquelle|Copyright)s?(?:credit)?\s*:\s*|©\s?)[^.!?]{2,80}"
    rf"|[\w-]{{2,12}}(?:[/,]\s*{_AGENCY}[\w.-]*)+",
    re.IGNORECASE,
)
_PLACE = re.compile(rf"(?P<line>[A-ZÄÖÜ][\w./ -]{{1,40}}?\s?\({_AGENCY}[\w/ -]{{0,20}}\))\s?(?:[-–—:.]\s?)?(?=\S)")
_MOMENT = re.compile(
    r"(?:Stand|Veröffentlicht|Aktualisiert|Erstellt|Publiziert)(?: am)?:?\s+[\d. ]{2,12}(?:\w+ \d{4})?"
    r"[\d.:, |–-]*(?:Uhr)?\W*",
    re.IGNORECASE,
)


class Web:
    """Drops notices, and labels credits, moments of publication and the place in front of an agency's text."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield an edit for each line that is no part of the article."""
        for block in blocks_of(article):
            text = block.span.of(article.text)
            reason = _notice(text)
            if reason is not None:
                yield Edit.drop(block.span, reason)
            elif block.kind is BlockKind.PARAGRAPH:
                yield from _labels(block.span, text)


def _labels(span: Span, text: str) -> Iterator[Edit]:
    if _CREDIT.fullmatch(text):
        yield Edit.label(span, BlockKind.CREDIT)
    elif _MOMENT.fullmatch(text):
        yield Edit.label(span, BlockKind.DATELINE)
    else:
        place = _PLACE.match(text)
        if place is not None and place.end() < len(text):
            line = Span(span.start, span.start + place.end("line"))
            yield Edit.label(line, BlockKind.DATELINE)
            yield Edit.split(Span(line.end, span.start + place.end()))


@cache
def _notices() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    found = rows(PACKAGE, "notices")
    return tuple((row["reason"], int(row["most"]), re.compile(row["pattern"], re.IGNORECASE)) for row in found)


def _notice(text: str) -> str | None:
    """Which sort of notice a line is, or None.

    Example:
        >>> _notice("Lesen Sie auch: Streik am Hafen"), _notice("Sie lesen auch am Hafen.")
        ('read-more', None)
    """
    said = text[:2000].strip(_WRAPPED)
    count = len(said.split())
    return next((reason for reason, most, pattern in _notices() if count <= most and pattern.match(said)), None)
