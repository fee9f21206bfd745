"""How sure a stance is: how often readers of whole articles saw the same holder, target and side.

A logistic regression over which predicate shows it, who holds it and what it is on: *rejected the plan* nearly always
is one, *admitted that* hardly ever. Its weights are data, learned by ``python -m training.rules`` of newsparse-neural.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.english.lexicon.weights import log_odds, probability
from newsparse.english.predicates.stances import Predicate
from newsparse.english.stances.frames import Draft
from newsparse.english.view import View
from newsparse.model import Claim, MentionForm, Modality, Polarity

_LONG = 6
"""The most tokens of a target that is not long."""

_SIGNS = {Polarity.SUPPORT: "+", Polarity.OPPOSE: "-", Polarity.NEUTRAL: "0"}
"""Readers were not asked about neutral stances, which have no weight of their own."""


class Confidence:
    """Judges the stances of one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._named = {m.actor_id for m in view.document.mentions if m.form is MentionForm.NAME}

    def __call__(self, same: Sequence[Draft], claim: Claim | None) -> float:
        """The probability that a stance is right that some drafts show, and a claim."""
        return probability("stance_confidence", self.features(same, claim))

    def features(self, same: Sequence[Draft], claim: Claim | None) -> dict[str, float]:
        """What the judgement hangs on: the value of each feature."""
        draft = same[0]
        frame, target, shown = draft.frame, draft.target, draft.frame.predicate
        by = shown.pos if isinstance(shown, Predicate) else "content" if frame.claim is not None else "sign"
        kind = claim.kind if claim is not None else "none"
        tag = self._view.g.tags[target.start]
        found = {
            "bias": 1.0,
            "claim": log_odds(claim.confidence if claim is not None and claim.source is not None else None),
            f"by {by}": 1.0,
            f"by {by} kind {kind}": 1.0,
            f"dimension {draft.dimension} {_SIGNS[draft.polarity]}": 1.0,
            f"target {target.kind}": 1.0,
            f"target begins with {tag}": 1.0,
            f"holder {self._form(draft.holder)}": 1.0,
        }
        if isinstance(shown, Predicate):
            found[f"predicate {' '.join(shown.words)}"] = 1.0
        meant = frame.meant
        flags = {
            "hedged": meant.modality is not Modality.CERTAIN,
            "negated": meant.negated,
            "ceased": meant.ceased,
            "intended": meant.intended,
            "reported": bool(draft.sources),
            "conditional": draft.condition is not None,
            "shown again": len(same) > 1,
            "long target": target.end - target.start > _LONG,
            "one word": target.end - target.start == 1,
            "turned": target.sign < 0,
        }
        return found | {name: 1.0 for name, holds in flags.items() if holds}

    def _form(self, holder: str | None) -> str:
        if holder is None:
            return "unknown"
        actor = self._view.actors.get(holder)
        return "class" if actor is not None and actor.generic else "named" if holder in self._named else "nominal"
