"""Stances: *lehnt … ab*, *fordert*, *begrüßt*, *spricht sich für … aus*. The verb tells, by the table of cues."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from newsparse.model import Claim, Dimension, ParsedArticle, Polarity, Provenance, Span, Stance, Target, item_id
from newsparse_german.attributions import reports
from newsparse_german.claims import acting
from newsparse_german.lexicon import low, words
from newsparse_german.report import Report

WEAK = 0.4
"""How strongly somebody is against what they *do not support*."""


class Stances:
    """Reads stances off the claims whose verb shows one."""

    def __call__(self, document: ParsedArticle) -> Iterator[Stance]:
        """Yield the stances in the order of their claims."""
        found = document.derive(reports)
        for claim in document.claims:
            report = found.get(claim.attribution_id)
            if report is not None:
                yield from _of_claim(document, claim, report)


def _of_claim(document: ParsedArticle, claim: Claim, report: Report) -> Iterator[Stance]:
    polarity, strength = report.cue.polarity, report.cue.strength
    if polarity is None or report.target is None or claim.source is None:
        return
    if report.negated:
        if polarity is not Polarity.SUPPORT or report.cue.dimension is not Dimension.POSITION:
            return
        polarity, strength = Polarity.OPPOSE, WEAK
    target, flips = _target(document, report.target)
    if not target.ref:
        return
    words_of = " … ".join(span.of(document.article.text) for span in report.words)
    yield Stance(
        id=item_id(document.article.id, "stance", report.words, target.ref),
        holder=claim.source,
        target=target,
        polarity=Polarity(-polarity) if flips else polarity,
        dimension=report.cue.dimension,
        strength=strength,
        evidence=(*report.words, report.target),
        cue=words_of,
        claim_id=claim.id,
        confidence=claim.confidence,
        stated_at=_day(document),
        provenance=Provenance(derived_from=[claim.id]),
    )


def _day(document: ParsedArticle) -> datetime.date | None:
    published = document.article.published
    return published.date() if isinstance(published, datetime.datetime) else published


def _target(document: ParsedArticle, span: Span) -> tuple[Target, bool]:
    """The actor or the issue that words name, and whether they reverse it: *ein Ende der Sanktionen*."""
    text = span.of(document.article.text)
    mention = acting(document, span)
    if mention is not None and mention.span.end == span.end:
        actor = document.actor(mention.actor_id)
        return Target(kind="actor", ref=mention.actor_id or "", text=actor.name if actor else _bare(text)), False
    first, _, rest = _bare(text).partition(" ")
    flips = low(first) in words("reverser") and bool(rest)
    issue = _bare(_without(rest, ("von", "vom"))) if flips else _bare(text)
    return Target(kind="issue", ref=low(issue), text=issue), flips


def _bare(text: str) -> str:
    return _without(" ".join(text.split()), words("determiner"))


def _without(text: str, first: frozenset[str] | tuple[str, ...]) -> str:
    begin, _, rest = text.partition(" ")
    return rest if rest and low(begin) in first else text
