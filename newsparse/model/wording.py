"""Actors, claims and stances in the words that a person reads: in tables, in notebooks, and from `str`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.model.kinds import ClaimKind, Dimension, Modality, Polarity

if TYPE_CHECKING:
    from newsparse.model.actor import Actor, Role
    from newsparse.model.claim import Claim
    from newsparse.model.span import Span
    from newsparse.model.stance import Stance

FAINT = 0.5
"""What is less likely than that is shown faintly."""

NOBODY = "nobody named"

_SAYS = {
    ClaimKind.STATE: "says",
    ClaimKind.DENY: "denies",
    ClaimKind.APOLOGIZE: "apologizes",
    ClaimKind.CRITICIZE: "criticizes",
    ClaimKind.CALL_FOR: "calls for",
    ClaimKind.NO_COMMENT: "does not comment",
    ClaimKind.WITHHOLD: "does not say",
}
"""Where it is not the kind with an *s*."""

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

_MODALITIES = {
    Modality.CERTAIN: "",
    Modality.PROBABLE: "probably",
    Modality.POSSIBLE: "possibly",
    Modality.UNKNOWN: "open",
    Modality.POSSIBLY_NOT: "possibly not",
    Modality.PROBABLY_NOT: "probably not",
    Modality.CERTAINLY_NOT: "not so",
}
_SECTORS = {"igo": "international body", "ngo": "non-governmental"}

_WORDS = re.compile(r"\w")


def says(claim: Claim) -> str:
    """The speech act of a claim in words: ``calls for``, ``does not comment``, ``not: denies``.

    Example:
        >>> from newsparse.model import Claim
        >>> says(Claim(id="c", attribution_id="a", kind="call_for"))
        'calls for'
    """
    return f"{'not: ' * claim.negated}{_SAYS.get(claim.kind, f'{claim.kind}s')}"


def stands(stance: Stance) -> str:
    """Where a stance stands, in words that fit its dimension: ``opposes``, ``holds true``, ``no longer supports``.

    Example:
        >>> from newsparse.model import Stance, Target
        >>> stands(Stance(id="s", holder=None, target=Target(kind="claim", ref="c", text="the attack"),
        ...               polarity=-1, dimension="epistemic"))
        'disputes'
    """
    kept = stance.valid_to is None and stance.modality is not Modality.CERTAINLY_NOT
    words = _STANDS.get((stance.dimension, stance.polarity), _SIDES[stance.polarity])
    modality = "" if stance.modality is Modality.CERTAINLY_NOT else modality_text(stance.modality)
    return f"{'' if kept else 'no longer '}{words}{f' ({modality})' if modality else ''}"


def modality_text(modality: Modality) -> str:
    """A modality in words: ``probably``, ``open``, ``not so``; nothing for what is certain."""
    return _MODALITIES[modality]


def sector_text(sector: str) -> str:
    """A sector in words: ``international body`` for ``igo``."""
    return _SECTORS.get(sector, sector)


def sort_of(actor: Actor) -> str:
    """What sort of actor it is: ``organization, international body``; ``group, generic``.

    Example:
        >>> from newsparse.model import Actor
        >>> sort_of(Actor(id="a", name="NATO", type="organization", sector="igo"))
        'organization, international body'
    """
    sector = sector_text(actor.sector) if actor.sector else ""
    marks = (word for word in ("generic", "anonymous", "ambiguous") if getattr(actor, word))
    return ", ".join(part for part in (actor.type.value, sector, *marks) if part)


def role_text(role: Role) -> str:
    """A role in words: ``former minister, Ministry of Trade``."""
    status = "" if role.status == "current" else f"{role.status} "
    return f"{status}{role.title}" + (f", {role.organization}" if role.organization else "")


def actor_line(actor: Actor) -> str:
    """An actor as a line: the name, the type, the roles."""
    return f"{actor.name} ({'; '.join((actor.type.value, *map(role_text, actor.roles)))})"


def claim_line(claim: Claim) -> str:
    """A claim as a line: who, by which speech act, what, and how sure that is."""
    said = f"{says(claim)}: {_flat(claim.content)}" if claim.content else says(claim)
    return f"{_flat(claim.source_text) or NOBODY} {said} (confidence {claim.confidence:.2f})"


def stance_line(stance: Stance) -> str:
    """A stance as a line: where it stands, on what, by which cue. The holder's name it does not know, only the id."""
    cue = f"“{_flat(stance.cue)}”, " if stance.cue else ""
    about = f"{cue}strength {stance.strength:.2g}, confidence {stance.confidence:.2f}"
    return f"{stands(stance)} {_flat(stance.target.text)} ({about})"


def pieces_text(text: str, spans: Iterable[Span]) -> str:
    """The words at ``spans`` as one line, with `` … `` where words stand between two of them.

    Example:
        >>> from newsparse.model import Span
        >>> pieces_text("“No,” she said, “not now.”", [Span(0, 5), Span(16, 26)])
        '“No,” … “not now.”'
        >>> pieces_text("Not now. Not ever.", [Span(0, 8), Span(9, 18)])
        'Not now. Not ever.'
    """
    spans = tuple(spans)
    parts = [spans[0].of(text)] if spans else []
    for before, after in pairwise(spans):
        touching = before.end <= after.start and not _WORDS.search(text[before.end : after.start])
        parts.append(f"{' ' if touching else ' … '}{after.of(text)}")
    return _flat("".join(parts))


def _flat(text: str) -> str:
    return " ".join(text.split())
