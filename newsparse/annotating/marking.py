"""From a result to marks: everything that has words in the text, each thing once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

from newsparse.annotating.labels import ATTRIBUTION, CLAIM, CONTENT, SOURCE, STANCE
from newsparse.annotating.marks import Marks, Region, Relation, readable, whole
from newsparse.model import (
    Actor,
    Attribution,
    Claim,
    Mention,
    Modality,
    ParsedArticle,
    Role,
    Span,
    Stance,
    Style,
    TargetKind,
)
from newsparse.serialization.converter import converter


@attrs.define
class _Draft:
    """Marks in the making, and where each item of the result stands in them."""

    parsed: ParsedArticle
    regions: list[Region] = attrs.field(factory=list)
    relations: list[Relation] = attrs.field(factory=list)
    actors: dict[str, str] = attrs.field(factory=dict)
    attributions: dict[str, str] = attrs.field(factory=dict)
    claims: dict[str, str] = attrs.field(factory=dict)

    def region(self, label: str, spans: Iterable[Span], attributes: dict[str, str], details: dict[str, Any]) -> str:
        id = f"T{len(self.regions) + 1}"
        self.regions.append(Region(id=id, label=label, spans=spans, attributes=attributes, details=details))
        return id

    def relate(self, kind: str, start: str, end: str | None) -> None:
        if end is not None:
            self.relations.append(Relation(kind, start, end))

    def whole(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        return whole(spans, self.parsed.article.text)


def marked(parsed: ParsedArticle) -> Marks:
    """The marks of a result: mentions and actors, attributions and claims, stances.

    What has no words in the text has no place among marks, nor has what refers to it; see `left_out`.
    """
    draft = _Draft(parsed)
    _mark_mentions(draft)
    _mark_claims(draft)
    for stance in parsed.stances:
        _mark_stance(draft, stance)
    return Marks(readable(parsed.article.text), draft.regions, draft.relations)


def left_out(parsed: ParsedArticle) -> dict[str, int]:
    """How many items of a result have no place among marks, by what they are; empty if all have.

    Sentences, tokens, blocks, annotations, provenance and ids are never marks, and are not counted.

    Example:
        >>> from newsparse.model import Article
        >>> left_out(ParsedArticle(article=Article(text="No."), actors=[Actor(id="a", name="Mali", type="state")]))
        {'actors without words': 1}
    """
    text, found = parsed.article.text, Counter[str]()
    placed = {mention.id for mention in parsed.mentions if whole([mention.span], text)}
    found["mentions without words"] = len(parsed.mentions) - len(placed)
    found["actors without words"] = sum(placed.isdisjoint(actor.mention_ids) for actor in parsed.actors)
    spoken = {a.id for a in parsed.attributions if whole((*a.source, *a.cue, *a.content), text)}
    found["attributions without words"] = len(parsed.attributions) - len(spoken)
    found["claims without words"] = sum(claim.attribution_id not in spoken for claim in parsed.claims)
    claims = {claim.id for claim in parsed.claims if claim.attribution_id in spoken}
    actors = {actor.id for actor in parsed.actors if not placed.isdisjoint(actor.mention_ids)}
    for stance in parsed.stances:
        known = {TargetKind.ACTOR: actors, TargetKind.CLAIM: claims}.get(stance.target.kind)
        found["stances without words"] += not whole(stance.evidence, text) or (
            known is not None and stance.target.ref not in known
        )
    return {what: count for what, count in found.items() if count}


# -- mentions and actors


def _mark_mentions(draft: _Draft) -> None:
    """Mentions in text order; the first of an actor carries what is known of it, the others lead to that one."""
    found = [(spans[0], m) for m in draft.parsed.mentions if (spans := draft.whole([m.span]))]
    placed = sorted(found, key=lambda pair: pair[0])  # of those at one place, the order stays
    for number, (_, mention) in enumerate(placed, 1):
        if mention.actor_id is not None:
            draft.actors.setdefault(mention.actor_id, f"T{number}")
    for number, (span, mention) in enumerate(placed, 1):
        actor = draft.parsed.actor(mention.actor_id)
        attributes, details = {"Form": mention.form.value}, _head(mention, span)
        first = draft.actors[actor.id] if actor is not None else None
        if actor is not None and first == f"T{number}":
            attributes |= _flags(Actor=actor.type.value, Generic=actor.generic, Anonymous=actor.anonymous)
            details |= _about(actor, draft)
        id = draft.region(mention.type.value.capitalize(), [span], attributes, details)
        if first != id:
            draft.relate("Coref", id, first)
    for actor in draft.parsed.actors:
        if actor.id in draft.actors:
            here = draft.actors[actor.id]
            draft.relate("Affiliation", here, draft.actors.get(actor.affiliation or ""))
            for other in actor.ambiguous:
                draft.relate("MayBe", here, draft.actors.get(other))


def _head(mention: Mention, span: Span) -> dict[str, Any]:
    return {} if mention.head in (mention.span, span) else {"head": [mention.head.start, mention.head.end]}


def _about(actor: Actor, draft: _Draft) -> dict[str, Any]:
    return {"name": actor.name} | _said(
        aliases=list(actor.aliases),
        roles=[_role(role, draft) for role in actor.roles],
        country=actor.country,
        sector=actor.sector,
        identifiers=[list(pair) for pair in actor.identifiers],
    )


def _role(role: Role, draft: _Draft) -> dict[str, Any]:
    """A role, with the mark of its organisation in the place of an id."""
    said: dict[str, Any] = converter().unstructure(attrs.evolve(role, organization_id=None))
    return said | _said(organization_mark=draft.actors.get(role.organization_id or ""))


# -- attributions and claims


def _mark_claims(draft: _Draft) -> None:
    """A region for each attribution, which carries its first claim; further claims lead to that one."""
    first: dict[str, Claim] = {}
    for claim in draft.parsed.claims:
        first.setdefault(claim.attribution_id, claim)
    for attribution in draft.parsed.attributions:
        _mark_attribution(draft, attribution, first.get(attribution.id))
    for claim in draft.parsed.claims:
        if claim.attribution_id in draft.attributions and claim.id not in draft.claims:
            here = draft.attributions[claim.attribution_id]
            spans = draft.regions[int(here[1:]) - 1].spans
            attribution = draft.parsed.attribution(claim.attribution_id)
            draft.claims[claim.id] = draft.region(CLAIM, spans, _act(claim), _wording(draft, claim, attribution))
            draft.relate("SameWords", draft.claims[claim.id], here)
    for claim in draft.parsed.claims:
        if claim.id in draft.claims:
            here = draft.claims[claim.id]
            draft.relate("By", here, draft.actors.get(claim.source or ""))
            for addressee in claim.addressees:
                draft.relate("To", here, draft.actors.get(addressee))
            draft.relate("Parent", here, draft.claims.get(claim.parent_id or ""))
    for attribution in draft.parsed.attributions:
        if attribution.id in draft.attributions:
            outer = draft.attributions.get(attribution.parent_id or "")
            draft.relate("Within", draft.attributions[attribution.id], outer)


def _mark_attribution(draft: _Draft, attribution: Attribution, claim: Claim | None) -> None:
    source, cue, content = map(draft.whole, (attribution.source, attribution.cue, attribution.content))
    place = cue or content or source
    if not place:
        return
    attributes = _flags(NoCue=not cue)
    details: dict[str, Any] = {}
    if claim is None:
        attributes |= _flags(Style=_unless(attribution.style, Style.INDIRECT))
    else:
        attributes |= _act(claim)
        details = _wording(draft, claim, attribution)
        details |= _said(attribution_style=_unless(attribution.style, claim.style))
    id = draft.region(ATTRIBUTION if claim is None else CLAIM, place, attributes, details)
    draft.attributions[attribution.id] = id
    if claim is not None:
        draft.claims[claim.id] = id
    for spans, label, relation in ((source, SOURCE, "SourceWords"), (content, CONTENT, "ContentWords")):
        if spans:
            draft.relate(relation, id, draft.region(label, spans, {}, {}))


def _act(claim: Claim) -> dict[str, str]:
    return _flags(
        Kind=claim.kind.value,
        Style=_unless(claim.style, Style.INDIRECT),
        Negated=claim.negated,
        Modality=_unless(claim.modality, Modality.CERTAIN),
    )


def _wording(draft: _Draft, claim: Claim, attribution: Attribution) -> dict[str, Any]:
    """What a claim says beside its marks: words that are not those of the text, and how sure it is."""
    text = readable(draft.parsed.article.text)
    shown = {role: words(draft.whole(getattr(attribution, role)), text) for role in ("source", "content")}
    return _said(
        source_text=_differs(claim.source_text, shown["source"]),
        content=_differs(claim.content, shown["content"]),
        confidence=_differs(claim.confidence, 1.0),
    )


def words(spans: Iterable[Span], text: str) -> str:
    """The words of several spans, joined by one space."""
    return " ".join(span.of(text) for span in spans)


# -- stances


def _mark_stance(draft: _Draft, stance: Stance) -> None:
    spans, target = draft.whole(stance.evidence), stance.target
    where = {TargetKind.ACTOR: draft.actors, TargetKind.CLAIM: draft.claims}.get(target.kind)
    if not spans or (where is not None and target.ref not in where):
        return
    details = _said(
        issue=target.ref if where is None else None,
        target=target.text if where is not None or target.text != target.ref else None,
        strength=_differs(stance.strength, 1.0),
        condition=stance.condition,
        stated_at=_day(stance.stated_at),
        valid_from=_day(stance.valid_from),
        valid_to=_day(stance.valid_to),
        cue=_differs(stance.cue, ""),
        confidence=_differs(stance.confidence, 1.0),
    )
    attributes = _flags(
        Polarity=stance.polarity.name.lower(),
        Dimension=stance.dimension.value,
        Modality=_unless(stance.modality, Modality.CERTAIN),
        Derived=stance.derived,
        Implicit=not stance.explicit,
    )
    id = draft.region(STANCE, spans, attributes, details)
    draft.relate("Holder", id, draft.actors.get(stance.holder or ""))
    draft.relate("Target", id, where[target.ref] if where is not None else None)
    draft.relate("Owner", id, draft.actors.get(target.owner or ""))
    for source in stance.sources:
        draft.relate("ReportedBy", id, draft.actors.get(source))
    draft.relate("InClaim", id, draft.claims.get(stance.claim_id or ""))


# -- values


def _flags(**values: str | bool | None) -> dict[str, str]:
    """Attributes that have a value; those that are true have an empty one."""
    return {name: "" if value is True else value for name, value in values.items() if value}


def _said(**values: Any) -> dict[str, Any]:
    """Details that say something."""
    return {name: value for name, value in values.items() if value is not None and value != []}


def _unless(value: Any, usual: Any) -> str | None:
    return None if value == usual else value.value


def _differs(value: Any, usual: Any) -> Any:
    return None if value == usual else value


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def told(left: Iterable[dict[str, int]]) -> str:
    """What was left out of several results, in words.

    Example:
        >>> told([{"actors without words": 2}, {"actors without words": 1}])
        'actors without words (3)'
    """
    total = Counter[str]()
    for one in left:
        total.update(one)
    return ", ".join(f"{what} ({count})" for what, count in total.items())
