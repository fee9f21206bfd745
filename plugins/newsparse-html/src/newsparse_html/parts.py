"""Parts of a page that are not its running text: captions, credits, notices; and where a standfirst may be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from newsparse_html.linked import Lines
from newsparse_html.offers import is_offer

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMES = ("class", "id", "role", "itemprop", "data-testid", "data-component")
ATTRIBUTING = ("footer", "cite", "figcaption")
_SORTS = {"caption": "caption", "credit": "credit", "noise": "noise", "others": "noise"}
_MOST_OF_THE_TEXT, _MOST_TOGETHER = 0.15, 0.5
_CAPTION = 400
"""How long a caption may be, even if it is most of the text of a page."""
_LINES = ("p", "li", "h2", "h3", "h4")
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


def is_comment(element: HtmlElement) -> bool:
    """Whether an element is marked as the comment of a reader, by microdata.

    Example:
        >>> from lxml.html import fromstring
        >>> is_comment(fromstring("<div itemscope itemtype='https://schema.org/Comment'>No!</div>"))
        True
    """
    return element.get("itemprop") == "comment" or (element.get("itemtype") or "").endswith(
        ("/Comment", "/UserComments")
    )


def set_aside(tree: HtmlElement) -> dict[HtmlElement, str]:
    """The elements of a tree that are not running text, in page order, each with its sort: caption, credit, noise.

    None of them stands in another one. An element that holds much of the page's text is none, whatever it is called,
    unless it is a short caption; and those of one name are no noise that hold most of the text together.
    """
    whole = max(_length(tree), 1)
    holding: set[str] = set()
    while True:
        found, names = _called(tree, whole, holding)
        sizes: Counter[str] = Counter()
        for element, name in names.items():
            sizes[name] += _length(element)
        more = {name for name, size in sizes.items() if size > _MOST_TOGETHER * whole}
        if not more:
            break
        holding |= more
    lines = Lines.of(tree)
    inside = {inner for element in found for inner in element.iter()}
    for element in tree.iter(*_LINES):
        if element not in inside and lines.are_aside(element):
            found[element] = "noise"
            inside.update(element.iter())
    return found


def _called(
    tree: HtmlElement, whole: int, holding: Container[str]
) -> tuple[dict[HtmlElement, str], dict[HtmlElement, str]]:
    """What is set aside by what it is called, and by which name each; never by the names of what holds the text."""
    found: dict[HtmlElement, str] = {}
    names: dict[HtmlElement, str] = {}
    inside: set[HtmlElement] = set()
    for element in tree.iter(*_LOOKED_AT):
        if element in inside:
            continue
        if is_offer(element, named(element)) or is_comment(element):
            found[element] = "noise"
            inside.update(element.iter())
            continue
        sort, name = _sort(element, holding)
        most = max(_MOST_OF_THE_TEXT * whole, _CAPTION if sort in ("caption", "credit") else 0)
        if sort and element.find(".//h1") is None and _length(element) <= most:
            found[element] = sort
            inside.update(element.iter())
            if sort == "noise" and name:
                names[element] = name
    return found, names


def _sort(element: HtmlElement, holding: Container[str]) -> tuple[str, str]:
    """What an element is by its tag, or by what it is called and by which name; empty for what is shown.

    Who said what is quoted is no caption and no footer.
    """
    if element.tag in ATTRIBUTING and is_attribution(element):
        return "", ""
    if element.tag == "figcaption":
        return "caption", ""
    if element.tag in ("form", "button", "nav", "footer"):
        return "noise", ""
    if "hidden" not in holding and _is_hidden(element):
        return "noise", "hidden"
    names, kinds = named(element), patterns()
    for part, sort in _SORTS.items() if names else ():
        match = kinds[part].search(names)
        if match is not None and match[0] not in holding:
            return sort, match[0]
    return "", ""


def _is_hidden(element: HtmlElement) -> bool:
    style = (element.get("style") or "").lower().replace(" ", "")
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _length(element: HtmlElement) -> int:
    """How much text stands in the paragraphs of an element."""
    return sum(len("".join(p.itertext())) for p in element.iter("p"))


def is_attribution(element: HtmlElement) -> bool:
    """Whether an element says whose words a quotation is: its footer, or the caption of a figure that is one."""
    if element.tag == "figcaption":
        figure = next(element.iterancestors("figure"), None)
        return figure is not None and figure.find(".//blockquote") is not None and figure.find(".//img") is None
    return element.tag in ATTRIBUTING and next(element.iterancestors("blockquote"), None) is not None


def standfirsts(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that are called like a standfirst, in page order."""
    pattern = patterns()["standfirst"]
    for element in tree.iter("p", "h2", "h3", "h4", "div", "span", "ul", "section", "strong"):
        names = named(element)
        if names and pattern.search(names):
            yield element
