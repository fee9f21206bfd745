"""The front of an article: its title and standfirst; and its body without bylines, dates and repeated titles."""

from __future__ import annotations

import re

import attrs

from newsparse.model import BlockKind, Span
from newsparse.text.bylines import names
from newsparse_html.dates import is_date_line
from newsparse_html.metadata import Metadata
from newsparse_html.shown import Part, Shown
from newsparse_html.standfirst import standfirst
from newsparse_html.stream import TextStream, squeezed

_SHORT = 8
_LEAST_RUNNING = 80
_LONGEST_LINE = 100
_MOST_PLACES = 20
_NO_WORD = re.compile(r"[\W_]+")


@attrs.frozen
class Sorted:
    """The parts of an article, told apart: ``front`` has the title, if the page shows it, and the standfirst."""

    front: tuple[Part, ...]
    body: tuple[Part, ...]
    left: tuple[tuple[Part, str], ...] = ()
    """What is left out of the text, and what it is: a repeated title, a byline, a date ..."""

    @property
    def all(self) -> list[Part]:
        """All parts, in page order."""
        return sorted((*self.front, *self.body), key=lambda part: part.start)


def sorted_out(shown: Shown, metadata: Metadata, parts: list[Part]) -> Sorted:
    """Title and standfirst, and the rest of the parts without what repeats or only announces the article."""
    stream = shown.layout.stream
    titles = _titles(metadata)
    first = next((p.start for p in parts if _is_running(p, stream, titles)), len(stream.text))
    authors = {name.casefold() for name in metadata.authors.all}
    left = [(part, _announced(part, stream, titles, authors, part.start < first)) for part in parts]
    body = [part for part, what in left if not what]
    front: list[Part] = []
    begin = 0
    place = _headline_place(shown, metadata.title, first)
    place = place or _title_place(stream, metadata.title, min((p.start for p in body), default=first))
    if place is not None:
        front.append(Part(BlockKind.TITLE, (place,)))
        begin = place.end
        left += [(part, "kicker") for part in body if part.start < min(begin, first)]
        body = [part for part in body if part.start >= begin or part.start >= first]  # no kicker above the title
    begin = max(begin, _below_headline(shown, first))
    last = next((p.end for p in body if p.start >= first), first)
    for span in standfirst(shown, metadata.descriptions, Span(begin, max(last, begin))):
        body = [p for p in body if not (span.start <= p.start and p.end <= span.end)]
        if not any(p.start < span.end and span.start < p.end for p in body):
            front.append(Part(BlockKind.SUBTITLE, (span,)))
    while body and body[-1].kind is BlockKind.HEADING:  # nothing stands below it
        left.append((body.pop(), "heading-without-text"))
    return Sorted(tuple(front), tuple(body), tuple((part, what) for part, what in left if what))


def _titles(metadata: Metadata) -> set[str]:
    """What the page calls itself; of several headlines of the first level the first, as others are of sections."""
    said = [c for c in metadata.candidates if c.field == "title"]
    first = next((c for c in said if c.source == "h1"), None)
    titles = {_folded(c.value) for c in said if c.source != "h1" or c is first}
    return (titles | {_folded(metadata.title or "")}) - {""}


def _announced(part: Part, stream: TextStream, titles: set[str], authors: set[str], early: bool) -> str:
    """What a part is that only repeats the title or names authors, or is a date before the text begins; else empty."""
    folded = _folded("".join(span.of(stream.text) for span in part.spans))
    text = stream.read(part.spans[0])[0] if part.end - part.start <= _LONGEST_LINE else ""
    if _is_title(folded, titles, early):
        return "repeated-title"
    if _is_byline(text, authors):
        return "byline"
    if early and not folded:
        return "signs"
    return "date" if early and text and is_date_line(text) else ""


def _is_running(part: Part, stream: TextStream, titles: set[str]) -> bool:
    """Whether a part is running text: a paragraph that is long, and not the headline."""
    if part.kind is not BlockKind.PARAGRAPH or part.end - part.start <= _LEAST_RUNNING:
        return False
    return _folded(part.spans[0].of(stream.text)) not in titles


def _is_title(text: str, titles: set[str], early: bool) -> bool:
    """Whether a part repeats the headline; before the text begins, also with a kicker, or only half of it."""
    if text in titles:
        return True
    if not early or len(text) < _SHORT:
        return False
    halves = any(t.startswith(text) or t.endswith(text) for t in titles)
    return halves or any(len(t) >= 2 * _SHORT and t in text and len(text) < 1.8 * len(t) for t in titles)


def _is_byline(text: str, authors: set[str]) -> bool:
    found = names(text) if text else ()
    return bool(found) and all(name.casefold() in authors for name in found)


def _below_headline(shown: Shown, first: int) -> int:
    """Where the first headline ends in the stream, if it stands before the text."""
    headline = next(shown.layout.tree.iter("h1"), None)
    spans = shown.layout.spans(shown.layout.segments(headline)) if headline is not None else []
    return spans[-1].end if spans and spans[-1].end <= first else 0


def _title_place(stream: TextStream, title: str | None, before: int) -> Span | None:
    """Where the title stands last before all else of the article; this is its headline, as a rule.

    A title is a value of the metadata, and not a part of the page: so it is looked for.
    """
    wanted = squeezed(title or "")
    places: list[int] = []
    place = stream.text.find(wanted, 0, before) if wanted else -1
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = stream.text.find(wanted, place + 1, before)
    return Span(places[-1], places[-1] + len(wanted)) if places else None


def _headline_place(shown: Shown, title: str | None, first: int) -> Span | None:
    """Where a headline of the page that is the title stands, behind a kicker and the like but before the text."""
    wanted = squeezed(title or "")
    for headline in shown.layout.tree.iter("h1", "h2"):
        spans = shown.layout.spans(shown.within(headline)) if wanted else []
        if len(spans) == 1 and spans[0].start < first and spans[0].of(shown.layout.stream.text) == wanted:
            return spans[0]
    return None


def _folded(text: str) -> str:
    """Letters and digits alone: headlines are repeated with other punctuation."""
    return _NO_WORD.sub("", text).casefold()
