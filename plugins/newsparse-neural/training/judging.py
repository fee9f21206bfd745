"""What the judges share: examples with features, a logistic regression over them, and where its weights are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newsparse.english.api import logistic
from newsparse.model import Stance
from newsparse_neural.files import seal
from newsparse_neural.network import network

FEWEST = 8
"""Examples that a feature must hold for, to be weighed."""
DECAY = 0.01


@attrs.frozen(eq=False)
class Judged:
    """Something that was proposed, by its features; ``right`` is None where readers may differ."""

    features: dict[str, float]
    right: bool | None


def is_right(scoring: Any, side: Any, document: Any, stance: Stance) -> bool | None:
    """Whether readers see a stance: its holder, its target and its side."""
    (told,) = scoring.told(attrs.evolve(document, stances=[stance]), side.text).stances
    same = [
        gold
        for gold in side.gold.stances
        if gold.sign == told.sign and side.who(told.holder) == gold.holder and scoring.target_fits(side, gold, told)
    ]
    if same and all(gold.optional for gold in same):
        return None
    return bool(same)


def regression(given: Iterable[Judged], decay: float = DECAY) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method, with a little decay."""
    rows = [e for e in given if e.right is not None]
    count: dict[str, int] = {}
    for example in rows:
        for name in example.features:
            count[name] = count.get(name, 0) + 1
    names = sorted(name for name, n in count.items() if n >= FEWEST)
    x = np.array([[e.features.get(name, 0.0) for name in names] for e in rows])
    y = np.array([bool(e.right) for e in rows], float)
    weights = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - y) / len(y) + decay * weights
        curve = (x.T * (likely * (1 - likely))) @ x / len(y) + decay * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def moved(weights: dict[str, float], held: Sequence[Judged]) -> dict[str, float]:
    """The weights with another bias: as many of some examples are right as are said to be."""
    rows = [e for e in held if e.right is not None]
    low, high = -3.0, 3.0
    for _ in range(40):
        move = (low + high) / 2
        tried = weights | {"bias": weights["bias"] + move}
        said = sum(logistic(tried, e.features) for e in rows)
        low, high = (move, high) if said < sum(bool(e.right) for e in rows) else (low, move)
    return weights | {"bias": round(weights["bias"] + low, 4)}


def write(model: Path, name: str, value: Any) -> None:
    """Put a part into the settings of a model."""
    path = model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings[name] = value
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    seal(path.parent)
    network.cache_clear()
