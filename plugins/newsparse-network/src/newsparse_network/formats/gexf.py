"""GEXF 1.3, static or dynamic (gexf.net/schema.html): networks of windows become one graph whose edges come and go."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TextIO
from xml.sax.saxutils import quoteattr

import attrs

from newsparse_network.formats.texts import for_xml, number
from newsparse_network.network import Edge, Network, Node

NAMESPACE = "http://gexf.net/1.3"
_DAY = datetime.timedelta(days=1)

_Spell = tuple[datetime.date, datetime.date] | None


@attrs.frozen
class _Told:
    """An edge and when it is there; both days are in it."""

    edge: Edge
    spell: _Spell


def write_gexf(networks: Sequence[Network], file: TextIO) -> None:
    """Write one network, or those of windows, which must have the same names, in the order of time.

    Each window is shown from its own ``shown`` day to the day before that of the next one. Spells and the times of
    values include both days, as GEXF 1.3 has it. Characters that XML forbids become U+FFFD.
    """
    first = networks[0]
    dynamic = first.window is not None
    told = _told(networks)
    nodes = first.nodes()
    counts = [name for name, _ in first.counts]
    time = ' timeformat="date" timerepresentation="interval"' if dynamic else ""
    mode = "dynamic" if dynamic else "static"
    kind = "directed" if first.directed else "undirected"
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    file.write(f'<gexf xmlns="{NAMESPACE}" version="1.3">\n')
    file.write("<meta><creator>newsparse</creator>")
    file.write(f"<description>{first.kind}, {first.aggregation}</description></meta>\n")
    file.write(f'<graph defaultedgetype="{kind}" mode="{mode}"{time}>\n')
    file.write('<attributes class="node" mode="static">\n')
    file.write('<attribute id="mode" title="mode" type="string"/>\n')
    file.write('<attribute id="statements" title="statements" type="integer"/>\n</attributes>\n')
    file.write(f'<attributes class="edge" mode="{mode}">\n')
    for name, type in (*((name, "double") for name in (*counts, "value")), ("sign", "string")):
        file.write(f'<attribute id="{name}" title="{name}" type="{type}"/>\n')
    file.write("</attributes>\n<nodes>\n")
    _write_nodes(nodes, networks, file)
    file.write("</nodes>\n<edges>\n")
    for n, ((source, target), found) in enumerate(told.items()):
        _write_edge(n, nodes[source].id, nodes[target].id, found, file)
    file.write("</edges>\n</graph>\n</gexf>\n")


def _told(networks: Sequence[Network]) -> dict[tuple[int, int], list[_Told]]:
    """The edges of all networks, by their nodes."""
    found: dict[tuple[int, int], list[_Told]] = {}
    for n, network in enumerate(networks):
        spell = _spell(networks, n)
        for edge in network.edges():
            found.setdefault((edge.source, edge.target), []).append(_Told(edge, spell))
    return found


def _spell(networks: Sequence[Network], n: int) -> _Spell:
    window = networks[n].window
    if window is None:
        return None
    following = networks[n + 1].window if n + 1 < len(networks) else None
    end = following.shown if following is not None else max(window.end, window.shown + _DAY)
    return window.shown, end - _DAY


def _write_nodes(nodes: Sequence[Node], networks: Sequence[Network], file: TextIO) -> None:
    each = [[node.statements for node in network.nodes()] for network in networks]
    statements = [sum(numbers) for numbers in zip(*each, strict=True)]
    for node, total in zip(nodes, statements, strict=True):
        file.write(f"<node id={quoteattr(node.id)} label={quoteattr(for_xml(node.name))}><attvalues>")
        file.write(f'<attvalue for="mode" value={quoteattr(node.mode)}/>')
        file.write(f'<attvalue for="statements" value="{total}"/></attvalues></node>\n')


def _write_edge(number_: int, source: str, target: str, found: Sequence[_Told], file: TextIO) -> None:
    strongest = max(abs(told.edge.weight) for told in found)
    ends = f'id="{number_}" source="{source}" target="{target}"'
    file.write(f'<edge {ends} weight="{number(strongest)}"><attvalues>\n')
    for told in found:
        edge, time = told.edge, _time(told.spell)
        for name, value in (*edge.counts, ("value", edge.weight)):
            file.write(f'<attvalue for="{name}" value="{number(value)}"{time}/>\n')
        file.write(f'<attvalue for="sign" value="{edge.sign}"{time}/>\n')
    file.write("</attvalues>")
    if found[0].spell is not None:
        file.write("<spells>")
        for told in found:
            file.write(f"<spell{_time(told.spell)}/>")
        file.write("</spells>")
    file.write("</edge>\n")


def _time(spell: _Spell) -> str:
    return "" if spell is None else f' start="{spell[0]}" end="{spell[1]}"'
