"""The tables: a row for each actor, claim, stance and annotation, with its article, its words, and their place.

Portrayals (stances of that dimension: how the text itself presents an actor) have a table apart from other stances.

Where a cell holds several values, ``; `` stands between them. Offsets are half open, in code points of the article's
text: ``12-18; 40-42``; ``words`` has the words at these offsets, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.model import Actor, Annotation, Claim, Dimension, ParsedArticle, Span, Stance

Cell = str | int | float | bool | None

_ARTICLE = ("article_id", "article_title", "article_date", "article_url")
_PROOF = ("offsets", "words", "component")

_STANCES = (
    *_ARTICLE,
    "stance_id",
    "holder_id",
    "holder",
    "polarity",
    "target_kind",
    "target_ref",
    "target",
    "target_owner_id",
    "target_owner",
    "dimension",
    "strength",
    "modality",
    "source_ids",
    "sources",
    "condition",
    "stated_at",
    "valid_from",
    "valid_to",
    "cue",
    "claim_id",
    "derived",
    "explicit",
    "confidence",
    *_PROOF,
)

TABLES: dict[str, tuple[str, ...]] = {
    "actors": (
        *_ARTICLE,
        "actor_id",
        "name",
        "type",
        "aliases",
        "roles",
        "country",
        "sector",
        "affiliation_id",
        "affiliation",
        "generic",
        "anonymous",
        "ambiguous_ids",
        "identifiers",
        "mentions",
        *_PROOF,
    ),
    "claims": (
        *_ARTICLE,
        "claim_id",
        "source_id",
        "source",
        "source_text",
        "kind",
        "negated",
        "modality",
        "style",
        "cue",
        "content",
        "addressee_ids",
        "addressees",
        "parent_id",
        "confidence",
        *_PROOF,
    ),
    "stances": _STANCES,
    "portrayals": _STANCES,
    "annotations": (*_ARTICLE, "annotation_id", "kind", "attributes", *_PROOF),
}
"""The columns of each table. New ones are added only at the end; none is renamed within a major version."""

ALWAYS = ("actors", "claims", "stances")
"""The tables that are there even if they have no row."""


def rows(table: str, parsed: ParsedArticle) -> Iterator[tuple[Cell, ...]]:
    """The rows of one table for one result, in the order of the result.

    Example:
        >>> from newsparse.model import Article
        >>> actor = Actor(id="a1", name="Mali", type="state", country="MLI")
        >>> next(rows("actors", ParsedArticle(article=Article(text="Mali said no."), actors=[actor])))[4:7]
        ('a1', 'Mali', 'state')
    """
    article = parsed.article
    published = article.published.isoformat() if article.published else None
    about = (article.id, article.title, published, article.url)
    if table == "actors":
        for actor in parsed.actors:
            yield (*about, *_actor(actor, parsed), *_proof(actor, parsed))
    elif table == "claims":
        for claim in parsed.claims:
            yield (*about, *_claim(claim, parsed), *_proof(claim, parsed))
    elif table == "annotations":
        for annotation in parsed.annotations:
            yield (*about, *_annotation(annotation), *_proof(annotation, parsed))
    else:
        for stance in parsed.stances:
            if (stance.dimension is Dimension.PORTRAYAL) == (table == "portrayals"):
                yield (*about, *_stance(stance, parsed), *_proof(stance, parsed))


def _actor(actor: Actor, parsed: ParsedArticle) -> tuple[Cell, ...]:
    return (
        actor.id,
        actor.name,
        actor.type.value,
        _joined(actor.aliases),
        _joined(map(str, actor.roles)),
        actor.country,
        actor.sector,
        actor.affiliation,
        _name(actor.affiliation, parsed),
        actor.generic,
        actor.anonymous,
        _joined(actor.ambiguous),
        _joined(f"{scheme}:{value}" for scheme, value in actor.identifiers),
        len(actor.mention_ids),
    )


def _claim(claim: Claim, parsed: ParsedArticle) -> tuple[Cell, ...]:
    cue = parsed.attribution(claim.attribution_id).cue
    return (
        claim.id,
        claim.source,
        _name(claim.source, parsed),
        claim.source_text,
        claim.kind.value,
        claim.negated,
        claim.modality.value,
        claim.style.value,
        " ".join(span.of(parsed.article.text) for span in cue),
        claim.content,
        _joined(claim.addressees),
        _joined(_name(id, parsed) for id in claim.addressees),
        claim.parent_id,
        claim.confidence,
    )


def _stance(stance: Stance, parsed: ParsedArticle) -> tuple[Cell, ...]:
    days = (stance.stated_at, stance.valid_from, stance.valid_to)
    return (
        stance.id,
        stance.holder,
        _name(stance.holder, parsed),
        int(stance.polarity),
        stance.target.kind.value,
        stance.target.ref,
        stance.target.text,
        stance.target.owner,
        _name(stance.target.owner, parsed),
        stance.dimension.value,
        stance.strength,
        stance.modality.value,
        _joined(stance.sources),
        _joined(_name(id, parsed) for id in stance.sources),
        stance.condition,
        *(day.isoformat() if day else None for day in days),
        stance.cue,
        stance.claim_id,
        stance.derived,
        stance.explicit,
        stance.confidence,
    )


def _annotation(annotation: Annotation) -> tuple[Cell, ...]:
    return annotation.id, annotation.kind, _joined(f"{name}={value}" for name, value in annotation.attributes)


def _proof(item: Actor | Claim | Stance | Annotation, parsed: ParsedArticle) -> tuple[Cell, ...]:
    spans: tuple[Span, ...] = parsed.spans_of(item)
    component = item.provenance.component if item.provenance else None
    offsets = _joined(f"{span.start}-{span.end}" for span in spans)
    return offsets, _joined(span.of(parsed.article.text) for span in spans), component


def _name(id: str | None, parsed: ParsedArticle) -> str:
    actor = parsed.actor(id)
    return actor.name if actor else ""


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)
