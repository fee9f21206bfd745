"""Products of small matrices, without threads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_MOST = 2**18
"""Multiplications up to which OpenBLAS, which numpy uses, stays in one thread."""


def product(rows: NDArray[np.float32], weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """``rows @ weights``, a few rows at a time.

    Of the matrices here one thread makes the product sooner than another one starts, and while it waits for work it
    keeps a core busy.

    Example:
        >>> product(np.ones((2, 3), np.float32), np.ones((3, 1), np.float32)).tolist()
        [[3.0], [3.0]]
    """
    at_once = max(1, _MOST // max(1, weights.size))
    if len(rows) <= at_once:
        return rows @ weights
    made = np.empty((len(rows), weights.shape[1]), np.float32)
    for first in range(0, len(rows), at_once):
        made[first : first + at_once] = rows[first : first + at_once] @ weights
    return made
