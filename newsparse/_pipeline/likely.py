"""What is told: an attribution, a claim or a stance that is less likely than a pipeline's ``least`` is left out."""

from __future__ import annotations

import attrs

from newsparse.model import Attribution, ParsedArticle, TargetKind


def likely(document: ParsedArticle, least: float) -> ParsedArticle:
    """The document without what is less likely than ``least`` (0 to 1), and without what derives from that.

    An attribution goes with its claims, with the reports that stand inside of it, and with the stances and annotations
    that derive from them. Stances of their own go by their own confidence. Mentions and actors stay.
    """
    if least <= 0:
        return document
    gone = _with_nested(document, {a.id for a in document.attributions if _confidence(a) < least})
    gone |= {c.id for c in document.claims if c.attribution_id in gone or c.parent_id in gone}
    gone |= {
        s.id
        for s in document.stances
        if s.claim_id in gone
        or (s.claim_id is None and s.confidence < least)
        or (s.target.kind is TargetKind.CLAIM and s.target.ref in gone)
    }
    return attrs.evolve(
        document,
        attributions=(a for a in document.attributions if a.id not in gone),
        claims=(c for c in document.claims if c.id not in gone),
        stances=(s for s in document.stances if s.id not in gone),
        annotations=(a for a in document.annotations if not (a.provenance and gone & set(a.provenance.derived_from))),
    )


def _with_nested(document: ParsedArticle, gone: set[str]) -> set[str]:
    """These attributions and all reports inside of them, however deep."""
    found = set(gone)
    while more := {a.id for a in document.attributions if a.parent_id in found and a.id not in found}:
        found |= more
    return found


def _confidence(attribution: Attribution) -> float:
    known = attribution.provenance.confidence if attribution.provenance is not None else None
    return 1.0 if known is None else known
