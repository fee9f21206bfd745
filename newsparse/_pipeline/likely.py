"""What is told: a claim or a stance that is less likely than a pipeline's ``least`` is left out."""

from __future__ import annotations

import attrs

from newsparse.model import Attribution, ParsedArticle, Stance, TargetKind


def likely(document: ParsedArticle, least: float) -> ParsedArticle:
    """The document without what is less likely than ``least`` (0 to 1), and without what derives from that.

    A claim goes with its attribution, with the reports that stand inside of it, and with the stances and annotations
    that derive from it; an attribution that is no claim goes by its own confidence, and so does a stance that its own
    words show, whether or not a claim is made by them too. Mentions and actors stay.
    """
    if least <= 0:
        return document
    told = {c.attribution_id for c in document.claims if c.confidence >= least}
    claimed = {c.attribution_id for c in document.claims}
    unlikely = (a.id for a in document.attributions if not (a.id in told if a.id in claimed else _sure(a) >= least))
    gone = _with_nested(document, set(unlikely))
    gone |= {c.id for c in document.claims if c.attribution_id in gone or c.confidence < least}
    gone |= {
        s.id
        for s in document.stances
        if (s.claim_id in gone if s.derived and s.claim_id else s.confidence < least)
        or (s.target.kind is TargetKind.CLAIM and s.target.ref in gone)
    }
    return attrs.evolve(
        document,
        attributions=(a for a in document.attributions if a.id not in gone),
        claims=(
            attrs.evolve(c, parent_id=None) if c.parent_id in gone else c for c in document.claims if c.id not in gone
        ),
        stances=(_of_its_own(s, gone) if s.claim_id in gone else s for s in document.stances if s.id not in gone),
        annotations=(a for a in document.annotations if not (a.provenance and gone & set(a.provenance.derived_from))),
    )


def _of_its_own(stance: Stance, gone: set[str]) -> Stance:
    """The stance without the claim that its words make too."""
    known = stance.provenance
    if known is not None:
        known = attrs.evolve(known, derived_from=(id for id in known.derived_from if id not in gone))
    return attrs.evolve(stance, claim_id=None, provenance=known)


def _with_nested(document: ParsedArticle, gone: set[str]) -> set[str]:
    """These attributions and all reports inside of them, however deep."""
    found = set(gone)
    while more := {a.id for a in document.attributions if a.parent_id in found and a.id not in found}:
        found |= more
    return found


def _sure(attribution: Attribution) -> float:
    known = attribution.provenance.confidence if attribution.provenance is not None else None
    return 1.0 if known is None else known
