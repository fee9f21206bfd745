"""What is told: a claim, a stance or an actor that is less likely than a pipeline's ``least`` is left out."""

from __future__ import annotations

from typing import Any

import attrs

from newsparse.model import Actor, Annotation, Attribution, Claim, ParsedArticle, Stance, TargetKind

_Going = Attribution | Claim | Stance | Annotation


def likely(document: ParsedArticle, least: float) -> ParsedArticle:
    """The document without what is less likely than ``least`` (0 to 1), and without what derives from that.

    A claim goes with its attribution, with the reports that stand inside of it, and with the stances and annotations
    that derive from it, and so on; an attribution that is no claim goes by its own confidence. A derived stance needs
    both its claim's and its own; one that its own words show needs its own, whether or not a claim is made by them too.
    An actor stays if what stays refers to it: a claim's source, a stance's target, the body that somebody belongs to.
    Mentions stay, without the actor that went.
    """
    if least <= 0:
        return document
    told = {c.attribution_id for c in document.claims if c.confidence >= least}
    claimed = {c.attribution_id for c in document.claims}
    gone = {a.id for a in document.attributions if not (a.id in told if a.id in claimed else _sure(a) >= least)}
    gone |= {claim.id for claim in document.claims if claim.confidence < least}
    gone |= {stance.id for stance in document.stances if stance.confidence < least}
    going: tuple[_Going, ...] = (*document.attributions, *document.claims, *document.stances, *document.annotations)
    while more := {item.id for item in going if item.id not in gone and _hangs(item, gone)}:
        gone |= more
    gone |= _nobody(document, gone, least)
    if not gone:
        return document
    layers = ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations")
    kept: dict[str, Any] = {
        layer: (_freed(item, gone) for item in getattr(document, layer) if item.id not in gone) for layer in layers
    }
    return attrs.evolve(document, **kept)


def _nobody(document: ParsedArticle, gone: set[str], least: float) -> set[str]:
    """The actors that are hardly somebody here, and that nothing refers to which stays."""
    asked = {id for claim in document.claims if claim.id not in gone for id in (claim.source, *claim.addressees)}
    for stance in document.stances:
        if stance.id not in gone:
            asked |= {stance.holder, stance.target.ref, stance.target.owner, *stance.sources}
    unlikely = [actor for actor in document.actors if actor.id not in asked and _sure(actor) < least]
    while unlikely:
        out = {actor.id for actor in unlikely}
        asked = {id for actor in document.actors if actor.id not in out for id in _beside(actor)}
        if out.isdisjoint(asked):
            return out
        unlikely = [actor for actor in unlikely if actor.id not in asked]
    return set()


def _beside(actor: Actor) -> tuple[str | None, ...]:
    """The actors that one refers to."""
    return (actor.affiliation, *actor.ambiguous, *(role.organization_id for role in actor.roles))


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
    """The item without what it says of those that are gone: a claim's parent, a stance's claim, a mention's actor."""
    fields = ("parent_id", "claim_id", "actor_id")
    changes: dict[str, Any] = {field: None for field in fields if getattr(item, field, None) in gone}
    if _derives(item, gone):
        kept = (id for id in item.provenance.derived_from if id not in gone)
        changes["provenance"] = attrs.evolve(item.provenance, derived_from=kept)
    return attrs.evolve(item, **changes) if changes else item


def _sure(item: Attribution | Actor) -> float:
    known = item.provenance.confidence if item.provenance is not None else None
    return 1.0 if known is None else known
