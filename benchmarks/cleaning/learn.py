"""Learning the chain: the likelihood of what is known of each line, by L-BFGS. Needs numpy and scipy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs
import numpy as np
from scipy import optimize, sparse

from benchmarks.cleaning.pages import Example
from newsparse.cleaning import chain, features
from newsparse.cleaning.signs import line

LONGEST = 200
"""Longer examples are cut: the chain forgets what is so far away."""
LEAST = 4
"""In how many lines a feature must occur to have a weight."""


def read(example: Example) -> tuple[Example, list[list[str]]]:
    """The lines of an example that the chain sees, and their features."""
    kept = features.without_breaks([line(text, blanks) for text, blanks in example.lines])
    lines = tuple(example.lines[i] for i, _ in kept)
    allowed = tuple(example.allowed[i] for i, _ in kept)
    rows = features.features([one for _, one in kept])
    return attrs.evolve(example, lines=lines, allowed=allowed), rows


def learn(
    found: Sequence[tuple[Example, list[list[str]]]], l2: float = 1.0, steps: int = 30, verbose: bool = False
) -> chain.Chain:
    """The chain that makes the known labels likeliest."""
    labels = {label: i for i, label in enumerate(chain.LABELS)}
    size = len(labels)
    times = Counter(name for _, rows in found for row in rows for name in row)
    index = {name: i for i, name in enumerate(sorted(n for n, c in times.items() if c >= LEAST))}
    pieces = [
        (rows[i : i + LONGEST], example.allowed[i : i + LONGEST])
        for example, rows in found
        for i in range(0, len(rows), LONGEST)
    ]
    pieces.sort(key=lambda piece: -len(piece[0]))
    lengths = np.array([len(rows) for rows, _ in pieces])
    # Time-major: line t of all pieces that have one stands together.
    columns: list[int] = []
    starts = [0]
    masks = []
    bounds = [0]
    for t in range(lengths[0]):
        alive = int((lengths > t).sum())
        for rows, allowed in pieces[:alive]:
            columns += [index[name] for name in rows[t] if name in index]
            starts.append(len(columns))
            mask = np.zeros(size, np.float32)
            mask[[labels[label] for label in allowed[t]]] = 1
            masks.append(mask)
        bounds.append(len(masks))
    total = len(masks)
    matrix = sparse.csr_matrix(
        (np.ones(len(columns), np.float32), np.array(columns, np.int32), np.array(starts, np.int64)),
        shape=(total, len(index)),
    )
    matrix.sum_duplicates()
    transposed = matrix.T.tocsr()
    known = np.array(masks)
    many = len(index)

    def cost(values: np.ndarray) -> tuple[float, np.ndarray]:
        weights = values[: many * size].reshape(many, size).astype(np.float32)
        follows = values[many * size :].reshape(size, size)
        scores = matrix @ weights
        free, marginal, pairs = _sweep(scores, follows, bounds, None)
        bound, marginal_known, pairs_known = _sweep(scores, follows, bounds, known)
        gradient = np.concatenate(
            [(transposed @ (marginal - marginal_known)).ravel().astype(np.float64), (pairs - pairs_known).ravel()]
        )
        loss = free - bound + 0.5 * l2 * float(values @ values)
        return loss, gradient + l2 * values

    start = np.zeros(many * size + size * size)
    result = optimize.minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8})
    if verbose:
        print(f"{total} lines, {many} features, loss {result.fun / total:.4f} after {result.nit} steps")
    weights = result.x[: many * size].reshape(many, size)
    follows = result.x[many * size :].reshape(size, size)
    rounded = {
        name: tuple(float(round(w * chain.SCALE)) / chain.SCALE for w in weights[i])
        for name, i in index.items()
        if np.abs(weights[i]).max() >= 0.05
    }
    return chain.Chain(
        rounded, tuple(tuple(float(round(w * chain.SCALE)) / chain.SCALE for w in row) for row in follows)
    )


def _sweep(
    scores: np.ndarray, follows: np.ndarray, bounds: list[int], known: np.ndarray | None
) -> tuple[float, np.ndarray, np.ndarray]:
    """(log of the sum over all labellings, probabilities of labels, expected pairs)."""
    most = scores.max(axis=1, keepdims=True)
    seen = np.exp(np.maximum(scores - most, -60)).astype(np.float64)
    if known is not None:
        seen = seen * known + 1e-30 * known
    step = np.exp(follows)
    alpha = np.empty_like(seen)
    scale = np.empty(len(seen))
    for t in range(len(bounds) - 1):
        low, high = bounds[t], bounds[t + 1]
        now = seen[low:high]
        if t:
            before = bounds[t - 1]
            now = now * (alpha[before : before + high - low] @ step)
        norm = now.sum(axis=1)
        scale[low:high] = norm
        alpha[low:high] = now / norm[:, None]
    marginal = np.empty_like(seen)
    pairs = np.zeros_like(follows)
    last = len(bounds) - 2
    beta = np.ones((bounds[last + 1] - bounds[last], seen.shape[1]))
    for t in range(last, -1, -1):
        low, high = bounds[t], bounds[t + 1]
        if high - low > len(beta):
            beta = np.vstack([beta, np.ones((high - low - len(beta), seen.shape[1]))])
        both = alpha[low:high] * beta
        marginal[low:high] = both / both.sum(axis=1, keepdims=True)
        if t:
            before = bounds[t - 1]
            earlier = alpha[before : before + high - low]
            ahead = seen[low:high] * beta / scale[low:high, None]
            pairs += step * (earlier.T @ ahead)
            beta = ahead @ step.T
    return float((np.log(scale) + most[:, 0]).sum()), marginal, pairs
