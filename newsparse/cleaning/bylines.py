"""Bylines and datelines: who wrote it, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.cleaning.lines import open_lines, words
from newsparse.model import Article, BlockKind, Edit, Span

LOOKED_AT = 8
"""In how many lines at the front a byline may stand."""
MOST_WORDS = 14
_NAME = r"[A-Z][\w.'’-]+(?:\s+(?:de|van|von|bin|al|[A-Z][\w.'’-]*)){1,4}"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Words by|Story by|Written by|Reported by)\s+(?:{_NAME}|[A-Z][A-Z.'’ -]+)"
    rf"(?:(?:,|\s+and|\s*&|\s*\|)\s*(?:{_NAME}|[A-Z][\w ]+))*[^.!?]{{0,60}}"
    rf"|{_NAME},\s+(?:[A-Z][\w'’-]+\s+){{0,3}}(?:Editor|Correspondent|Reporter|Writer|Bureau Chief|Columnist)"
)
_REGION = (
    r"(?:,\s+[A-Z][A-Za-z. ]{1,20})?"
    r"(?:,\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,\s+\d{4})?)?"
)
_AGENCY = (
    r"\((?:Reuters|REUTERS|AP|AFP|CNN|UPI|Bloomberg|dpa|PTI|ANI|Xinhua|CBS|NBC|BUSINESS WIRE|GLOBE NEWSWIRE)"
    r"[^)]{0,20}\)"
)
_IN_BRACKETS = r"(?:\s+(?:\([A-Za-z /]{2,20}\)|/PRNewswire[^/]{0,20}/))?"
_DATELINE = re.compile(
    rf"(?P<line>[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{{2,30}}{_REGION}{_IN_BRACKETS}\s*(?:--|[-–—]))\s+(?=[A-Z“\"‘'])"
    rf"|(?P<agency>[A-Z][A-Za-z.'’ -]{{2,30}}{_REGION}\s+{_AGENCY}\s*(?:--|[-–—])?)\s+(?=[A-Z“\"‘'])"
)


def is_byline(line: str) -> bool:
    """Whether a whole line names the authors: behind *By*, or with what they are at their paper.

    Example:
        >>> is_byline("By Ann Ray"), is_byline("Ann Ray, Political Correspondent"), is_byline("By the sea")
        (True, True, False)
    """
    return words(line) <= MOST_WORDS and _BYLINE.fullmatch(line) is not None


class Bylines:
    """Labels the line that names the authors, and the place in front of the first paragraph."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels, and splits behind datelines."""
        for number, line in enumerate(open_lines(article)):
            text = line.of(article.text)
            if number < LOOKED_AT and is_byline(text):
                yield Edit.label(line, BlockKind.BYLINE)
                continue
            dateline = _DATELINE.match(text) if number < LOOKED_AT and words(text) > 8 else None
            if dateline is not None:
                end = line.start + dateline.end("line" if dateline["line"] else "agency")
                yield Edit.label(Span(line.start, end), BlockKind.DATELINE)
                return
