"""Whether two readings have the same claims, with the same source and of the same kind."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.agreement.scores import Score
from newsparse.agreement.sides import Sides, alike, one_to_one
from newsparse.model import Claim, Modality, ParsedArticle

LAYER = "claims"
SAME, MOST = 0.5, 0.7
"""How much of the content of either is in both; of the shorter one, where the cues overlap."""


@attrs.frozen
class _Place:
    """Where a claim stands: the letters of its content, or of its cue where it has none, and of its cue."""

    content: frozenset[int]
    cue: frozenset[int]


def pairs(side: Sides) -> dict[str, str]:
    """The predicted claim of each gold one: content that overlaps, and among several the one with the same source."""
    golds = {claim.id: _place(claim, side.gold, side) for claim in side.gold.claims}
    predicted = {claim.id: _place(claim, side.predicted, side) for claim in side.predicted.claims}
    fits = []
    for one in side.gold.claims:
        for other in side.predicted.claims:
            fit = _fit(golds[one.id], predicted[other.id])
            if fit is not None:
                same = side.as_gold(other.source) == one.source
                fits.append((fit + same + (one.kind is other.kind) / 2, one.id, other.id))
    return one_to_one(fits)


def _place(claim: Claim, parsed: ParsedArticle, side: Sides) -> _Place:
    attribution = parsed.attribution(claim.attribution_id)
    cue = side.letters(attribution.cue)
    return _Place(side.letters(attribution.content) or cue, cue)


def _fit(one: _Place, other: _Place) -> float | None:
    both = one.content & other.content
    if not both:
        return None
    fit = alike(one.content, other.content)
    most = len(both) / min(len(one.content), len(other.content))
    return fit if fit >= SAME or (most >= MOST and one.cue & other.cue) else None


def compared(sides: list[Sides]) -> Iterator[Score]:
    """Claims found by their content; those with the right source and kind too; and of what was found, each of these."""
    gold = sum(len(side.gold.claims) for side in sides)
    predicted = sum(len(side.predicted.claims) for side in sides)
    found = []
    for side in sides:
        found += [
            (side, side.gold.claim(one), side.predicted.claim(other)) for one, other in sorted(pairs(side).items())
        ]
    sources = [side.as_gold(other.source) == one.source for side, one, other in found]
    kinds = [one.kind is other.kind for _, one, other in found]
    whole = sum(source and kind for source, kind in zip(sources, kinds, strict=True))
    n = len(found)
    yield Score(layer=LAYER, what="found", gold=gold, predicted=predicted, both=n)
    yield Score(layer=LAYER, what="found, with source and kind", gold=gold, predicted=predicted, both=whole)
    yield Score(layer=LAYER, what="of these: the source", gold=n, predicted=n, both=sum(sources), of_both=True)
    yield Score(layer=LAYER, what="of these: the kind", gold=n, predicted=n, both=sum(kinds), of_both=True)
    marks = [(_marks(one, side, gold=True), _marks(other, side, gold=False)) for side, one, other in found]
    for what in ("negated", "less than certain", "to somebody"):
        ours = [(one[what], other[what]) for one, other in marks]
        yield Score(
            layer=LAYER,
            what=f"found claims: {what}",
            gold=sum(len(one) for one, _ in ours),
            predicted=sum(len(other) for _, other in ours),
            both=sum(len(one & other) for one, other in ours),
        )


def _marks(claim: Claim, side: Sides, *, gold: bool) -> dict[str, set[str | None]]:
    """What is said of a claim beside source and kind, as sets that can be compared."""
    addressees = claim.addressees if gold else map(side.as_gold, claim.addressees)
    return {
        "negated": {"negated"} if claim.negated else set(),
        "less than certain": set() if claim.modality is Modality.CERTAIN else {claim.modality.value},
        "to somebody": set(addressees),
    }
