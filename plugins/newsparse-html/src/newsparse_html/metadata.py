"""Metadata: of what a page says of itself, which is believed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import attrs

from newsparse.model import Article
from newsparse.text.bylines import names
from newsparse_html import dates
from newsparse_html.authors import Authors, told_apart
from newsparse_html.candidates import Candidate
from newsparse_html.stream import squeezed

_WEIGHTS = {"meta:og:title": 7.1, "h1": 3.0, "json-ld": 3.0, "headline": 0.6, "meta:twitter:title": 0.5, "title": 0.5}
"""How much each source of a title counts: the one that is made for being shown elsewhere, unless all others agree."""
_OTHER_SOURCE = 0.1
_IN_FRONT = re.compile(r"([^|:–—-][^|:]{1,38}?)\s*(?:[|:·•»]|\s[–—-])\s+(?=\S)")
_SEPARATOR = re.compile(r"(?<!\s)(?:\s+[|·•»:–—-]+\s+|\s*[|｜ㅣ]\s*)|-")
_QUOTES = re.compile("[\"'`´‘’‚‛“”„‟«»‹›「」『』]")
_LONGEST_SUFFIX = 40


@attrs.frozen(kw_only=True)
class Metadata:
    """The chosen values of a page; ``candidates`` has all that were to choose from."""

    title: str | None = None
    descriptions: tuple[str, ...] = ()
    authors: Authors = attrs.field(factory=Authors)
    published: dates.Moment | None = None
    updated: dates.Moment | None = None
    publisher: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    paywall: bool = False
    live: bool = False
    candidates: tuple[Candidate, ...] = attrs.field(default=(), repr=False)


def chosen(candidates: Iterable[Candidate], url: str | None = None) -> Metadata:
    """The metadata of a page from its candidates, and from the address that it came from, if that is known.

    Example:
        >>> said = [Candidate("title", "Mali says no | The Gazette", "title"), Candidate("title", "Mali says no", "h1")]
        >>> chosen(said).title
        'Mali says no'
    """
    given = tuple(candidates)

    def values(field: str) -> list[str]:
        return [c.value for c in given if c.field == field]

    address = next((made for made in (_address(v, url) for v in values("url")) if made), url)
    host = host_of(url or address)
    publisher = next((p for p in values("publisher") if len(p) <= 80), None) or host.removeprefix("www.") or None
    return Metadata(
        title=_title([c for c in given if c.field == "title"], [*values("publisher"), host]),
        descriptions=tuple(dict.fromkeys(values("description"))),
        authors=_authors([c for c in given if c.field == "author"], publisher, host),
        published=_moment(values("published")) or dates.in_address(url or address or ""),
        updated=_moment(values("updated")),
        publisher=publisher,
        section=next(iter(values("section")), None),
        tags=tuple(dict.fromkeys(tag for tag in values("tag") if len(tag) <= 60)),
        language=_language(values("language")),
        url=address,
        paywall="true" in values("paywall") or any(v in ("locked", "metered") for v in values("paywall")),
        live="true" in values("live"),
        candidates=given,
    )


def title_of(article: Article, source: str) -> str | None:
    """The title that one source of a page gives (``json-ld``, ``h1``), of an article that was read from it.

    Example:
        >>> read = Article(text="", extra={"title@h1": "Mali says no", "title@title": "Mali says no | The Gazette"})
        >>> title_of(read, "title"), title_of(read, "json-ld")
        ('Mali says no', None)
    """
    found = [Candidate("title", value, key[6:]) for key, value in article.extra if key.startswith("title@")]
    sites = [value for key, value in article.extra if key.startswith("publisher@")]
    said = (c.value for c in found if c.source == source)
    return next((_without_site(value, found, [*sites, host_of(article.url)]) for value in said), None)


def _title(found: list[Candidate], sites: list[str]) -> str | None:
    """The title that most of the page's sources agree on, without names of the site at its end."""
    ranked = sorted(found, key=lambda c: -_WEIGHTS.get(c.source, _OTHER_SOURCE))
    plain = [(c, _without_site(c.value, found, sites)) for c in ranked]
    votes: dict[str, float] = {}
    first: dict[str, str] = {}
    seen: set[str] = set()
    for candidate, title in plain:
        key = _folded(title)
        if not key or candidate.source in seen:
            continue
        seen.add(candidate.source)
        votes[key] = votes.get(key, 0.0) + _WEIGHTS.get(candidate.source, _OTHER_SOURCE)
        first.setdefault(key, title)
    return first[max(votes, key=lambda k: votes[k])] if votes else None


def _without_site(title: str, others: list[Candidate], sites: list[str]) -> str:
    known = {_folded(c.value) for c in others if c.value != title}
    own = {_folded(site.removeprefix("www.")) for site in sites}
    front = _IN_FRONT.match(title)
    if front is not None and _folded(front[1]) in own:
        return _without_site(title[front.end() :], others, sites)
    for match in reversed(list(_SEPARATOR.finditer(title))):
        head, tail = title[: match.start()].strip(), title[match.end() :]
        if len(tail) > _LONGEST_SUFFIX and _folded(head) not in known:
            break
        folded = _folded(tail)
        named = match[0] != "-" and any(folded and (folded in n or n in folded) for n in own if len(n) > 2)
        if head and (named or _folded(head) in known):
            return _without_site(head, others, sites)
    return title


def _folded(text: str) -> str:
    return _QUOTES.sub("", squeezed(text)).casefold()


def _authors(found: list[Candidate], publisher: str | None, host: str) -> Authors:
    """The authors of the first source that names people; without any, agencies or the publisher itself."""
    best = Authors()
    for source in dict.fromkeys(c.source for c in found):
        listed = [name for c in found if c.source == source for name in names(c.value)]
        apart = told_apart(listed, publisher, host)
        other = source.endswith(":organization")
        if apart.names_people and not other and not (source.startswith("meta") and listed[0] in apart.publisher):
            return apart
        if apart.all and not best.all:
            best = apart
    return best


def _moment(values: Iterable[str]) -> dates.Moment | None:
    """The first value that is a moment; a whole day only if no source knows the hour of it."""
    found = [moment for moment in map(dates.parsed, values) if moment is not None]
    exact = [m for m in found if isinstance(m, datetime.datetime)]
    if not found:
        return None
    if exact and (exact[0] is found[0] or exact[0].date() == found[0]):
        return exact[0]
    return found[0]


def _language(values: list[str]) -> str | None:
    return next((v[:2].lower() for v in values if re.match(r"[A-Za-z]{2}(?:[-_]|$)", v)), None)


def _address(value: str, base: str | None) -> str | None:
    try:
        made = urljoin(base or "", value.strip())
        return made if urlsplit(made).scheme in ("http", "https") and urlsplit(made).hostname else None
    except ValueError:
        return None


def host_of(url: str | None) -> str:
    """The host of an address, in lower case; empty if there is none."""
    try:
        return (urlsplit(url or "").hostname or "").lower()
    except ValueError:
        return ""
