"""Finding what an extractor returned in the stream of the page again."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model import Span
from newsparse_html.stream import TextStream, squeezed

LEAST = 12
"""Parts of a text shorter than this, in squeezed characters, are not looked for alone: they stand anywhere."""
NEAR = 400
"""How far behind the last part a short one is looked for."""


def find(stream: TextStream, text: str, behind: int = 0) -> tuple[Span, ...]:
    """Where a text stands in the stream: one span, or several if the page has something between its parts.

    The first place behind ``behind`` is taken; one before it, if there is none.

    Example:
        >>> stream = TextStream.of("<p>Mali said <aside>Advertisement</aside> it would leave the bloc.</p>")
        >>> [span.of(stream.text) for span in find(stream, "Mali said it would leave the bloc.")]
        ['Malisaid', 'itwouldleavethebloc.']
    """
    wanted = squeezed(text)
    if not wanted:
        return ()
    whole = _first(stream.text, wanted, behind)
    if whole >= 0:
        return (Span(whole, whole + len(wanted)),)
    found: list[Span] = []
    for span in _parts(stream.text, wanted, behind):
        if found and found[-1].end == span.start:
            span = Span(found.pop().start, span.end)
        found.append(span)
    return tuple(found) if 2 * sum(map(len, found)) >= len(wanted) else ()


def _first(text: str, wanted: str, behind: int) -> int:
    place = text.find(wanted, behind)
    return place if place >= 0 or len(wanted) < LEAST else text.find(wanted, 0, behind + len(wanted))


def _parts(text: str, wanted: str, behind: int) -> Iterator[Span]:
    """The longest beginnings of what is wanted, one after the other, each behind the last one."""
    start, cursor = 0, behind
    while start < len(wanted):
        place = text.find(wanted[start : start + LEAST], cursor)
        if place < 0:  # a short part, close behind the last one
            place = text.find(wanted[start : start + LEAST // 2], cursor, cursor + NEAR)
        if place < 0:  # what begins here is not in the page as it is: try a little later
            start += LEAST // 2
            continue
        length = _common(wanted, start, text, place)
        yield Span(place, place + length)
        start, cursor = start + length, place + length


def _common(one: str, start: int, other: str, place: int) -> int:
    """How many characters two texts share from two places on."""
    low, high = 0, min(len(one) - start, len(other) - place)
    while low < high:
        middle = (low + high + 1) // 2
        if one[start + low : start + middle] == other[place + low : place + middle]:
            low = middle
        else:
            high = middle - 1
    return low
