"""What is told: a claim or a stance that is less likely than a pipeline's ``least`` is left out."""

from __future__ import annotations

from typing import Any

import attrs

from newsparse.model import Annotation, Attribution, Claim, ParsedArticle, Stance, TargetKind

_Going = Attribution | Claim | Stance | Annotation


def likely(document: ParsedArticle, least: float) -> ParsedArticle:
    """The document without what is less likely than ``least`` (0 to 1), and without what derives from that.

    A claim goes with its attribution, with the reports that stand inside of it, and with the stances and annotations
    that derive from it, and so on; an attribution that is no claim goes by its own confidence. A derived stance needs
    both its claim's and its own; one that its own words show needs its own, whether or not a claim is made by them too.
    Mentions and actors stay.
    """
    if least <= 0:
        return document
    told = {c.attribution_id for c in document.claims if c.confidence >= least}
    claimed = {c.attribution_id for c in document.claims}
    gone = {a.id for a in document.attributions if not (a.id in told if a.id in claimed else _sure(a) >= least)}
    gone |= {claim.id for claim in document.claims if claim.confidence < least}
    gone |= {stance.id for stance in document.stances if stance.confidence < least}
    if not gone:
        return document
    going: tuple[_Going, ...] = (*document.attributions, *document.claims, *document.stances, *document.annotations)
    while more := {item.id for item in going if item.id not in gone and _hangs(item, gone)}:
        gone |= more
    layers = ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations")
    kept: dict[str, Any] = {
        layer: (_freed(item, gone) for item in getattr(document, layer) if item.id not in gone) for layer in layers
    }
    return attrs.evolve(document, **kept)


def _hangs(item: _Going, gone: set[str]) -> bool:
    """Whether an item cannot be without one of those that are gone."""
    match item:
        case Attribution():
            return item.parent_id in gone or _derives(item, gone)
        case Claim():
            return item.attribution_id in gone or _derives(item, gone)
        case Stance():
            on_claim = item.target.kind is TargetKind.CLAIM and item.target.ref in gone
            return on_claim or (item.derived and (item.claim_id in gone or _derives(item, gone)))
        case Annotation():
            return _derives(item, gone)


def _derives(item: Any, gone: set[str]) -> bool:
    return item.provenance is not None and not gone.isdisjoint(item.provenance.derived_from)


def _freed(item: Any, gone: set[str]) -> Any:
    """The item without what it says of those that are gone: a claim's parent, the claim that a stance's words make."""
    changes: dict[str, Any] = {field: None for field in ("parent_id", "claim_id") if getattr(item, field, None) in gone}
    if _derives(item, gone):
        kept = (id for id in item.provenance.derived_from if id not in gone)
        changes["provenance"] = attrs.evolve(item.provenance, derived_from=kept)
    return attrs.evolve(item, **changes) if changes else item


def _sure(attribution: Attribution) -> float:
    known = attribution.provenance.confidence if attribution.provenance is not None else None
    return 1.0 if known is None else known
