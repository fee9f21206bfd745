"""What stands on the page of an article and belongs to others: other stories, comments, the frame of the site."""

from __future__ import annotations

from itertools import islice

import attrs
from lxml.html import HtmlElement

from newsparse_html.parts import is_comment, named, patterns

_FRAME = frozenset(("aside", "nav"))
_CARDS = frozenset(("li", "div", "article", "section", "td"))
_SMALL = 400
_HEADLINE = 4


@attrs.define(eq=False)
class Elsewhere:
    """Tells what stands elsewhere; what holds the page's headline never does.

    Example:
        >>> from lxml.html import document_fromstring
        >>> tree = document_fromstring("<main><h1>No</h1><i>By us</i></main><aside><b>By others</b></aside>")
        >>> elsewhere = Elsewhere.of(tree)
        >>> [elsewhere.has(tree.find(".//i")), elsewhere.has(tree.find(".//b"))]
        [False, True]
    """

    around: frozenset[HtmlElement]
    """The elements that hold a headline."""
    known: dict[HtmlElement, bool] = attrs.field(factory=dict)

    @classmethod
    def of(cls, tree: HtmlElement) -> Elsewhere:
        """For a tree."""
        return cls(frozenset(ancestor for h1 in tree.iter("h1") for ancestor in h1.iterancestors()))

    def has(self, element: HtmlElement) -> bool:
        """Whether an element stands elsewhere."""
        path: list[HtmlElement] = []
        here: HtmlElement | None = element
        while here is not None and here not in self.known:
            path.append(here)
            here = here.getparent()
        found = here is not None and self.known[here]
        for passed in reversed(path):
            found = found or self._is_other(passed)
            self.known[passed] = found
        return found

    def _is_other(self, element: HtmlElement) -> bool:
        if element in self.around:
            return False
        if element.tag in _FRAME and next(element.iterancestors("article"), None) is None:
            return True
        if is_comment(element):
            return True
        names = named(element)
        if names and patterns()["others"].search(names):
            return True
        return bool(self.around) and is_card(element)


def is_card(element: HtmlElement) -> bool:
    """Whether a small element announces another story: with a link that is long enough for a headline.

    Example:
        >>> from lxml.html import fromstring
        >>> is_card(fromstring("<li><a href='/2'>The pilots refuse to sail</a> Fees are to rise.</li>"))
        True
    """
    if element.tag not in _CARDS:
        return False
    size = 0
    for said in element.itertext():
        size += len(said.strip())
        if size > _SMALL:
            return False
    holders = [element] if element.tag == "li" else element.iter("h2", "h3", "h4")
    for holder in holders:
        links = [*holder.iter("a"), *islice(holder.iterancestors("a"), 1)]
        if any(len("".join(link.itertext()).split()) >= _HEADLINE for link in links if link.get("href")):
            return True
    return False
