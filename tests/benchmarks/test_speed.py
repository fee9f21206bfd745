"""Speed and growth: the tables have their rows, and the texts the lengths that they should."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

import newsparse
from benchmarks import damaged, growth, memory, plots, speed, startup
from newsparse.model import soundness

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("what", ["an article", *growth.HOSTILE])
def test_texts_are_about_as_long_as_they_should_be(what):
    lengths = (2_000, 20_000)
    for wanted, text in zip(lengths, dict(growth.texts(lengths))[what], strict=True):
        assert 0.9 * wanted < len(text) < 1.1 * wanted


def test_growth_shows_how_many_times_as_long_a_text_takes(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(growth, "LENGTHS", (200, 400))
    monkeypatch.setattr(growth, "HOSTILE", {"said that said that": growth.HOSTILE["said that said that"]})
    growth.main("rules", tmp_path / "out")
    _, _, article, hostile, drawn, *_ = capsys.readouterr().out.split("\n")
    assert article.startswith("an article ")
    assert len(hostile.removeprefix("said that said that").split()) == 3
    assert drawn == f"drawn in {tmp_path / 'out' / 'growth.svg'}"
    assert len(ElementTree.parse(tmp_path / "out" / "growth.svg").findall(f"{SVG}polyline")) == 3


def test_what_grows_as_its_length_runs_beside_the_dashed_line():
    series = {
        "as its length": (0.5, 5, 50),
        "as its square": (0.01, 1, 100),
        "at once": (0.02, 0.02, 0.02),
        "<b>": (0, 0, 1),
    }
    tree = ElementTree.fromstring(plots.curves("A title", "across", "up", (10, 100, 1000), series))
    found = [line.get("points", "").split() for line in tree.iter(f"{SVG}polyline")]
    dashed, *_, square, straight = ([tuple(map(float, place.split(","))) for place in line] for line in found)
    assert straight == dashed
    assert straight[0][1] > straight[1][1] > straight[2][1]
    assert square[0][1] - square[2][1] == pytest.approx(2 * (straight[0][1] - straight[2][1]), abs=0.2)
    labels = [float(text.get("y", "")) for text in tree.iter(f"{SVG}text") if text.text in series]
    assert len(labels) == 4
    assert all(later - earlier >= 14.9 for earlier, later in pairwise(sorted(labels)))


def test_bars_are_as_long_as_their_values():
    tree = ElementTree.fromstring(plots.bars("A title", {"one": 1.0, "four": 4.0, "none": 0.0}))
    _, *widths = (float(bar.get("width", "")) for bar in tree.iter(f"{SVG}rect"))
    assert widths == [100, 400, 0]


def test_memory_is_told_of_each_run(monkeypatch, capsys):
    monkeypatch.setattr(memory, "RUNS", {"newsparse parse": ()})
    memory.main("rules", (1, 3))
    _, head, row, *_ = capsys.readouterr().out.split("\n")
    assert head.split() == ["1", "articles", "3", "articles", "ratio"]
    few, many, ratio = map(float, row.removeprefix("newsparse parse").split())
    assert ratio == pytest.approx(many / few, abs=0.02)


def test_the_parts_of_a_pipeline_take_all_of_its_time():
    pipeline = newsparse.Pipeline.preset("rules")
    spent = speed.parts(pipeline, speed.made_up(2, words=100))
    assert spent.keys() == {"cleaning", "checking and merging", *pipeline.components}
    assert spent["english.tokens"] > 0
    assert spent["checking and merging"] > 0


def test_damaged_articles_are_read_and_what_fails_is_told(monkeypatch, capsys):
    assert damaged.main(None, 5, 1, ["rules"]) == 0
    assert capsys.readouterr().out.startswith("damaged: 5 articles, rules: 0 failed")
    texts = [list(damaged.texts(None, 5, seed)) for seed in (1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]
    monkeypatch.setattr(damaged, "faults", lambda _: iter([soundness.Fault(None, "text", "it is wrong")]))
    assert damaged.main(None, 1, 1, ["rules"]) == 1
    assert capsys.readouterr().out.startswith("text: it is wrong\n    ")


def test_a_process_takes_time_and_memory():
    took, memory = startup.taken(("-c", "sum(range(1_000_000))"))
    assert took > 1
    assert memory > 1
