"""The tables: a row for each article, actor, mention, claim, stance and annotation, with its words, and their place.

Portrayals (stances of that dimension: how the text itself presents an actor) have a table apart from other stances.

Cells are typed. A format that has texts and numbers alone writes them as `plain` does: where a cell holds several
values, ``; `` stands between them. Offsets are half open, in code points of the article's text: ``12-18; 40-42``;
``words`` has the words at these offsets, in the same order.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from enum import StrEnum

from newsparse.exporters.quoted import Quoted
from newsparse.model import Actor, Annotation, Claim, Dimension, Level, Mention, ParsedArticle, Span, Stance

Pair = tuple[str, str]
Cell = str | int | float | bool | datetime.date | tuple[str | Span | Pair, ...] | None


class Kind(StrEnum):
    """What the cells of a column are. Any may be None, for what is not known."""

    TEXT = "text"
    DAY = "day"  # a date, or a date with a time
    COUNT = "count"
    NUMBER = "number"
    TRUTH = "truth"
    TEXTS = "texts"
    SPANS = "spans"
    PAIRS = "pairs"  # names and values


Columns = dict[str, Kind]

_ARTICLE = {"article_id": Kind.TEXT, "article_title": Kind.TEXT, "article_date": Kind.DAY, "article_url": Kind.TEXT}
_PROOF = {"offsets": Kind.SPANS, "words": Kind.TEXTS, "component": Kind.TEXT}

_STANCES = {
    **_ARTICLE,
    "stance_id": Kind.TEXT,
    "holder_id": Kind.TEXT,
    "holder": Kind.TEXT,
    "polarity": Kind.COUNT,
    "target_kind": Kind.TEXT,
    "target_ref": Kind.TEXT,
    "target": Kind.TEXT,
    "target_owner_id": Kind.TEXT,
    "target_owner": Kind.TEXT,
    "dimension": Kind.TEXT,
    "strength": Kind.NUMBER,
    "modality": Kind.TEXT,
    "source_ids": Kind.TEXTS,
    "sources": Kind.TEXTS,
    "condition": Kind.TEXT,
    "stated_at": Kind.DAY,
    "valid_from": Kind.DAY,
    "valid_to": Kind.DAY,
    "cue": Kind.TEXT,
    "claim_id": Kind.TEXT,
    "derived": Kind.TRUTH,
    "explicit": Kind.TRUTH,
    "confidence": Kind.NUMBER,
    **_PROOF,
}

TABLES: dict[str, Columns] = {
    "articles": {
        **_ARTICLE,
        "subtitle": Kind.TEXT,
        "publisher": Kind.TEXT,
        "authors": Kind.TEXTS,
        "section": Kind.TEXT,
        "tags": Kind.TEXTS,
        "language": Kind.TEXT,
        "published": Kind.TEXT,
        "updated": Kind.TEXT,
        "extra": Kind.PAIRS,
        "errors": Kind.TEXTS,
        "text": Kind.TEXT,
    },
    "actors": {
        **_ARTICLE,
        "actor_id": Kind.TEXT,
        "name": Kind.TEXT,
        "type": Kind.TEXT,
        "aliases": Kind.TEXTS,
        "roles": Kind.TEXTS,
        "country": Kind.TEXT,
        "sector": Kind.TEXT,
        "affiliation_id": Kind.TEXT,
        "affiliation": Kind.TEXT,
        "generic": Kind.TRUTH,
        "anonymous": Kind.TRUTH,
        "ambiguous_ids": Kind.TEXTS,
        "identifiers": Kind.TEXTS,
        "mentions": Kind.COUNT,
        **_PROOF,
    },
    "mentions": {
        **_ARTICLE,
        "mention_id": Kind.TEXT,
        "actor_id": Kind.TEXT,
        "actor": Kind.TEXT,
        "form": Kind.TEXT,
        "type": Kind.TEXT,
        "head": Kind.TEXT,
        **_PROOF,
    },
    "claims": {
        **_ARTICLE,
        "claim_id": Kind.TEXT,
        "source_id": Kind.TEXT,
        "source": Kind.TEXT,
        "source_text": Kind.TEXT,
        "kind": Kind.TEXT,
        "negated": Kind.TRUTH,
        "modality": Kind.TEXT,
        "style": Kind.TEXT,
        "cue": Kind.TEXT,
        "content": Kind.TEXT,
        "addressee_ids": Kind.TEXTS,
        "addressees": Kind.TEXTS,
        "parent_id": Kind.TEXT,
        "confidence": Kind.NUMBER,
        **_PROOF,
        "quoted_words": Kind.COUNT,
    },
    "stances": _STANCES,
    "portrayals": _STANCES,
    "annotations": {
        **_ARTICLE,
        "annotation_id": Kind.TEXT,
        "kind": Kind.TEXT,
        "attributes": Kind.PAIRS,
        **_PROOF,
    },
}
"""The columns of each table. New ones are added only at the end; none is renamed within a major version."""


def rows(table: str, parsed: ParsedArticle) -> Iterator[tuple[Cell, ...]]:
    """The rows of one table for one result, in the order of the result.

    Example:
        >>> from newsparse.model import Article
        >>> actor = Actor(id="a1", name="Mali", type="state", country="MLI")
        >>> next(rows("actors", ParsedArticle(article=Article(text="Mali said no."), actors=[actor])))[4:7]
        ('a1', 'Mali', 'state')
    """
    article = parsed.article
    about = (article.id, article.title, article.published, article.url)
    match table:
        case "articles":
            yield (*about, *_article(parsed))
        case "actors":
            yield from ((*about, *_actor(actor, parsed), *_proof(actor, parsed)) for actor in parsed.actors)
        case "mentions":
            yield from ((*about, *_mention(mention, parsed), *_proof(mention, parsed)) for mention in parsed.mentions)
        case "claims":
            quoted = Quoted(article)
            for claim in parsed.claims:
                words = quoted.words(parsed.attribution(claim.attribution_id).content)
                yield (*about, *_claim(claim, parsed), *_proof(claim, parsed), words)
        case "annotations":
            yield from ((*about, *_annotation(found), *_proof(found, parsed)) for found in parsed.annotations)
        case _:
            for stance in parsed.stances:
                if (stance.dimension is Dimension.PORTRAYAL) == (table == "portrayals"):
                    yield (*about, *_stance(stance, parsed), *_proof(stance, parsed))


def plain(cell: Cell) -> str | int | float:
    """A cell as a text or a number.

    Example:
        >>> plain((Span(0, 4), Span(9, 12))), plain((("topic", "trade"),)), plain(True), plain(None)
        ('0-4; 9-12', 'topic=trade', 'true', '')
    """
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case datetime.date():
            return cell.isoformat()
        case tuple():
            return "; ".join(map(_one, cell))
        case _:
            return cell


def _one(value: str | Span | Pair) -> str:
    match value:
        case Span():
            return f"{value.start}-{value.end}"
        case str():
            return value
        case name, content:
            return f"{name}={content}"


def _article(parsed: ParsedArticle) -> tuple[Cell, ...]:
    article = parsed.article
    moments = (article.published, article.updated)
    return (
        article.subtitle,
        article.publisher,
        article.authors,
        article.section,
        article.tags,
        article.language,
        *(moment.isoformat() if moment else None for moment in moments),
        article.extra,
        tuple(remark.message for remark in parsed.diagnostics if remark.level is Level.ERROR),
        article.text,
    )


def _actor(actor: Actor, parsed: ParsedArticle) -> tuple[Cell, ...]:
    return (
        actor.id,
        actor.name,
        actor.type.value,
        actor.aliases,
        tuple(map(str, actor.roles)),
        actor.country,
        actor.sector,
        actor.affiliation,
        _name(actor.affiliation, parsed),
        actor.generic,
        actor.anonymous,
        actor.ambiguous,
        tuple(f"{scheme}:{value}" for scheme, value in actor.identifiers),
        len(actor.mention_ids),
    )


def _mention(mention: Mention, parsed: ParsedArticle) -> tuple[Cell, ...]:
    return (
        mention.id,
        mention.actor_id,
        _name(mention.actor_id, parsed),
        mention.form.value,
        mention.type.value,
        mention.head.of(parsed.article.text),
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
        claim.addressees,
        _names(claim.addressees, parsed),
        claim.parent_id,
        claim.confidence,
    )


def _stance(stance: Stance, parsed: ParsedArticle) -> tuple[Cell, ...]:
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
        stance.sources,
        _names(stance.sources, parsed),
        stance.condition,
        stance.stated_at,
        stance.valid_from,
        stance.valid_to,
        stance.cue,
        stance.claim_id,
        stance.derived,
        stance.explicit,
        stance.confidence,
    )


def _annotation(annotation: Annotation) -> tuple[Cell, ...]:
    return annotation.id, annotation.kind, annotation.attributes


def _proof(item: Actor | Mention | Claim | Stance | Annotation, parsed: ParsedArticle) -> tuple[Cell, ...]:
    spans: tuple[Span, ...] = parsed.spans_of(item)
    component = item.provenance.component if item.provenance else None
    return spans, tuple(span.of(parsed.article.text) for span in spans), component


def _name(id: str | None, parsed: ParsedArticle) -> str:
    actor = parsed.actor(id)
    return actor.name if actor else ""


def _names(ids: Iterable[str], parsed: ParsedArticle) -> tuple[str, ...]:
    return tuple(_name(id, parsed) for id in ids)
