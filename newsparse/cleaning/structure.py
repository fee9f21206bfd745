"""What other kinds of text than stories have around and between their paragraphs.

Press releases (*For immediate release*, contacts, *About the company*), wire copy (*ends*), transcripts (*(LAUGHTER)*),
live blogs, whose entries begin with a time, and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from newsparse.cleaning.items import is_told, lists
from newsparse.cleaning.lines import ends_a_sentence, open_lines, words
from newsparse.model import Article, BlockKind, Edit, Span

FEWEST_TIMES = 2
"""How many entries a live blog has at least."""
MOST_WORDS = 14
_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?"
_TIME = re.compile(
    rf"(?:{_CLOCK}|(?:1[0-2]|\d)(?=\s?[ap]\.?m))\s?(?:[ap]\.?m\.?)?(?:\s?(?:GMT|BST|[ECMP][SD]?T|CEST|CET|IST|UTC|EAT|SAST|AE[SD]T))?"
    r"(?:\s*[-–—|:]\s+|\s+|$)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\d{1,5} comments?|comments? \(\d{1,5}\)|(?:view|show|hide) (?:all )?comments", re.IGNORECASE)
_ABOUT = re.compile(r"About (?:the )?(?P<name>[A-Z0-9][^.!?:]{1,70}):?")


@cache
def marks() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """(reason, most words, pattern) of the lines that a kind of text is known by, from ``structure.tsv``."""
    text = (files("newsparse.cleaning") / "structure.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return tuple((reason, int(most), re.compile(pattern, re.IGNORECASE)) for reason, most, pattern in rows)


def mark(line: str) -> str | None:
    """Which mark of a kind of text a whole line is, or None.

    Example:
        >>> mark("FOR IMMEDIATE RELEASE"), mark("(LAUGHTER)"), mark("The release was immediate.")
        ('press-release', 'stage-direction', None)
    """
    if len(line) > 300:
        return None
    count = words(line)
    return next((reason for reason, most, pattern in marks() if count <= most and pattern.fullmatch(line)), None)


class Structure:
    """Drops the marks of releases, wire copy and transcripts; labels list items, and the times of a live blog."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield drops and labels."""
        if any(block.kind is BlockKind.PARAGRAPH for block in article.blocks):
            return
        lines = list(open_lines(article))
        said = [line.of(article.text) for line in lines]
        found = [mark(text) for text in said]
        about = _about(said, found)
        comments = _comments(said)
        entries = _entries(said)
        items = {i for those in lists(article.text, lines) if is_told([said[k] for k in those]) for i in those}
        for i, (line, text, reason) in enumerate(zip(lines, said, found, strict=True)):
            if i >= comments:
                yield Edit.drop(line, "comments")
            elif reason is not None or i in about:
                yield Edit.drop(line, reason or "about-the-issuer")
            elif i in items:
                yield Edit.label(line, BlockKind.LIST_ITEM)
            elif i in entries:
                yield from _entry(line, text, entries[i])
            elif i - 1 in entries and entries[i - 1] == len(said[i - 1]) and _is_short(text):
                yield Edit.label(line, BlockKind.HEADING)


def _about(said: Sequence[str], found: Sequence[str | None]) -> set[int]:
    """The lines that tell who a release is from: *About NAME*, and what follows up to a mark or the next heading.

    Where no mark says that the text is a release, the paragraph must begin with that name.
    """
    is_release = "press-release" in found
    inside: set[int] = set()
    for i, text in enumerate(said):
        match = _ABOUT.fullmatch(text)
        if match is None or i + 1 >= len(said) or 2 * i < len(said) - 4 or words(text) > 8:
            continue
        named = match["name"].split()[0] in said[i + 1][:120].split()
        if not (named or is_release) or words(said[i + 1]) < MOST_WORDS:
            continue
        end = i + 1
        while end < len(said) and found[end] is None and (end == i + 1 or ends_a_sentence(said[end])):
            end += 1
        inside.update(range(i, end))
    return inside


def _comments(said: Sequence[str]) -> int:
    """From which line on there are the comments of readers: behind *3 Comments*, in the last third of a text."""
    for i in range(len(said) - 1, 0, -1):
        if _COMMENTS.fullmatch(said[i]):
            behind = sum(map(len, said[i:]))
            return i if 3 * behind < sum(map(len, said)) else len(said)
    return len(said)


def _entries(said: Sequence[str]) -> dict[int, int]:
    """Which lines begin with a time, and how long it is; none unless there are several, alone or above text."""
    found = {i: match.end() for i, text in enumerate(said) if (match := _TIME.match(text)) is not None}
    return found if len(found) >= FEWEST_TIMES else {}


def _entry(line: Span, text: str, length: int) -> Iterator[Edit]:
    """The time of an entry as a dateline; what stands behind it is a heading, or the text."""
    told = text[:length].rstrip(" -–—|:")
    yield Edit.label(Span(line.start, line.start + len(told)), BlockKind.DATELINE)
    if length < len(text):
        yield Edit.split(Span(line.start + len(told), line.start + length))
        if _is_short(text[length:]):
            yield Edit.label(Span(line.start + length, line.end), BlockKind.HEADING)


def _is_short(text: str) -> bool:
    """Whether a line has few words, and does not end as a sentence does."""
    return words(text) <= MOST_WORDS and not ends_a_sentence(text)
