"""Parts of a page that are not its running text: captions, credits, notices; and where a standfirst may be."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = ("class", "id", "role", "itemprop", "data-testid", "data-component")
_SORTS = {"caption": "caption", "credit": "credit", "noise": "noise", "others": "noise"}
_MOST_OF_THE_TEXT = 0.15
_LINKED = 0.8
_LONGEST_LINK_LINE = 220
_LOOKED_AT = (
    "figcaption div p span section aside ul ol figure small a h2 h3 h4 button nav blockquote footer header form cite"
    " table li"
).split()


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


def set_aside(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The elements of a tree that are not running text, in page order, each with its sort: caption, credit, noise.

    None of them stands in another one. An element that holds much of the page's text is none, whatever it is called.
    """
    most = _MOST_OF_THE_TEXT * max(_length(tree), 1)
    found: dict[HtmlElement, str] = {}
    for element in tree.iter(*_LOOKED_AT):
        part = _sort(element)
        if part is None or _is_inside(element, found):
            continue
        if element.find(".//h1") is None and _length(element) <= most:
            found[element] = part
    for element in tree.iter("p", "li", "h2", "h3", "h4"):
        if not _is_inside(element, found) and _only_links(element):
            found[element] = "noise"
    return found


def _sort(element: HtmlElement) -> str | None:
    """What an element is by its tag, and by what it is called."""
    if element.tag == "figcaption":
        return "caption"
    if element.tag in ("form", "button", "nav", "footer") or _is_hidden(element):
        return "noise"
    names, kinds = named(element), patterns()
    return next((_SORTS[part] for part in _SORTS if kinds[part].search(names)), None) if names else None


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").lower().replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _is_inside(element: HtmlElement, found: Container[HtmlElement]) -> bool:
    return element in found or any(ancestor in found for ancestor in element.iterancestors())


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


def standfirsts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that are called like a standfirst, in page order."""
    pattern = patterns()["standfirst"]
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "ul", "section", "strong"):
        names = named(element)
        if names and pattern.search(names):
            yield element
