"""Pages without a text of their own: lists of links, videos, pictures, walls. Told by what they have instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from newsparse.model import BlockKind, Diagnostic, Level
from newsparse_html.candidates import Candidate
from newsparse_html.elsewhere import is_card
from newsparse_html.offers import is_offering
from newsparse_html.shown import Part, Shown

_FRAME = ("nav", "header", "footer")
_HEADLINE, _FEWEST_LINKS = 3, 5
_NEARLY_ALL = 0.8
_LONGEST_CALL = 250
_FEWEST_WORDS = 4
_BELIEVED = ("json-ld", "meta:", "microdata")
_PLAYERS = ("video", "audio", "amp-video", "amp-youtube")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """One pattern for each sort, from ``textless.tsv``."""
    text = (files("newsparse_html") / "textless.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    sorts = dict.fromkeys(sort for sort, _ in rows)
    return {
        sort: re.compile("|".join(f"(?:{pattern})" for s, pattern in rows if s == sort), re.IGNORECASE)
        for sort in sorts
    }


def without_calls(shown: Shown, parts: list[Part]) -> list[Part]:
    """The parts of a page, if one of them is more than a call to log in or a player's message; else its title alone."""
    body = [part for part in parts if part.kind not in (BlockKind.TITLE, BlockKind.HEADING)]
    said = [" ".join(shown.layout.stream.read(span)[0] for span in part.spans) for part in body]
    if all(len(text) <= _LONGEST_CALL and (_calls(text) or _patterns()["unable"].search(text)) for text in said):
        return [part for part in parts if part.kind is BlockKind.TITLE]
    return parts


def without_cards(shown: Shown, candidates: Iterable[Candidate], parts: list[Part]) -> list[Part]:
    """The parts of a page that is no list of other stories, each with its link; of one that is, the title alone.

    Of a page that says when it was published all parts are its own.
    """
    if any(c.field == "published" and c.source.startswith(_BELIEVED) for c in candidates):
        return parts
    body = [part for part in parts if part.kind is not BlockKind.TITLE]
    whole = sum(part.end - part.start for part in body)
    cards: dict[HtmlElement, int] = {}
    for part in body:
        card = _card(shown, part)
        if card is not None:
            cards[card] = cards.get(card, 0) + part.end - part.start
    if len(cards) >= _FEWEST_LINKS and sum(cards.values()) >= _NEARLY_ALL * whole:
        return [part for part in parts if part.kind is BlockKind.TITLE]
    return parts


def remark(shown: Shown) -> Diagnostic:
    """What a page has in the place of a text."""
    tree = shown.layout.tree
    if _plays(tree):
        return _remark(code="video-only", what="it shows a video or plays a sound, and says no more")
    many = sum(map(_leads_on, tree.iter("a"))) >= _FEWEST_LINKS
    if not many and _asks_to_log_in(shown):
        return _remark(code="login-wall", what="it is only for readers who log in or subscribe")
    if not many and any(sort in ("caption", "credit") for sort in shown.aside.values()):
        return _remark(code="captions-only", what="it has pictures with captions and credits, and says no more")
    if many:
        return _remark(code="links-only", what="it is a list of links to other pages")
    return _remark(code="no-text", what="there is none in its HTML; it may be made by scripts")


def _remark(*, code: str, what: str) -> Diagnostic:
    message = f"The page has no text of an article: {what}."
    return Diagnostic(level=Level.WARNING, code=code, component="html", message=message)


def _calls(text: str) -> bool:
    patterns = _patterns()
    return is_offering(text) or bool(patterns["call"].match(text) and patterns["account"].search(text))


def _card(shown: Shown, part: Part) -> HtmlElement | None:
    """The card of another story that a part stands in."""
    owner = shown.owner(part)
    return next((element for element in (owner, *owner.iterancestors()) if is_card(element)), None)


def _plays(tree: HtmlElement) -> bool:
    """Whether the page is one for a video or a sound: it says so, or has a player."""
    kinds = (meta.get("content") or "" for meta in tree.iter("meta") if (meta.get("property") or "") == "og:type")
    if any(kind.lower().startswith("video") for kind in kinds) or next(tree.iter(*_PLAYERS), None) is not None:
        return True
    addresses = (frame.get("src") or frame.get("data-src") or "" for frame in tree.iter("iframe", "embed"))
    return any(map(_patterns()["player"].search, addresses))


def _leads_on(link: HtmlElement) -> bool:
    """Whether a link has words enough to be a headline, and stands in no menu."""
    if not link.get("href") or next(link.iterancestors(*_FRAME), None) is not None:
        return False
    return len("".join(link.itertext()).split()) >= _HEADLINE


def _asks_to_log_in(shown: Shown) -> bool:
    """Whether the page has a place for a password outside of menus, or speaks of nothing but accounts."""
    frame = {element for around in shown.layout.tree.iter(*_FRAME) for element in around.iter()}
    if any(field not in frame for field in shown.layout.tree.iterfind(".//input[@type='password']")):
        return True
    owners = shown.layout.owners
    outside = [segment for segment, owner in owners.items() if owner not in frame]
    lines = (shown.layout.said(line) for line in shown.layout.lines(outside))
    return any(_calls(line) for line in lines if len(line) <= _LONGEST_CALL and len(line.split()) >= _FEWEST_WORDS)
