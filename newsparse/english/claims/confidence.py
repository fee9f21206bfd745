"""How sure a claim is: how often one like it had the right content, source and kind in whole articles.

A logistic regression over what the attribution, the source and the kind look like. Its weights are data, learned by
``python -m benchmarks confidence``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from newsparse.english.lexicon import rows
from newsparse.model import Attribution, Claim, ClaimKind, MentionForm, ParsedArticle, Span

UNKNOWN = 0.7
"""The confidence of an attribution that does not say how likely it is."""
SHORT, BRIEF = 4, 8
"""Statements of fewer words are cut, or are no contents, more often than others. What is rejected may be short."""


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("claim_confidence")}


class Confidence:
    """Judges the claims of one document."""

    def __init__(self, document: ParsedArticle) -> None:
        self._pronouns = {m.span for m in document.mentions if m.form is MentionForm.PRONOUN}
        self._named = {m.actor_id for m in document.mentions if m.form is MentionForm.NAME}

    def __call__(self, claim: Claim, attribution: Attribution) -> float:
        """The probability that content, source and kind of a claim are right."""
        weights = _weights()
        score = sum(weights.get(name, 0.0) * value for name, value in self.features(claim, attribution))
        return 1 / (1 + math.exp(-score))

    def features(self, claim: Claim, attribution: Attribution) -> Iterator[tuple[str, float]]:
        """What the judgement hangs on: the name of each feature, and its value."""
        yield "bias", 1.0
        said = attribution.provenance.confidence if attribution.provenance is not None else None
        sure = min(max(UNKNOWN if said is None else said, 0.01), 0.99)
        yield "attribution", math.log(sure / (1 - sure))
        found = "known" if claim.source is not None else "unknown"
        yield f"source {self._form(claim, attribution.source)} {found}", 1.0
        yield f"kind {claim.kind}", 1.0
        words = len(claim.content.split())
        flags = {
            "inside another": attribution.parent_id is not None,
            "no cue": not attribution.cue,
            "short statement": claim.kind is ClaimKind.STATE and words < SHORT,
            "brief statement": claim.kind is ClaimKind.STATE and words < BRIEF,
            "negated": claim.negated,
        }
        yield from ((name, 1.0) for name, holds in flags.items() if holds)

    def _form(self, claim: Claim, source: tuple[Span, ...]) -> str:
        if not source:
            return "none"
        if all(span in self._pronouns for span in source):
            return "pronoun"
        return "name" if claim.source in self._named else "nominal"
