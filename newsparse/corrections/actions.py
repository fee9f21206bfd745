"""Actions: what each correction makes of a result. Each gives the result back as it is where nothing is to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from newsparse._pipeline.likely import without
from newsparse._version import __version__
from newsparse.corrections.finding import actor_at, actor_named, claim_at, stance_at
from newsparse.corrections.places import GoneError
from newsparse.corrections.table import NO_VALUE, OF_ACTORS, OF_CLAIMS, Action, Correction
from newsparse.model import Actor, Claim, ParsedArticle, Polarity, Provenance, Stance, Target, TargetKind
from newsparse.text import fold

COMPONENT = "corrections"

_FIELDS = {Action.COUNTRY: "country", Action.SECTOR: "sector", Action.TYPE: "type"}


def carried_out(given: Correction, parsed: ParsedArticle) -> ParsedArticle:
    """A result with one correction; the very same result if it is so already.

    Raises:
        LostError: if what it is about is not there.
    """
    if given.action in OF_ACTORS:
        return _of_actor(given, actor_at(given, parsed), parsed)
    try:
        if given.action in OF_CLAIMS:
            return _of_claim(given, claim_at(given, parsed), parsed)
        return _of_stance(given, stance_at(given, parsed), parsed)
    except GoneError:
        if given.action in NO_VALUE:
            return parsed  # what is to be dropped was not found in the first place
        raise


# -- actors


def _of_actor(given: Correction, actor: Actor, parsed: ParsedArticle) -> ParsedArticle:
    if given.action is Action.MERGE:
        return _merged(actor, actor_named(given.value, parsed), parsed)
    if given.action is Action.RENAME:
        if actor.name == given.value:
            return parsed
        aliases = (alias for alias in dict.fromkeys((actor.name, *actor.aliases)) if alias != given.value)
        return _named_anew(_changed(parsed, "actors", actor, name=given.value, aliases=aliases), actor, given.value)
    return _changed(parsed, "actors", actor, **{_FIELDS[given.action]: given.value or None})


def _named_anew(parsed: ParsedArticle, actor: Actor, name: str) -> ParsedArticle:
    """The stances on an actor are on one of that name."""

    def target(stance: Stance) -> Target:
        on_actor = stance.target.kind is TargetKind.ACTOR and stance.target.ref == actor.id
        return attrs.evolve(stance.target, text=name) if on_actor else stance.target

    return attrs.evolve(parsed, stances=(attrs.evolve(s, target=target(s)) for s in parsed.stances))


def _merged(actor: Actor, other: Actor, parsed: ParsedArticle) -> ParsedArticle:
    """One actor goes, and another has all that it had."""
    if actor.id == other.id:
        return parsed
    parsed = _named_anew(parsed, actor, other.name)
    ids = {actor.id: other.id}
    mentions = {*actor.mention_ids, *other.mention_ids}
    names = dict.fromkeys((*other.aliases, actor.name, *actor.aliases))
    joined = attrs.evolve(
        other,
        aliases=(name for name in names if name != other.name),
        mention_ids=(mention.id for mention in parsed.mentions if mention.id in mentions),
        roles=dict.fromkeys((*other.roles, *actor.roles)),
        country=other.country or actor.country,
        sector=other.sector or actor.sector,
        affiliation=other.affiliation or actor.affiliation,
        generic=other.generic and actor.generic,
        anonymous=other.anonymous and actor.anonymous,
        identifiers=tuple(dict.fromkeys((*other.identifiers, *actor.identifiers))),
        provenance=_stamp(other.provenance),
    )
    actors = (joined if found.id == other.id else found for found in parsed.actors if found.id != actor.id)
    return attrs.evolve(
        parsed,
        actors=(_pointed(found, ids) for found in actors),
        mentions=(attrs.evolve(m, actor_id=ids.get(m.actor_id or "", m.actor_id)) for m in parsed.mentions),
        claims=(
            attrs.evolve(c, source=ids.get(c.source or "", c.source), addressees=_ids(c.addressees, ids))
            for c in parsed.claims
        ),
        stances=(_stance_of(stance, ids) for stance in parsed.stances),
    )


def _pointed(actor: Actor, ids: dict[str, str]) -> Actor:
    """An actor that refers to whom another was merged into, and not to itself."""
    affiliation = ids.get(actor.affiliation or "", actor.affiliation)
    return attrs.evolve(
        actor,
        affiliation=None if affiliation == actor.id else affiliation,
        ambiguous=(id for id in _ids(actor.ambiguous, ids) if id != actor.id),
        roles=(
            attrs.evolve(role, organization_id=ids.get(role.organization_id or "", role.organization_id))
            for role in actor.roles
        ),
    )


def _stance_of(stance: Stance, ids: dict[str, str]) -> Stance:
    target = stance.target
    ref = ids.get(target.ref, target.ref) if target.kind is TargetKind.ACTOR else target.ref
    holder = ids.get(stance.holder or "", stance.holder)
    return attrs.evolve(
        stance,
        holder=holder,
        sources=(id for id in _ids(stance.sources, ids) if id != holder),
        target=attrs.evolve(target, ref=ref, owner=ids.get(target.owner or "", target.owner)),
    )


def _ids(given: Iterable[str], ids: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(id, id) for id in given))


# -- claims and stances


def _of_claim(given: Correction, claim: Claim, parsed: ParsedArticle) -> ParsedArticle:
    if given.action is Action.DROP_CLAIM:
        others = any(c.attribution_id == claim.attribution_id for c in parsed.claims if c.id != claim.id)
        made_in_it = {stance.id for stance in parsed.stances if stance.claim_id == claim.id}
        return without(parsed, {claim.id, *made_in_it, *(() if others else (claim.attribution_id,))})
    if given.action is Action.KIND:
        return _changed(parsed, "claims", claim, kind=given.value)
    return _changed(parsed, "claims", claim, source=actor_named(given.value, parsed).id if given.value else None)


def _of_stance(given: Correction, stance: Stance, parsed: ParsedArticle) -> ParsedArticle:
    if given.action is Action.DROP_STANCE:
        return without(parsed, {stance.id})
    return _changed(parsed, "stances", stance, **_STANCES[given.action](given.value, stance, parsed))


def _holder(value: str, _: Stance, parsed: ParsedArticle) -> dict[str, Any]:
    return {"holder": actor_named(value, parsed).id if value else None}


def _polarity(value: str, _: Stance, __: ParsedArticle) -> dict[str, Any]:
    return {"polarity": Polarity[value.upper()]}


def _issue(value: str, stance: Stance, parsed: ParsedArticle) -> dict[str, Any]:
    """An issue by its wording; of the same normal form as what is called so in the article, if anything is."""
    targets = [other.target for other in parsed.stances if other.target.kind is TargetKind.ISSUE]
    same = next((target for target in targets if fold(value) in (fold(target.text), fold(target.ref))), None)
    if stance.target.kind is TargetKind.ISSUE and fold(value) in (fold(stance.target.text), fold(stance.target.ref)):
        return {"target": stance.target}
    return {"target": Target(kind=TargetKind.ISSUE, ref=same.ref if same else fold(value), text=value)}


def _actor(value: str, _: Stance, parsed: ParsedArticle) -> dict[str, Any]:
    actor = actor_named(value, parsed)
    return {"target": Target(kind=TargetKind.ACTOR, ref=actor.id, text=actor.name)}


_STANCES: dict[Action, Callable[[str, Stance, ParsedArticle], dict[str, Any]]] = {
    Action.HOLDER: _holder,
    Action.POLARITY: _polarity,
    Action.TARGET_ISSUE: _issue,
    Action.TARGET_ACTOR: _actor,
}


# -- what all share


def _changed(parsed: ParsedArticle, layer: str, item: Actor | Claim | Stance, **changes: Any) -> ParsedArticle:
    changed = attrs.evolve(item, **changes)
    if changed == item:
        return parsed
    stamped = attrs.evolve(changed, provenance=_stamp(item.provenance))
    items = (stamped if found.id == item.id else found for found in getattr(parsed, layer))
    layers: dict[str, Any] = {layer: items}
    return attrs.evolve(parsed, **layers)


def _stamp(given: Provenance | None) -> Provenance:
    """Whoever corrects an item has made it what it is; what it was derived from is still so."""
    return attrs.evolve(given or Provenance(), component=COMPONENT, version=__version__)
