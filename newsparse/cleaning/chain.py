"""A linear chain over lines: which labels the lines of a text have together.

Weights are data (``layout.tsv``), learned offline; reading them takes nothing but Python. What a line is told to be is
read off the probabilities of its labels, given all lines (Lafferty, McCallum and Pereira, "Conditional random fields",
2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from operator import mul

import attrs

LABELS = ("title", "subtitle", "byline", "credit", "caption", "heading", "text", "furniture")
"""What a line may be. ``text`` is running text: paragraphs, list items, quotations."""
SCALE = 100
"""Weights are stored as whole numbers, in hundredths."""

Row = tuple[float, ...]


@attrs.frozen
class Chain:
    """A chain: for every feature a weight for each label, and for every label one for each that may follow it."""

    weights: Mapping[str, Row]
    follows: tuple[Row, ...]

    def probabilities(self, lines: Iterable[Iterable[str]]) -> list[Row]:
        """How likely each label is for each line, in the order of ``LABELS``.

        Example:
            >>> chain = Chain({"a": (1.0, *[0.0] * 7)}, ((0.0,) * 8,) * 8)
            >>> [round(p, 2) for p in chain.probabilities([["a"]])[0]][:2]
            [0.28, 0.1]
        """
        size = len(LABELS)
        seen = [_normal(self._row(features)) for features in lines]
        steps = [[exp(weight) for weight in row] for row in self.follows]
        into = list(zip(*steps, strict=True))
        forward: list[Row] = []
        for row in seen:
            if forward:
                last = forward[-1]
                row = tuple(mine * sum(map(mul, last, column)) for mine, column in zip(row, into, strict=True))
            total = sum(row)
            forward.append(tuple(p / total for p in row))
        found: list[Row] = []
        behind: Row = (1.0,) * size
        for place in range(len(seen) - 1, -1, -1):
            both = list(map(mul, forward[place], behind))
            total = sum(both)
            found.append(tuple(p / total for p in both))
            ahead = list(map(mul, seen[place], behind))
            reached = [sum(map(mul, ahead, row)) for row in steps]
            total = sum(reached)
            behind = tuple(p / total for p in reached)
        found.reverse()
        return found

    def _row(self, features: Iterable[str]) -> Row:
        rows = [row for row in map(self.weights.get, features) if row is not None]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0.0,) * len(LABELS)


def _normal(row: Sequence[float]) -> Row:
    """Weights as likelihoods, the largest of them 1, none of them 0."""
    most = max(row)
    return tuple(exp(max(weight - most, -60.0)) for weight in row)


def read(text: str) -> Chain:
    """The chain of a file of weights: a line for each feature, and one for each label (``> label``)."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    weights = {row[0]: tuple(int(n) / SCALE for n in row[1:]) for row in rows}
    follows = tuple(weights.pop(f"> {label}") for label in LABELS)
    return Chain(weights, follows)


@cache
def shipped() -> Chain:
    """The chain that newsparse brings along."""
    return read((files("newsparse.cleaning") / "layout.tsv").read_text(encoding="utf-8"))
