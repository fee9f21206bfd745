"""From marks to a result: what annotators left, added and changed, checked, with ids made from the places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar

import attrs

from newsparse.annotating.labels import ATTRIBUTION, CLAIM, LABELS, MENTIONS, POLARITIES, RELATIONS, STANCE, VALUES
from newsparse.annotating.marking import words
from newsparse.annotating.marks import Marks, Region, whole
from newsparse.errors import SerializationError, unknown
from newsparse.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    Diagnostic,
    Level,
    Mention,
    ParsedArticle,
    Span,
    Stance,
    TargetKind,
    item_id,
)
from newsparse.serialization.converter import converter
from newsparse.serialization.links import check
from newsparse.serialization.problems import first_problem

T = TypeVar("T")
_MARK = "organization_mark"
_ACTOR = frozenset({"name", "aliases", "roles", "country", "sector", "identifiers"})
_CLAIM = frozenset({"source_text", "content", "confidence", "attribution_style"})
_STANCE = frozenset(
    {"issue", "target", "strength", "condition", "stated_at", "valid_from", "valid_to", "cue", "confidence"}
)
_DETAILS = {
    **dict.fromkeys(MENTIONS, _ACTOR | {"head"}),
    CLAIM: _CLAIM,
    ATTRIBUTION: frozenset[str](),
    STANCE: _STANCE,
}


@attrs.define
class _Reading:
    """Marks being read: their relations by where they begin, and the ids of what has been made of them."""

    marks: Marks
    article: Article
    tool: str
    ends: dict[tuple[str, str], list[str]] = attrs.field(factory=lambda: defaultdict(list))
    remarks: list[Diagnostic] = attrs.field(factory=list)
    taken: set[str] = attrs.field(factory=set)
    actors: dict[str, Actor] = attrs.field(factory=dict)  # by each of their regions
    mains: dict[str, Region] = attrs.field(factory=dict)  # what names an actor, by the actor's id
    attributions: dict[str, str] = attrs.field(factory=dict)
    claims: dict[str, str] = attrs.field(factory=dict)

    def of(self, *labels: str) -> list[Region]:
        return [region for region in self.marks.regions if region.label in labels]

    def id(self, kind: str, spans: Iterable[Span]) -> str:
        """An id that follows from the place; where two things stand at one, the second has a number."""
        spans, number = tuple(spans), 1
        made = item_id(self.article.id, kind, spans)
        while made in self.taken:
            number += 1
            made = item_id(self.article.id, kind, spans, str(number))
        self.taken.add(made)
        return made

    def remark(self, region: Region | None = None, *, code: str, message: str) -> None:
        span = Span.hull(region.spans) if region is not None else None
        self.remarks.append(Diagnostic(level=Level.WARNING, code=code, message=message, component=self.tool, span=span))

    def actor(self, region: Region, relation: str) -> str | None:
        found = self.actors_at(region, relation)
        return found[0] if found else None

    def actors_at(self, region: Region, relation: str) -> list[str]:
        """The actors at the ends of relations; one whose mention has no actor says so."""
        found = []
        for end in self.ends[region.id, relation]:
            if end in self.actors:
                found.append(self.actors[end].id)
            else:
                message = f"{region.id}: {relation} leads to {end}, which is no actor"
                self.remark(region, code="mention-without-actor", message=message)
        return list(dict.fromkeys(found))

    def make(self, region: Region, cls: type[T], values: Mapping[str, Any]) -> T:
        """An item of plain values.

        Raises:
            ValueError: for a value that it cannot have; the message names the region.
        """
        try:
            stamp = {"component": self.tool, "version": ""}
            made: T = converter().structure({**values, "provenance": stamp}, cls)
        except Exception as error:  # cattrs raises groups of whatever the values' own checks raise
            raise ValueError(first_problem(error, region.id)) from None
        return made


def understood(marks: Marks, article: Article, tool: str) -> ParsedArticle:
    """The result that marks make up.

    Mentions that ``Coref`` relations join are one actor if one of them has the attribute ``Actor``, or if there are
    several. Labels and relations of other projects are told of in diagnostics, and so are annotators' notes.

    Args:
        marks: the marks.
        article: the article that they are about.
        tool: which tool they come from; the provenance of all items.

    Raises:
        ValueError: if a mark points outside its text, has a value that it cannot have, or lacks one that it needs. The
            message names the region.
    """
    reading = _Reading(_checked(marks), article, tool)
    _relate(reading)
    mentions, actors = _actors(reading)
    attributions = _attributions(reading)
    claims = _claims(reading, {attribution.id: attribution for attribution in attributions})
    stances = [_stance(reading, region, claims) for region in reading.of(STANCE)]
    for region in marks.regions:
        if region.label not in LABELS:
            message = f"{region.id}: {unknown('label', region.label, LABELS)}"
            reading.remark(region, code="unknown-label", message=message)
        if region.note:
            reading.remark(region, code="note", message=f"{region.id}: {region.note}")
    parsed = ParsedArticle(
        article=article,
        mentions=mentions,
        attributions=attributions,
        actors=actors,
        claims=claims,
        stances=stances,
        diagnostics=(*article.diagnostics, *reading.remarks),
    )
    try:
        check(parsed)
    except SerializationError as error:
        raise ValueError(str(error)) from None
    return parsed


# -- checks


def _checked(marks: Marks) -> Marks:
    """The marks with spans as they are counted everywhere, if all of them lie in the text."""
    return attrs.evolve(marks, regions=[_in_text(region, marks.text) for region in marks.regions])


def _in_text(region: Region, text: str) -> Region:
    for span in region.spans:
        if span.end > len(text):
            raise ValueError(
                f"{region.id} ({region.label}) points to {span.start}-{span.end}, outside its text of {len(text)} "
                "characters; is it the text that was annotated?"
            )
    spans = whole(region.spans, text)
    if not spans:
        raise ValueError(f"{region.id} ({region.label}) has no words: remove it, or mark some")
    if region.label not in LABELS:
        return attrs.evolve(region, spans=spans)
    for name, value in region.attributes.items():
        if name not in VALUES:
            raise ValueError(f"{region.id}: {unknown('attribute', name, VALUES)}")
        if value not in (VALUES[name] or ("",)):
            raise ValueError(f"{region.id}: {unknown(f'value of {name}', value, VALUES[name])}")
    for name in region.details:
        known = _DETAILS.get(region.label, frozenset())
        if name not in known:
            raise ValueError(f"{region.id}: {unknown('detail', name, known)}")
    return attrs.evolve(region, spans=spans)


def _relate(reading: _Reading) -> None:
    """The relations that there are, each from where it begins; a remark for those between the wrong things."""
    labels = {region.id: region.label for region in reading.marks.regions}
    for relation in reading.marks.relations:
        for end in (relation.start, relation.end):
            if end not in labels:
                raise ValueError(f"the relation {relation.kind} leads to {end}, which is not there")
        if relation.kind not in RELATIONS:
            reading.remark(code="unknown-relation", message=unknown("relation", relation.kind, RELATIONS))
            continue
        starts, ends = RELATIONS[relation.kind]
        if labels[relation.start] in starts and labels[relation.end] in ends:
            reading.ends[relation.start, relation.kind].append(relation.end)
        else:
            between = f"{labels[relation.start]} {relation.start} to {labels[relation.end]} {relation.end}"
            reading.remark(code="unknown-relation", message=f"{relation.kind} does not go from {between}")


# -- mentions and actors


def _actors(reading: _Reading) -> tuple[list[Mention], list[Actor]]:
    regions = sorted(reading.of(*MENTIONS), key=lambda region: region.spans)
    groups = _groups(reading, regions)
    made = {region.id: _mention(reading, region) for region in regions}
    actors = []
    for group in groups:
        main = [region for region in group if "Actor" in region.attributes]
        if main or len(group) > 1:
            actor = _actor(reading, main or group[:1], [made[region.id] for region in group])
            actors.append(actor)
            reading.actors |= {region.id: actor for region in group}
            for region in group:
                made[region.id] = attrs.evolve(made[region.id], actor_id=actor.id)
    known = {actor.id: _with_organizations(actor, reading) for actor in actors}
    for region in regions:
        if region.id in reading.actors:
            actor = known[reading.actors[region.id].id]
            affiliation = actor.affiliation or reading.actor(region, "Affiliation")
            ambiguous = dict.fromkeys((*actor.ambiguous, *reading.actors_at(region, "MayBe")))
            known[actor.id] = attrs.evolve(actor, affiliation=affiliation, ambiguous=ambiguous)
    return [made[region.id] for region in regions], list(known.values())


def _groups(reading: _Reading, regions: list[Region]) -> list[list[Region]]:
    """The mentions that belong together, in text order; the groups in that of their first mention."""
    group_of = {region.id: [region] for region in regions}
    for region in regions:
        for end in reading.ends[region.id, "Coref"]:
            one, other = group_of[region.id], group_of[end]
            if one is not other:
                one += other
                group_of |= {member.id: one for member in other}
    order = {region.id: number for number, region in enumerate(regions)}
    groups = {id(group): sorted(group, key=lambda region: order[region.id]) for group in group_of.values()}
    return sorted(groups.values(), key=lambda group: order[group[0].id])


def _mention(reading: _Reading, region: Region) -> Mention:
    span = Span.hull(region.spans)
    head = reading.make(region, Mention, _mention_values(region, span)).head
    inside = span.contains(head) and len(head)
    values = _mention_values(region, span) | {"id": reading.id("mention", [span])}
    return reading.make(region, Mention, values | ({} if inside else {"head": [span.start, span.end]}))


def _mention_values(region: Region, span: Span) -> dict[str, Any]:
    place = [span.start, span.end]
    return {
        "id": "",
        "span": place,
        "head": region.details.get("head", place),
        "form": region.attributes.get("Form", "name"),
        "type": MENTIONS[region.label].value,
    }


def _actor(reading: _Reading, main: list[Region], mentions: list[Mention]) -> Actor:
    """An actor of its mentions. Where annotators joined several, the first names it; the others' names stay."""
    first, *others = main
    told = {name: value for name, value in first.details.items() if name in _ACTOR - {"roles"}}
    roles = first.details.get("roles", [])
    if isinstance(roles, list):  # what else it is, is told when the actor is made
        roles = [_without_mark(role) for role in roles]
    kind = first.attributes.get("Actor", MENTIONS[first.label].value)
    values = {
        "id": reading.id("actor", [mentions[0].span]),
        "name": words(first.spans, reading.marks.text),
        "type": kind if kind in VALUES["Actor"] else "group",
        "generic": "Generic" in first.attributes,
        "anonymous": "Anonymous" in first.attributes,
        "mention_ids": [mention.id for mention in mentions],
        "roles": roles,
        **told,
    }
    actor = reading.make(first, Actor, values)
    reading.mains[actor.id] = first
    names = chain.from_iterable((r.details.get("name"), *r.details.get("aliases", ())) for r in others)
    more = [str(name) for name in names if name and name not in (actor.name, *actor.aliases)]
    return attrs.evolve(actor, aliases=(*actor.aliases, *dict.fromkeys(more)))


def _without_mark(role: Any) -> Any:
    return {k: v for k, v in role.items() if k != _MARK} if isinstance(role, Mapping) else role


def _with_organizations(actor: Actor, reading: _Reading) -> Actor:
    """An actor whose roles know the actors that their marks are of."""
    marks = [str(role.get(_MARK)) for role in reading.mains[actor.id].details.get("roles", [])]
    organizations = [reading.actors[mark].id if mark in reading.actors else None for mark in marks]
    roles = [attrs.evolve(r, organization_id=o) for r, o in zip(actor.roles, organizations, strict=True)]
    return attrs.evolve(actor, roles=roles)


# -- attributions and claims


def _attributions(reading: _Reading) -> list[Attribution]:
    made: dict[str, Attribution] = {}
    regions = {region.id: region for region in reading.marks.regions}
    for region in reading.of(CLAIM, ATTRIBUTION):
        if reading.ends[region.id, "SameWords"]:
            continue
        source, content = (
            whole(chain.from_iterable(regions[end].spans for end in reading.ends[region.id, kind]), reading.marks.text)
            for kind in ("SourceWords", "ContentWords")
        )
        style = region.details.get("attribution_style", region.attributes.get("Style", "indirect"))
        values = {
            "id": reading.id("attribution", region.spans),
            "source": [[span.start, span.end] for span in source],
            "cue": [] if "NoCue" in region.attributes else [[span.start, span.end] for span in region.spans],
            "content": [[span.start, span.end] for span in content],
            "style": style,
        }
        made[region.id] = reading.make(region, Attribution, values)
        reading.attributions[region.id] = made[region.id].id
    for id in made:
        outer = next((end for end in reading.ends[id, "Within"] if end in made), None)
        made[id] = attrs.evolve(made[id], parent_id=made[outer].id if outer is not None else None)
    return list(made.values())


def _claims(reading: _Reading, attributions: Mapping[str, Attribution]) -> list[Claim]:
    regions = reading.of(CLAIM)
    reading.claims = {region.id: reading.id("claim", region.spans) for region in regions}
    return [_claim(reading, region, attributions) for region in regions]


def _claim(reading: _Reading, region: Region, attributions: Mapping[str, Attribution]) -> Claim:
    if "Kind" not in region.attributes:
        raise ValueError(f"{region.id} is a Claim without a Kind: choose one")
    shared = reading.ends[region.id, "SameWords"]
    if shared and shared[0] not in reading.attributions:
        raise ValueError(f"{region.id}: SameWords leads to {shared[0]}, which has SameWords itself; lead to that one")
    attribution = attributions[reading.attributions[shared[0] if shared else region.id]]
    parents = reading.ends[region.id, "Parent"]
    values = {
        "id": reading.claims[region.id],
        "attribution_id": attribution.id,
        "source": reading.actor(region, "By"),
        "source_text": words(attribution.source, reading.marks.text),
        "content": words(attribution.content, reading.marks.text),
        "kind": region.attributes["Kind"],
        "style": region.attributes.get("Style", "indirect"),
        "negated": "Negated" in region.attributes,
        "modality": region.attributes.get("Modality", "CT+"),
        "addressees": reading.actors_at(region, "To"),
        "parent_id": reading.claims[parents[0]] if parents else None,
    }
    told = {name: value for name, value in region.details.items() if name != "attribution_style"}
    return reading.make(region, Claim, values | told)


# -- stances


def _stance(reading: _Reading, region: Region, claims: list[Claim]) -> Stance:
    for name in ("Polarity", "Dimension"):
        if name not in region.attributes:
            raise ValueError(f"{region.id} is a Stance without a {name}: choose one")
    told = {name: value for name, value in region.details.items() if name not in ("issue", "target")}
    inside = reading.ends[region.id, "InClaim"]
    values = {
        "id": reading.id("stance", region.spans),
        "holder": reading.actor(region, "Holder"),
        "target": _target(reading, region, {claim.id: claim for claim in claims}),
        "polarity": POLARITIES[region.attributes["Polarity"]].value,
        "dimension": region.attributes["Dimension"],
        "modality": region.attributes.get("Modality", "CT+"),
        "derived": "Derived" in region.attributes,
        "explicit": "Implicit" not in region.attributes,
        "sources": reading.actors_at(region, "ReportedBy"),
        "claim_id": reading.claims[inside[0]] if inside else None,
        "evidence": [[span.start, span.end] for span in region.spans],
    }
    return reading.make(region, Stance, values | told)


def _target(reading: _Reading, region: Region, claims: Mapping[str, Claim]) -> dict[str, Any]:
    """What a stance is about: where its ``Target`` leads, or the issue that its details name."""
    text, owner = region.details.get("target"), reading.actor(region, "Owner")
    for end in reading.ends[region.id, "Target"]:
        if end in reading.claims:
            id = reading.claims[end]
            usual = claims[id].content
            return {"kind": TargetKind.CLAIM.value, "ref": id, "text": usual if text is None else text, "owner": owner}
        if end in reading.actors:
            actor = reading.actors[end]
            usual = actor.name
            return {
                "kind": TargetKind.ACTOR.value,
                "ref": actor.id,
                "text": usual if text is None else text,
                "owner": owner,
            }
    issue = region.details.get("issue")
    if issue is None:
        raise ValueError(
            f"{region.id} is a Stance on nothing: lead a Target to an actor or a claim, or write "
            '{"issue": "…"} in its note'
        )
    return {"kind": TargetKind.ISSUE.value, "ref": issue, "text": issue if text is None else text, "owner": owner}
