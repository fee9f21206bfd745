"""A picture of a network: one SVG, whose labels never cover each other.

A two-mode network has actors on the left and issues on the right; others stand on a circle. Who is on the same side
stands together: the order is that of the first singular vectors of the matrix of weights. Support is a blue line
without gaps, opposition a dashed vermilion one, and both at once a dotted grey one, so that no colour needs to be told.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_network.formats.texts import for_xml
from newsparse_network.network import Edge, Network

_LINES = {
    "positive": ("#0072b2", "none"),
    "negative": ("#d55e00", "7 4"),
    "balanced": ("#777777", "2 3"),
}
"""Colours that people with any sight can tell apart (Okabe and Ito 2008), and dashes."""

_WORDS = {
    "two-mode": ("for", "against", "both"),
    "one-mode": ("agree", "disagree", "both"),
    "actors": ("for", "against", "both"),
}
_HOLDERS = {
    "actor": "Who is",
    "affiliation": "Which organizations are",
    "party": "Which parties are",
    "country": "Which countries are",
}
_MANY = {"actor": "actors", "affiliation": "organizations", "party": "parties", "country": "countries"}
_SAID = {
    ("two-mode", "ignore"): "heard on what",
    ("two-mode", "subtract"): "for and against what",
    ("two-mode", "combine"): "for and against what",
    ("one-mode", "ignore"): "heard on the same issues",
    ("one-mode", "congruence"): "on the same side",
    ("one-mode", "conflict"): "on opposite sides",
    ("one-mode", "subtract"): "on the same and on opposite sides",
    ("actors", "ignore"): "heard on whom",
    ("actors", "congruence"): "for whom",
    ("actors", "conflict"): "against whom",
    ("actors", "subtract"): "for and against whom",
}
"""What a picture shows, as its title."""

_COUNTED = {"congruence": "same side", "conflict": "opposite sides"}
"""What is counted behind an edge, where its name is no plain word."""

_LONGEST, _LETTER, _BOLD, _LINE, _MARGIN, _TOP = 44, 6.6, 7.6, 22, 24, 64
_FONT = 'font-family="DejaVu Sans, Verdana, sans-serif" font-size="12"'


@attrs.frozen
class _Place:
    x: float
    y: float
    anchor: str
    turn: float = 0.0


def svg(network: Network, *, most: int = 40, title: str = "") -> str:
    """A picture of the ``most`` actors (and as many issues) with most statements.

    Nodes without an edge among those shown are left out. What is left out is said below the title, which is in plain
    words what the picture shows unless another is given; behind it stands the time of a window.

    Example:
        >>> from newsparse_network import Statement, Statements, two_mode
        >>> table = Statements.of([Statement(document="d", actor="Mali", issue="toll", agreement=1)])
        >>> svg(two_mode(table)).startswith("<svg")
        True
    """
    shown = _connected(network.strongest(most))
    names = [_cut(node.name) for node in shown.nodes()]
    places, width, height = _columns(shown, names) if network.kind == "two-mode" else _circle(shown, names)
    left = _left_out(network, shown)
    said = (" ".join(for_xml(title).split()) or _title(network)) + (f", {network.window}" if network.window else "")
    width = max(width, 2 * _MARGIN + _BOLD * len(said), _MARGIN + _key_width(network) + _LETTER * len(left))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" {_FONT}>',
        f"<title>{escape(said)}</title>",
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        _ARROWS if network.directed else "",
        f'<text x="{_MARGIN}" y="24" font-weight="bold">{escape(said)}</text>',
        *_legend(network, left),
        *_edges(shown, places),
        *_nodes(shown, names, places),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _title(network: Network) -> str:
    """What a network shows."""
    return f"{_HOLDERS[network.level]} {_SAID[network.kind, network.aggregation]}"


_ARROWS = "<defs>" + "".join(
    f'<marker id="{name}" viewBox="0 0 8 8" refX="13" refY="4" markerWidth="8" markerHeight="8" '
    f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="{color}"/></marker>'
    for name, (color, _) in _LINES.items()
) + "</defs>"  # fmt: skip


def _connected(network: Network) -> Network:
    """The network without nodes that have no edge."""
    there = abs(network.counts[0][1])
    for _, matrix in network.counts[1:]:
        there = there + abs(matrix)
    rows, columns = there.tocoo().coords if there.nnz else (np.zeros(0, np.intp), np.zeros(0, np.intp))
    if network.kind == "two-mode":
        used_rows, used_columns = np.unique(rows), np.unique(columns)
    else:
        used_rows = used_columns = np.unique(np.concatenate([rows, columns]))
    return network.chosen(used_rows.astype(np.intp), used_columns.astype(np.intp))


def _cut(name: str) -> str:
    flat = " ".join(for_xml(name).split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _columns(network: Network, names: Sequence[str]) -> tuple[list[_Place], float, float]:
    """Two columns, each in an order that brings together who is on the same side."""
    rows, columns = len(network.rows), len(network.columns)
    first, second = _leading(network)
    left = _MARGIN + _LETTER * max(map(len, names[:rows]), default=0) + 12
    right = left + 320
    width = right + _LETTER * max(map(len, names[rows:]), default=0) + 12 + _MARGIN
    height = _TOP + _LINE * max(rows, columns, 1) + _MARGIN
    places = [_Place(left, y, "end") for y in _down(first, max(rows, columns))]
    places += [_Place(right, y, "start") for y in _down(second, max(rows, columns))]
    return places, max(width, 460), height


def _down(values: NDArray[np.float64], most: int) -> Iterator[float]:
    """Heights, so that the largest value is on top."""
    rank = np.empty(len(values), np.intp)
    rank[np.argsort(-values, kind="stable")] = np.arange(len(values))
    for place in rank:
        yield _TOP + _LINE * (0.5 + (place + 0.5) * most / len(values) - 0.5)


def _circle(network: Network, names: Sequence[str]) -> tuple[list[_Place], float, float]:
    """A circle, in an order that brings together who is on the same side; labels stand outside of it."""
    number = max(len(names), 1)
    radius = max(120.0, number * (_LINE - 6) / (2 * math.pi))
    room = _LETTER * max(map(len, names), default=0) + 16
    middle = _MARGIN + room + radius
    values, _ = _leading(network)
    places = [_Place(0, 0, "start")] * len(names)
    for place, n in enumerate(np.argsort(-values, kind="stable")):
        angle = 2 * math.pi * place / number - math.pi / 2
        x, y = middle + radius * math.cos(angle), _TOP + middle + radius * math.sin(angle)
        turn = math.degrees(angle)
        outside = math.cos(angle) >= -1e-9
        places[n] = _Place(x, y, "start" if outside else "end", turn if outside else turn + 180)
    return places, max(2 * middle, 460), _TOP + 2 * middle


def _leading(network: Network) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The first singular vectors of the weights, with the sign that makes the largest value positive."""
    matrix = np.asarray(network.matrix.toarray(), np.float64)
    if not matrix.size:
        return np.zeros(len(network.rows)), np.zeros(len(network.columns))
    left, _, right = np.linalg.svd(matrix, full_matrices=False)
    first, second = np.round(left[:, 0], 9), np.round(right[0], 9)
    sign = 1.0 if first[np.argmax(np.abs(first))] >= 0 else -1.0
    return first * sign, second * sign


def _left_out(network: Network, shown: Network) -> str:
    """How many nodes of which sort a picture does not show; nothing if it shows all."""
    actors = len(network.rows) - len(shown.rows)
    issues = len(network.columns) - len(shown.columns) if network.kind == "two-mode" else 0
    counts = ((actors, _MANY[network.level]), (issues, "issues"))
    said = " and ".join(f"{number} {word}" for number, word in counts if number)
    return f"not shown: {said}" if said else ""


def _key_width(network: Network) -> float:
    """How wide the words and lines of the legend are."""
    return sum(34 + _LETTER * len(word) + 24 for word in _WORDS[network.kind])


def _legend(network: Network, left: str) -> Iterator[str]:
    x = float(_MARGIN)
    for (color, dashes), word in zip(_LINES.values(), _WORDS[network.kind], strict=True):
        yield (
            f'<line x1="{x:.0f}" y1="40" x2="{x + 28:.0f}" y2="40" stroke="{color}" stroke-width="3" '
            f'stroke-dasharray="{dashes}"/><text x="{x + 34:.0f}" y="44">{word}</text>'
        )
        x += 34 + _LETTER * len(word) + 24
    if left:
        yield f'<text x="{x:.0f}" y="44" fill="#555555">{left}</text>'


def _edges(network: Network, places: Sequence[_Place]) -> Iterator[str]:
    edges = list(network.edges())
    nodes = network.nodes()
    strongest = max((abs(edge.weight) for edge in edges), default=0.0) or 1.0
    for edge in sorted(edges, key=lambda edge: abs(edge.weight)):
        color, dashes = _LINES[edge.sign]
        one, other = places[edge.source], places[edge.target]
        width = 1 + 4 * abs(edge.weight) / strongest
        arrow = f' marker-end="url(#{edge.sign})"' if network.directed else ""
        told = f"{nodes[edge.source].name} – {nodes[edge.target].name}: {_counts(edge)}"
        yield (
            f'<line x1="{one.x:.1f}" y1="{one.y:.1f}" x2="{other.x:.1f}" y2="{other.y:.1f}" stroke="{color}" '
            f'stroke-width="{width:.1f}" stroke-opacity="0.75" stroke-dasharray="{dashes}"{arrow}>'
            f"<title>{escape(for_xml(told))}</title></line>"
        )


def _counts(edge: Edge) -> str:
    return ", ".join(f"{_COUNTED.get(name, name)} {value:g}" for name, value in edge.counts if value)


def _nodes(network: Network, names: Sequence[str], places: Sequence[_Place]) -> Iterator[str]:
    for node, name, place in zip(network.nodes(), names, places, strict=True):
        x, y = place.x, place.y
        if node.mode == "issue":
            yield f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" fill="#333333"/>'
        else:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" fill="#333333"/>'
        turn = f' transform="rotate({place.turn:.1f} {x:.1f} {y:.1f})"' if place.turn else ""
        beside = x + 10 if place.anchor == "start" else x - 10
        yield (
            f'<text x="{beside:.1f}" y="{y + 4:.1f}" text-anchor="{place.anchor}"{turn}>{escape(name)}'
            f"<title>{escape(for_xml(node.name))} ({node.statements})</title></text>"
        )
