"""Finding: which actor, claim or stance of a result a correction is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from newsparse.corrections.places import GoneError, LostError, UnclearError, places
from newsparse.corrections.table import Action, Correction
from newsparse.model import Actor, Claim, ParsedArticle, Span, Stance
from newsparse.text import fold

T = TypeVar("T", Actor, Claim, Stance)

ENOUGH = 0.5
"""What a correction is about shares at least this part of its characters, of all that either has."""


def actor_at(given: Correction, parsed: ParsedArticle) -> Actor:
    """The actor whose mentions stand where a correction says; without offsets, the one of that name.

    Raises:
        LostError: if there is none, or more than one.
    """
    if given.offsets:
        spans = places(parsed.article.text, given.words, given.offsets)
        return _one(_best(spans, parsed.actors, parsed), "actor", given)
    return actor_named(given.words, parsed)


def actor_named(name: str, parsed: ParsedArticle) -> Actor:
    """The actor of that name, or else the one with that alias.

    Raises:
        LostError: if there is none, or more than one.
    """
    folded = fold(name)
    found = [actor for actor in parsed.actors if fold(actor.name) == folded]
    found = found or [actor for actor in parsed.actors if folded in map(fold, actor.aliases)]
    if not found:
        raise LostError(f"the article has no actor {name!r:.60}")
    if len(found) > 1:
        raise UnclearError(f"the article has {len(found)} actors {name!r:.60}: give words and offsets from their rows")
    return found[0]


def claim_at(given: Correction, parsed: ParsedArticle) -> Claim:
    """The claim whose words a correction gives.

    Raises:
        LostError: if there is none, or more than one.
    """
    spans = places(parsed.article.text, given.words, given.offsets)
    now = given.value if given.action is Action.SOURCE else ""
    claims = [claim for claim in parsed.claims if _is((given.who, now), claim.source, claim.source_text, parsed)]
    return _one(_best(spans, claims, parsed), "claim", given)


def stance_at(given: Correction, parsed: ParsedArticle) -> Stance:
    """The stance whose words a correction gives.

    Raises:
        LostError: if there is none, or more than one.
    """
    spans = places(parsed.article.text, given.words, given.offsets)
    who = (given.who, given.value if given.action is Action.HOLDER else "")
    stances = [stance for stance in parsed.stances if _is(who, stance.holder, "", parsed)]
    best = _best(spans, [stance for stance in stances if _on(given.target, stance)], parsed)
    if not best and given.action in (Action.TARGET_ACTOR, Action.TARGET_ISSUE):
        best = _best(spans, [stance for stance in stances if _on(given.value, stance)], parsed)  # it is so already
    return _one(best, "stance", given)


def _on(target: str, stance: Stance) -> bool:
    return not target or fold(target) in (fold(stance.target.text), fold(stance.target.ref))


def _is(names: tuple[str, str], id: str | None, otherwise: str, parsed: ParsedArticle) -> bool:
    """Whether an actor, or the words for one, has one of two names: what it was called, and what it is to be now."""
    was, now = names
    if not was:
        return True
    actor = parsed.actor(id)
    own = {fold(name) for name in ((actor.name, *actor.aliases) if actor else (otherwise,))}
    return fold(was) in own or (bool(now) and fold(now) in own)


def _best(spans: Sequence[Span], items: Iterable[T], parsed: ParsedArticle) -> list[T]:
    """The items that share most with these spans: half of it, or all that the spans have."""
    wanted = _characters(spans)
    shares: list[tuple[float, T]] = []
    for item in items:
        own = _characters(parsed.spans_of(item))
        share = len(wanted & own) / len(wanted | own) if wanted or own else 0.0
        if share >= ENOUGH or (share and wanted <= own):
            shares.append((share, item))
    most = max((share for share, _ in shares), default=0.0)
    return [item for share, item in shares if share == most]


def _characters(spans: Iterable[Span]) -> set[int]:
    return {index for span in spans for index in range(span.start, span.end)}


def _one(found: list[T], what: str, given: Correction) -> T:
    if not found:
        raise GoneError(f"no {what} is found at {given.words!r:.60} any more")
    if len(found) > 1:
        tell = "offsets" if what == "actor" else "who" if what == "claim" else "who or target"
        raise UnclearError(f"{len(found)} {what}s are found at {given.words!r:.60}: give {tell} to tell them apart")
    return found[0]
