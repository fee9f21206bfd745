"""What a page says of itself, each value with the place that says it: JSON-LD, meta elements, the page's own marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import attrs
from lxml.html import HtmlElement

from newsparse_html.authors import is_byline, names

_ARTICLE = re.compile(r"Article|Posting|Report|Review|OpinionPiece|LiveBlog", re.IGNORECASE)
_JSON_NOISE = re.compile(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
_META = {
    "title": "og:title twitter:title title dc.title sailthru.title parsely-title cxenseparse:title headline",
    "description": "og:description description twitter:description dc.description sailthru.description",
    "author": "author article:author parsely-author dc.creator sailthru.author cxenseparse:author byl",
    "published": "article:published_time datepublished date pubdate publishdate publish-date publication_date dc.date"
    " dc.date.issued dcterms.created parsely-pub-date sailthru.date cxenseparse:recs:publishtime og:published_time"
    " cxenseparse:publishtime article.published last-modified-date og:article:published_time date.available",
    "updated": "article:modified_time datemodified og:updated_time lastmod last-modified dcterms.modified",
    "publisher": "og:site_name application-name publisher dc.publisher copyright",
    "section": "article:section section parsely-section cxenseparse:category",
    "tag": "article:tag news_keywords keywords parsely-tags",
    "language": "og:locale content-language dc.language",
    "url": "og:url",
    "paywall": "article:content_tier",
}
_FIELD_OF = {name: (field, rank) for field, names in _META.items() for rank, name in enumerate(names.split())}
_DEEPEST = 12
_BYLINES = (
    './/*[@rel="author"]|.//*[@itemprop="author"]'
    "|.//*[self::p or self::div or self::span or self::address or self::a or self::li]"
    '[contains(@class,"byline") or contains(@class,"Byline") or contains(@class,"author")'
    ' or contains(@class,"Author") or contains(@class,"autor")]'
)
_LONGEST_BYLINE = 140


@attrs.frozen
class Candidate:
    """One value for a field of the metadata, and the ``source`` that gives it (``json-ld``, ``meta:og:title`` ...)."""

    field: str
    value: str
    source: str


def candidates(tree: HtmlElement) -> tuple[Candidate, ...]:
    """All that a page says of itself: within a field, the likelier sources first."""
    found = [*_json_ld(tree), *_meta(tree), *_page(tree)]
    return tuple(dict.fromkeys(c for c in found if c.value))


def shown(value: str) -> str:
    """A value on one line, with its character references read."""
    return " ".join(unescape(value).split())


def _json_ld(tree: HtmlElement) -> Iterator[Candidate]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for item in _articles(_loaded(script.text or ""), 0):
            yield from _of_article(item)


def _loaded(text: str) -> Any:
    text = _JSON_NOISE.sub("", _JSON_NOISE.sub("", text)).strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    try:  # the commonest fault: a comma too many
        return json.loads(re.sub(r",\s*([\]}])", r"\1", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLE.search(str(value.get("@type", ""))) and ("headline" in value or "datePublished" in value):
            yield value
        else:
            for key in (
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
                "item",
                "hasPart",
                "liveBlogUpdate",
            ):
                if isinstance(value.get(key), list | dict) and key != "liveBlogUpdate":
                    yield from _articles(value[key], depth + 1)


def _of_article(item: dict[str, Any]) -> Iterator[Candidate]:
    source = "json-ld"
    for key, field in (
        ("headline", "title"),
        ("alternativeHeadline", "title"),
        ("description", "description"),
        ("datePublished", "published"),
        ("dateModified", "updated"),
        ("articleSection", "section"),
        ("inLanguage", "language"),
        ("url", "url"),
    ):
        for value in _texts(item.get(key)):
            yield Candidate(field, shown(value), source if key != "alternativeHeadline" else "json-ld:alternative")
    for name in _names(item.get("author")) or _names(item.get("creator")):
        yield Candidate("author", shown(name), source)
    for name in _names(item.get("publisher"))[:1]:
        yield Candidate("publisher", shown(name), source)
    for value in _texts(item.get("keywords")):
        for tag in value.split(","):
            yield Candidate("tag", shown(tag), source)
    if str(item.get("isAccessibleForFree", "")).lower() == "false":
        yield Candidate("paywall", "true", source)
    if "LiveBlog" in str(item.get("@type")):
        yield Candidate("live", "true", source)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value[:50] for text in _texts(item)]
    if isinstance(value, dict):
        return _texts(value.get("name"))
    return []


def _names(value: Any) -> list[str]:
    return [text for text in _texts(value) if text.strip()]


def _meta(tree: HtmlElement) -> Iterator[Candidate]:
    found: list[tuple[int, Candidate]] = []
    for element in tree.iter("meta"):
        content = element.get("content") or ""
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").lower()
            if name in _FIELD_OF:
                field, rank = _FIELD_OF[name]
                values = content.split(",") if field == "tag" else [content]
                found += [(rank, Candidate(field, shown(value), f"meta:{name}")) for value in values]
                break
    for _, candidate in sorted(found, key=lambda f: f[0]):
        yield candidate


def _page(tree: HtmlElement) -> Iterator[Candidate]:
    html = tree if tree.tag == "html" else None
    if html is not None and html.get("lang"):
        yield Candidate("language", str(html.get("lang")), "html:lang")
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield Candidate("url", str(link.get("href")).strip(), "link:canonical")
    for heading in tree.iter("h1"):
        yield Candidate("title", shown(" ".join(heading.itertext())), "h1")
    title = tree.find(".//title")
    if title is not None:
        yield Candidate("title", shown(title.text or ""), "title")
    for element in tree.iter("time"):
        if element.get("datetime"):
            published = "pub" in " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
            yield Candidate("published", str(element.get("datetime")), "time:published" if published else "time")
    yield from _bylines(tree)


def _bylines(tree: HtmlElement) -> Iterator[Candidate]:
    """The first byline of the page, and what is marked as author beside it; others are those of other articles."""
    marked: list[Candidate] = []
    said: list[Candidate] = []
    places: dict[str, HtmlElement] = {}
    for element in tree.xpath(_BYLINES):
        text = shown(" ".join(element.itertext()))
        if not 0 < len(text) <= _LONGEST_BYLINE or not names(text):
            continue
        is_marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not is_marked and not is_byline(text):
            continue
        source, found = ("page:author", marked) if is_marked else ("page:byline", said)
        place = places.setdefault(source, _around(element))
        if place is element or place in element.iterancestors():
            found.append(Candidate("author", text, source))
    yield from (*marked, *said[:1])


def _around(element: HtmlElement) -> HtmlElement:
    """What a byline stands in: two elements further out."""
    for ancestor in list(element.iterancestors())[1:2]:
        return ancestor
    return element
