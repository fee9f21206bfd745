"""Formats of networks, read again by others: networkx, and parsers of the tests' own."""

from __future__ import annotations

import csv
import datetime
import io
import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import ConfigurationError, InputError, WriteError
from newsparse_network import (
    Statement,
    Statements,
    actor_network,
    networks_over_time,
    one_mode,
    two_mode,
    write_network,
)
from newsparse_network.formats import FORMATS, write_to
from newsparse_network.formats.gexf import NAMESPACE, write_gexf
from newsparse_network.formats.graphml import write_graphml
from newsparse_network.formats.pajek import write_pajek
from newsparse_network.formats.texts import labels
from newsparse_network.formats.ucinet import write_ucinet

names = st.text(min_size=1, max_size=12).filter(lambda name: name.strip())
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2021, 12, 31))
statements = st.builds(
    Statement,
    document=st.sampled_from(["d1", "d2", "d3"]),
    actor=names,
    issue=names,
    agreement=st.sampled_from([1, -1]),
    date=days,
    layer=st.sampled_from(["issue", "actor"]),
)
tables = st.lists(statements, max_size=8).map(Statements.of)
networks = st.one_of(tables.map(two_mode), tables.map(one_mode), tables.map(actor_network))


def row(actor, issue, agreement, day="2024-05-01", layer="issue", document="d"):
    date = datetime.date.fromisoformat(day)
    return Statement(document=document, actor=actor, issue=issue, agreement=agreement, date=date, layer=layer)


HARD = Statements.of(
    [
        row('The "Greens" & co', "toll <new>", 1),
        row("id 7, of Hull", "toll <new>", -1),
        row("id 7, of Hull", "=ferry\nline", 1),
        row("ID 7, OF HULL", "=ferry\nline", -1),
    ]
)


def written(write, network):
    file = io.StringIO()
    write(network, file)
    return file.getvalue()


def shape(graph):
    """Nodes and edges of a graph, without their ids."""
    called = dict(graph.nodes(data="label"))
    ends = sorted if not graph.is_directed() else list
    edges = sorted((ends((called[a], called[b])), data["weight"]) for a, b, data in graph.edges(data=True))
    return sorted(called.values()), edges


def expected(network, clean=str):
    nodes = network.nodes()
    ends = list if network.directed else sorted
    called = [clean(node.name) for node in nodes]
    edges = sorted((ends((called[edge.source], called[edge.target])), edge.weight) for edge in network.edges())
    return sorted(called), edges


@pytest.mark.parametrize("make", [two_mode, one_mode, actor_network])
def test_graphml_keeps_all(make):
    network = make(Statements.of([*HARD.rows(), row("Ada", "Ben", -1, layer="actor")]))
    graph = nx.parse_graphml(written(write_graphml, network))
    assert shape(graph) == expected(network)
    assert graph.graph["kind"] == network.kind
    for (_, _, data), edge in zip(graph.edges(data=True), network.edges(), strict=True):
        assert data["sign"] == edge.sign
        assert {name: data[name] for name, _ in edge.counts} == dict(edge.counts)
    assert {data["statements"] for _, data in graph.nodes(data=True)} == {node.statements for node in network.nodes()}


@given(networks)
def test_graphml_of_anything(network):
    def clean(text):
        return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text).replace("\r", "\n")

    graph = nx.parse_graphml(written(write_graphml, network))
    nodes, edges = shape(graph)
    wanted = expected(network, clean)
    assert len(nodes) == len(wanted[0])
    assert sorted(weight for _, weight in edges) == sorted(weight for _, weight in wanted[1])


@given(networks)
def test_gexf_of_anything(network):
    text = written(lambda n, file: write_gexf([n], file), network)
    graph = nx.read_gexf(io.BytesIO(text.encode("utf-8", "backslashreplace")), version="1.3")
    assert graph.number_of_nodes() == len(network.nodes())
    assert sorted(d["value"] for *_, d in graph.edges(data=True)) == sorted(edge.weight for edge in network.edges())


def test_gexf_keeps_all():
    network = two_mode(HARD)
    text = written(lambda n, file: write_gexf([n], file), network)
    graph = nx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    called = {label: data for _, data in graph.nodes(data=True) if (label := data["label"])}
    assert set(called) == {node.name.replace("\n", "\n") for node in network.nodes()}
    assert called["toll <new>"]["mode"] == "issue"
    assert called["toll <new>"]["statements"] == 2
    assert {data["sign"] for *_, data in graph.edges(data=True)} == {"positive", "negative"}


def gexf_structure(text):
    """Check what GEXF 1.3 asks for: elements in their places, declared attributes, known ends; return the graph."""
    root = ET.fromstring(text)
    assert root.tag == f"{{{NAMESPACE}}}gexf"
    assert root.get("version") == "1.3"
    assert [child.tag.partition("}")[2] for child in root] == ["meta", "graph"]
    graph = root[1]
    tags = [child.tag.partition("}")[2] for child in graph]
    assert tags == ["attributes", "attributes", "nodes", "edges"]
    assert graph.get("mode") in ("static", "dynamic")
    declared = {a.get("class"): {b.get("id"): b.get("type") for b in a} for a in graph[:2]}
    ids = [node.get("id") for node in graph[2]]
    assert len(ids) == len(set(ids))
    for kind, items in (("node", graph[2]), ("edge", graph[3])):
        for item in items:
            for value in item.iter(f"{{{NAMESPACE}}}attvalue"):
                type = declared[kind][value.get("for")]
                if type == "double":
                    float(value.get("value"))
                elif type == "integer":
                    int(value.get("value"))
    for edge in graph[3]:
        assert edge.get("source") in ids
        assert edge.get("target") in ids
        float(edge.get("weight"))
    return graph


def test_a_dynamic_gexf_has_edges_that_come_and_go():
    rows = [
        row("Ada", "toll", 1, "2024-01-10"),
        row("Ada", "toll", -1, "2024-03-10", document="e"),
        row("Ben", "toll", 1, "2024-02-10"),
    ]
    found = list(networks_over_time(Statements.of(rows), "two-mode", "subtract", unit="month"))
    graph = gexf_structure(written(write_gexf, found))
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = [[(s.get("start"), s.get("end")) for s in edge.iter(f"{{{NAMESPACE}}}spell")] for edge in graph[3]]
    ada, ben = [("2024-01-01", "2024-01-31"), ("2024-03-01", "2024-03-31")], [("2024-02-01", "2024-02-29")]
    assert sorted(spells) == sorted([ada, ben])
    values = [v for v in graph[3][0].iter(f"{{{NAMESPACE}}}attvalue") if v.get("for") == "value"]
    assert [(v.get("value"), v.get("start")) for v in values] == [("1", "2024-01-01"), ("-1", "2024-03-01")]


def test_windows_that_overlap_are_shown_one_after_the_other():
    rows = [row("Ada", "toll", 1, f"2024-01-{day:02}", document=f"d{day}") for day in range(1, 8)]
    found = networks_over_time(Statements.of(rows), "two-mode", "ignore", unit="day", size=3, step=1)
    graph = gexf_structure(written(write_gexf, list(found)))
    spells = [(s.get("start"), s.get("end")) for s in graph[3][0].iter(f"{{{NAMESPACE}}}spell")]
    assert spells[:2] == [("2024-01-02", "2024-01-02"), ("2024-01-03", "2024-01-03")]
    assert all(start <= end < after for (start, end), (after, _) in pairwise(spells))


def read_pajek(text):
    """The labels, how many are of the first mode, and the edges."""
    head, _, rest = text.partition("\n")
    numbers = [int(number) for number in head.split()[1:]]
    lines = rest.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("*"))
    labels = [re.fullmatch(r'(\d+) "([^"]*)"', line)[2] for line in lines[:at]]
    assert len(labels) == numbers[0]
    edges = [(int(a), int(b), float(w)) for a, b, w in map(str.split, lines[at + 1 :])]
    return labels, numbers[1:], lines[at], edges


@given(networks)
def test_pajek_of_anything(network):
    called, first, kind, edges = read_pajek(written(write_pajek, network))
    assert first == ([len(network.rows)] if network.kind == "two-mode" else [])
    assert kind == ("*Arcs" if network.directed else "*Edges")
    assert len(set(called)) == len(network.nodes())
    assert edges == [(edge.source + 1, edge.target + 1, edge.weight) for edge in network.edges()]


def test_pajek_is_read_by_networkx_too():
    graph = nx.parse_pajek(written(write_pajek, one_mode(HARD)))
    assert set(graph) == {"The 'Greens' & co", "id 7, of Hull", "ID 7, OF HULL"}
    assert graph.number_of_edges() == 2


def test_labels_stay_apart():
    names = ["the\nbank", "the bank", 'the "bank"', "the 'bank'", "the bank (2)", "toll", "toll"]
    assert [label[1:-1] for label in labels(names)] == [
        "the bank (3)",
        "the bank",
        "the 'bank' (2)",
        "the 'bank'",
        "the bank (2)",
        "toll",
        "toll (2)",
    ]


def read_dl(text):
    """The labels of rows and columns, and the matrix as a mapping."""
    head, *lines = text.splitlines()
    about = dict(re.findall(r"(\w+)=(\w+)", head))
    sections, current = {}, None
    for line in lines:
        if line.endswith(":") and not line.startswith('"'):
            current = sections.setdefault(line[:-1], [])
        else:
            current.append(line)
    edges = {(int(a), int(b)): float(w) for a, b, w in map(str.split, sections.pop("data"))}
    labels = {name: [re.fullmatch(r'"([^"]*)"', line)[1] for line in found] for name, found in sections.items()}
    return about, labels, edges


@given(networks)
def test_dl_of_anything(network):
    about, sections, edges = read_dl(written(write_ucinet, network))
    matrix = network.dense()
    wanted = {(i + 1, j + 1): w for i, line in enumerate(matrix) for j, w in enumerate(line) if w}
    assert edges == wanted
    assert all(len(set(names)) == len(names) for names in sections.values())
    if network.kind == "two-mode":
        assert about["format"] == "edgelist2"
        assert (len(sections["row labels"]), len(sections["column labels"])) == (int(about["nr"]), int(about["nc"]))
    else:
        assert len(sections["labels"]) == int(about["n"]) == len(network.rows)


def records(path):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))


def test_tables_of_nodes_and_edges(tmp_path):
    network = two_mode(HARD)
    paths = write_network(network, tmp_path / "out.csv")
    assert [path.name for path in paths] == ["out.nodes.csv", "out.edges.csv"]
    nodes, edges = map(records, paths)
    assert [node["Label"] for node in nodes][-2:] == ["'=ferry\nline", "toll <new>"]
    first = edges[0]
    assert (first["source_name"], float(first["Weight"]), first["sign"]) == ("ID 7, OF HULL", -1, "negative")
    assert {e["Source"] for e in edges} <= {n["Id"] for n in nodes}
    dated = list(networks_over_time(HARD, "one-mode", "conflict", unit="month"))
    _, path = write_network(dated, tmp_path / "dated.csv")
    assert records(path)[0]["window_start"] == "2024-05-01"


@pytest.mark.parametrize("name", ["out.graphml", "out.gexf", "out.net", "out.dl", "out.svg"])
def test_a_file_is_known_by_its_suffix(tmp_path, name):
    (path,) = write_network(two_mode(HARD), tmp_path / name)
    assert path.name == name
    assert path.stat().st_size > 100


def test_windows_make_a_file_each_where_a_format_holds_one(tmp_path):
    rows = Statements.of([row("Ada", "toll", 1, "2024-01-10"), row("Ada", "toll", -1, "2024-02-10")])
    found = list(networks_over_time(rows, "two-mode", "subtract", unit="month"))
    names = [path.name for path in write_network(found, tmp_path / "out.net")]
    assert names == ["out.2024-01-01.net", "out.2024-02-01.net"]


def test_what_cannot_be_written(tmp_path):
    with pytest.raises(ConfigurationError, match="no format of networks is for"):
        write_network(two_mode(HARD), tmp_path / "out.xyz")
    with pytest.raises(ConfigurationError, match="did you mean 'graphml'"):
        write_network(two_mode(HARD), tmp_path / "out.xyz", format="grahpml")
    with pytest.raises(InputError, match="no network to write"):
        write_network([], tmp_path / "out.net")
    with pytest.raises(WriteError):
        write_network(two_mode(HARD), tmp_path / "missing" / "out.net")


@pytest.mark.parametrize("format", FORMATS.values(), ids=lambda f: f.name)
@pytest.mark.parametrize("make", [two_mode, one_mode, actor_network])
def test_an_empty_network_is_written(tmp_path, format, make):
    from newsparse.exporters.output import FileOutput

    output = FileOutput(tmp_path / f"out{format.suffix}")
    write_to([make(Statements.of([]))], output, format)
    assert all(path.stat().st_size for path in output.written)
