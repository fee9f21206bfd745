"""Validation: what a component returned is checked before it is believed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from newsparse._pipeline.types import misfit
from newsparse.errors import ComponentError
from newsparse.model import (
    Actor,
    Annotation,
    Attribution,
    Claim,
    Diagnostic,
    EntityType,
    Item,
    Mention,
    ParsedArticle,
    Sentence,
    Span,
    Stance,
    TargetKind,
    Tokens,
)
from newsparse.plugin import ExtractorSpec

LAYERS: dict[type, str] = {
    Sentence: "sentences",
    Mention: "mentions",
    Attribution: "attributions",
    Actor: "actors",
    Claim: "claims",
    Stance: "stances",
    Annotation: "annotations",
    Diagnostic: "diagnostics",
}
"""The field of a `ParsedArticle` that each type of item belongs to."""


def layer_of(item: Item) -> str:
    """The layer that an item belongs to, as components declare it in ``provides``."""
    return item.kind if isinstance(item, Annotation) else LAYERS[type(item)]


def check(item: Item, spec: ExtractorSpec, document: ParsedArticle) -> None:
    """Refuse what is no item, or of a layer that the component does not provide, or out of the text's bounds.

    Raises:
        ComponentError: saying which item, and what is wrong with it.
    """
    if isinstance(item, Tokens):
        _check_tokens(item, spec, document)
        return
    if type(item) not in LAYERS:
        raise ComponentError(f"it returned {item!r}, which is no item of the data model")
    if wrong := misfit(item):
        raise ComponentError(f"it returned {_named(item)} whose {wrong}")
    layer = "" if isinstance(item, Diagnostic) else layer_of(item)
    if layer and layer not in spec.provides:
        provided = ", ".join(sorted(spec.provides)) or "nothing"
        raise ComponentError(f"it returned an item of layer {layer!r}, but provides {provided}")
    end = len(document.article.text)
    for span in _spans(item):
        if span.end > end:
            where = item.code if isinstance(item, Diagnostic) else item.id
            raise ComponentError(f"{where}: {span} lies outside the text of {end} characters")


def returned(value: object) -> list[Item]:
    """What a component returned, as a list.

    Raises:
        ComponentError: if it is no series of items.
    """
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        shown = "None" if value is None else f"{value!r:.60}"
        raise ComponentError(f"it returned {shown}; return (or yield) items, or () where it finds nothing")
    return list(value)


def _named(item: Item) -> str:
    kind = type(item).__name__
    return f"{'an' if kind[0] in 'A' else 'a'} {kind} ({getattr(item, 'id', '')!r:.60})"


def _check_tokens(tokens: Tokens, spec: ExtractorSpec, document: ParsedArticle) -> None:
    if not spec.provides & {"tokens", "syntax"}:
        raise ComponentError("it returned tokens, but provides neither 'tokens' nor 'syntax'")
    n, earlier = len(tokens), document.tokens
    if len(tokens.ends) != n or any(
        len(c) not in (0, n) for c in (tokens.lemmas, tokens.upos, tokens.heads, tokens.deprels)
    ):
        raise ComponentError("the columns of its tokens differ in length")
    if "syntax" in spec.provides and n and not tokens.heads:
        raise ComponentError("it provides 'syntax', but its tokens have no heads")
    if "tokens" not in spec.provides and earlier and (tokens.starts, tokens.ends) != (earlier.starts, earlier.ends):
        raise ComponentError("it provides 'syntax', but for other tokens than there are")
    last = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        if not last <= start < end:
            raise ComponentError(f"its tokens overlap, are empty or out of order at {start}-{end}")
        last = end
    if last > len(document.article.text):
        raise ComponentError(f"its tokens end at {last}, outside the text of {len(document.article.text)} characters")
    if any(not 0 <= head < n for head in tokens.heads):
        raise ComponentError("a head of its tokens is no token")


def check_links(items: Iterable[Item], document: ParsedArticle) -> None:
    """Refuse new items with ids of actors, claims or mentions that do not exist (``document`` has the new ones too).

    Raises:
        ComponentError: naming the item and the id.
    """
    known = {
        "mention": {m.id for m in document.mentions},
        "attribution": {a.id for a in document.attributions},
        "actor": {a.id for a in document.actors},
        "claim": {c.id for c in document.claims},
    }
    for item in items:
        for what, ids in _links(item):
            _known(item, what, ids, known[what])


def _known(item: Item, what: str, ids: Iterable[str | None], known: Container[str]) -> None:
    for id in ids:
        if id is not None and id not in known:
            raise ComponentError(f"{getattr(item, 'id', item)} refers to {what} {id!r}, which does not exist")


def _links(item: Item) -> Iterator[tuple[str, Iterable[str | None]]]:
    match item:
        case Mention():
            yield "actor", (item.actor_id,)
        case Attribution():
            yield "attribution", (item.parent_id,)
        case Actor():
            if item.type in (EntityType.PLACE, EntityType.OTHER):
                raise ComponentError(f"{item.id}: an actor is a person, organization, state or group, not {item.type}")
            yield "mention", item.mention_ids
            yield "actor", (item.affiliation, *item.ambiguous, *(r.organization_id for r in item.roles))
        case Claim():
            yield "attribution", (item.attribution_id,)
            yield "actor", (item.source, *item.addressees)
            yield "claim", (item.parent_id,)
        case Stance():
            yield "actor", (item.holder, item.target.owner, *item.sources)
            yield "claim", (item.claim_id,)
            if item.target.kind is not TargetKind.ISSUE:
                yield item.target.kind.value, (item.target.ref,)


def _spans(item: Item) -> Iterable[Span]:
    match item:
        case Mention():
            return (item.span, item.head)
        case Attribution():
            return (*item.source, *item.cue, *item.content)
        case Stance():
            return item.evidence
        case Annotation():
            return item.spans
        case Actor():
            return (role.span for role in item.roles if role.span)
        case Sentence():
            return (item.span,)
        case Diagnostic():
            return () if item.span is None else (item.span,)
        case _:
            return ()
