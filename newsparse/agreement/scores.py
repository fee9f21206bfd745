"""Counts of what two readings have, and what follows from them: precision, recall, F1."""

from __future__ import annotations

from typing import Any

import attrs

from newsparse.model.converting import as_tuple


@attrs.frozen(kw_only=True)
class Score:
    """One line of a comparison.

    ``gold`` and ``predicted`` are how many each reading has, ``both`` how many are in both. Where ``of_both`` is true
    the line is about what both have: ``gold`` and ``predicted`` are one number, and only `precision` says anything.

    Example:
        >>> score = Score(layer="claims", what="found", gold=4, predicted=5, both=3)
        >>> score.precision, score.recall, round(score.f1, 3)
        (0.6, 0.75, 0.667)
    """

    layer: str
    what: str
    gold: int
    predicted: int
    both: int
    of_both: bool = False

    @property
    def precision(self) -> float | None:
        """The share of what is predicted that is in the gold; None if nothing is predicted."""
        return self.both / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of the gold that is predicted; None if there is no gold."""
        return self.both / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None if there is neither gold nor prediction."""
        total = self.gold + self.predicted
        return 2 * self.both / total if total else None


@attrs.frozen(kw_only=True)
class Agreement:
    """How far two readings of the same articles agree: a score for each question, in order of their layers.

    ``beside`` is how many articles only the prediction has; they count nowhere.

    Example:
        >>> import newsparse
        >>> gold = newsparse.parse("Mali rejects the plan.", pipeline="rules")
        >>> agreement = newsparse.compare(gold, gold)
        >>> agreement.articles, agreement.score("claims", "found").f1
        (1, 1.0)
    """

    articles: int
    beside: int = 0
    scores: tuple[Score, ...] = attrs.field(converter=as_tuple)

    def score(self, layer: str, what: str) -> Score:
        """The score of one question (KeyError if there is none)."""
        for score in self.scores:
            if (score.layer, score.what) == (layer, what):
                return score
        raise KeyError(f"there is no score of {layer!r}, {what!r}")

    def as_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "articles": self.articles,
            "beside": self.beside,
            "scores": [
                {**attrs.asdict(score), "precision": score.precision, "recall": score.recall, "f1": score.f1}
                for score in self.scores
            ],
        }

    def __str__(self) -> str:
        width = max((len(score.what) for score in self.scores), default=0) + 4
        parts = []
        for layer in dict.fromkeys(score.layer for score in self.scores):
            parts.append(f"{layer:<{width}}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred.':>7}")
            parts += [_line(score, width) for score in self.scores if score.layer == layer]
            parts.append("")
        return "\n".join(parts[:-1])


def _line(score: Score, width: int) -> str:
    name = f"{'    ' if score.of_both else '  '}{score.what}"
    figures = (score.precision, *((None, None) if score.of_both else (score.recall, score.f1)))
    shown = "".join(f"{'' if figure is None else f'{100 * figure:.1f}':>7}" for figure in figures)
    counts = f"{score.gold:>7}{'' if score.of_both else score.predicted:>7}"
    return f"{name:<{width}}{shown}{counts}".rstrip()
