"""UCINET DL: names and weights as a list of edges (Borgatti, Everett and Freeman 2002, *UCINET for Windows*)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from newsparse_network.formats.texts import labels, number
from newsparse_network.network import Network


def write_ucinet(network: Network, file: TextIO) -> None:
    """Write a network: ``edgelist1`` of one set of names, ``edgelist2`` of two; numbers count from 1.

    DL has no escape in labels: ``"`` becomes ``'``, and a line break a space; what would then be written as another
    name has a number behind it. UCINET itself looks at the first 19 characters of a label. Edges of weight zero are
    none here, and counts behind weights are not written. A tie without direction stands twice, once each way.
    """
    if network.kind == "two-mode":
        file.write(f"dl nr={len(network.rows)} nc={len(network.columns)} format=edgelist2\n")
        _labels("row labels", network.rows, file)
        _labels("column labels", network.columns, file)
    else:
        file.write(f"dl n={len(network.rows)} format=edgelist1\n")
        _labels("labels", network.rows, file)
    file.write("data:\n")
    offset = len(network.rows) if network.kind == "two-mode" else 0
    for edge in network.edges():
        if edge.weight:
            source, target, weight = edge.source + 1, edge.target - offset + 1, number(edge.weight)
            file.write(f"{source} {target} {weight}\n")
            if network.kind == "one-mode":
                file.write(f"{target} {source} {weight}\n")


def _labels(title: str, names: Iterable[str], file: TextIO) -> None:
    file.write(f"{title}:\n")
    for label in labels(names):
        file.write(label + "\n")
