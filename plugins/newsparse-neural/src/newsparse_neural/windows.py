"""Windows: stretches of an article that the network reads at once - whole lines, as many as fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def cut(breaks: Sequence[bool], size: int) -> Iterator[tuple[int, int]]:
    """Ranges of at most ``size`` tokens that begin where a line does; a longer line is cut where it must be.

    Example:
        >>> list(cut([True, False, False, True, False], 4))
        [(0, 3), (3, 5)]
        >>> list(cut([True, False, False], 2))
        [(0, 2), (2, 3)]
    """
    first, n = 0, len(breaks)
    while first < n:
        last = min(first + size, n)
        if last < n:
            last = next((i for i in range(last, first, -1) if breaks[i]), last)
        yield first, last
        first = last


def line_breaks(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
    """Whether each token is the first of its line.

    Example:
        >>> line_breaks("One two\\nthree", (0, 4, 8), (3, 7, 13))
        [True, False, True]
    """
    return [i == 0 or "\n" in text[ends[i - 1] : starts[i]] for i in range(len(starts))]
