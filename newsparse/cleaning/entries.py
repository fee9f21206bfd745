"""What lines are for certain by the order in which they come, whatever a chain says.

A list of things, places or pictures is told in entries, each under a heading of its own: a chain sees a line and what
is around it; that the same order comes again and again is seen here. Also captions, which have their credit behind
them, lines alone between two paragraphs, and menus in one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsparse.cleaning.signs import Line

FEWEST = 3
"""How many entries there are at least."""
MOST_WORDS = 20
MOST_ALONE = 16
"""How many words a heading between two paragraphs has at most."""
_SEPARATOR = re.compile(r"(?<!\s)\s*[|•·›»]\s*")
_NUMBER = re.compile(r"(?:No\.? ?|#)?(\d{1,3})[.):]?\s")


def numbered(lines: Sequence[Line]) -> set[int]:
    """The places of short lines that count up or down by one, with running text between each two of them.

    Example:
        >>> from newsparse.cleaning.signs import line
        >>> said = "The boats leave from the old pier every hour, and those who are late can wait in the café."
        >>> sorted(numbered([line(text) for text in ("1. Ferries", said, "2. Trams", said, "3. Buses", said)]))
        [0, 2, 4]
    """
    places: list[tuple[int, int]] = []
    for i, one in enumerate(lines):
        if one.shape in "Sc" or len(one.words) > MOST_WORDS:
            continue
        match = _NUMBER.match(one.text)
        if match is not None and match.end() < len(one.text):
            places.append((i, int(match[1])))
    for step in (1, -1):
        chosen: list[tuple[int, int]] = []
        for place, number in places:
            if not chosen or (number == chosen[-1][1] + step and _text_between(lines, chosen[-1][0], place)):
                chosen.append((place, number))
            elif len(chosen) == 1:
                chosen = [(place, number)]
        if len(chosen) >= FEWEST and _text_between(lines, chosen[-1][0], min(len(lines), chosen[-1][0] + 12)):
            return {place for place, _ in chosen}
    return set()


def _text_between(lines: Sequence[Line], low: int, high: int) -> bool:
    return any(one.shape == "S" for one in lines[low + 1 : high])


def pictured(lines: Sequence[Line], told: Sequence[str]) -> set[int]:
    """The places of the headings of pictures: three and more short lines that stand before a caption, behind a break.

    Or, in title case, right before a credit. ``told`` is what each line was taken for.
    """
    found = set()
    for i, (one, following) in enumerate(pairwise(lines)):
        if len(one.words) > MOST_WORDS or not _text_between(lines, i, min(len(lines), i + 7)):
            continue
        captioned = one.breaks and one.shape in "stlS" and told[i + 1] == "caption" and not following.breaks
        titled = following.breaks == "c" and one.shape == "t" and one.capitals in "34"
        if captioned or titled:
            found.add(i)
    return found if len(found) >= FEWEST else set()


def captions(lines: Sequence[Line]) -> set[int]:
    """The places of short lines that have a credit behind them: glued, or, where they end as sentences do, below."""
    return {
        i
        for i, one in enumerate(lines)
        if (one.behind == "credit" and one.shape in "stl")
        or (one.shape == "s" and i + 1 < len(lines) and lines[i + 1].breaks == "c")
    }


def alone(lines: Sequence[Line], told: Sequence[str]) -> set[int]:
    """The places of lines without a full stop that stand alone before a paragraph, and were taken for text."""
    return {
        i
        for i in range(1, len(lines) - 1)
        if told[i] == told[i + 1] == "text"
        and lines[i].shape in "tul"
        and len(lines[i].words) <= MOST_ALONE
        and lines[i + 1].shape == "S"
        and not (told[i - 1] == "text" and lines[i - 1].shape in "tulc")
        and not lines[i].text[:1].islower()
    }


def is_menu(text: str) -> bool:
    """Whether a line is three or more things of few words, with separators between them.

    Example:
        >>> is_menu("Home | World | Our views"), is_menu("Pilots want more | The Daily Tide")
        (True, False)
    """
    parts = [part for part in _SEPARATOR.split(text) if part]
    return len(parts) >= FEWEST and all(len(part.split()) <= 3 for part in parts)
