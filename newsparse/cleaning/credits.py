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


_LABELLED = re.compile(
    r"(?:Enlarge this image\s+)?(?:toggle caption|Image copyright|Image source)\s+(?P<credit>\S.*?)"
    r"(?:\s+(?P<label>Image caption)\s+(?P<caption>\S.*))?"
)
"""Words that pages keep for readers who see no picture: *Image copyright NAME Image caption WORDS*."""
_CAPTION = re.compile(r"(?:Image caption|Caption:|Pictured:|Media caption)\s+\S.*")


class Credits:
    """Labels lines, and ends of short lines, that credit a picture."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels."""
        for line in open_lines(article):
            text = line.of(article.text)
            if words(text) > 60:
                continue
            labelled = _LABELLED.fullmatch(text)
            if labelled is not None:
                yield from _labelled(line, labelled)
                continue
            if words(text) <= MOST_WORDS and _LINE.fullmatch(text):
                yield Edit.label(line, BlockKind.CREDIT)
                continue
            if _CAPTION.fullmatch(text):
                yield Edit.label(line, BlockKind.CAPTION)
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


def _labelled(line: Span, match: re.Match[str]) -> Iterator[Edit]:
    """The credit, and the caption behind it where there is one."""
    yield Edit.label(Span(line.start, line.start + match.end("credit")), BlockKind.CREDIT)
    if match["caption"]:
        yield Edit.split(Span(line.start + match.end("credit"), line.start + match.start("label")))
        yield Edit.label(Span(line.start + match.start("label"), line.end), BlockKind.CAPTION)
