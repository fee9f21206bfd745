"""Logistic regressions whose weights are a table: how likely something is right, by what it looks like."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from newsparse.english.lexicon import rows


def probability(table: str, features: Mapping[str, float]) -> float:
    """The probability by the weights of ``tables/TABLE.tsv``; a feature that has none weighs nothing."""
    return logistic(_weights(table), features)


def logistic(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability by a logistic regression; a feature that has no weight weighs nothing.

    Example:
        >>> logistic({"bias": 0.0}, {"bias": 1.0, "unknown": 3.0})
        0.5
    """
    score = sum([weights.get(name, 0.0) * value for name, value in features.items()])
    return 1 / (1 + math.exp(-score))


def log_odds(likely: float | None) -> float:
    """The log odds of a probability, which is kept within .01 and .99; 0 where it is not known.

    Example:
        >>> log_odds(None), round(log_odds(0.9), 2), round(log_odds(1), 2)
        (0.0, 2.2, 4.6)
    """
    likely = min(max(0.5 if likely is None else likely, 0.01), 0.99)
    return math.log(likely / (1 - likely))


@cache
def _weights(table: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows(table)}
