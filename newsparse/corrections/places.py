"""Places: where the words of a correction stand in a text that may have changed a little since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.model import Span

BETWEEN = "; "
"""What stands between words of several places in the tables that newsparse writes."""


class LostError(Exception):
    """A correction does not apply; the message says why."""


class GoneError(LostError):
    """The words are there, and nothing was found at them."""


class UnclearError(LostError):
    """What a correction is about may be one of several."""


def places(text: str, words: str, offsets: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Where words stand: at these offsets, or all moved by the same number of characters, or where they stand once.

    Raises:
        LostError: if they are not there, or if it is not clear where.

    Example:
        >>> places("On Monday, Mali said no; Chad said yes.", "Mali; no", [Span(0, 4), Span(10, 12)])
        (Span(start=11, end=15), Span(start=21, end=23))
    """
    if offsets:
        if all(span.end <= len(text) for span in offsets) and BETWEEN.join(s.of(text) for s in offsets) == words:
            return tuple(offsets)
        moved = list(_moved(text, words.split(BETWEEN), offsets))
        if len(moved) == 1:
            return moved[0]
    parts = [words] if words in text else words.split(BETWEEN)
    return tuple(_only(text, part, offsets) for part in parts)


def _moved(text: str, parts: Sequence[str], offsets: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    if len(parts) != len(offsets):
        return
    for start in _all(text, parts[0]):
        by = start - offsets[0].start
        if all(
            span.start + by >= 0 and text[span.start + by : span.end + by] == part
            for span, part in zip(offsets, parts, strict=True)
        ):
            yield tuple(Span(span.start + by, span.end + by) for span in offsets)


def _only(text: str, words: str, offsets: Sequence[Span]) -> Span:
    found = list(_all(text, words))
    if not found:
        raise LostError(f"the words {words!r:.60} are not in the article")
    if len(found) > 1:
        way_out = ", and are not where they were" if offsets else ": give their offsets"
        raise UnclearError(f"the words {words!r:.60} stand {len(found)} times in the article{way_out}")
    return Span(found[0], found[0] + len(words))


def _all(text: str, words: str) -> Iterator[int]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
