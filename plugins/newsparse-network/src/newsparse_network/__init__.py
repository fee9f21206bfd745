"""Discourse networks: who sides with whom, and on what.

>>> import newsparse
>>> from newsparse_network import statements_of, two_mode
>>> results = newsparse.parse_many(["Mali backs the truce.", "Niger rejects the truce."], pipeline="rules")
>>> network = two_mode(statements_of(results).statements)
>>> network.rows, network.columns, network.dense()
(('Mali', 'Niger'), ('truce',), [[1.0], [-1.0]])

* `statement`: one statement; `table`: many of them, as columns; `extraction`: those of parsed articles;
* `projecting`, `normalizing`, `over_time`: from statements to networks; `network`: what comes out;
* `summary`, `resampling`: how sure issues and edges are;
* `formats`: files that other programs open; `drawing`: a picture; `exporters`: formats as exporters of newsparse;
* `command`: what ``newsparse network`` does.

Nothing of it is loaded before it is used, so that listing plugins costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from newsparse.plugin import ExporterSpec, hookimpl

if TYPE_CHECKING:
    from newsparse_network.drawing import svg
    from newsparse_network.extraction import Extracted, statements_of
    from newsparse_network.formats import read_statements, write_network
    from newsparse_network.network import Edge, Network, Node, Window
    from newsparse_network.over_time import networks_over_time, windows
    from newsparse_network.projecting import actor_network, one_mode, two_mode
    from newsparse_network.resampling import Stability, stability
    from newsparse_network.statement import Document, LeftOut, Statement
    from newsparse_network.summary import IssueSummary, issue_summary
    from newsparse_network.table import Filter, Statements

_HOMES = {
    "newsparse_network.drawing": "svg",
    "newsparse_network.extraction": "Extracted statements_of",
    "newsparse_network.formats": "read_statements write_network",
    "newsparse_network.network": "Edge Network Node Window",
    "newsparse_network.projecting": "actor_network one_mode two_mode",
    "newsparse_network.resampling": "Stability stability",
    "newsparse_network.statement": "Document LeftOut Statement",
    "newsparse_network.summary": "IssueSummary issue_summary",
    "newsparse_network.table": "Filter Statements",
    "newsparse_network.over_time": "networks_over_time windows",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Document",
    "Edge",
    "Extracted",
    "Filter",
    "IssueSummary",
    "LeftOut",
    "Network",
    "Node",
    "Stability",
    "Statement",
    "Statements",
    "Window",
    "actor_network",
    "issue_summary",
    "networks_over_time",
    "one_mode",
    "read_statements",
    "stability",
    "statements_of",
    "svg",
    "two_mode",
    "windows",
    "write_network",
]

_OPTIONS = (
    ("kind", "two-mode"),
    ("aggregation", "subtract"),
    ("normalization", "no"),
    ("level", "actor"),
    ("duplicates", "document"),
    ("confidence", 0.5),
)


@hookimpl
def newsparse_exporters() -> Iterator[ExporterSpec]:
    """Networks as files: ``newsparse parse *.txt -o out.graphml`` goes from text to a network.

    Example:
        >>> [suffix for spec in newsparse_exporters() for suffix in spec.suffixes]
        ['.graphml', '.gexf', '.net', '.dl', '.dna']
    """
    for name, suffix in (("graphml", ".graphml"), ("gexf", ".gexf"), ("pajek", ".net"), ("ucinet", ".dl")):
        yield ExporterSpec(
            name=name,
            suffixes=(suffix,),
            options=_OPTIONS,
            factory=f"newsparse_network.exporters:{name.capitalize()}Exporter",
        )
    yield ExporterSpec(
        name="dna",
        suffixes=(".dna",),
        options=(("password", "newsparse"),),
        factory="newsparse_network.exporters:DnaExporter",
    )


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'newsparse_network' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
