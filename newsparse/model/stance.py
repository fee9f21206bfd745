"""Stances: where an actor stands on an actor, an issue or a claim, and by which words."""

from __future__ import annotations

import datetime

import attrs

from newsparse.model.converting import as_tuple
from newsparse.model.kinds import Dimension, Modality, Polarity, TargetKind
from newsparse.model.provenance import Provenance
from newsparse.model.span import Span
from newsparse.model.wording import CONFIDENCE, NOBODY, flat, modality_text

_SIDES = {Polarity.SUPPORT: "supports", Polarity.NEUTRAL: "is neutral on", Polarity.OPPOSE: "opposes"}
_STANDS = {
    (Dimension.EPISTEMIC, Polarity.SUPPORT): "holds true",
    (Dimension.EPISTEMIC, Polarity.NEUTRAL): "leaves open",
    (Dimension.EPISTEMIC, Polarity.OPPOSE): "disputes",
    (Dimension.AGREEMENT, Polarity.SUPPORT): "agrees with",
    (Dimension.AGREEMENT, Polarity.OPPOSE): "disagrees with",
    (Dimension.VOTE, Polarity.SUPPORT): "votes for",
    (Dimension.VOTE, Polarity.NEUTRAL): "abstains on",
    (Dimension.VOTE, Polarity.OPPOSE): "votes against",
    (Dimension.PORTRAYAL, Polarity.SUPPORT): "shows in a good light",
    (Dimension.PORTRAYAL, Polarity.NEUTRAL): "shows neutrally",
    (Dimension.PORTRAYAL, Polarity.OPPOSE): "shows in a bad light",
}
"""Where a dimension has words of its own."""


@attrs.frozen(kw_only=True)
class Target:
    """What a stance is about.

    ``ref`` is the id of an actor or claim, or an issue's normal form; ``text`` the normal form's wording; ``owner`` the
    id of the actor whose plan, law or bid the issue is.

    Example:
        >>> target = Target(kind="issue", ref="harbour toll", text="harbour toll")
        >>> print(target, target.kind.value, target.owner)
        harbour toll issue None
    """

    kind: TargetKind = attrs.field(converter=TargetKind)
    ref: str
    text: str
    owner: str | None = None

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Stance:
    """One position of one holder, with the words that prove it.

    ``holder`` is an actor id, or None where nobody is named. ``sources`` are the actors who report the stance,
    outermost first, without the author and without the holder. ``strength`` and ``confidence`` are between 0 and 1. A
    stance that was given up has a ``valid_to``.

    Example:
        >>> toll = Target(kind="issue", ref="toll", text="toll")
        >>> print(Stance(id="s1", holder="a1", target=toll, polarity=-1, strength=0.8, cue="rejects"))
        opposes toll (“rejects”, strength 0.8, confidence 1.00)
    """

    id: str
    holder: str | None
    target: Target
    polarity: Polarity = attrs.field(converter=Polarity)
    dimension: Dimension = attrs.field(default=Dimension.POSITION, converter=Dimension)
    strength: float = 1.0
    modality: Modality = attrs.field(default=Modality.CERTAIN, converter=Modality)
    sources: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    condition: str | None = None
    stated_at: datetime.date | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    evidence: tuple[Span, ...] = attrs.field(default=(), converter=as_tuple)
    cue: str = ""
    claim_id: str | None = None
    derived: bool = False
    explicit: bool = True
    confidence: float = 1.0
    provenance: Provenance | None = None

    def __str__(self) -> str:
        cue = f"“{flat(self.cue)}”, " if self.cue else ""
        about = f"{cue}strength {self.strength:.2g}, confidence {self.confidence:.2f}"
        return f"{stands(self)} {flat(self.target.text)} ({about})"

    def _repr_html_(self) -> str:
        from newsparse.model.markup import card

        rows = (
            ("holder", "" if self.holder else NOBODY),
            ("target", self.target.kind.value),
            ("dimension", self.dimension.value),
            ("cue", flat(self.cue)),
            ("condition", flat(self.condition or "")),
            ("reported by", f"{len(self.sources)} other{'s' * (len(self.sources) > 1)}" if self.sources else ""),
            ("strength", f"{self.strength:.2g}"),
            ("confidence", f"{self.confidence:.2f}"),
            ("found by", self.provenance.component if self.provenance else ""),
        )
        side = self.polarity.name.lower()
        note = f"strength: how strongly it is put; {CONFIDENCE}; parsed.actor(stance.holder) is who holds it"
        return card("Stance", f"{stands(self)} {flat(self.target.text)}", rows, side=side, note=note)


def stands(stance: Stance) -> str:
    """Where a stance stands, in words that fit its dimension: ``opposes``, ``holds true``, ``no longer supports``.

    Example:
        >>> stands(Stance(id="s", holder=None, target=Target(kind="claim", ref="c", text="the attack"),
        ...               polarity=-1, dimension="epistemic"))
        'disputes'
    """
    kept = stance.valid_to is None and stance.modality is not Modality.CERTAINLY_NOT
    words = _STANDS.get((stance.dimension, stance.polarity), _SIDES[stance.polarity])
    modality = "" if stance.modality is Modality.CERTAINLY_NOT else modality_text(stance.modality)
    return f"{'' if kept else 'no longer '}{words}{f' ({modality})' if modality else ''}"
