"""The chain of evidence of a stance, in words: what stands in the text, and what it was taken to mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsparse.model.kinds import Modality, TargetKind
from newsparse.model.wording import stands

if TYPE_CHECKING:
    from newsparse.model.parsed import ParsedArticle
    from newsparse.model.stance import Stance

_MODALITIES = {
    Modality.CERTAIN: "it is so",
    Modality.PROBABLE: "it is likely, planned or depends on something",
    Modality.POSSIBLE: "it is possible",
    Modality.CERTAINLY_NOT: "it is no longer so",
}
_NOBODY = "somebody who is not named"


def explanation(parsed: ParsedArticle, stance: Stance) -> str:
    """Several lines, each a link of the chain: the words first, then what each part of the stance rests on."""
    links = list(_links(parsed, stance))
    width = max(len(name) for name, _ in links)
    return "\n".join([_summary(parsed, stance), *(f"  {name:<{width}}  {text}" for name, text in links)])


def _summary(parsed: ParsedArticle, stance: Stance) -> str:
    target = stance.target
    return f"{_name(parsed, stance.holder)} {stands(stance)} {target.text!r} ({target.kind})"


def _links(parsed: ParsedArticle, stance: Stance) -> Iterator[tuple[str, str]]:
    text = parsed.article.text
    for span in stance.evidence:
        yield "words", f"{' '.join(span.of(text).split())!r} at {span.start}-{span.end}"
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
    made = stance.provenance
    by = f" by {made.component} {made.version}".rstrip() if made is not None and made.component else ""
    yield "found", f"{'derived' if stance.derived else 'read off the words'}{by}, confidence {stance.confidence:g}"


def _name(parsed: ParsedArticle, id: str | None) -> str:
    actor = parsed.actor(id)
    return _NOBODY if actor is None else actor.name


def _who(parsed: ParsedArticle, id: str | None) -> str:
    actor = parsed.actor(id)
    if actor is None:
        return _NOBODY
    named = list(dict.fromkeys(parsed.text_of(mention) for mention in parsed.mentions_of(actor)))
    return f"{actor.name} ({actor.type}), mentioned as {', '.join(map(repr, named))}"


def _what(parsed: ParsedArticle, stance: Stance) -> str:
    target = stance.target
    match target.kind:
        case TargetKind.ACTOR:
            return _who(parsed, target.ref)
        case TargetKind.CLAIM:
            return f"the claim {' '.join(target.text.split())!r}"
        case _:
            owner = f", of {_name(parsed, target.owner)}" if target.owner is not None else ""
            return f"the issue {target.text!r}, in normal form {target.ref!r}{owner}"
