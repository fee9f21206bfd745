"""Credits of pictures: *© Agency/Name*, *(AP Photo/Name)*, *Photo: Name*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse.cleaning.lines import open_lines, words
from newsparse.model import Article, BlockKind, Edit, Span

MOST_WORDS = 16
REMEMBERED = 2048
"""How many lines are remembered: several cleaners ask for the same one."""
_AGENCY = (
    r"(?:Getty(?: Images)?|AP|Associated Press|Reuters|REUTERS|AFP|EPA|PA|Shutterstock|Alamy|iStock|Bloomberg|Xinhua"
    r"|dpa|ANSA|TASS|UPI|Rex Features|Zuma)"
)
_LINE = re.compile(
    rf"""
    (?: © | \(c\)\s | \(?(?:photo(?:graph)?s?|pic|credits?|(?:photo|image|picture)(?:\s+credits?)?)
        (?:\s+(?:by|courtesy(?:\ of)?|via))?\s*[:/©]
    )\s*\S.*
    | \(?{_AGENCY}(?:\s+(?:Photo|Images|News|Images\ News))*\s*/\s*[A-Z][^.!?]*\)?
    | \(?(?:Photo|Image|Picture)s?\s+(?:by|courtesy|via)\s.*
    | \(?[A-Z][\w.'’ -]+\s?/\s?{_AGENCY}(?:\s+(?:Images|Photo))?\)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s(?:©\s?\S[^.!?]*|\((?:AP|{_AGENCY})(?:\s(?:Photo|Images))?\s?/\s?[^()]+\)"
    r"|\((?:Photo|Image|Picture)(?:\sby)?:?\s[^()]+\)"
    r"|(?:Photo(?:graph)?s?|Pictures?|Images?)(?:\s[Cc]redits?)?:\s[A-Z][^.!?:]{1,60})$"
)


_LABELLED = re.compile(
    r"(?:Enlarge this image\s+)?(?:toggle caption|Image copyright|Image source)\s+(?P<credit>\S.*?)"
    r"(?:\s+(?P<label>Image caption)\s+(?P<caption>\S.*))?"
)
"""Words that pages keep for readers who see no picture: *Image copyright NAME Image caption WORDS*."""
_CAPTION = re.compile(
    r"\[(?:Image|Photo|Photograph|Picture|Caption|Video)\b[:\s][^\[\]]*\]"
    r"|(?:Media playback is unsupported on \w+ device\s+)?(?:Image caption|Caption:|Pictured:|Media caption)\s+\S.*"
)
_FILE = re.compile(
    r"(?:FILE(?: (?:PHOTO|IMAGE|PICTURE|VIDEO))?|(?:FILE|File) (?:[Pp]hoto|[Ii]mage|[Pp]icture)(?=\s?:))"
    r"\s?(?::|--|[-–—_])\s*\S.*"
)
"""What agencies put before the caption of an old picture: *FILE PHOTO: WORDS*, *FILE - In this May 3 photo, WORDS*."""
MOST_IN_CAPTION, MOST_IN_FILE = 60, 130
"""Words in a caption; those of agencies' old pictures are sometimes whole paragraphs."""


class Credits:
    """Labels lines, and ends of short lines, that credit a picture."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels."""
        for line in open_lines(article):
            text = line.of(article.text)
            if words(text) > MOST_IN_CAPTION and not _is_caption(text):
                continue
            labelled = _LABELLED.fullmatch(text)
            if labelled is not None:
                yield from _labelled(line, labelled)
                continue
            if is_credit(text):
                yield Edit.label(line, BlockKind.CREDIT)
                continue
            found = tail(text)
            if found is None:
                if _is_caption(text):
                    yield Edit.label(line, BlockKind.CAPTION)
            else:
                credit = Span(line.start + found.start() + 1, line.end)
                yield Edit.split(Span(credit.start - 1, credit.start))
                yield Edit.label(credit, BlockKind.CREDIT)
                if words(text[: found.start()]) >= 3:
                    yield Edit.label(
                        Span(line.start, line.start + len(text[: found.start()].rstrip())), BlockKind.CAPTION
                    )


@lru_cache(REMEMBERED)
def is_credit(line: str) -> bool:
    """Whether a whole line credits a picture.

    Example:
        >>> is_credit("Photo: Ann Ray"), is_credit("The photo by Ann Ray was moved.")
        (True, False)
    """
    return words(line) <= MOST_WORDS and _LINE.fullmatch(line) is not None


@lru_cache(REMEMBERED)
def is_known(line: str) -> bool:
    """Whether a line says itself that it is a credit or a caption."""
    return is_credit(line) or _is_caption(line) or (words(line) <= MOST_IN_CAPTION and bool(_LABELLED.fullmatch(line)))


def _is_caption(line: str) -> bool:
    """Whether a line says itself that it is a caption."""
    if _FILE.match(line):
        return words(line) <= MOST_IN_FILE
    return words(line) <= MOST_IN_CAPTION and _CAPTION.fullmatch(line) is not None


@lru_cache(REMEMBERED)
def tail(text: str) -> re.Match[str] | None:
    """The credit behind a caption, from the space before it on; None if there is none.

    Example:
        >>> tail("Ships wait before the harbour (Photo: Ann Ray)")[0]
        ' (Photo: Ann Ray)'
    """
    found = _TAIL.search(text)
    return found if found is not None and words(found[0]) <= MOST_WORDS else None


def _labelled(line: Span, match: re.Match[str]) -> Iterator[Edit]:
    """The credit, and the caption behind it where there is one."""
    yield Edit.label(Span(line.start, line.start + match.end("credit")), BlockKind.CREDIT)
    if match["caption"]:
        yield Edit.split(Span(line.start + match.end("credit"), line.start + match.start("label")))
        yield Edit.label(Span(line.start + match.start("label"), line.end), BlockKind.CAPTION)
