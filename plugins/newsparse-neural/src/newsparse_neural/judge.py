"""How likely a candidate for an attribution is right: a small network over a row of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.products import product


@attrs.frozen(eq=False)
class Judge:
    """A small network over the numbers of a candidate: is all of it in place, is each of its parts exact.

    ``least`` is how likely an attribution must be in place to be told, ``least_of_rule`` the same for one that a rule
    proposes too.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    inner: NDArray[np.float32]
    inner_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: NDArray[np.float32]
    least: float
    least_of_rule: float

    @classmethod
    def of(cls, settings: dict[str, Any]) -> Judge:
        """The judge that the settings of the model describe."""
        arrays = {a.name: np.array(settings[a.name], np.float32) for a in attrs.fields(cls) if "least" not in a.name}
        return cls(**arrays, least=settings["least"], least_of_rule=settings["least_of_rule"])

    def __call__(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float32]:
        """For every row how likely the candidate is in place, and how likely its source, cue and content are exact."""
        x = np.clip((np.array(rows, np.float32) - self.mean) / self.scale, -5, 5)
        logits = product(np.tanh(product(x, self.inner) + self.inner_bias), self.outer) + self.outer_bias
        likely: NDArray[np.float32] = 1 / (1 + np.exp(-logits))
        return likely
