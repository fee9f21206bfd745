"""What stands in the lists beside the text: a card for each actor, claim and stance, with all that is told of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from newsparse.model import Actor, Claim, Dimension, ParsedArticle, Stance
from newsparse.model.actor import sort_of
from newsparse.model.claim import says
from newsparse.model.display import content_of
from newsparse.model.stance import stands
from newsparse.model.wording import FAINT, NOBODY, flat, pieces_text
from newsparse_report.keys import actor_keys, claim_key, stance_key

MOST_QUOTES = 60
"""So many claims, and so many stances, stand in the card of an actor; all are in their lists."""

SHORT = 160
"""So many characters of a quote are shown where many quotes stand together."""


@attrs.frozen
class Items:
    """The items of an article that a report shows, in the order of their numbers."""

    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    stances: tuple[Stance, ...]

    @classmethod
    def of(cls, parsed: ParsedArticle, *, portrayals: bool = False) -> Items:
        """All of them: actors by how much is told of them, the others as they stand in the text."""
        stances = tuple(s for s in parsed.stances if portrayals or s.dimension is not Dimension.PORTRAYAL)
        told = Counter(claim.source for claim in parsed.claims) + Counter(stance.holder for stance in stances)
        actors = sorted(parsed.actors, key=lambda actor: (-told[actor.id], -len(actor.mention_ids)))
        return cls(tuple(actors), parsed.claims, stances)

    def numbers(self) -> dict[str, int]:
        """The number of each actor, by its id."""
        return {actor.id: n for n, actor in enumerate(self.actors)}


@attrs.frozen
class Named:
    """Somebody as a card names them; ``number`` leads to the card of the actor, where there is one."""

    name: str
    number: int | None


@attrs.frozen(kw_only=True)
class ActorCard:
    """An actor, and what is told of it: ``quotes`` are claims (number, verb, words), ``held`` numbers of stances."""

    name: str
    sort: str
    type: str
    roles: tuple[str, ...]
    about: tuple[tuple[str, str], ...]
    mentions: int
    claims: int
    stances: int
    quotes: tuple[tuple[int, str, str], ...]
    held: tuple[int, ...]


@attrs.frozen(kw_only=True)
class ClaimCard:
    """A claim: who says what, by which words, and how that was found."""

    who: Named
    wording: str
    verb: str
    cue: str
    content: str
    tags: tuple[str, ...]
    kind: str
    sure: float
    why: str


@attrs.frozen(kw_only=True)
class StanceCard:
    """A stance: who stands where on what, by which words, and how that was found."""

    who: Named
    reported: tuple[str, ...]
    verb: str
    side: str
    target: Named
    target_kind: str
    words: str
    tags: tuple[str, ...]
    strength: float
    sure: float
    why: str


def actor_cards(parsed: ParsedArticle, items: Items) -> list[ActorCard]:
    """The cards of the actors."""
    claims: dict[str | None, list[tuple[int, str, str]]] = {}
    for n, claim in enumerate(items.claims):
        claims.setdefault(claim.source, []).append((n, says(claim), short(content_of(claim, parsed))))
    stances: dict[str | None, list[int]] = {}
    for n, stance in enumerate(items.stances):
        stances.setdefault(stance.holder, []).append(n)
    return [
        ActorCard(
            name=flat(actor.name),
            sort=sort_of(actor),
            type=actor.type.value,
            roles=tuple(map(str, actor.roles)),
            about=tuple(_about(actor, parsed)),
            mentions=len(actor.mention_ids),
            claims=len(claims.get(actor.id, ())),
            stances=len(stances.get(actor.id, ())),
            quotes=tuple(claims.get(actor.id, ())[:MOST_QUOTES]),
            held=tuple(stances.get(actor.id, ())[:MOST_QUOTES]),
        )
        for actor in items.actors
    ]


def _about(actor: Actor, parsed: ParsedArticle) -> Iterable[tuple[str, str]]:
    if actor.aliases:
        yield "also", ", ".join(actor.aliases)
    affiliation = parsed.actor(actor.affiliation)
    if affiliation is not None:
        yield "of", affiliation.name
    if actor.country:
        yield "country", actor.country
    if actor.ambiguous:
        fits = (other.name for other in map(parsed.actor, actor.ambiguous) if other is not None)
        yield "may be", " or ".join(fits)
    yield from actor.identifiers


def claim_cards(parsed: ParsedArticle, items: Items) -> list[ClaimCard]:
    """The cards of the claims."""
    numbers, text = items.numbers(), parsed.article.text
    made = []
    for claim in items.claims:
        attribution = parsed.attribution(claim.attribution_id)
        made.append(
            ClaimCard(
                who=_named(claim.source, parsed, numbers),
                wording=flat(claim.source_text),
                verb=says(claim),
                cue=pieces_text(text, attribution.cue),
                content=content_of(claim, parsed),
                tags=tuple(_claim_tags(claim, parsed)),
                kind=claim.kind.value,
                sure=claim.confidence,
                why=parsed.explain(claim),
            )
        )
    return made


def _claim_tags(claim: Claim, parsed: ParsedArticle) -> Iterable[str]:
    yield f"{claim.style} speech"
    told = [actor.name for actor in map(parsed.actor, claim.addressees) if actor is not None]
    if told:
        yield f"to {', '.join(told)}"
    if claim.confidence < FAINT:
        yield "unsure"


def stance_cards(parsed: ParsedArticle, items: Items) -> list[StanceCard]:
    """The cards of the stances."""
    numbers, text = items.numbers(), parsed.article.text
    return [
        StanceCard(
            who=_named(stance.holder, parsed, numbers),
            reported=tuple(actor.name for id in stance.sources if (actor := parsed.actor(id))),
            verb=stands(stance),
            side=stance.polarity.name.lower(),
            target=Named(
                flat(stance.target.text), numbers.get(stance.target.ref) if stance.target.kind == "actor" else None
            ),
            target_kind=stance.target.kind.value,
            words=pieces_text(text, stance.evidence),
            tags=tuple(_stance_tags(stance)),
            strength=stance.strength,
            sure=stance.confidence,
            why=parsed.explain(stance),
        )
        for stance in items.stances
    ]


def _stance_tags(stance: Stance) -> Iterable[str]:
    yield stance.dimension.value
    if stance.condition:
        yield f"if {flat(stance.condition)}"
    if stance.confidence < FAINT:
        yield "unsure"


def _named(id: str | None, parsed: ParsedArticle, numbers: dict[str, int]) -> Named:
    actor = parsed.actor(id)
    return Named(flat(actor.name), numbers[actor.id]) if actor is not None else Named(NOBODY, None)


def short(text: str, most: int = SHORT) -> str:
    """A text that is not longer than ``most`` characters.

    Example:
        >>> short("A long way to go.", 7)
        'A long…'
    """
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def as_values(parsed: ParsedArticle, items: Items) -> dict[str, Any]:
    """What the script of the page must know of the items: how sure they are, and how a correction names them."""

    def sure(cards: Sequence[Claim | Stance]) -> list[float]:
        return [round(card.confidence, 4) for card in cards]

    numbers = items.numbers()
    return {
        "article": parsed.article.id,
        "actors": [
            {**key, "name": actor.name, "type": actor.type.value, "country": actor.country or ""}
            for actor, key in zip(items.actors, actor_keys(items.actors, parsed), strict=True)
        ],
        "claims": [
            {**claim_key(claim, parsed), "sure": sure, "kind": claim.kind.value, "by": numbers.get(claim.source or "")}
            for claim, sure in zip(items.claims, sure(items.claims), strict=True)
        ],
        "stances": [
            {
                **stance_key(stance, parsed),
                "sure": sure,
                "side": stance.polarity.name.lower(),
                "by": numbers.get(stance.holder or ""),
            }
            for stance, sure in zip(items.stances, sure(items.stances), strict=True)
        ],
    }
