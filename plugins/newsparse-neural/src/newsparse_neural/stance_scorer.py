"""Questions about ranges of tokens, by the small layers on top of the network: `training.network.Stances` in numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.products import product

Array = NDArray[np.float32]
Arrays = Mapping[str, NDArray[np.floating[Any]]]
Range = tuple[int, int]
NEGATIVE, NEUTRAL, POSITIVE = range(3)


@attrs.frozen(eq=False)
class Answer:
    """How likely each class is, and how much each token of the stretch was looked at for it."""

    likely: Array
    looked_at: Array


class StanceScorer:
    """Answers for ranges of tokens (half open) within a stretch of a text, whose tokens' arrays are given.

    Of arrays in half precision, what is asked for is made full, and not all of a text.
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._weights = {name: np.asarray(value, np.float32) for name, value in weights.items()}
        for name in ("sought.weight", "towards.4.bias"):
            self._weights[name]

    @classmethod
    def of(cls, content: bytes) -> StanceScorer:
        """The layers in the bytes of a file."""
        with np.load(BytesIO(content)) as stored:
            return cls(dict(stored))

    def towards(self, tokens: Arrays, pairs: Sequence[tuple[Range, Range]]) -> list[Answer]:
        """Where the first of each pair stands towards the second: against, neither or for.

        What the second thinks of the first is asked too, and belongs to neither.
        """
        one, other = (self._actors(tokens, [pair[k] for pair in pairs]) for k in range(2))
        ways, looks = [], []
        for a, b in ((one, other), (other, one)):
            both = np.concatenate([a, b], axis=1)
            looks.append(self._looked_at(tokens, self._linear("sought", both)))
            ways.append(self._classes("towards", np.concatenate([both, product(looks[-1], tokens["word"])], axis=1)))
        likely = _softmax(np.concatenate([np.zeros_like(ways[0][:, :1]), *ways], axis=1))
        order = np.stack([likely[:, 2], likely[:, [0, 3, 4]].sum(axis=1), likely[:, 1]], axis=1)
        return [Answer(*pair) for pair in zip(order, looks[0], strict=True)]

    def held(self, tokens: Arrays, source: Range, targets: Sequence[Range], said: Range) -> list[Answer]:
        """Where the source of a claim stands towards each target: against, neither or for.

        Looked at is ``said``, the stretch from the first to the last word of the claim.
        """
        one, other = self._actors(tokens, [source] * len(targets)), self._actors(tokens, targets)
        both = np.concatenate([one, other], axis=1)
        within = {name: _full(tokens[name], said) for name in ("key", "word")}
        looked_at = self._looked_at(within, self._linear("asked", both))
        scores = self._classes("held", np.concatenate([both, product(looked_at, within["word"])], axis=1))
        likely = _softmax(np.concatenate([np.zeros_like(scores[:, :1]), scores], axis=1))
        return [Answer(*pair) for pair in zip(likely[:, [2, 0, 1]], looked_at, strict=True)]

    def kind(self, tokens: Arrays, cue: Range, said: Range) -> Array:
        """How likely a cue does each thing that `ClaimKind` lists, in that order."""
        actors = self._actors(tokens, [cue])
        within = {name: _full(tokens[name], said) for name in ("key", "word")}
        looked_at = self._looked_at(within, self._linear("cued", actors))
        likely: Array = _softmax(
            self._classes("kind", np.concatenate([actors, product(looked_at, within["word"])], axis=1))
        )[0]
        return likely

    def told(self, tokens: Arrays, source: Range, cue: Range, said: Range) -> Array:
        """How likely nothing is said in a claim, its source says it, and somebody else does."""
        both = np.concatenate([self._actors(tokens, [place]) for place in (source, cue)], axis=1)
        within = {name: _full(tokens[name], said) for name in ("key", "word")}
        looked_at = self._looked_at(within, self._linear("heard", both))
        scores = self._classes("told", np.concatenate([both, product(looked_at, within["word"])], axis=1))
        likely: Array = _softmax(scores)[0]
        return likely

    def _actors(self, tokens: Arrays, ranges: Sequence[Range]) -> Array:
        means = {place: _full(tokens["actor"], place).mean(axis=0) for place in dict.fromkeys(ranges)}
        rows: Array = np.stack([means[place] for place in ranges])
        return rows.clip(min=0)

    def _looked_at(self, tokens: Arrays, sought: Array) -> Array:
        return _softmax(product(sought, tokens["key"].T) * sought.shape[1] ** -0.5)

    def _linear(self, name: str, x: Array) -> Array:
        return product(x, self._weights[f"{name}.weight"].T) + self._weights[f"{name}.bias"]

    def _classes(self, name: str, x: Array) -> Array:
        return self._linear(f"{name}.4", np.maximum(self._linear(f"{name}.1", x), 0))


def _full(array: NDArray[Any], place: Range) -> Array:
    """A stretch of an array in full precision."""
    return np.asarray(array[slice(*place)], np.float32)


def _softmax(scores: Array) -> Array:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)  # type: ignore[no-any-return]
