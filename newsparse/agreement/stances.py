"""Whether two readings have the same stances: of the same holder, on the same target, on the same side."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.agreement import claims
from newsparse.agreement.scores import Score
from newsparse.agreement.sides import Sides, alike, one_to_one, telling_words
from newsparse.model import Dimension, Stance, TargetKind

LAYER = "stances"
SAME = 0.5
"""How many of the words of either wording of an issue are in both."""


@attrs.define
class _Counts:
    gold: int = 0
    predicted: int = 0
    both: int = 0

    def score(self, what: str) -> Score:
        return Score(layer=LAYER, what=what, gold=self.gold, predicted=self.predicted, both=self.both)


def compared(sides: list[Sides]) -> Iterator[Score]:
    """Stances with the right holder, target and polarity; either polarity; by the target; and portrayals apart.

    A predicted stance that says once more what a found one says is neither right nor wrong.
    """
    whole, either, actors, others, portrayals = (_Counts() for _ in range(5))
    for side in sides:
        golds, predicted = _told(side.gold.stances), _told(side.predicted.stances)
        fits = _fits(side, golds, predicted)
        _count(fits, golds, predicted, side, either)
        same = [(one, other) for one, other in fits if one.polarity is other.polarity]
        _count(same, golds, predicted, side, whole)
        for counts, on_actor in ((actors, True), (others, False)):
            ours, theirs = (
                [s for s in stances if (s.target.kind is TargetKind.ACTOR) is on_actor]
                for stances in (golds, predicted)
            )
            _count([(one, other) for one, other in same if one in ours and other in theirs], ours, theirs, side, counts)
        golds, predicted = (
            [s for s in reading.stances if s.dimension is Dimension.PORTRAYAL]
            for reading in (side.gold, side.predicted)
        )
        _count(_portrayed(side, golds, predicted), golds, predicted, side, portrayals)
    yield whole.score("holder, target, polarity")
    yield either.score("holder and target")
    yield actors.score("all three, on actors")
    yield others.score("all three, on issues and claims")
    yield portrayals.score("portrayals")


def _told(stances: tuple[Stance, ...]) -> list[Stance]:
    return [stance for stance in stances if stance.dimension is not Dimension.PORTRAYAL]


def _fits(side: Sides, golds: list[Stance], predicted: list[Stance]) -> list[tuple[Stance, Stance]]:
    claimed = {other: one for one, other in claims.pairs(side).items()}
    return [
        (one, other)
        for one in golds
        for other in predicted
        if side.as_gold(other.holder) == one.holder and _on_the_same(one, other, side, claimed)
    ]


def _on_the_same(one: Stance, other: Stance, side: Sides, claimed: dict[str, str]) -> bool:
    kinds = {one.target.kind, other.target.kind}
    if kinds == {TargetKind.ACTOR}:
        return side.as_gold(other.target.ref) == one.target.ref
    if kinds == {TargetKind.CLAIM} and claimed.get(other.target.ref) == one.target.ref:
        return True
    ours, theirs = _wordings(one), _wordings(other)
    if TargetKind.ACTOR in kinds:  # an actor here, an issue there: its name may be all of the issue
        return any(mine and mine == their for mine in ours for their in theirs)
    fit = max((alike(mine, their) for mine in ours for their in theirs), default=0.0)
    near = side.letters(one.evidence) & side.letters(other.evidence)
    return fit >= SAME or bool(near and fit)


def _wordings(stance: Stance) -> list[frozenset[str]]:
    issue = stance.target.kind is TargetKind.ISSUE
    return [
        telling_words(text) for text in dict.fromkeys((stance.target.text, *([stance.target.ref] if issue else [])))
    ]


def _portrayed(side: Sides, golds: list[Stance], predicted: list[Stance]) -> list[tuple[Stance, Stance]]:
    return [
        (one, other)
        for one in golds
        for other in predicted
        if one.polarity is other.polarity and side.as_gold(other.target.ref) == one.target.ref
    ]


def _count(
    fits: list[tuple[Stance, Stance]], golds: list[Stance], predicted: list[Stance], side: Sides, counts: _Counts
) -> None:
    """Pair what fits one to one, the same words first, and leave out what only repeats a pair."""
    near = [
        (
            bool(side.letters(one.evidence) & side.letters(other.evidence)) + (one.polarity is other.polarity) * 2,
            one,
            other,
        )
        for one, other in fits
    ]
    pairs = one_to_one((fit, one.id, other.id) for fit, one, other in near)
    taken = set(pairs.values())
    repeats = {other.id for one, other in fits if one.id in pairs and other.id not in taken}
    counts.gold += len(golds)
    counts.predicted += len(predicted) - len(repeats)
    counts.both += len(pairs)
