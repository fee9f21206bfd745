"""The standfirst: the sentences between headline and text, which extractors take for a part of the page's frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsparse.model import Span
from newsparse_html.authors import is_byline
from newsparse_html.parts import standfirsts
from newsparse_html.stream import TextStream, squeezed

_SHORTEST, _LONGEST = 25, 700
_LEAVES = ("p", "li", "h2", "h3", "h4")
_BESIDE = ("p", "h2", "h3", "h4", "div", "span")
_MOST = 6
_SIBLINGS = 3


def standfirst(tree: HtmlElement, stream: TextStream, descriptions: tuple[str, ...], within: Span) -> list[Span]:
    """Where the standfirst stands in the stream: one span for each of its paragraphs, or none.

    It is looked for within a stretch of the stream, in this order: what the page calls a standfirst, a text that the
    page's description repeats, and what stands beside the headline.
    """
    said = [squeezed(d).rstrip(".…") for d in descriptions]
    named = [texts for element in standfirsts(tree) if (texts := _texts(element))]
    repeated = [[d] for d in descriptions if len(d) >= _SHORTEST]
    known = [texts for texts in named if any(d and squeezed("".join(texts)).startswith(d) for d in said)]
    for texts in (*known, *named, *repeated, *_beside_headline(tree)):
        spans = _placed(stream, texts, within)
        if spans:
            return spans
    return []


def _texts(element: HtmlElement) -> list[str]:
    """The paragraphs of an element; itself, where it has none."""
    leaves = [leaf for leaf in element.iter(*_LEAVES) if leaf is not element and leaf.find(".//p") is None]
    texts = [_text(leaf) for leaf in leaves] or [_text(element)]
    texts = [text for text in texts if len(text) >= _SHORTEST and not is_byline(text)]
    return texts if len(texts) <= _MOST and sum(map(len, texts)) <= _LONGEST * 1.5 else []


def _beside_headline(tree: HtmlElement) -> Iterator[list[str]]:
    """Texts that follow a headline at once, within the same element."""
    for headline in tree.iter("h1"):
        element = headline
        for _ in range(2):
            for sibling in islice(element.itersiblings(), _SIBLINGS):
                if sibling.tag in _BESIDE and sibling.find(".//h1") is None and not _goes_on(sibling):
                    texts = [_text(sibling)]
                    if 2 * _SHORTEST <= len(texts[0]) <= _LONGEST and not is_byline(texts[0]) and len(sibling) < 4:
                        yield texts
            parent = element.getparent()
            if parent is None:
                break
            element = parent


def _goes_on(element: HtmlElement) -> bool:
    """Whether an element is one of several of its sort: then it is running text."""
    return any(
        sibling.tag == element.tag and sibling.get("class") == element.get("class")
        for sibling in islice(element.itersiblings(), _SIBLINGS)
    ) or (element.getnext() is None and element.tag == "p" and not element.get("class"))


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _placed(stream: TextStream, texts: list[str], within: Span) -> list[Span]:
    """Where all of some texts stand, one after the other; empty if one of them is not there or outside."""
    spans: list[Span] = []
    cursor = within.start
    for text in texts:
        wanted = squeezed(text)
        if not _SHORTEST <= len(text) <= _LONGEST:
            return []
        place = stream.text.find(wanted, cursor, within.end)
        if place < 0:
            return []
        spans.append(Span(place, place + len(wanted)))
        cursor = spans[-1].end
    return spans
