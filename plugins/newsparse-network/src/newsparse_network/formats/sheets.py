"""Nodes and edges as two tables, for spreadsheets, Gephi and R."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from newsparse.exporters.csv import guarded
from newsparse_network.network import Network


def write_nodes(networks: Sequence[Network], file: TextIO) -> None:
    """Write the nodes of networks that have the same names: ``Id``, ``Label``, ``mode`` and ``statements``.

    A name that a spreadsheet could take for a formula has an apostrophe in front of it.
    """
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(("Id", "Label", "mode", "statements"))
    each = [network.nodes() for network in networks]
    for same in zip(*each, strict=True):
        node = same[0]
        writer.writerow((node.id, guarded(node.name), node.mode, sum(one.statements for one in same)))


def write_edges(networks: Sequence[Network], file: TextIO) -> None:
    """Write the edges: ids and names of both ends, weight, sign and counts, and the window where there are several."""
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    counts = [name for name, _ in networks[0].counts]
    dated = networks[0].window is not None
    window = ("window_start", "window_end") if dated else ()
    ends = ("Source", "Target", "source_name", "target_name", "Type", "Weight", "sign")
    writer.writerow((*ends, *counts, *window))
    for network in networks:
        nodes = network.nodes()
        days = (str(network.window.start), str(network.window.end)) if network.window is not None else ()
        for edge in network.edges():
            source, target = nodes[edge.source], nodes[edge.target]
            names = (source.id, target.id, guarded(source.name), guarded(target.name))
            direction = "Directed" if network.directed else "Undirected"
            values = [value for _, value in edge.counts]
            writer.writerow((*names, direction, edge.weight, edge.sign, *values, *days))
