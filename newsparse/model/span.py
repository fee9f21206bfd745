"""Spans: where in a text something stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import total_ordering

import attrs


@total_ordering
@attrs.frozen
class Span:
    """A half-open stretch of a text, counted in Python code points.

    Spans order by start, then by end.

    Raises:
        ValueError: if ``start`` is negative or lies behind ``end``.

    Example:
        >>> Span(4, 8).of("The EU agreed.")
        'EU a'
        >>> len(Span(4, 8)), Span(4, 8).contains(Span(5, 6)), Span(4, 8).overlaps(Span(8, 9))
        (4, True, False)
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}, {self.end}")

    def __lt__(self, other: Span) -> bool:
        """Written out, because spans are what sorting compares most: attrs' own comparison is four times as slow."""
        if type(other) is not Span:
            return NotImplemented
        return self.start < other.start or (self.start == other.start and self.end < other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is a place, and true even where it is empty."""
        return True

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    @staticmethod
    def out_of_order(spans: Iterable[Span]) -> Span | None:
        """The first of ``spans`` that begins before the one in front of it ends; None if there is none.

        Example:
            >>> Span.out_of_order([Span(0, 4), Span(3, 9)])
            Span(start=3, end=9)
        """
        last = 0
        for span in spans:
            if span.start < last:
                return span
            last = span.end
        return None

    @classmethod
    def hull(cls, spans: Iterable[Span]) -> Span:
        """The smallest span that covers all of ``spans``.

        Raises:
            ValueError: if there is none.
        """
        spans = tuple(spans)
        if len(spans) == 1:
            return spans[0]
        return cls(min(s.start for s in spans), max(s.end for s in spans))

    @classmethod
    def trimmed(cls, text: str, start: int, end: int) -> Span:
        """``start, end`` without the white space at either side.

        Example:
            >>> Span.trimmed("a  word ", 1, 8)
            Span(start=3, end=7)
        """
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end)
