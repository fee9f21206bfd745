"""Formats: what reads statements, and what writes networks and statements, by suffix or name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

import attrs

from newsparse.errors import ConfigurationError, InputError, unknown
from newsparse.exporters.output import FileOutput
from newsparse.plugin import Output
from newsparse_network.formats.dna_reading import read_dna
from newsparse_network.formats.gexf import write_gexf
from newsparse_network.formats.graphml import write_graphml
from newsparse_network.formats.pajek import write_pajek
from newsparse_network.formats.records import read_table
from newsparse_network.formats.sheets import write_edges, write_nodes
from newsparse_network.formats.ucinet import write_ucinet
from newsparse_network.network import Network
from newsparse_network.statement import Document, Statement


@attrs.frozen
class Format:
    """A format of networks: its suffix, and what writes one network."""

    name: str
    suffix: str
    write: Callable[[Network, TextIO], None] | None = None


def _svg(network: Network, file: TextIO) -> None:
    from newsparse_network.drawing import svg

    file.write(svg(network))


FORMATS = {
    found.name: found
    for found in (
        Format("graphml", ".graphml", write_graphml),
        Format("gexf", ".gexf"),
        Format("pajek", ".net", write_pajek),
        Format("ucinet", ".dl", write_ucinet),
        Format("csv", ".csv"),
        Format("svg", ".svg", _svg),
    )
}
"""The formats of networks. GEXF and CSV hold the networks of several windows; of others there is a file for each."""


def format_of(path: Path, name: str | None = None, others: Sequence[str] = ()) -> Format:
    """The format of a file, by name or by its suffix; ``others`` are suffixes that a message names, too.

    Raises:
        ConfigurationError: if there is none.
    """
    if name is not None:
        if name not in FORMATS:
            raise ConfigurationError(unknown("format of networks", name, FORMATS))
        return FORMATS[name]
    found = next((one for one in FORMATS.values() if path.name.lower().endswith(one.suffix)), None)
    if found is None:
        known = " ".join((*(one.suffix for one in FORMATS.values()), *others))
        raise ConfigurationError(f"no format of networks is for {str(path)!r} (there are {known}); name one")
    return found


def write_to(networks: Sequence[Network], output: Output, chosen: Format) -> None:
    """Write a network, or those of windows, to an output.

    Raises:
        InputError: if there is no network at all.
    """
    if not networks:
        raise InputError("there is no network to write; are there windows?")
    if chosen.name == "gexf":
        with output.open() as file:
            write_gexf(networks, file)
    elif chosen.name == "csv":
        with output.open("nodes") as file:
            write_nodes(networks, file)
        with output.open("edges") as file:
            write_edges(networks, file)
    elif chosen.write is not None:
        for network in networks:
            part = str(network.window.start) if network.window is not None and len(networks) > 1 else ""
            with output.open(part) as file:
                chosen.write(network, file)


def write_network(network: Network | Sequence[Network], path: str | Path, *, format: str | None = None) -> list[Path]:
    """Write a network, or those of windows, to a file: GraphML, GEXF 1.3, Pajek, UCINET DL, CSV or SVG, by its suffix.

    CSV makes two files, ``out.nodes.csv`` and ``out.edges.csv``. Of several windows GEXF and CSV make one network that
    changes; other formats make a file for each, named by its first day.

    Returns:
        The files that were written.

    Raises:
        ConfigurationError: if no format is for such a file, or there is none of that name.
        WriteError: if the file cannot be written.

    Example:
        >>> from newsparse_network import Statements, two_mode
        >>> row = Statement(document="d", actor="Mali", issue="truce", agreement=1)
        >>> [path.name for path in write_network(two_mode(Statements.of([row])), "truce.csv")]
        ['truce.nodes.csv', 'truce.edges.csv']
    """
    networks = [network] if isinstance(network, Network) else list(network)
    chosen = format_of(Path(path), format)
    output = FileOutput(Path(path))
    write_to(networks, output, chosen)
    return output.written


def read_statements(path: str | Path) -> tuple[list[Document], list[Statement]]:
    r"""The documents and statements of a ``.dna`` database, a table of statements, or an event list (``.csv``).

    A table has no documents. A `LeftOutWarning` says how many statements of a database have no person or concept, or
    stand outside of their text.

    Raises:
        ReadError: if the file cannot be read, or is neither.

    Example:
        >>> _ = Path("coded.csv").write_text("actor,issue,agreement\nMali,truce,1\n", encoding="utf-8")
        >>> _, rows = read_statements("coded.csv")
        >>> [(row.actor, row.issue, row.agreement) for row in rows]
        [('Mali', 'truce', 1)]
    """
    path = Path(path)
    if path.suffix.lower() == ".dna":
        return read_dna(path)
    return [], read_table(path)
