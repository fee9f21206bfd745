"""Lines that are links: to other stories, as a rule; but some are headings, and some sentences of the text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

import attrs
from lxml.html import HtmlElement

from newsparse_html.offers import is_offering

_HEADINGS = ("h2", "h3", "h4")
_LINKED = 0.8
_LONGEST = 220
_RUNNING = 80
_LEVELS = 3
_FEWEST_WORDS = 8
_SENTENCE_END = re.compile(r"[.!?…。]['\"”’»)]*$")
_TWICE = 2


@attrs.frozen(eq=False)
class Lines:
    """The lines of a tree: how many paragraphs of running text stand in elements of the same sort."""

    running: Counter[tuple[str, ...]]

    @classmethod
    def of(cls, tree: HtmlElement) -> Lines:
        """The lines of a tree."""
        return cls(Counter(_signature(p) for p in tree.iter("p") if _is_running(p)))

    def are_aside(self, element: HtmlElement) -> bool:
        """Whether a line is no running text: it offers something, or is linked to another story."""
        text = " ".join("".join(element.itertext()).split())
        if is_offering(text):
            return True
        if not _is_linked(element, text):
            return False
        if element.tag in _HEADINGS:
            return not _heads_text(element)
        return element.tag == "li" or not self._is_sentence(element, text)

    def _is_sentence(self, element: HtmlElement, text: str) -> bool:
        """Whether a paragraph that is one link is a sentence among others that are none."""
        if _SENTENCE_END.search(text) is None or len(text.split()) < _FEWEST_WORDS:
            return False
        return self.running[_signature(element)] >= _TWICE


def _is_linked(element: HtmlElement, text: str) -> bool:
    """Whether nearly all of a line is a link to something else."""
    links = [link for link in element.iter("a") if (link.get("href") or "#")[:1] != "#"]
    if not links:
        return False
    size = len(text.replace(" ", ""))
    linked = sum(len("".join("".join(link.itertext()).split())) for link in links)
    return 0 < size < _LONGEST and linked >= _LINKED * size


def _is_running(paragraph: HtmlElement) -> bool:
    text = " ".join("".join(paragraph.itertext()).split())
    return len(text) >= _RUNNING and not _is_linked(paragraph, text)


def _heads_text(heading: HtmlElement) -> bool:
    """Whether a linked heading has a text below it, and not the teaser of one: several paragraphs for each such."""
    for around in islice(heading.iterancestors(), _LEVELS):
        paragraphs = list(around.iter("p"))
        if not paragraphs:
            continue
        linked = sum(_is_linked(h, " ".join("".join(h.itertext()).split())) for h in around.iter(*_HEADINGS))
        return sum(map(_is_running, paragraphs)) >= _TWICE * linked
    return False


def _signature(element: HtmlElement) -> tuple[str, ...]:
    parent = element.getparent()
    return (element.get("class") or "", *((str(parent.tag), parent.get("class") or "") if parent is not None else ()))
