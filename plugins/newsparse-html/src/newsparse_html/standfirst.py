"""The standfirst: the sentences between headline and text, which extractors take for a part of the page's frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsparse.model import Span
from newsparse.text.bylines import is_byline
from newsparse_html.dates import is_date_line
from newsparse_html.parts import standfirsts
from newsparse_html.shown import Shown
from newsparse_html.stream import squeezed

_SHORTEST, _LONGEST = 25, 700
_LEAVES = ("p", "li", "h2", "h3", "h4")
_BESIDE = ("p", "h2", "h3", "h4", "div", "span")
_MOST = 6
_SIBLINGS = 3


def standfirst(shown: Shown, descriptions: tuple[str, ...], within: Span) -> list[Span]:
    """Where the standfirst stands in the stream: one span for each of its paragraphs, or none.

    It is looked for within a stretch of the stream, in this order: what the page calls a standfirst, a text that the
    page's description repeats, and what stands beside the headline.
    """
    said = [squeezed(d).rstrip(".…") for d in descriptions]
    named = [spans for element in standfirsts(shown.layout.tree) if (spans := _paragraphs(shown, element))]
    text = shown.layout.stream.text
    known = [s for s in named if any(d and "".join(span.of(text) for span in s).startswith(d) for d in said)]
    repeated = _repeated(shown, descriptions, within)
    for spans in (*known, *named, *repeated, *_beside_headline(shown)):
        if _fits(shown, spans, within):
            return spans
    return []


def _fits(shown: Shown, spans: list[Span], within: Span) -> bool:
    lines = [shown.layout.stream.read(span)[0] for span in spans]
    fitting = all(_SHORTEST <= len(line) <= _LONGEST and not is_date_line(line) for line in lines)
    return fitting and all(map(within.contains, spans))


def _paragraphs(shown: Shown, element: HtmlElement) -> list[Span]:
    """Where the paragraphs of an element stand; itself, where it has none."""
    leaves = [leaf for leaf in element.iter(*_LEAVES) if leaf is not element and leaf.find(".//p") is None]
    found = []
    total = 0
    for leaf in leaves or [element]:
        span = _place(shown, leaf)
        text = shown.layout.stream.read(span)[0] if span else ""
        if span and len(text) >= _SHORTEST and not is_byline(text):
            found.append(span)
            total += len(text)
    return found if len(found) <= _MOST and total <= _LONGEST * 1.5 else []


def _place(shown: Shown, element: HtmlElement) -> Span | None:
    """Where an element stands, if it is one stretch of text, on one line."""
    segments = shown.within(element)
    spans = shown.layout.spans(segments)
    return spans[0] if len(spans) == 1 and len(list(shown.layout.lines(segments))) == 1 else None


def _repeated(shown: Shown, descriptions: tuple[str, ...], within: Span) -> Iterator[list[Span]]:
    """Where the text has what the page's descriptions say; these are no part of the text, so that it is looked for."""
    for wanted in (squeezed(d) for d in descriptions if len(d) >= _SHORTEST):
        place = shown.layout.stream.text.find(wanted, within.start, within.end)
        if place >= 0:
            yield [Span(place, place + len(wanted))]


def _beside_headline(shown: Shown) -> Iterator[list[Span]]:
    """Texts that follow a headline at once, within the same element."""
    for headline in shown.layout.tree.iter("h1"):
        element = headline
        for _ in range(2):
            for sibling in islice(element.itersiblings(), _SIBLINGS):
                if sibling.tag in _BESIDE and sibling.find(".//h1") is None and not _goes_on(sibling):
                    span = _place(shown, sibling)
                    text = shown.layout.stream.read(span)[0] if span else ""
                    if span and len(text) >= 2 * _SHORTEST and not is_byline(text) and len(sibling) < 4:
                        yield [span]
            parent = element.getparent()
            if parent is None:
                break
            element = parent


def _goes_on(element: HtmlElement) -> bool:
    """Whether an element is one of several of its sort, or the free part of a text: then it is running text."""
    return (
        any(sibling.get("subscriptions-section") is not None for sibling in islice(element.itersiblings(), _SIBLINGS))
        or any(
            sibling.tag == element.tag and sibling.get("class") == element.get("class")
            for sibling in islice(element.itersiblings(), _SIBLINGS)
        )
        or (element.getnext() is None and element.tag == "p" and not element.get("class"))
    )
