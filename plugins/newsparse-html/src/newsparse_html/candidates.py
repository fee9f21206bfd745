"""What a page says of itself, each value with the place that says it: JSON-LD, meta elements, the page's own marks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

import attrs
from lxml.html import HtmlElement

from newsparse_html.bylines import bylines
from newsparse_html.elsewhere import Elsewhere
from newsparse_html.moments import moments
from newsparse_html.parts import named
from newsparse_html.stream import squeezed

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
_MOST_NAMED = 5000
_LOGO = re.compile(r"(?<![a-z])(?:logo|site-?(?:title|name|branding)|brand|masthead)(?![a-z])")
_HEADLINE = re.compile(r"(?<![a-z])(?:(?:entry|post|article|story)-?_*(?:title|headline)|headline)(?![a-z])")
_FRONT_PAGE = re.compile(r"/|#|(?:https?:)?//[^/]+/?|index\.html?")


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
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or ""))
    loaded = [_loaded(script.text or "") for script in scripts]
    known = dict(islice(_identified(loaded, 0), _MOST_NAMED))
    for item in _of_this_page(list(_articles(loaded, 0)), tree):
        yield from _of_article(item, known)


def _of_this_page(items: list[dict[str, Any]], tree: HtmlElement) -> list[dict[str, Any]]:
    """Of several articles those that have a headline which the page shows; all of them if it shows none."""
    if len(items) < 2:
        return items
    said = [*(h1.text_content() for h1 in tree.iter("h1")), *(title.text_content() for title in tree.iter("title"))]
    said += [meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:title"]
    titles = [squeezed(title).casefold() for title in said]
    headlines = [squeezed(shown(str(item.get("headline") or ""))).casefold() for item in items]
    own = [
        item
        for item, headline in zip(items, headlines, strict=True)
        if headline and any(title.startswith(headline) for title in titles)
    ]
    return own or items


def _identified(value: Any, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """What says its name and has an ``@id``: it is referred to by that elsewhere."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if isinstance(value.get("@id"), str) and (value.get("name") or value.get("familyName")):
            yield value["@id"], value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _identified(item, depth + 1)


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


def _of_article(item: dict[str, Any], known: dict[str, dict[str, Any]]) -> Iterator[Candidate]:
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
    for key in ("author", "creator"):
        authors = [(name, org) for name, org in _named(item.get(key), known) if name.strip()]
        by = f"{source}:organization" if all(organization for _, organization in authors) else source
        yield from (Candidate("author", shown(name), by) for name, _ in authors)
        if authors:
            break
    for name in [name for name, _ in _named(item.get("publisher"), known) if name.strip()][:1]:
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


def _named(value: Any, known: dict[str, dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """The names of people and organisations, and whether each is said to be an organisation."""
    for item in value[:50] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = known.get(str(item.get("@id")), item) if not item.get("name") else item
            parts = " ".join(text for key in ("givenName", "familyName") for text in _texts(item.get(key))[:1])
            for name in _texts(item.get("name")) or [parts]:
                yield name, "Organization" in str(item.get("@type"))
        elif isinstance(item, list):
            yield from ((name, False) for name in _texts(item))
        elif isinstance(item, str):
            yield item, False


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
    yield from _titles(tree)
    elsewhere = Elsewhere.of(tree)
    for moment in sorted(moments(tree, elsewhere), key=lambda m: (not m.marked, m.sort != "published")):
        field = "updated" if moment.sort == "updated" else "published"
        yield Candidate(field, moment.value, "microdata" if moment.marked else f"time:{moment.sort}".rstrip(":"))
    for byline in bylines(tree, elsewhere):
        yield Candidate("author", shown(byline.text), f"page:{byline.source}")


def _titles(tree: HtmlElement) -> Iterator[Candidate]:
    """Headlines; what is only the name of the site, as logos are, is told as such."""
    logos = [heading for heading in tree.iter("h1") if _is_logo(heading)]
    for heading in tree.iter("h1"):
        if heading not in logos:
            yield Candidate("title", shown(" ".join(heading.itertext())), "h1")
    headlines = [h for h in tree.iter("h1", "h2", "h3") if h not in logos and _HEADLINE.search(named(h))]
    if len(headlines) == 1:
        yield Candidate("title", shown(" ".join(headlines[0].itertext())), "headline")
    title = tree.find(".//title")
    if title is not None:
        yield Candidate("title", shown(title.text or ""), "title")
    for logo in logos:
        yield Candidate("publisher", shown(" ".join(logo.itertext())), "logo")


def _is_logo(heading: HtmlElement) -> bool:
    """Whether a headline is the name of the site: called so, or a link to where the site begins."""
    if any(_LOGO.search(named(e)) for e in (heading, *islice(heading.iterancestors(), 1), *heading.iterdescendants())):
        return True
    links = [(link.get("href") or "").strip() for link in heading.iter("a")]
    return bool(links) and all(_FRONT_PAGE.fullmatch(link) for link in links)
