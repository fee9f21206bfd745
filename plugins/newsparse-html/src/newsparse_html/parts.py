"""Parts of a page that are not its running text: captions, credits, notices; and where a standfirst may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import attrs
from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = ("class", "id", "role", "itemprop", "data-testid", "data-component")
_MOST_OF_THE_TEXT = 0.15
_LINKED = 0.8
_LONGEST_LINK_LINE = 220
_LOOKED_AT = (
    "figcaption div p span section aside ul ol figure small a h2 h3 h4 button nav blockquote footer header form cite"
    " table li"
).split()


@attrs.frozen
class Taken:
    """A part that was taken out of a page: its sort (caption, credit, noise) and its text."""

    part: str
    text: str


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each part, from ``parts.tsv``."""
    text = (files("newsparse_html") / "parts.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    found: dict[str, list[str]] = {}
    for part, pattern in rows:
        found.setdefault(part, []).append(f"(?:{pattern})")
    return {part: re.compile(rf"(?<![a-z0-9])(?:{'|'.join(parts)})s?(?![a-z0-9])") for part, parts in found.items()}


def named(element: HtmlElement) -> str:
    """What an element is called: its class, id, role and the like, in lower case."""
    names = " ".join(filter(None, map(element.get, _NAMES)))
    return _CAMEL.sub("-", names).lower() if names else ""


def take_out(tree: HtmlElement) -> list[Taken]:
    """Take what is not running text out of a tree, and return it.

    An element that holds much of the page's text stays, whatever it is called.
    """
    kinds = patterns()
    most = _MOST_OF_THE_TEXT * max(_length(tree), 1)
    found: list[tuple[HtmlElement, str]] = []
    for element in tree.iter(*_LOOKED_AT):
        tag = element.tag
        if tag == "figcaption":
            found.append((element, "caption"))
            continue
        if tag in ("form", "button", "nav", "footer"):
            found.append((element, "noise"))
            continue
        names = named(element)
        if names:
            for part in ("caption", "credit", "noise"):
                if kinds[part].search(names):
                    found.append((element, part))
                    break
    taken = []
    gone: set[HtmlElement] = set()
    for element, part in found:
        if any(ancestor in gone for ancestor in element.iterancestors()):
            continue
        if element.find(".//h1") is not None or _length(element) > most:
            continue
        gone.add(element)
        text = " ".join("".join(element.itertext()).split()) if part != "noise" else ""
        taken.append(Taken(part, text))
        _drop(element)
    for element in list(tree.iter("p", "li", "h2", "h3", "h4")):
        if _only_links(element):
            _drop(element)
    return taken


def _length(element: HtmlElement) -> int:
    """How much text stands in the paragraphs of an element."""
    return sum(len("".join(p.itertext())) for p in element.iter("p"))


def _only_links(element: HtmlElement) -> bool:
    """Whether a line is a link to something else: nearly all of it is linked, and it is no sentence of the text."""
    links = [link for link in element.iter("a") if (link.get("href") or "#")[:1] != "#"]
    if not links:
        return False
    text = "".join("".join(element.itertext()).split())
    linked = sum(len("".join("".join(link.itertext()).split())) for link in links)
    return 0 < len(text) < _LONGEST_LINK_LINE and linked >= _LINKED * len(text)


def _drop(element: HtmlElement) -> None:
    """Take an element out, and leave the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def standfirsts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that are called like a standfirst, in page order."""
    pattern = patterns()["standfirst"]
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "ul", "section", "strong"):
        names = named(element)
        if names and pattern.search(names):
            yield element
