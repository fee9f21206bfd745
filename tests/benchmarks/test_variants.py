"""Variants as a benchmark: the table, who is to blame, and that the same seed gives the same."""

from __future__ import annotations

import pytest

from benchmarks import variants
from newsparse import Config, Pipeline
from newsparse.testing import Case

CASES = """
[[case]]
id = "union"
text = "The union denounced the levy."
[[case.stance]]
holder = "union"
target = "levy"
polarity = "oppose"
[case.must_not]
actors = ["levy"]
"""


@pytest.fixture(scope="module")
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def test_the_table(tmp_path, capsys):
    (tmp_path / "toy.toml").write_text(CASES)
    variants.main(tmp_path, ["rules"], seed=1, show=1)
    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines()]
    assert ["toy.toml", "1", "5", "100.0", "100.0"] in [row[:5] for row in rows]
    assert any(row[:1] == ["all"] for row in rows)
    assert "to blame:" in said


def test_the_same_seed_gives_the_same(tmp_path, capsys):
    (tmp_path / "toy.toml").write_text(CASES)
    said = []
    for seed in (1, 1, 2):
        variants.main(tmp_path, ["rules"], seed=seed, show=9)
        said.append(capsys.readouterr().out.replace(f"seed {seed}", ""))
    assert said[0] == said[1] != said[2]


def test_the_change_that_breaks_a_case_is_blamed(rules, monkeypatch):
    case = Case(
        id="x",
        text="The union denounced the levy.",
        stances=({"holder": "union", "target": "levy", "polarity": "oppose"},),
    )
    broken = variants.Change("verb", "denounced", "counted")
    other = variants.Change("name", "Nobody", "Somebody")
    made = variants.Variant(variants.changed(case, [broken, other]), (broken, other))
    result = variants.Result(case, [], [(made, variants.check(made.case, rules))])
    assert [change for change, _, _ in variants.blamed(result, rules)] == [broken]


def test_nouns_become_such_as_no_table_lists():
    case = Case(id="x", text="The union denounced the levy.", stances=({"holder": "union"},))
    made = variants.variants(case, 20, vocabulary=variants.vocabulary(), kinds=["noun"])
    heads = {variant.case.stances[0]["holder"] for variant in made}
    assert len(heads) > 5
    assert not heads & set(variants.vocabulary().listed)


@pytest.mark.parametrize(("form", "listed"), [("denounced", True), ("carried", True), ("zzzed", False)])
def test_whether_a_table_lists_a_form(form, listed):
    assert variants._listed(form) is listed
