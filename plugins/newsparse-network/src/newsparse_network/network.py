"""A network: names, a sparse matrix of weights, and the counts behind each edge."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Literal

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_network.statement import LeftOut

Kind = Literal["two-mode", "one-mode", "actors"]
"""Actors by issues; actors by actors, through issues; or the actors that actors speak of."""

Matrix = Any
"""A sparse matrix of scipy, in CSR format."""


@attrs.frozen(kw_only=True)
class Window:
    """A stretch of time: ``start`` is in it, ``end`` is not. ``shown`` is the day from which it is shown.

    Example:
        >>> first, end = datetime.date(2024, 5, 1), datetime.date(2024, 6, 1)
        >>> print(Window(start=first, end=end, shown=first))
        2024-05-01 to 2024-05-31
    """

    start: datetime.date
    end: datetime.date
    shown: datetime.date

    def __str__(self) -> str:
        return f"{self.start} to {self.end - datetime.timedelta(days=1)}"


@attrs.frozen(kw_only=True)
class Node:
    """A node: ``id`` is unique, ``name`` is for people; ``mode`` says of which side of a two-mode network it is.

    Example:
        >>> from newsparse_network import Statement, Statements, two_mode
        >>> network = two_mode(Statements.of([Statement(document="d", actor="Mali", issue="truce", agreement=1)]))
        >>> [(node.id, node.name, node.mode) for node in network.nodes()]
        [('a0', 'Mali', 'actor'), ('i0', 'truce', 'issue')]
    """

    id: str
    name: str
    mode: str
    statements: int


@attrs.frozen(kw_only=True)
class Edge:
    """An edge, by the positions of its nodes in `Network.nodes`; ``counts`` has the numbers behind its weight.

    Example:
        >>> from newsparse_network import Statement, Statements, two_mode
        >>> network = two_mode(Statements.of([Statement(document="d", actor="Mali", issue="truce", agreement=-1)]))
        >>> [(edge.weight, edge.sign) for edge in network.edges()]
        [(-1.0, 'negative')]
    """

    source: int
    target: int
    weight: float
    counts: tuple[tuple[str, float], ...]

    @property
    def sign(self) -> str:
        """Which side outweighs: ``positive``, ``negative`` or ``balanced``."""
        plus, minus = self.counts[0][1], self.counts[1][1]
        return "positive" if plus > minus else "negative" if minus > plus else "balanced"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Network:
    """A network of actors and issues, or of actors alone.

    ``matrix[i, j]`` is the weight between ``rows[i]`` and ``columns[j]``; in one-mode networks both are the same, and
    the matrix is symmetric with an empty diagonal. ``counts`` are matrices of the same shape: ``support``, ``oppose``
    and ``neutral``, or ``congruence`` and ``conflict``. An edge is there where any of them is, even where its weight is
    zero because both sides are equal.

    Example:
        >>> from newsparse_network import Statement, Statements, two_mode
        >>> sides = (("Mali", 1), ("Niger", -1))
        >>> rows = [Statement(document="d", actor=actor, issue="truce", agreement=side) for actor, side in sides]
        >>> network = two_mode(Statements.of(rows))
        >>> network, network.dense(), network.strongest(1).rows
        (<Network two-mode, subtract: 2 x 1, 2 edges>, [[1.0], [-1.0]], ('Mali',))
    """

    kind: Kind
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    matrix: Matrix
    counts: tuple[tuple[str, Matrix], ...]
    row_statements: NDArray[np.float64]
    column_statements: NDArray[np.float64]
    aggregation: str
    normalization: str = "no"
    level: str = "actor"
    window: Window | None = None
    left_out: tuple[LeftOut, ...] = ()

    def __repr__(self) -> str:
        names = f"{len(self.rows)} x {len(self.columns)}" if self.kind == "two-mode" else f"{len(self.rows)}"
        return f"<Network {self.kind}, {self.aggregation}: {names}, {self.number_of_edges()} edges>"

    @property
    def directed(self) -> bool:
        """Whether an edge from one actor to another says nothing about the way back."""
        return self.kind == "actors"

    def dense(self) -> list[list[float]]:
        """The weights as lists, row by row."""
        return [[float(value) for value in row] for row in self.matrix.toarray()]

    def nodes(self) -> list[Node]:
        """The nodes: rows first, then the columns where these are others."""
        prefix = "a" if self.kind == "two-mode" else "n"
        found = [
            Node(id=f"{prefix}{i}", name=name, mode=self.level, statements=int(self.row_statements[i]))
            for i, name in enumerate(self.rows)
        ]
        if self.kind == "two-mode":
            found += [
                Node(id=f"i{j}", name=name, mode="issue", statements=int(self.column_statements[j]))
                for j, name in enumerate(self.columns)
            ]
        return found

    def edges(self) -> Iterator[Edge]:
        """The edges, by rows and then by columns; each pair of a one-mode network once."""
        there = sum(abs(matrix) for _, matrix in self.counts).tocoo()
        order = np.lexsort((there.col, there.row))
        row, column = there.row[order], there.col[order]
        if self.kind == "one-mode":
            row, column = row[row < column], column[row < column]
        weights = _at(self.matrix, row, column)
        counts = [(name, _at(matrix, row, column)) for name, matrix in self.counts]
        offset = len(self.rows) if self.kind == "two-mode" else 0
        for n in range(len(row)):
            yield Edge(
                source=int(row[n]),
                target=int(column[n]) + offset,
                weight=float(weights[n]),
                counts=tuple((name, float(values[n])) for name, values in counts),
            )

    def number_of_edges(self) -> int:
        """How many edges there are."""
        found = int(sum(abs(matrix) for _, matrix in self.counts).count_nonzero())
        return found // 2 if self.kind == "one-mode" else found

    def strongest(self, most: int) -> Network:
        """The network of the ``most`` rows, and as many columns, with most statements; ties go by name."""
        rows = _strongest(self.row_statements, most)
        return self.chosen(rows, rows if self.kind != "two-mode" else _strongest(self.column_statements, most))

    def chosen(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> Network:
        """The network of these rows and columns, by their positions; of one set of names both must be the same."""
        return attrs.evolve(
            self,
            rows=tuple(self.rows[i] for i in rows),
            columns=tuple(self.columns[j] for j in columns),
            matrix=self.matrix[rows][:, columns],
            counts=tuple((name, matrix[rows][:, columns]) for name, matrix in self.counts),
            row_statements=self.row_statements[rows],
            column_statements=self.column_statements[columns],
        )

    def to_networkx(self) -> Any:
        """A ``networkx`` graph: node ids are ``a0``, ``i0`` or ``n0``, and all else is attributes."""
        import networkx as nx

        graph = nx.DiGraph() if self.directed else nx.Graph()
        graph.graph.update(kind=self.kind, aggregation=self.aggregation, normalization=self.normalization)
        if self.window is not None:
            graph.graph["window"] = str(self.window)
        nodes = self.nodes()
        for i, node in enumerate(nodes):
            bipartite = {"bipartite": int(i >= len(self.rows))} if self.kind == "two-mode" else {}
            graph.add_node(node.id, label=node.name, mode=node.mode, statements=node.statements, **bipartite)
        for edge in self.edges():
            source, target = nodes[edge.source].id, nodes[edge.target].id
            graph.add_edge(source, target, weight=edge.weight, sign=edge.sign, **dict(edge.counts))
        return graph


def total(slices: dict[int, Matrix]) -> Matrix:
    """All statements, whatever their agreement."""
    first, *others = slices.values()
    for other in others:
        first = first + other
    return first


def _at(matrix: Matrix, row: NDArray[Any], column: NDArray[Any]) -> NDArray[np.float64]:
    """The values of a sparse matrix at these positions."""
    if not len(row):
        return np.zeros(0)
    return np.asarray(matrix[row, column], dtype=np.float64).ravel()


def _strongest(numbers: NDArray[np.float64], most: int) -> NDArray[np.intp]:
    order = np.argsort(-numbers, kind="stable")[:most]
    chosen: NDArray[np.intp] = np.sort(order)
    return chosen
