"""Frames: one predicate in use, with everybody and everything that takes part in the stance that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from newsparse.english.phenomena.conditions import condition
from newsparse.english.phenomena.factuality import ASSERTED, Factuality
from newsparse.english.phenomena.reports import sources
from newsparse.english.predicates.stances import Predicate
from newsparse.english.stances.targets import TargetPhrase
from newsparse.english.view import View
from newsparse.model import Claim, Dimension, Modality, Polarity, TargetKind
from newsparse.model.converting import as_tuple

_OF_REASON = 0.7
"""What a stance on a reason has of the strength of the stance that it is given for."""

_OF_DENIED = 0.4
"""The strength of a negated attitude: *does not support* is weak opposition."""


@attrs.frozen
class Side:
    """A side that no predicate of the lexicon says: that of a judgement, or of the kind of a claim."""

    polarity: Polarity
    dimension: Dimension
    strength: float


@attrs.frozen
class Frame:
    """One predicate in use: who takes which side on what, for what reason, and how it is meant.

    ``cue`` are the tokens of the predicate, ``head`` the one where claims around it are looked up, ``shown`` further
    tokens that prove it. ``claim`` is the claim that it was derived from, and whose source holds it; ``phrase`` is
    where the noun phrase of a stance in a noun begins.
    """

    predicate: Predicate | Side
    cue: tuple[int, int]
    head: int
    holders: tuple[str | None, ...] = attrs.field(converter=as_tuple)
    targets: tuple[TargetPhrase, ...] = attrs.field(converter=as_tuple)
    meant: Factuality = ASSERTED
    reasons: tuple[TargetPhrase, ...] = attrs.field(default=(), converter=as_tuple, kw_only=True)
    shown: tuple[tuple[int, int], ...] = attrs.field(default=(), kw_only=True)
    claim: Claim | None = attrs.field(default=None, kw_only=True)
    phrase: int | None = attrs.field(default=None, kw_only=True)


@attrs.frozen
class Draft:
    """One holder's stance on one target, and who reports it; reversers in the wording of the target are taken off."""

    frame: Frame
    holder: str | None
    target: TargetPhrase
    polarity: Polarity
    strength: float
    sources: tuple[str, ...]
    condition: str | None

    @property
    def dimension(self) -> Dimension:
        """The dimension of the predicate, or what the target or a plan makes of it."""
        if self.target.kind is TargetKind.CLAIM:
            return Dimension.EPISTEMIC
        return Dimension.INTENTION if self.frame.meant.intended else self.frame.predicate.dimension

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two drafts the same stance."""
        vote = self.dimension == Dimension.VOTE
        return (*self.opinion, self.target.kind, self.sources, vote, self.frame.meant.ceased)

    @property
    def opinion(self) -> tuple[object, ...]:
        """Who is on which side of what."""
        return self.holder, self.target.target.ref if self.target.target is not None else "", self.polarity


def drafts(view: View, frame: Frame) -> Iterator[Draft]:
    """The stances of a frame: of every holder on every target and reason, where somebody asserts them."""
    stop = max([frame.cue[1], *(target.stop for target in frame.targets)])
    depends = condition(view.g, frame.cue[0], stop)
    if depends is not None:
        frame = attrs.evolve(frame, meant=frame.meant.at_most(Modality.PROBABLE))
    side, denied = frame.predicate, frame.meant.negated
    for holder in frame.holders:
        told_by = sources(view, frame.head, holder, frame.phrase)
        if told_by is None:
            continue
        for target in (*frame.targets, *frame.reasons):
            if target.target is not None and target.target.ref != holder:
                polarity = Polarity(side.polarity * target.sign * (-1 if denied else 1))
                strength = _OF_DENIED if denied else side.strength
                strength *= _OF_REASON if target in frame.reasons else 1
                yield Draft(frame, holder, target, polarity, strength, told_by, depends)


def settled(found: Iterable[Draft]) -> Iterator[list[Draft]]:
    """Drafts of the same stance together, the first one first.

    An older open stance is dropped where its end is told ("had blocked ..., dropped its opposition").
    """
    same: dict[tuple[object, ...], list[Draft]] = {}
    for draft in found:
        same.setdefault(draft.key, []).append(draft)
    ended = {drafts[0].opinion for drafts in same.values() if drafts[0].frame.meant.ceased}
    for drafts_of_one in same.values():
        if drafts_of_one[0].frame.meant.ceased or drafts_of_one[0].opinion not in ended:
            yield drafts_of_one
