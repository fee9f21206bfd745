"""Normalisations: weights made comparable between those who speak often and those who speak seldom."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsparse_network.network import Kind, Matrix, total

NORMALIZATIONS: dict[Kind, tuple[str, ...]] = {
    "two-mode": ("no", "activity", "prominence"),
    "one-mode": ("no", "average", "jaccard", "cosine"),
    "actors": ("no", "activity", "prominence"),
}
"""What there is for each kind of network. The names are those of Discourse Network Analyzer."""


def normalized(matrix: Matrix, slices: dict[int, Matrix], how: str) -> Matrix:
    """A matrix of weights, divided by what the normalisation says.

    ``slices`` are the statements by agreement: X[a, j, k] is the number of statements of actor *a* on issue *j* with
    agreement *k*; n(a) is their sum over *j* and *k*.

    * ``activity``: by the statements of the row, n(a).
    * ``prominence``: by the statements on the column.
    * ``average``: by (n(a) + n(b)) / 2, the mean number of statements of the two.
    * ``jaccard``: by m10 + m01 + m11, where m10 is the sum of X[a, j, k] where *b* has none, m01 the same the other
      way, and m11 the sum of X[a, j, k] * X[b, j, k] (Jaccard 1901, for counts as Discourse Network Analyzer has it).
    * ``cosine``: by the product of the Euclidean lengths of X[a] and X[b] (Salton and McGill 1983). Discourse Network
      Analyzer 3.1 divides by n(a) * n(b) under that name, which is no cosine.

    Whatever would be divided by zero is zero.
    """
    if how == "no":
        return matrix
    if how in ("activity", "prominence"):
        statements = np.asarray(total(slices).sum(axis=1 if how == "activity" else 0)).ravel()
        scale: Matrix = sparse.diags_array(_inverse(statements), format="csr")
        return sparse.csr_array(scale @ matrix if how == "activity" else matrix @ scale)
    whole = sparse.csr_array(sparse.hstack(list(slices.values())))
    found = sparse.coo_array(matrix)
    if how == "average":
        spoken = np.asarray(whole.sum(axis=1)).ravel()
        norm = (spoken[found.row] + spoken[found.col]) / 2
    elif how == "cosine":
        length = np.sqrt(np.asarray(whole.multiply(whole).sum(axis=1)).ravel())
        norm = length[found.row] * length[found.col]
    else:
        norm = _jaccard(whole, found.row, found.col)
    return sparse.csr_array((found.data * _inverse(norm), (found.row, found.col)), shape=found.shape)


def _jaccard(whole: Matrix, row: NDArray[Any], column: NDArray[Any]) -> NDArray[Any]:
    if not len(row):
        return np.zeros(0)
    spoken = np.asarray(whole.sum(axis=1)).ravel()
    shared = sparse.csr_array(whole @ (whole > 0).astype(np.float64).T)  # of a, where b has some too
    both = sparse.csr_array(whole @ whole.T)
    alone = spoken[row] - np.asarray(shared[row, column]).ravel()
    other = spoken[column] - np.asarray(shared[column, row]).ravel()
    found: NDArray[Any] = alone + other + np.asarray(both[row, column]).ravel()
    return found


def _inverse(values: NDArray[Any]) -> NDArray[Any]:
    found: NDArray[Any] = np.divide(1.0, values, out=np.zeros(len(values)), where=values != 0)
    return found
