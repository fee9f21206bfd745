"""The picture: well formed, readable, and the same each time."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse_network import Statement, Statements, actor_network, networks_over_time, one_mode, svg, two_mode
from newsparse_network.exporters import Wanted
from newsparse_network.projecting import AGGREGATIONS
from newsparse_network.statement import LEVELS

SVG = "{http://www.w3.org/2000/svg}"


def table(*rows, layer="issue"):
    return Statements.of(
        Statement(document=str(n), actor=a, issue=i, agreement=s, layer=layer) for n, (a, i, s) in enumerate(rows)
    )


BLOCS = table(
    *((f"left {n}", issue, 1) for n in range(5) for issue in ("tax", "wage")),
    *((f"right {n}", issue, -1) for n in range(5) for issue in ("tax", "wage")),
    ("left 0", "ferry", 1),
    ("right 0", "ferry", 1),
)


DATED = Statements.of(
    [Statement(document="d", actor="A", issue="x", agreement=1, date=datetime.date(2024, 5, n)) for n in (1, 2)]
)


@pytest.mark.parametrize("make", [two_mode, one_mode])
def test_who_is_on_one_side_stands_together(make):
    root = ET.fromstring(svg(make(BLOCS)))
    placed = [
        (float(text.get("y")), float(text.get("x")), text.text)
        for text in root.iter(f"{SVG}text")
        if (text.text or "").startswith(("left", "right"))
    ]
    if make is two_mode:
        sides = [name.split()[0] for _, _, name in sorted(placed)]
        assert sides == sorted(sides) or sides == sorted(sides, reverse=True)
    assert len(placed) == 10


def title(network, **more):
    root = ET.fromstring(svg(network, **more))
    shown = next(text for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold")
    assert root.find(f"{SVG}title").text == shown.text
    assert float(root.get("width")) >= 24 + 7 * len(shown.text)
    return shown.text


def test_the_title_says_in_plain_words_what_is_shown():
    assert title(two_mode(BLOCS)) == "Who is for and against what"
    assert title(two_mode(BLOCS, "ignore", level="party")) == "Which parties are heard on what"
    assert title(one_mode(BLOCS, "conflict", level="country")) == "Which countries are on opposite sides"
    assert title(actor_network(BLOCS)) == "Who is for and against whom"
    (month,) = networks_over_time(DATED, "two-mode", "subtract", unit="month")
    assert title(month) == "Who is for and against what, 2024-05-01 to 2024-05-31"
    assert title(month, title="Toll") == "Toll, 2024-05-01 to 2024-05-31"
    assert title(two_mode(BLOCS), title="Taxes & wages, " * 20) == ("Taxes & wages, " * 20).strip()


@pytest.mark.parametrize(("kind", "aggregations"), AGGREGATIONS.items())
def test_every_network_has_a_title(kind, aggregations):
    for aggregation in aggregations:
        for level in LEVELS:
            wanted = Wanted(kind=kind, aggregation=aggregation, level=level)
            assert "mode" not in title(wanted.of(BLOCS))


def test_labels_stand_apart():
    root = ET.fromstring(svg(two_mode(BLOCS)))
    heights = sorted(float(t.get("y")) for t in root.iter(f"{SVG}text") if t.get("text-anchor") == "end")
    assert all(b - a >= 16 for a, b in pairwise(heights))
    width = float(root.get("width"))
    for text in root.iter(f"{SVG}text"):
        if text.get("text-anchor") == "end":
            assert float(text.get("x")) - 6.6 * len(text.text) >= 0
        else:
            assert float(text.get("x")) + 6.6 * len(text.text) <= width + 1


def test_sides_are_told_apart_by_more_than_colour():
    root = ET.fromstring(svg(two_mode(table(("A", "x", 1), ("A", "y", -1), ("B", "x", 1), ("B", "x", -1)))))
    lines = [line for line in root.iter(f"{SVG}line") if line.find(f"{SVG}title") is not None]
    assert len({line.get("stroke-dasharray") for line in lines}) == 3
    assert len({line.get("stroke") for line in lines}) == 3
    assert {line.find(f"{SVG}title").text for line in lines} >= {"A – x: support 1", "B – x: support 1, oppose 1"}


def test_what_is_not_shown_is_said():
    text = svg(two_mode(BLOCS), most=3)
    assert "not shown: 7 actors<" in text
    assert "not shown: 9 actors and 2 issues<" in svg(two_mode(BLOCS), most=1)
    assert svg(two_mode(BLOCS), most=3) == text


def test_directions_have_arrows():
    root = ET.fromstring(svg(actor_network(table(("A", "B", -1), layer="actor"))))
    (line,) = [line for line in root.iter(f"{SVG}line") if line.get("marker-end")]
    assert line.get("marker-end") == "url(#negative)"
    assert root.find(f".//{SVG}marker[@id='negative']") is not None


NAMES = st.text(min_size=1).filter(str.strip)


@given(st.lists(st.tuples(NAMES, NAMES, st.sampled_from([1, -1])), max_size=6))
def test_any_names_can_be_drawn(rows):
    for network in (two_mode(table(*rows)), one_mode(table(*rows)), actor_network(table(*rows, layer="actor"))):
        ET.fromstring(svg(network, title="A < B"))
