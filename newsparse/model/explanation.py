"""The chain of evidence of a stance or a claim: what stands in the text, and what it was taken to mean."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.model.claim import Claim
from newsparse.model.kinds import Modality, TargetKind
from newsparse.model.layers import Layers
from newsparse.model.provenance import Provenance
from newsparse.model.span import Span
from newsparse.model.stance import Stance, stands

_MODALITIES = {
    Modality.CERTAIN: "it is so",
    Modality.PROBABLE: "it is likely, planned or depends on something",
    Modality.POSSIBLE: "it is possible",
    Modality.CERTAINLY_NOT: "it is no longer so",
}
_NOBODY = "somebody who is not named"


def explanation(parsed: Layers, stance: Stance) -> str:
    """Several lines, each a link of the chain: the words first, then what each part of the stance rests on."""
    return _chain(_summary(parsed, stance), _links(parsed, stance))


def claim_explanation(parsed: Layers, claim: Claim) -> str:
    """Several lines, as for a stance: the words of the content first, then what each part of the claim rests on."""
    return _chain(str(claim), _claim_links(parsed, claim))


def _chain(summary: str, links: Iterator[tuple[str, str]]) -> str:
    found = list(links)
    width = max(len(name) for name, _ in found)
    return "\n".join([summary, *(f"  {name:<{width}}  {text}" for name, text in found)])


def _summary(parsed: Layers, stance: Stance) -> str:
    target = stance.target
    return f"{_name(parsed, stance.holder)} {stands(stance)} {target.text!r} ({target.kind})"


def _links(parsed: Layers, stance: Stance) -> Iterator[tuple[str, str]]:
    text = parsed.article.text
    for span in stance.evidence:
        yield "words", _placed(text, span)
    yield "cue", f"{stance.cue!r}: {stance.dimension}, strength {stance.strength:.2g}"
    yield "holder", _who(parsed, stance.holder)
    yield "target", _what(parsed, stance)
    yield "polarity", f"{stance.polarity.name.lower()} ({int(stance.polarity):+d})"
    if stance.sources:
        yield "told by", ", then ".join(_name(parsed, source) for source in stance.sources)
    yield "modality", f"{stance.modality}: {_MODALITIES.get(stance.modality, 'it is open or denied')}"
    if stance.condition:
        yield "condition", repr(stance.condition)
    days = [
        f"{name} {day.isoformat()}"
        for name, day in (("stated", stance.stated_at), ("since", stance.valid_from), ("until", stance.valid_to))
        if day is not None
    ]
    if days:
        yield "time", ", ".join(days)
    if stance.claim_id is not None:
        claim = parsed.claim(stance.claim_id)
        role = "projected from" if stance.derived else "also told as"
        yield "claim", f"{role} a claim of kind {claim.kind}: {' '.join(claim.content.split())!r}"
    how = "derived" if stance.derived else "read off the words"
    yield "found", f"{how}{_by(stance.provenance)}, confidence {stance.confidence:.2g}"


def _claim_links(parsed: Layers, claim: Claim) -> Iterator[tuple[str, str]]:
    text, attribution = parsed.article.text, parsed.attribution(claim.attribution_id)
    yield from (("words", _placed(text, span)) for span in attribution.content)
    yield from (("cue", _placed(text, span)) for span in attribution.cue)
    yield from (("source", _placed(text, span)) for span in attribution.source)
    yield "speaker", _who(parsed, claim.source)
    yield "kind", f"{claim.kind}, {claim.style}{', negated' if claim.negated else ''}"
    yield "modality", f"{claim.modality}: {_MODALITIES.get(claim.modality, 'it is open or denied')}"
    if claim.addressees:
        yield "told to", ", ".join(_name(parsed, id) for id in claim.addressees)
    if claim.parent_id is not None:
        yield "within", str(parsed.claim(claim.parent_id))
    yield "found", f"the words{_by(attribution.provenance)}, confidence {claim.confidence:.2g}"


def _placed(text: str, span: Span) -> str:
    return f"{' '.join(span.of(text).split())!r} at {span.start}-{span.end}"


def _by(made: Provenance | None) -> str:
    return f" by {made.component} {made.version}".rstrip() if made is not None and made.component else ""


def _name(parsed: Layers, id: str | None) -> str:
    actor = parsed.actor(id)
    return _NOBODY if actor is None else actor.name


def _who(parsed: Layers, id: str | None) -> str:
    actor = parsed.actor(id)
    if actor is None:
        return _NOBODY
    return f"{actor.name} ({actor.type}), mentioned as {', '.join(map(repr, parsed.wordings_of(actor)))}"


def _what(parsed: Layers, stance: Stance) -> str:
    target = stance.target
    match target.kind:
        case TargetKind.ACTOR:
            return _who(parsed, target.ref)
        case TargetKind.CLAIM:
            return f"the claim {' '.join(target.text.split())!r}"
        case _:
            owner = f", of {_name(parsed, target.owner)}" if target.owner is not None else ""
            return f"the issue {target.text!r}, in normal form {target.ref!r}{owner}"
