"""W3C Web Annotation: each mention, claim and stance as an annotation of the article's text.

The model is that of https://www.w3.org/TR/annotation-model/. Words are told twice: by quotation with what stands around
them, which finds them in the page too, and by place in ``Article.text``: half open, in code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.annotating.linked import HOME, MAKER, address, context, said, urn
from newsparse.annotating.marks import readable
from newsparse.model import Actor, Claim, Mention, ParsedArticle, Span, Stance, TargetKind
from newsparse.model.claim import says
from newsparse.model.stance import stands

STANDARD = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""So many characters stand before and behind a quotation."""


def page() -> dict[str, Any]:
    """What stands around annotations: a page of them, without any yet.

    Example:
        >>> page()["type"]
        'AnnotationPage'
    """
    generator = {"id": HOME, "type": "Software", "name": MAKER}
    head = {"@context": [STANDARD, context("newsparse")], "id": urn("annotations"), "type": "AnnotationPage"}
    return {**head, "generator": generator, "items": []}


def items(parsed: ParsedArticle) -> Iterator[dict[str, Any]]:
    """The annotations of a result; what has no words has none.

    Example:
        >>> from newsparse.model import Article
        >>> span = Span(5, 9)
        >>> mali = Mention(id="m", span=span, head=span, form="name", type="state")
        >>> one = next(items(ParsedArticle(article=Article(text="When Mali spoke"), mentions=[mali])))
        >>> one["target"]["selector"][1]
        {'type': 'TextPositionSelector', 'start': 5, 'end': 9}
    """
    for mention in parsed.mentions:
        yield from _annotation(parsed, mention.id, "identifying", [mention.span], _of_mention(mention, parsed))
    for claim in parsed.claims:
        spans = parsed.spans_of(claim)
        yield from _annotation(parsed, claim.id, "describing", spans, _of_claim(claim, parsed))
    for stance in parsed.stances:
        yield from _annotation(parsed, stance.id, "assessing", stance.evidence, _of_stance(stance, parsed))


def _annotation(
    parsed: ParsedArticle, id: str, motivation: str, spans: Iterable[Span], body: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    targets = [_target(parsed, span) for span in sorted(set(spans)) if len(span)]
    if targets:
        target = targets[0] if len(targets) == 1 else targets
        yield {"id": urn(id), "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _target(parsed: ParsedArticle, span: Span) -> dict[str, Any]:
    text = readable(parsed.article.text)
    quoted = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    placed = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"source": address(parsed.article), "selector": [quoted, placed]}


def _words(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": readable(value), "purpose": purpose}


def _of_mention(mention: Mention, parsed: ParsedArticle) -> list[dict[str, Any]]:
    form = {"form": mention.form.value}
    actor = parsed.actor(mention.actor_id)
    if actor is None:
        return [{**_words(mention.type.value, "classifying"), **form}]
    about = said(name=readable(actor.name), actorType=actor.type.value, country=actor.country)
    return [_words(actor.name, "identifying"), {"id": urn(f"{actor.id}"), "type": "Actor", **about, **form}]


def _of_claim(claim: Claim, parsed: ParsedArticle) -> list[dict[str, Any]]:
    who = _name(parsed.actor(claim.source)) or claim.source_text or "somebody"
    about = {
        "type": "Claim",
        "kind": claim.kind.value,
        "style": claim.style.value,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "confidence": claim.confidence,
        **said(
            claimant=urn(claim.source) if claim.source is not None else None,
            addressee=[urn(addressee) for addressee in claim.addressees],
        ),
    }
    return [_words(f"{who} {says(claim)}: {claim.content}", "describing"), about]


def _of_stance(stance: Stance, parsed: ParsedArticle) -> list[dict[str, Any]]:
    who, issue = _name(parsed.actor(stance.holder)) or "somebody", stance.target.kind is TargetKind.ISSUE
    about = {
        "type": "Stance",
        "polarity": stance.polarity.value,
        "dimension": stance.dimension.value,
        "strength": stance.strength,
        "modality": stance.modality.value,
        "confidence": stance.confidence,
        **said(
            holder=urn(stance.holder) if stance.holder is not None else None,
            about=None if issue else urn(stance.target.ref),
            issue=readable(stance.target.ref) if issue else None,
        ),
    }
    return [_words(f"{who} {stands(stance)} {stance.target.text}", "assessing"), about]


def _name(actor: Actor | None) -> str:
    return actor.name if actor is not None else ""
