"""The page of one article: its text with marks, lists of actors, claims and stances, and the correcting hand."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Any

import newsparse
from newsparse.model import ClaimKind, Dimension, EntityType, ParsedArticle
from newsparse.model.display import of_plugins
from newsparse.model.stance import stands
from newsparse.model.wording import FAINT, NOBODY, flat, pieces_text
from newsparse_report.cards import Items, actor_cards, as_values, claim_cards, short, stance_cards
from newsparse_report.marks import Marked, Sign, marked, marks_of
from newsparse_report.matrix import matrices
from newsparse_report.rendering import asset, linked_page, macros, page

_ACTOR_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
FIRST = 200
"""Cards of each list that stand in the page itself; the script makes the others as they are asked for."""

_SIDES = (("support", "supports"), ("oppose", "opposes"), ("neutral", "is neutral"))

STRETCH = 50_000
"""About so much HTML of the text is laid out at once, when it comes into view."""

MOST_REMOVED = 200
"""Stretches that cleaning took out of the text, and that the page lists."""


def article_page(parsed: ParsedArticle, *, title: str = "", portrayals: bool = False) -> str:
    """One page that shows an article and everything that was found in it, and needs nothing from elsewhere.

    Args:
        parsed: the result to show.
        title: what the page is called; as default, the title of the article.
        portrayals: whether stances are shown that only say how the text itself presents somebody.

    Example:
        >>> parsed = newsparse.parse("<b>Mali</b> rejects the plan.", pipeline="rules")
        >>> "<b>Mali" in article_page(parsed)
        False
    """
    values = {**_values(parsed, portrayals), "page_title": title or title_of(parsed), "home": ""}
    return page("article.html", values, style=style(), script=script())


def article_page_of_corpus(parsed: ParsedArticle, *, home: str, shared: str = "", portrayals: bool = False) -> str:
    """The page of an article beside others: it shares files with them, in the folder ``shared``, and leads ``home``."""
    values = {**_values(parsed, portrayals), "page_title": title_of(parsed), "home": home}
    return linked_page("article.html", values, style=f"{shared}report.css", script=f"{shared}article.js")


def style() -> str:
    """The style of all pages."""
    return asset("report.css")


def script() -> str:
    """The script of the pages of articles."""
    return "\n".join(map(asset, ("common.js", "corrections.js", "article.js")))


def title_of(parsed: ParsedArticle) -> str:
    """What an article is called: its title, or else how its text begins."""
    return flat(parsed.article.title or "") or short(flat(parsed.article.text), 80) or "An article without text"


def _values(parsed: ParsedArticle, portrayals: bool) -> dict[str, Any]:
    items = Items.of(parsed, portrayals=portrayals)
    blocks = marked(parsed, marks_of(parsed, items.actors, items.claims, items.stances), _signs(parsed, items))
    head, body = _head(blocks)
    article = parsed.article
    actors, claims, stances = actor_cards(parsed, items), claim_cards(parsed, items), stance_cards(parsed, items)
    parts = macros("parts.html")
    return {
        "article": article,
        "heading": head,
        "stretches": list(_stretches(body)),
        "actors": actors,
        "claims": claims,
        "stances": stances,
        "sides": [(side, word) for side, word in _SIDES if any(stance.side == side for stance in stances)],
        "first": FIRST,
        "least": _least(items),
        "more": {
            "a": [parts.actor_card(actors[n], n, stances) for n in range(FIRST, len(actors))],
            "c": [parts.claim_card(claims[n], n, FAINT) for n in range(FIRST, len(claims))],
            "s": [parts.stance_card(stances[n], n, FAINT) for n in range(FIRST, len(stances))],
        },
        "matrices": matrices(parsed, items),
        "found": _found(parsed),
        "removed": [(r.reason, flat(r.span.of(article.original))) for r in article.removed[:MOST_REMOVED]],
        "more_removed": max(0, len(article.removed) - MOST_REMOVED),
        "remarks": [(remark.level.value, remark.message) for remark in parsed.diagnostics],
        "made_by": list(_made_by(parsed)),
        "hidden_portrayals": sum(s.dimension is Dimension.PORTRAYAL for s in parsed.stances) * (not portrayals),
        "faint": FAINT,
        "nobody": NOBODY,
        "version": newsparse.__version__,
        "values": {
            **as_values(parsed, items),
            "kinds": [kind.value for kind in ClaimKind],
            "types": [kind.value for kind in _ACTOR_TYPES],
        },
    }


def _least(items: Items) -> float:
    """Where the slider begins, in steps of 0.05: at the least sure item, as what a run left out is not there."""
    numbers = [*(claim.confidence for claim in items.claims), *(stance.confidence for stance in items.stances)]
    return min(0.95, math.floor(20 * min(numbers, default=0.0)) / 20)


def _head(blocks: list[Marked]) -> tuple[Marked | None, list[Marked]]:
    """The title, which is the heading of the page, and all other blocks."""
    first = next((n for n, block in enumerate(blocks) if block.kind == "title"), None)
    if first is None:
        return None, blocks
    return blocks[first], blocks[:first] + blocks[first + 1 :]


def _stretches(blocks: list[Marked]) -> Iterator[list[Marked]]:
    """The text in stretches, of which a browser lays out only those in view; a usual article is one or two."""
    ends = accumulate(len(block.html) for block in blocks)
    for _, stretch in groupby(zip(ends, blocks, strict=True), key=lambda pair: pair[0] // STRETCH):
        yield [block for _, block in stretch]


def _signs(parsed: ParsedArticle, items: Items) -> Iterator[tuple[int, Sign]]:
    for n, stance in enumerate(items.stances):
        ends = [span.end for span in stance.evidence if span.start < span.end]
        if ends:
            holder = parsed.actor(stance.holder)
            who = flat(holder.name) if holder is not None else NOBODY
            yield max(ends), Sign(n, int(stance.polarity), f"{who} {stands(stance)} {flat(stance.target.text)}")


def _found(parsed: ParsedArticle) -> list[tuple[str, str, str]]:
    """What plugins found: kind, attributes and words."""
    return [
        (
            found.kind,
            "; ".join(f"{name}: {value}" for name, value in found.attributes),
            pieces_text(parsed.article.text, found.spans),
        )
        for found in of_plugins(parsed.annotations)
    ]


def _made_by(parsed: ParsedArticle) -> Iterator[str]:
    layers = (parsed.mentions, parsed.attributions, parsed.actors, parsed.claims, parsed.stances, parsed.annotations)
    stamps = (item.provenance for layer in layers for item in layer)
    made = {f"{stamp.component} {stamp.version}".strip() for stamp in stamps if stamp is not None and stamp.component}
    yield from sorted(made)
