"""Claims: an attribution, understood."""

from __future__ import annotations

import attrs

from newsparse.model.converting import as_tuple
from newsparse.model.kinds import ClaimKind, Modality, Style
from newsparse.model.provenance import Provenance
from newsparse.model.wording import CONFIDENCE, NOBODY, flat, modality_text

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

_NOT_SO = frozenset({Modality.POSSIBLY_NOT, Modality.PROBABLY_NOT, Modality.CERTAINLY_NOT})


@attrs.frozen(kw_only=True)
class Claim:
    """Who said what, by which speech act.

    ``source`` and ``addressees`` are actor ids; ``source_text`` is the wording of the source, empty where there is
    none. Several content spans are joined by one space in ``content``. ``confidence`` is between 0 and 1.

    Example:
        >>> print(Claim(id="c1", attribution_id="at1", source_text="the mayor", content="the toll", kind="defend"))
        the mayor defends: the toll (confidence 1.00)
    """

    id: str
    attribution_id: str
    source: str | None = None
    source_text: str = ""
    content: str = ""
    kind: ClaimKind = attrs.field(converter=ClaimKind)
    style: Style = attrs.field(default=Style.INDIRECT, converter=Style)
    negated: bool = False
    modality: Modality = attrs.field(default=Modality.CERTAIN, converter=Modality)
    addressees: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    parent_id: str | None = None
    confidence: float = 1.0
    provenance: Provenance | None = None

    def __str__(self) -> str:
        said = f"{says(self)}: {flat(self.content)}" if self.content else says(self)
        return f"{flat(self.source_text) or NOBODY} {said} (confidence {self.confidence:.2f})"

    def _repr_html_(self) -> str:
        from newsparse.model.markup import card

        rows = (
            ("what", flat(self.content)),
            ("style", self.style.value),
            ("modality", modality_text(self.modality)),
            ("confidence", f"{self.confidence:.2f}"),
            ("found by", self.provenance.component if self.provenance else ""),
        )
        return card("Claim", f"{flat(self.source_text) or NOBODY} {says(self)}", rows, note=CONFIDENCE)


def says(claim: Claim) -> str:
    """The speech act of a claim in words: ``calls for``, ``does not comment``, ``not: denies``.

    Who believes that something is not so doubts it.

    Example:
        >>> says(Claim(id="c", attribution_id="a", kind="call_for"))
        'calls for'
        >>> says(Claim(id="c", attribution_id="a", kind="believe", modality="PR-"))
        'doubts'
    """
    doubted = claim.kind is ClaimKind.BELIEVE and claim.modality in _NOT_SO
    return f"{'not: ' * claim.negated}{'doubts' if doubted else _SAYS.get(claim.kind, f'{claim.kind}s')}"
