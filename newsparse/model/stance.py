"""Stances: where an actor stands on an actor, an issue or a claim, and by which words."""

from __future__ import annotations

import datetime

import attrs

from newsparse.model.converting import as_tuple
from newsparse.model.kinds import Dimension, Modality, Polarity, TargetKind
from newsparse.model.provenance import Provenance
from newsparse.model.span import Span
from newsparse.model.wording import stance_line


@attrs.frozen(kw_only=True)
class Target:
    """What a stance is about.

    ``ref`` is the id of an actor or claim, or an issue's normal form; ``text`` the normal form's wording; ``owner`` the
    id of the actor whose plan, law or bid the issue is.
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
        return stance_line(self)
