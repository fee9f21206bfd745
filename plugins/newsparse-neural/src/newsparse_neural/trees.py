"""Dependency trees from scores: one root a sentence, no cycles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def heads(arcs: NDArray[np.float32], roots: NDArray[np.float32]) -> list[int]:
    """The head of every token of a sentence, a root being its own.

    Every token takes its likeliest head; where that makes no tree, the weakest arc of each cycle is bent.

    Example:
        >>> scores = np.array([[0.0, 9.0, 0.0], [8.0, 0.0, 0.0], [0.0, 9.0, 0.0]], dtype=np.float32)
        >>> heads(scores, np.array([1.0, 5.0, 0.0], dtype=np.float32))
        [1, 1, 1]
    """
    n = len(arcs)
    if n == 1:
        return [0]
    scores = arcs.copy()
    np.fill_diagonal(scores, -np.inf)
    root = int((roots - scores.max(axis=1)).argmax())
    scores[root] = -np.inf
    found: list[int] = scores.argmax(axis=1).tolist()
    found[root] = root
    while (cycle := _cycle(found, root)) is not None:
        reached = _above(found, cycle, root)
        best: tuple[float, int, int] | None = None
        for i in cycle:  # the cheapest way out of the cycle to a token that is not below it
            row = np.where(reached, scores[i], -np.inf)
            j = int(row.argmax())
            loss = float(scores[i, found[i]] - row[j])
            if best is None or loss < best[0]:
                best = loss, i, j
        assert best is not None
        found[best[1]] = best[2]
    return found


def _cycle(found: list[int], root: int) -> list[int] | None:
    """The tokens of a cycle, or None."""
    state = [0] * len(found)
    state[root] = -1
    for start in range(len(found)):
        path, i = [], start
        while state[i] == 0:
            state[i] = start + 1
            path.append(i)
            i = found[i]
        if state[i] == start + 1 and i in path:
            return path[path.index(i) :]
        for j in path:
            state[j] = -1
    return None


def _above(found: list[int], cycle: list[int], root: int) -> NDArray[np.bool_]:
    """The tokens from which the root is reached."""
    reached = np.zeros(len(found), dtype=bool)
    reached[root] = True
    for start in range(len(found)):
        path, i = [], start
        seen: set[int] = set(cycle)
        while not reached[i] and i not in seen:
            seen.add(i)
            path.append(i)
            i = found[i]
        if reached[i]:
            reached[path] = True
    return reached
