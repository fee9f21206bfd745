"""How stable edges are: the network of the same articles, drawn again and again with replacement."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import numpy as np

from newsparse.errors import ConfigurationError
from newsparse_network.network import Kind, Network
from newsparse_network.projecting import framed, network_of
from newsparse_network.table import Statements


@attrs.frozen(kw_only=True)
class Stability:
    """How stable one edge is: ``kept`` is the share of draws in which its weight has the same sign.

    ``low`` and ``high`` are the percentiles of its weight over the draws.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document=id, actor="Mali", issue="truce", agreement=1) for id in "abc"]
        >>> _, edges = stability(Statements.of(rows), "two-mode", draws=20)
        >>> isinstance(edges[0], Stability), edges[0].weight, edges[0].kept
        (True, 3.0, 1.0)
    """

    source: str
    target: str
    weight: float
    kept: float
    low: float
    high: float


def stability(
    statements: Statements,
    kind: Kind,
    aggregation: str = "subtract",
    normalization: str = "no",
    *,
    level: str = "actor",
    duplicates: str = "document",
    neutral: bool = False,
    draws: int = 200,
    confidence: float = 0.95,
    seed: int = 0,
    progress: Callable[[int], None] | None = None,
) -> tuple[Network, list[Stability]]:
    """A network, and how stable each of its edges is when articles are drawn again (Efron 1979, *Bootstrap methods*).

    Articles are drawn, and not statements: what stands in one article belongs together. An article that is drawn twice
    counts twice. The edges are in the order of `Network.edges`. The same seed gives the same draws.

    Args:
        statements: the statements.
        kind: ``two-mode``, ``one-mode`` or ``actors``.
        aggregation: as for the network.
        normalization: as for the network.
        level: as for the network.
        duplicates: as for the network; a scope within documents is what fits, others compare over documents first.
        neutral: as for the network.
        draws: how often articles are drawn.
        confidence: of the interval from ``low`` to ``high``.
        seed: of the random numbers.
        progress: called with the number of draws that are done.

    Raises:
        ConfigurationError: if there is no such kind or mode, no draw, or the confidence is not between 0 and 1.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document=str(n), actor="Mali", issue="toll", agreement=1) for n in range(20)]
        >>> _, (edge,) = stability(Statements.of(rows), "two-mode")
        >>> edge.weight, edge.kept, edge.low, edge.high
        (20.0, 1.0, 20.0, 20.0)
    """
    if draws < 1 or not 0 < confidence < 1:
        raise ConfigurationError("at least one draw is needed, and a confidence between 0 and 1, such as 0.95")
    target = level if kind == "actors" else None
    chosen = statements.distinct(duplicates, level=level, target_level=target)
    frame = framed(chosen, kind, level=level, neutral=neutral)
    whole = network_of(frame, aggregation, normalization)
    edges = list(whole.edges())
    offset = len(whole.rows) if kind == "two-mode" else 0
    row = np.array([edge.source for edge in edges], np.intp)
    column = np.array([edge.target - offset for edge in edges], np.intp)
    documents, place = np.unique(frame.statements.columns["document"].codes, return_inverse=True)
    random = np.random.default_rng(seed)
    weights = np.zeros((draws, len(edges)), np.float32)
    for draw in range(draws if edges else 0):
        drawn = random.integers(len(documents), size=len(documents))
        times = np.bincount(drawn, minlength=len(documents)).astype(np.float64)
        network = network_of(frame, aggregation, normalization, weights=times[place])
        weights[draw] = np.asarray(network.matrix[row, column]).ravel()
        if progress is not None:
            progress(draw + 1)
    tail = (1 - confidence) / 2
    low, high = np.quantile(weights, [tail, 1 - tail], axis=0)
    names = [node.name for node in whole.nodes()]
    found = [
        Stability(
            source=names[edge.source],
            target=names[edge.target],
            weight=edge.weight,
            kept=float(np.mean(np.sign(weights[:, n]) == np.sign(edge.weight))),
            low=float(low[n]),
            high=float(high[n]),
        )
        for n, edge in enumerate(edges)
    ]
    return whole, found
