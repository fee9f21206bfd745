"""GraphML, as networkx writes it and Gephi opens it. It holds one network, with all attributes."""

from __future__ import annotations

from typing import TextIO

import attrs

from newsparse_network.formats.texts import for_xml
from newsparse_network.network import Network


def write_graphml(network: Network, file: TextIO) -> None:
    """Write a network. Characters that XML forbids become U+FFFD in names; their ids stay apart."""
    import networkx as nx

    clean = attrs.evolve(network, rows=tuple(map(for_xml, network.rows)), columns=tuple(map(for_xml, network.columns)))
    for line in nx.generate_graphml(clean.to_networkx(), named_key_ids=True):
        file.write(line + "\n")
