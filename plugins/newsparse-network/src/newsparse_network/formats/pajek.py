"""Pajek (.net): names and weights (Batagelj and Mrvar, *Pajek reference manual*)."""

from __future__ import annotations

from typing import TextIO

from newsparse_network.formats.texts import labels, number
from newsparse_network.network import Network


def write_pajek(network: Network, file: TextIO) -> None:
    r"""Write a network; of two modes, the second number behind ``*Vertices`` says how many are of the first.

    Pajek has no escape in labels: ``"`` becomes ``'``, and a line break a space; what would then be written as another
    name has a number behind it. Counts behind weights are not written, and an edge whose weight is zero has the weight
    0.
    """
    nodes = network.nodes()
    first = f" {len(network.rows)}" if network.kind == "two-mode" else ""
    file.write(f"*Vertices {len(nodes)}{first}\n")
    for n, label in enumerate(labels(node.name for node in nodes), 1):
        file.write(f"{n} {label}\n")
    file.write("*Arcs\n" if network.directed else "*Edges\n")
    for edge in network.edges():
        file.write(f"{edge.source + 1} {edge.target + 1} {number(edge.weight)}\n")
