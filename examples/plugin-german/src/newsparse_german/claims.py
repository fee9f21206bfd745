"""Claims: what an attribution does, and whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsparse.model import (
    Actor,
    Attribution,
    Claim,
    ClaimKind,
    EntityType,
    Mention,
    MentionForm,
    ParsedArticle,
    Provenance,
    Span,
    item_id,
)
from newsparse_german.attributions import reports
from newsparse_german.reading import phrases_by_place


class Claims:
    """Makes a claim of each attribution, of the kind that the table of cues has."""

    def __call__(self, document: ParsedArticle) -> Iterator[Claim]:
        """Yield the claims in the order of their attributions."""
        found = document.derive(reports)
        for attribution in document.attributions:
            report = found.get(attribution.id)
            actor = source_of(document, attribution)
            sure = attribution.provenance.confidence if attribution.provenance else None
            yield Claim(
                id=item_id(document.article.id, "claim", attribution.cue or attribution.content),
                attribution_id=attribution.id,
                source=actor.id if actor else None,
                source_text=_text(document, attribution.source),
                content=_text(document, attribution.content),
                kind=report.cue.kind if report else ClaimKind.STATE,
                style=attribution.style,
                negated=report.negated if report else False,
                confidence=1.0 if sure is None else sure,
                provenance=Provenance(derived_from=[attribution.id]),
            )


def _text(document: ParsedArticle, spans: tuple[Span, ...]) -> str:
    return " ".join(span.of(document.article.text) for span in spans)


def source_of(document: ParsedArticle, attribution: Attribution) -> Actor | None:
    """The actor that the source of an attribution names; None if it names none that is known."""
    for span in attribution.source:
        named = acting(document, span)
        if named is not None:
            return document.actor(named.actor_id)
    return None


def acting(document: ParsedArticle, span: Span) -> Mention | None:
    """Of the mentions in the words for somebody, the one that they are about: the last one of their first phrase, or
    the name in apposition to it."""
    unit, phrase = document.derive(phrases_by_place).get(span.start, (None, None))
    core = unit.core(phrase) if unit is not None and phrase is not None else span
    here, behind = None, None
    for mention in _inside(document, span):
        if core.contains(mention.span):
            here = mention
        elif behind is None and mention.form is MentionForm.NAME and mention.type is EntityType.PERSON:
            behind = mention
    if here is not None and here.form is MentionForm.NOMINAL and "," in span.of(document.article.text):
        return behind or here
    return here


def _inside(document: ParsedArticle, span: Span) -> Iterator[Mention]:
    """The mentions of actors that lie in a span, in text order."""
    place = bisect_left(document.mentions, span.start, key=lambda mention: mention.span.start)
    for mention in document.mentions[place:]:
        if mention.span.start >= span.end:
            return
        if mention.actor_id is not None and span.contains(mention.span):
            yield mention
