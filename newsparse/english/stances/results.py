"""Stances of the model, made of drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from newsparse.english.stances.frames import Draft
from newsparse.english.view import View
from newsparse.model import Claim, Modality, Provenance, Span, Stance, item_id
from newsparse.text import one_line

Sure = Callable[[Sequence[Draft], Claim | None], float]
"""How likely a stance is that some drafts show, and a claim."""
_LONGEST = 30
"""Tokens that cue and target may span to be shown as one stretch."""
_HEDGED = 0.9
"""What a stance has of its strength that is less than certain."""


def stance_of(view: View, same: Sequence[Draft], published: date | None, sure: Sure) -> Stance:
    """The stance that some drafts show together, the first one foremost; ``sure`` says how likely it is."""
    draft, frame, target = same[0], same[0].frame, same[0].target.target
    assert target is not None
    meant = frame.meant
    cue = view.g.span(*frame.cue)
    claim = claim_of(view, draft)
    confidence = round(sure(same, claim), 3)
    hedged = meant.modality in (Modality.PROBABLE, Modality.POSSIBLE)
    named = [draft.holder or "", target.kind, target.ref, str(int(draft.polarity)), draft.dimension, *draft.sources]
    return Stance(
        id=item_id(view.document.article.id, "stance", [cue], *named),
        holder=draft.holder,
        target=target,
        polarity=draft.polarity,
        dimension=draft.dimension,
        strength=round(draft.strength * (_HEDGED if hedged else 1), 3),
        modality=Modality.CERTAINLY_NOT if meant.ceased and published is None else meant.modality,
        sources=draft.sources,
        condition=draft.condition,
        stated_at=published,
        valid_to=published if meant.ceased else None,
        evidence=_merged([*_evidence(view, draft), *(view.g.span(*other.frame.cue) for other in same[1:])]),
        cue=one_line(cue.of(view.g.text)),
        claim_id=claim.id if claim is not None else None,
        derived=frame.claim is not None,
        explicit=frame.claim is None,
        confidence=confidence,
        provenance=Provenance(confidence=confidence, derived_from=(claim.id,) if claim is not None else ()),
    )


def claim_of(view: View, draft: Draft) -> Claim | None:
    """The claim that a stance was derived from, or that of the holder whose cue is its predicate."""
    if draft.frame.claim is not None:
        return draft.frame.claim
    claim = view.claim_cued(draft.frame.head, draft.frame.cue[1])
    return claim if claim is not None and claim.source == draft.holder else None


def _evidence(view: View, draft: Draft) -> Iterable[Span]:
    """What proves a draft: its cue and its target, as one stretch where they stand close together."""
    g, cue = view.g, draft.frame.cue
    target = (draft.target.start, max(draft.target.stop, draft.target.end))
    start, end = min(cue[0], target[0]), max(cue[1], target[1])
    together = end <= g.sentence_range(start)[1] and end - start <= _LONGEST
    places = [(start, end)] if together else [cue, target]
    return [g.span(*place) for place in (*places, *draft.frame.shown)]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, overlapping ones joined."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
