"""Validation: what a component returned is checked before it is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from newsparse._pipeline.types import misfit
from newsparse.errors import ComponentError
from newsparse.model import (
    Actor,
    Annotation,
    Attribution,
    Claim,
    Diagnostic,
    Item,
    Mention,
    ParsedArticle,
    Sentence,
    Span,
    Stance,
    Tokens,
)
from newsparse.model.soundness import faults, tokens_fault
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

MOST_ITEMS = 1_000_000
"""More than so many items of one component in one article are a mistake."""


def layer_of(item: Item) -> str:
    """The layer that an item belongs to, as components declare it in ``provides``."""
    return item.kind if isinstance(item, Annotation) else LAYERS[type(item)]


def check(item: Item, spec: ExtractorSpec, document: ParsedArticle) -> None:
    """Refuse what is no item, or of a layer that the component does not provide.

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


def returned(value: object) -> list[Item]:
    """What a component returned, as a list.

    Raises:
        ComponentError: if it is no series of items, or one that does not end.
    """
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        shown = "None" if value is None else f"{value!r:.60}"
        raise ComponentError(f"it returned {shown}; return (or yield) items, or () where it finds nothing")
    items = list(islice(value, MOST_ITEMS + 1))
    if len(items) > MOST_ITEMS:
        raise ComponentError(f"it returned more than {MOST_ITEMS:,} items; does it end?")
    return items


def _named(item: Item) -> str:
    kind = type(item).__name__
    return f"{'an' if kind[0] in 'A' else 'a'} {kind} ({getattr(item, 'id', '')!r:.60})"


def check_layers(layers: Mapping[str, Sequence[Any]]) -> None:
    """Refuse layers that are wrong as a whole, each of whose items is sound; of tokens there is one table.

    Raises:
        ComponentError: saying what is wrong.
    """
    if (tables := len(layers.get("tokens", ()))) > 1:
        raise ComponentError(f"it returned {tables} tables of tokens; an article has one, which lists them all")
    if wrong := Span.out_of_order(sentence.span for sentence in layers.get("sentences", ())):
        raise ComponentError(f"its sentences overlap, or are out of order, at {wrong.start}-{wrong.end}")


def _check_tokens(tokens: Tokens, spec: ExtractorSpec, document: ParsedArticle) -> None:
    if not spec.provides & {"tokens", "syntax"}:
        raise ComponentError("it returned tokens, but provides neither 'tokens' nor 'syntax'")
    earlier = document.tokens
    if "syntax" in spec.provides and len(tokens) and not tokens.heads:
        raise ComponentError("it provides 'syntax', but its tokens have no heads")
    if "tokens" not in spec.provides and earlier and (tokens.starts, tokens.ends) != (earlier.starts, earlier.ends):
        raise ComponentError("it provides 'syntax', but for other tokens than there are")
    if fault := tokens_fault(tokens, len(document.article.text)):
        raise ComponentError(f"it returned tokens whose {fault.field} are wrong: {fault.what}")


def check_links(items: Iterable[Item], document: ParsedArticle) -> None:
    """Refuse new items that do not hold together with the others (``document`` has the new ones too).

    Raises:
        ComponentError: naming the item, and what is wrong with it.
    """
    for fault in faults(document, items):
        named = getattr(fault.part, "id", None) or getattr(fault.part, "code", "")
        raise ComponentError(f"{named}: {fault.field}: {fault.what}")
