"""Soundness: whether a result holds together: its ids exist, its spans lie in the text, nothing is its own parent.

The engine asks it of what components return, and `newsparse.loads` of what it has read. That a field has a value of the
right type is asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import attrs

from newsparse.model.actor import Actor
from newsparse.model.alignment import Alignment
from newsparse.model.article import Article
from newsparse.model.claim import Claim
from newsparse.model.kinds import EntityType, TargetKind
from newsparse.model.layers import Annotation, Item, Layers
from newsparse.model.provenance import Diagnostic
from newsparse.model.span import Span
from newsparse.model.stance import Stance
from newsparse.model.surface import Attribution, Mention, Sentence, Tokens

LAYERS = ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations", "diagnostics")
"""The fields of a result that are lists of items."""

_REFERRED = {"mention": "mentions", "attribution": "attributions", "actor": "actors", "claim": "claims"}


@attrs.frozen
class Fault:
    """What is wrong in a result: ``part`` is the item (or the article) that is, ``field`` the place in it.

    Example:
        >>> claim = Claim(id="c", attribution_id="a", kind="state")
        >>> for fault in faults(Layers(article=Article(text=""), claims=[claim])):
        ...     print(fault.field, "-", fault.what)
        attribution_id - there is no attribution with the id 'a'
    """

    part: object
    field: str
    what: str


def faults(document: Layers, new: Iterable[Item] | None = None) -> Iterator[Fault]:
    """What is wrong in a result, the simplest first; with ``new``, in these items of it.

    Spans outside the text, ids that do not exist or stand for two, items that are their own parents, mentions and
    actors that disagree; without ``new`` also impossible blocks, tokens, sentences and alignments.
    """
    if new is None:
        yield from _of_article(document.article)
        if document.tokens is not None:
            yield from _of_tokens(document.tokens, len(document.article.text))
        yield from _twice(document)
        if wrong := Span.out_of_order(sentence.span for sentence in document.sentences):
            sentence = next(sentence for sentence in document.sentences if sentence.span == wrong)
            yield Fault(sentence, "span", "sentences overlap, or are out of order")
    known = {what: {item.id for item in getattr(document, layer)} for what, layer in _REFERRED.items()}
    for item in chain.from_iterable(getattr(document, layer) for layer in LAYERS) if new is None else new:
        yield from _of_item(item, len(document.article.text), known)
    yield from _circles(document)
    if new is None:
        yield from _at_odds(document)


def place(document: Layers, fault: Fault) -> str:
    """Where a fault is in the JSON of a result: ``claims[0].parent_id``."""
    for name in ("article", "tokens"):
        if fault.part is getattr(document, name):
            return f"{name}.{fault.field}"
    found = ((layer, i) for layer in LAYERS for i, it in enumerate(getattr(document, layer)) if it is fault.part)
    layer, index = next(found)
    return f"{layer}[{index}].{fault.field}"


def tokens_fault(tokens: Tokens, length: int) -> Fault | None:
    """What is wrong with a table of tokens of a text of ``length`` code points; None if nothing is.

    Example:
        >>> tokens_fault(Tokens(starts=[0, 2], ends=[3, 4]), 4).what
        'tokens overlap, are empty or out of order at 2-4'
    """
    return next(_of_tokens(tokens, length), None)


def references(item: Item) -> Iterator[tuple[str, str, str | None]]:
    """Every reference of an item: its field, what it refers to, and by which id."""
    match item:
        case Mention():
            yield "actor_id", "actor", item.actor_id
        case Attribution():
            yield "parent_id", "attribution", item.parent_id
        case Actor():
            yield from ((f"mention_ids[{i}]", "mention", id) for i, id in enumerate(item.mention_ids))
            yield "affiliation", "actor", item.affiliation
            yield from ((f"ambiguous[{i}]", "actor", id) for i, id in enumerate(item.ambiguous))
            yield from ((f"roles[{i}].organization_id", "actor", r.organization_id) for i, r in enumerate(item.roles))
        case Claim():
            yield "attribution_id", "attribution", item.attribution_id
            yield "source", "actor", item.source
            yield "parent_id", "claim", item.parent_id
            yield from ((f"addressees[{i}]", "actor", id) for i, id in enumerate(item.addressees))
        case Stance():
            yield "holder", "actor", item.holder
            yield "claim_id", "claim", item.claim_id
            yield "target.owner", "actor", item.target.owner
            yield from ((f"sources[{i}]", "actor", id) for i, id in enumerate(item.sources))
            if item.target.kind is not TargetKind.ISSUE:
                yield "target.ref", item.target.kind.value, item.target.ref


def spans(item: Item) -> Iterator[tuple[str, Span]]:
    """Every span of an item in the text, with its field."""
    match item:
        case Sentence():
            yield "span", item.span
        case Mention():
            yield "span", item.span
            yield "head", item.head
        case Attribution():
            for role in ("source", "cue", "content"):
                yield from ((f"{role}[{i}]", span) for i, span in enumerate(getattr(item, role)))
        case Actor():
            yield from ((f"roles[{i}].span", role.span) for i, role in enumerate(item.roles) if role.span is not None)
        case Stance():
            yield from ((f"evidence[{i}]", span) for i, span in enumerate(item.evidence))
        case Annotation():
            yield from ((f"spans[{i}]", span) for i, span in enumerate(item.spans))
        case Diagnostic() if item.span is not None:
            yield "span", item.span


def _of_item(item: Item, length: int, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    for field, span in spans(item):
        if span.end > length:
            yield Fault(item, field, f"{span.start}-{span.end} lies outside the text of {length} characters")
    if isinstance(item, Mention) and not item.span.contains(item.head):
        yield Fault(item, "head", f"{item.head.start}-{item.head.end} lies outside its mention")
    if isinstance(item, Actor) and item.type in (EntityType.PLACE, EntityType.OTHER):
        yield Fault(item, "type", f"an actor is a person, organization, state or group, not {item.type}")
    if isinstance(item, Actor) and item.id in (item.affiliation, *item.ambiguous):
        yield Fault(item, "affiliation" if item.affiliation == item.id else "ambiguous", "an actor refers to itself")
    for field, what, id in references(item):
        if id is not None and id not in known[what]:
            yield Fault(item, field, f"there is no {what} with the id {id!r}")


def _twice(document: Layers) -> Iterator[Fault]:
    for layer in LAYERS[:-1]:  # diagnostics have no ids
        seen: set[str] = set()
        for item in getattr(document, layer):
            if item.id in seen:
                yield Fault(item, "id", f"two {layer} have the id {item.id!r}")
            seen.add(item.id)


def _circles(document: Layers) -> Iterator[Fault]:
    both: tuple[Sequence[Any], ...] = document.attributions, document.claims
    for items in both:
        parents = {item.id: item.parent_id for item in items}
        sound: set[str | None] = {None}
        for item in items:
            path: set[str | None] = set()
            at: str | None = item.id
            while at not in sound and at not in path:
                path.add(at)
                at = parents.get(at) if at is not None else None
            if at in path:
                yield Fault(item, "parent_id", "it is its own parent, perhaps over others")
            sound |= path


def _at_odds(document: Layers) -> Iterator[Fault]:
    """Mentions and actors must name each other, and a mention has one actor."""
    owner: dict[str, str] = {}
    for actor in document.actors:
        for i, id in enumerate(actor.mention_ids):
            if owner.setdefault(id, actor.id) != actor.id:
                yield Fault(actor, f"mention_ids[{i}]", f"mention {id!r} is that of actor {owner[id]!r} too")
    for mention in document.mentions:
        if mention.actor_id != owner.get(mention.id):
            yield Fault(mention, "actor_id", f"actors say that it is {owner.get(mention.id)!r}")


def _of_article(article: Article) -> Iterator[Fault]:
    length, original = len(article.text), len(article.original)
    last = 0
    for i, block in enumerate(article.blocks):
        field, span = f"blocks[{i}].span", block.span
        if span.end > length:
            yield Fault(article, field, f"{span.start}-{span.end} lies outside the text of {length} characters")
        if span.start < last:
            yield Fault(article, field, "it begins before the block in front of it ends")
        last = max(last, span.end)
    for i, removed in enumerate(article.removed):
        if removed.span.end > original:
            yield Fault(article, f"removed[{i}].span", f"it lies outside the original of {original} characters")
    for i, remark in enumerate(article.diagnostics):
        if remark.span is not None and remark.span.end > length:
            yield Fault(article, f"diagnostics[{i}].span", f"it lies outside the text of {length} characters")
    yield from (Fault(article, field, what) for field, what in _of_alignment(article.alignment, length, original))


def _of_alignment(alignment: Alignment, length: int, original: int) -> Iterator[tuple[str, str]]:
    if (alignment.text_length, alignment.original_length) != (length, original):
        yield "alignment", f"it is not that of a text of {length} and an original of {original}"
    there = here = 0
    for i, run in enumerate(alignment.runs):
        if run.length < 1 or run.text < here or run.original < there:
            yield f"alignment.runs[{i}]", "it is empty, or begins before the run in front of it ends"
        here, there = run.text + run.length, run.original + run.length
        if here > length or there > original:
            yield f"alignment.runs[{i}]", f"it leaves the text of {length} or the original of {original}"


def _of_tokens(tokens: Tokens, length: int) -> Iterator[Fault]:
    count = len(tokens)
    columns = tokens.lemmas, tokens.upos, tokens.heads, tokens.deprels
    if len(tokens.ends) != count or any(len(column) not in (0, count) for column in columns):
        yield Fault(tokens, "starts", "the columns of the tokens differ in length")
        return
    last = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        if not last <= start < end:
            yield Fault(tokens, "starts", f"tokens overlap, are empty or out of order at {start}-{end}")
            return
        last = end
    if last > length:
        yield Fault(tokens, "ends", f"tokens end at {last}, outside the text of {length} characters")
    if any(not 0 <= head < count for head in tokens.heads):
        yield Fault(tokens, "heads", "a head of the tokens is no token")
