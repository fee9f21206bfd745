"""Alignment: where each stretch of a cleaned text stood in the text as received, and the way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

import attrs

from newsparse.model.span import Span


@attrs.frozen
class Run:
    """``length`` characters that are the same in both texts, at ``text`` in one and at ``original`` in the other.

    Example:
        >>> run = Run(text=3, original=4, length=5)
        >>> "No toll."[run.text :], "No  toll."[run.original :]
        ('toll.', 'toll.')
    """

    text: int
    original: int
    length: int


@attrs.frozen
class Alignment:
    """The stretches that a text and its original share, in order.

    What lies between two runs was dropped (only in the original), inserted (only in the text) or replaced (in both).
    Alignments compose, so that any number of cleaning steps remains one alignment.

    Example:
        >>> received = "Photo: AP  Mali said no."
        >>> alignment = Alignment.from_changes(len(received), [(Span(0, 11), "")])
        >>> alignment.to_original(Span(0, 4)), alignment.to_text(Span(0, 5))
        (Span(start=11, end=15), None)
    """

    runs: tuple[Run, ...]
    text_length: int
    original_length: int

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text of ``length`` code points with itself."""
        runs = (Run(0, 0, length),) if length else ()
        return cls(runs, length, length)

    @classmethod
    def from_changes(cls, length: int, changes: Iterable[tuple[Span, str]]) -> Alignment:
        """The alignment after replacing each span of an original of ``length`` code points by a string.

        ``changes`` must be in order and must not overlap.

        Raises:
            ValueError: if they overlap, are out of order, or reach beyond the original.
        """
        runs = []
        text = original = 0
        for span, replacement in changes:
            if span.start < original or span.end > length:
                raise ValueError(f"change at {span.start}-{span.end} overlaps another or leaves the text")
            if span.start > original:
                runs.append(Run(text, original, span.start - original))
            text += span.start - original + len(replacement)
            original = span.end
        if original < length:
            runs.append(Run(text, original, length - original))
        return cls(tuple(runs), text + length - original, length)

    def after(self, earlier: Alignment) -> Alignment:
        """This alignment (text to middle) behind an ``earlier`` one (middle to original): text to original."""
        runs: list[Run] = []
        i = 0
        for mine in self.runs:
            while i and earlier.runs[i - 1].text + earlier.runs[i - 1].length > mine.original:
                i -= 1
            while i < len(earlier.runs) and earlier.runs[i].text < mine.original + mine.length:
                other = earlier.runs[i]
                start = max(mine.original, other.text)
                end = min(mine.original + mine.length, other.text + other.length)
                if start < end:
                    runs.append(
                        Run(mine.text + start - mine.original, other.original + start - other.text, end - start)
                    )
                i += 1
        return Alignment(tuple(runs), self.text_length, earlier.original_length)

    def inverted(self) -> Alignment:
        """The same alignment read from the original's side."""
        runs = tuple(Run(r.original, r.text, r.length) for r in self.runs)
        return Alignment(runs, self.original_length, self.text_length)

    @cached_property
    def _inverse(self) -> Alignment:
        return self.inverted()

    def to_original(self, span: Span) -> Span:
        """Where a span of the text stood in the original.

        Characters that the original lacks are mapped to what they replaced; an insertion is mapped to the (empty)
        place where it was made.
        """
        if span.start == span.end:
            place = self._before(span.start)
            return Span(place, place)
        start, end = self._from(span.start), self._before(span.end)
        return Span(min(start, end), end)

    def to_text(self, span: Span) -> Span | None:
        """Where a span of the original stands in the text, or None if nothing of it is left there."""
        inverse = self._inverse
        last = bisect_left(inverse.runs, span.end, key=lambda r: r.text) - 1
        if last < 0 or span.start >= inverse.runs[last].text + inverse.runs[last].length:
            replaced = inverse.to_original(span)
            return replaced if len(replaced) else None
        return inverse.to_original(span)

    def _from(self, position: int) -> int:
        """The original of a span's first character."""
        i = bisect_right(self.runs, position, key=lambda r: r.text) - 1
        if i < 0:
            return 0
        run = self.runs[i]
        return run.original + min(position - run.text, run.length)

    def _before(self, position: int) -> int:
        """The original of the place behind a span's last character, ``position - 1``."""
        i = bisect_right(self.runs, position - 1, key=lambda r: r.text) - 1
        if i >= 0 and position <= self.runs[i].text + self.runs[i].length:
            return self.runs[i].original + position - self.runs[i].text
        # In a gap: up to where the next run begins.
        return self.runs[i + 1].original if i + 1 < len(self.runs) else self.original_length
