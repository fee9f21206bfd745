"""What is told: a claim, a stance or an actor that is less likely than a pipeline's ``least`` is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import attrs

from newsparse.model import Actor, Annotation, Attribution, Claim, ParsedArticle, Stance, TargetKind

_REFERS = {
    "sentences": "",
    "mentions": "actor_id",
    "attributions": "parent_id",
    "actors": "",
    "claims": "parent_id",
    "stances": "claim_id",
    "annotations": "",
}
"""The layers, each with the field by which its items refer to others that they can be without."""

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
    gone |= _hanging(document, gone)
    return _kept(document, gone | _nobody(document, gone, least))


def without(document: ParsedArticle, gone: Iterable[str]) -> ParsedArticle:
    """The document without the items of these ids, and without what derives from them.

    Example:
        >>> from newsparse.model import Article
        >>> claim = Claim(id="c", attribution_id="a", kind="state")
        >>> document = ParsedArticle(article=Article(text=""), attributions=[Attribution(id="a")], claims=[claim])
        >>> without(document, {"a"}).claims
        ()
    """
    given = set(gone)
    return _kept(document, given | _hanging(document, given))


def _hanging(document: ParsedArticle, given: set[str]) -> set[str]:
    """What cannot be without those that are gone, and they themselves."""
    hanging: dict[str | None, list[str]] = defaultdict(list)
    going: tuple[_Going, ...] = (*document.attributions, *document.claims, *document.stances, *document.annotations)
    for item in going if given else ():
        for id in _needed(item):
            hanging[id].append(item.id)
    gone, waiting = set(given), list(given)
    while waiting:
        for id in hanging.get(waiting.pop(), ()):
            if id not in gone:
                gone.add(id)
                waiting.append(id)
    return gone


def _kept(document: ParsedArticle, gone: set[str]) -> ParsedArticle:
    if not gone:
        return document
    kept: dict[str, Any] = {
        layer: [_freed(item, refers, gone) for item in getattr(document, layer) if item.id not in gone]
        for layer, refers in _REFERS.items()
    }
    return attrs.evolve(document, **kept)


def _nobody(document: ParsedArticle, gone: set[str], least: float) -> set[str]:
    """The actors that are hardly somebody here, and that nothing refers to which stays."""
    asked = {id for claim in document.claims if claim.id not in gone for id in (claim.source, *claim.addressees)}
    for stance in document.stances:
        if stance.id not in gone:
            asked |= {stance.holder, stance.target.ref, stance.target.owner, *stance.sources}
    unlikely = {actor.id for actor in document.actors if actor.id not in asked and _sure(actor) < least}
    beside = {actor.id: _beside(actor) for actor in document.actors} if unlikely else {}
    waiting = [id for id in beside if id not in unlikely]
    while waiting:
        for id in beside[waiting.pop()]:
            if id in unlikely:
                unlikely.remove(id)
                waiting.append(id)
    return unlikely


def _beside(actor: Actor) -> tuple[str | None, ...]:
    """The actors that one refers to."""
    return (actor.affiliation, *actor.ambiguous, *(role.organization_id for role in actor.roles))


def _needed(item: _Going) -> tuple[str | None, ...]:
    """What an item cannot be without."""
    match item:
        case Attribution():
            return (item.parent_id, *_origin(item))
        case Claim():
            return (item.attribution_id, *_origin(item))
        case Stance():
            on_claim = (item.target.ref,) if item.target.kind is TargetKind.CLAIM else ()
            return (*on_claim, item.claim_id, *_origin(item)) if item.derived else on_claim
        case Annotation():
            return _origin(item)


def _origin(item: Any) -> tuple[str, ...]:
    """What an item was derived from."""
    return () if item.provenance is None else item.provenance.derived_from


def _freed(item: Any, refers: str, gone: set[str]) -> Any:
    """The item without what it says of those that are gone: a claim's parent, a stance's claim, a mention's actor."""
    changes: dict[str, Any] = {refers: None} if refers and getattr(item, refers) in gone else {}
    origin = _origin(item)
    if origin and not gone.isdisjoint(origin):
        changes["provenance"] = attrs.evolve(item.provenance, derived_from=[id for id in origin if id not in gone])
    return attrs.evolve(item, **changes) if changes else item


def _sure(item: Attribution | Actor) -> float:
    known = item.provenance.confidence if item.provenance is not None else None
    return 1.0 if known is None else known
