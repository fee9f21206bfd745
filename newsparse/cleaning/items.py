"""Items of lists in plain text: lines with a sign or a number in front, several of them one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsparse.cleaning.lines import words
from newsparse.model import Span

LONGEST = 30
"""Words of an item of a list; what is longer may be a paragraph with a number."""
_ITEM = re.compile(r"(?:[•·▪●*–-]|\d{1,2}[.)])\s+(?P<first>\S)")


def is_item(line: str) -> bool:
    """Whether a line begins as a list item does.

    Example:
        >>> is_item("- no tolls"), is_item("2) no tolls"), is_item("No tolls")
        (True, True, False)
    """
    return _ITEM.match(line) is not None


def lists(text: str, lines: Sequence[Span]) -> Iterator[range]:
    """The lists among some lines, by their numbers: two items or more without a blank line between them."""
    numbers = [i for i, line in enumerate(lines) if is_item(said := line.of(text)) and words(said) <= LONGEST]
    run = 0
    place: dict[int, int] = {}
    for last, i in zip([-2, *numbers], numbers, strict=False):
        run += last + 1 != i or "\n\n" in text[lines[last].end : lines[i].start]
        place[i] = run
    for _, group in groupby(numbers, key=place.__getitem__):
        found = list(group)
        if len(found) > 1:
            yield range(found[0], found[-1] + 1)


def is_told(items: Sequence[str]) -> bool:
    """Whether a list is a part of the text, and no menu: an item begins in lower case, or ends as a sentence does.

    Example:
        >>> is_told(["- no tolls", "- Kenya's support"]), is_told(["- Sport", "- Weather"])
        (True, False)
    """
    return any(match["first"].islower() for item in items if (match := _ITEM.match(item))) or any(
        item.endswith((".", ";")) for item in items
    )
