"""Credits of pictures: *© Agency/Name*, *(AP Photo/Name)*, *Photo: Name*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsparse.cleaning.lines import open_lines, words
from newsparse.model import Article, BlockKind, Edit, Span

MOST_WORDS = 16
_AGENCY = (
    r"(?:Getty(?: Images)?|AP|Associated Press|Reuters|REUTERS|AFP|EPA|PA|Shutterstock|Alamy|iStock|Bloomberg|Xinhua"
    r"|dpa|ANSA|TASS|UPI|Rex Features|Zuma)"
)
_LINE = re.compile(
    rf"""
    (?: © | \(c\)\s | (?:photo(?:graph)?s?|pic|credits?|(?:photo|image|picture)(?:\s+credits?)?)
        (?:\s+(?:by|courtesy(?:\ of)?|via))?\s*[:/©]
    )\s*\S.*
    | \(?{_AGENCY}(?:\s+(?:Photo|Images|News|Images\ News))*\s*/\s*[A-Z][^.!?]*\)?
    | \(?(?:Photo|Image|Picture)s?\s+(?:by|courtesy|via)\s.*
    | \(?[A-Z][\w.'’ -]+\s?/\s?{_AGENCY}(?:\s+(?:Images|Photo))?\)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s(?:©\s?\S[^.!?]*|\((?:AP|{_AGENCY})(?:\s(?:Photo|Images))?\s?/\s?[^()]+\)|\((?:Photo|Image|Picture)(?:\sby)?:?\s[^()]+\))$"
)


class Credits:
    """Labels lines, and ends of short lines, that credit a picture."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels."""
        for line in open_lines(article):
            text = line.of(article.text)
            if words(text) > 60:
                continue
            if words(text) <= MOST_WORDS and _LINE.fullmatch(text):
                yield Edit.label(line, BlockKind.CREDIT)
                continue
            tail = _TAIL.search(text)
            if tail is not None and words(tail[0]) <= MOST_WORDS:
                credit = Span(line.start + tail.start() + 1, line.end)
                yield Edit.split(Span(credit.start - 1, credit.start))
                yield Edit.label(credit, BlockKind.CREDIT)
                if words(text[: tail.start()]) >= 3:
                    yield Edit.label(
                        Span(line.start, line.start + len(text[: tail.start()].rstrip())), BlockKind.CAPTION
                    )
