"""The text of an article with marks: who is named, what is said by which words, and the words that prove a stance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs
from markupsafe import Markup, escape

from newsparse.model import Actor, Claim, ParsedArticle, Span, Stance
from newsparse.text import blocks_of
from newsparse_report.rendering import shown

MENTION, CONTENT, CUE, SOURCE, EVIDENCE = "m", "q", "k", "u", "e"
"""The roles of words, as the script knows them."""

_CLASSES = {MENTION: "mention", CONTENT: "content", CUE: "cue", SOURCE: "source", EVIDENCE: "evidence"}
_LISTS = {MENTION: "a", CONTENT: "c", CUE: "c", SOURCE: "c", EVIDENCE: "s"}
SIGNS = {1: "▲", 0: "●", -1: "▼"}


@attrs.frozen
class Mark:
    """Words with a role for an item; ``item`` is its number in the list of its kind. ``extra`` is a class more."""

    span: Span
    role: str
    item: int
    extra: str = ""


@attrs.frozen
class Sign:
    """What stands behind the last words that prove a stance: its side, and a link to it."""

    item: int
    side: int
    label: str


@attrs.frozen
class Marked:
    """A block of the text: its kind, and its HTML."""

    kind: str
    html: Markup


def marks_of(
    parsed: ParsedArticle, actors: Sequence[Actor], claims: Sequence[Claim], stances: Sequence[Stance]
) -> list[Mark]:
    """All marks, items numbered by their place in these lists."""
    found = []
    for n, claim in enumerate(claims):
        attribution = parsed.attribution(claim.attribution_id)
        for role, spans in (
            (CONTENT, attribution.content),
            (CUE, attribution.cue),
            (SOURCE, attribution.source),
        ):
            found += [Mark(span, role, n) for span in spans]
    for n, stance in enumerate(stances):
        found += [Mark(span, EVIDENCE, n, stance.polarity.name.lower()) for span in stance.evidence]
    for n, actor in enumerate(actors):
        found += [Mark(parsed.mention(id).span, MENTION, n) for id in actor.mention_ids]
    return [mark for mark in found if mark.span.start < mark.span.end]


def marked(parsed: ParsedArticle, marks: Sequence[Mark], signs: Iterable[tuple[int, Sign]]) -> list[Marked]:
    """The blocks of the text, cut wherever a mark begins or ends; each piece says which marks cover it.

    ``signs`` are given with the position that they stand at.
    """
    text, blocks = parsed.article.text, blocks_of(parsed.article)
    behind: dict[int, list[Sign]] = {}
    for position, sign in signs:
        behind.setdefault(position, []).append(sign)
    edges = {edge for block in blocks for edge in (block.span.start, block.span.end)}
    pieces = _pieces(marks, edges, behind)
    anchors = _anchors(marks)
    made, waiting = [], next(pieces, None)
    for block in blocks:
        here: list[Markup] = []
        while waiting is not None and waiting[0] < block.span.end:
            start, stop, active = waiting
            if start >= block.span.start:
                here.append(_piece(text, Span(start, stop), active, anchors.get(start, ())))
                here += map(_sign, behind.get(stop, ()))
            waiting = next(pieces, None)
        made.append(Marked(block.kind.value, Markup("").join(here)))
    return made


def _pieces(marks: Iterable[Mark], edges: set[int], behind: Iterable[int]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Stretches of text between places where a mark begins or ends, with the marks that cover each."""
    begin: dict[int, list[Mark]] = {}
    end: dict[int, list[Mark]] = {}
    for mark in marks:
        begin.setdefault(mark.span.start, []).append(mark)
        end.setdefault(mark.span.end, []).append(mark)
    active: dict[Mark, None] = {}
    for start, stop in pairwise(sorted({*begin, *end, *edges, *behind})):
        for mark in end.get(start, ()):
            active.pop(mark, None)
        active.update(dict.fromkeys(begin.get(start, ())))
        yield start, stop, list(active)


def _anchors(marks: Iterable[Mark]) -> dict[int, list[str]]:
    """The ids that stand at the first words of each item, by position."""
    first: dict[str, int] = {}
    for mark in marks:
        id = f"t{_LISTS[mark.role]}{mark.item}"
        first[id] = min(mark.span.start, first.get(id, mark.span.start))
    at: dict[int, list[str]] = {}
    for id, position in first.items():
        at.setdefault(position, []).append(id)
    return at


def _piece(text: str, span: Span, active: Sequence[Mark], ids: Sequence[str]) -> Markup:
    words = escape(shown(span.of(text)))
    if not active:
        return words
    own = f' id="{ids[0]}"' if ids else ""
    places = "".join(f'<span id="{id}"></span>' for id in ids[1:])
    classes = dict.fromkeys(("mark", *(_CLASSES[mark.role] for mark in active)))
    classes.update(dict.fromkeys(mark.extra for mark in active if mark.extra))
    quoted = [mark for mark in active if mark.role == CONTENT]
    classes.update(dict.fromkeys(("begins",) if any(mark.span.start == span.start for mark in quoted) else ()))
    classes.update(dict.fromkeys(("ends",) if any(mark.span.end == span.end for mark in quoted) else ()))
    about = " ".join(dict.fromkeys(f"{mark.role}{mark.item}" for mark in active))
    told = f'class="{" ".join(classes)}" data-m="{about}"{own}'
    cue = next((mark for mark in active if mark.role == CUE), None)
    if cue is None:
        return Markup(f"{places}<span {told}>{words}</span>")
    return Markup(f'{places}<a {told} href="#c{cue.item}">{words}</a>')


def _sign(sign: Sign) -> Markup:
    side = {1: "support", 0: "neutral", -1: "oppose"}[sign.side]
    return Markup('<a class="sign {}" data-m="e{}" href="#s{}" aria-label="{}" title="{}">&NoBreak;{}</a>').format(
        side, sign.item, sign.item, shown(sign.label), shown(sign.label), SIGNS[sign.side]
    )
