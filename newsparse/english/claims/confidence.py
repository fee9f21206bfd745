"""How sure a claim is: how often one like it had the right content, source and kind in whole articles.

A logistic regression over what the attribution, the source and the kind look like. Its weights are data, learned by
``python -m benchmarks confidence``.
"""

from __future__ import annotations

from newsparse.english.lexicon.weights import log_odds, probability
from newsparse.model import Attribution, ClaimKind, MentionForm, ParsedArticle, Span

UNKNOWN = 0.7
"""The confidence of an attribution that does not say how likely it is."""
SHORT, BRIEF = 4, 8
"""Statements of fewer words are cut, or are no contents, more often than others. What is rejected may be short."""


class Confidence:
    """Judges the claims of one document."""

    def __init__(self, document: ParsedArticle) -> None:
        self._pronouns = {(m.span.start, m.span.end) for m in document.mentions if m.form is MentionForm.PRONOUN}
        self._named = {m.actor_id for m in document.mentions if m.form is MentionForm.NAME}

    def __call__(
        self, attribution: Attribution, source: str | None, kind: ClaimKind, content: str, negated: bool
    ) -> float:
        """The probability that content, source and kind of a claim are right."""
        return probability("claim_confidence", self.features(attribution, source, kind, content, negated))

    def features(
        self, attribution: Attribution, source: str | None, kind: ClaimKind, content: str, negated: bool
    ) -> dict[str, float]:
        """What the judgement hangs on: the value of each feature."""
        said = attribution.provenance.confidence if attribution.provenance is not None else None
        found = {
            "bias": 1.0,
            "attribution": log_odds(UNKNOWN if said is None else said),
            f"source {self._form(source, attribution.source)} {'unknown' if source is None else 'known'}": 1.0,
            f"kind {kind}": 1.0,
        }
        words = len(content.split(None, BRIEF)) if kind is ClaimKind.STATE else BRIEF
        flags = {
            "inside another": attribution.parent_id is not None,
            "no cue": not attribution.cue,
            "short statement": words < SHORT,
            "brief statement": words < BRIEF,
            "negated": negated,
        }
        return found | {name: 1.0 for name, holds in flags.items() if holds}

    def _form(self, source: str | None, spans: tuple[Span, ...]) -> str:
        if not spans:
            return "none"
        if all((span.start, span.end) in self._pronouns for span in spans):
            return "pronoun"
        return "name" if source in self._named else "nominal"
