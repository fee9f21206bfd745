"""Speed and growth: the tables have their rows, and the texts the lengths that they should."""

from __future__ import annotations

import pytest

import newsparse
from benchmarks import growth, speed, startup


@pytest.mark.parametrize("what", ["an article", *growth.HOSTILE])
def test_texts_are_about_as_long_as_they_should_be(what):
    lengths = (2_000, 20_000)
    for wanted, text in zip(lengths, dict(growth.texts(lengths))[what], strict=True):
        assert 0.9 * wanted < len(text) < 1.1 * wanted


def test_growth_shows_how_many_times_as_long_a_text_takes(monkeypatch, capsys):
    monkeypatch.setattr(growth, "LENGTHS", (200, 400))
    monkeypatch.setattr(growth, "HOSTILE", {"said that said that": growth.HOSTILE["said that said that"]})
    growth.main("rules")
    _, _, article, hostile, *_ = capsys.readouterr().out.split("\n")
    assert article.startswith("an article ")
    assert len(hostile.removeprefix("said that said that").split()) == 3


def test_the_parts_of_a_pipeline_take_all_of_its_time():
    pipeline = newsparse.Pipeline.preset("rules")
    spent = speed.parts(pipeline, speed.made_up(2, words=100))
    assert spent.keys() == {"cleaning", "checking and merging", *pipeline.components}
    assert spent["english.tokens"] > 0
    assert spent["checking and merging"] > 0


def test_a_process_takes_time_and_memory():
    took, memory = startup.taken(("-c", "sum(range(1_000_000))"))
    assert took > 1
    assert memory > 1
