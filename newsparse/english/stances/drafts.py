"""A stance in the making."""

from __future__ import annotations

from datetime import date

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.stances.standing import Standing
from newsparse.english.stances.targets import Aim
from newsparse.model import Dimension, Modality, Polarity, Provenance, Span, Stance, item_id
from newsparse.text import one_line

_LONGEST = 30
"""Tokens that cue and target may span to be shown as one stretch."""


@attrs.define
class Draft:
    """What is known of one stance; ``cue`` is its predicate, ``evidence`` further tokens that prove it (half open)."""

    holder: str | None
    aim: Aim
    polarity: Polarity
    dimension: Dimension
    strength: float
    cue: tuple[int, int]
    evidence: list[tuple[int, int]] = attrs.Factory(list)
    standing: Standing = attrs.Factory(Standing)
    sources: tuple[str, ...] = ()
    condition: str | None = None
    claim_id: str | None = None
    derived: bool = False
    confidence: float = 0.8

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two drafts the same stance."""
        target = self.aim.target
        return (
            self.holder,
            target.kind,
            target.ref,
            self.polarity,
            self.sources,
            self.dimension == Dimension.VOTE,
            self.standing.ceased,
        )

    def finish(self, g: Grammar, article_id: str, published: date | None) -> Stance:
        """The stance."""
        cue = g.span(*self.cue)
        aim = (self.aim.start, max(self.aim.stop, self.aim.end))
        hull = (min(self.cue[0], aim[0]), max(self.cue[1], aim[1]))
        together = hull[1] <= g.sentence_range(hull[0])[1] and hull[1] - hull[0] <= _LONGEST
        places = {g.span(*e) for e in ([hull] if together else [self.cue, aim]) + self.evidence}
        standing = self.standing
        modality = standing.modality
        if standing.ceased and published is None:
            modality = Modality.CERTAINLY_NOT
        strength = self.strength
        if modality in (Modality.PROBABLE, Modality.POSSIBLE):
            strength *= 0.9
        target = self.aim.target
        return Stance(
            id=item_id(
                article_id,
                "stance",
                [cue],
                self.holder or "",
                target.kind,
                target.ref,
                str(int(self.polarity)),
                self.dimension,
                *self.sources,
            ),
            holder=self.holder,
            target=target,
            polarity=self.polarity,
            dimension=self.dimension,
            strength=round(strength, 3),
            modality=modality,
            sources=self.sources,
            condition=self.condition,
            stated_at=published,
            valid_to=published if standing.ceased else None,
            evidence=merged(places),
            cue=one_line(cue.of(g.text)),
            claim_id=self.claim_id,
            derived=self.derived,
            explicit=not self.derived,
            confidence=round(self.confidence, 3),
            provenance=Provenance(
                confidence=round(self.confidence, 3), derived_from=(self.claim_id,) if self.claim_id else ()
            ),
        )


def merged(spans: set[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
