"""``newsparse compare``: files of results in, agreement out."""

from __future__ import annotations

import json
from pathlib import Path

import newsparse
from tests.cli.conftest import Run

TEXT = "“The toll is fair,” Ida Lind said. Omar Reyes rejected the toll."


def parsed(text: str = TEXT) -> newsparse.ParsedArticle:
    return newsparse.parse(text, pipeline="rules", clean=False)


def test_annotators_and_newsparse(run: Run, place: Path) -> None:
    (place / "gold").mkdir()
    newsparse.write(parsed(), "gold/toll.ann")
    newsparse.write([parsed(), parsed("Mali rejects the plan.")], "all.jsonl")
    done = run("compare", "gold", "all.jsonl")
    assert done.exit_code == 0, done.stderr
    first, _, *table = done.stdout.splitlines()
    assert first == "1 article; 1 more are predicted, and count nowhere"
    assert table[0].split() == ["actors", "P", "R", "F1", "gold", "pred."]
    assert "  found, with source and kind        100.0  100.0  100.0      2      2" in table


def test_figures_for_machines(run: Run, place: Path) -> None:
    newsparse.write(parsed(), "a.labelstudio.json")
    newsparse.write(parsed(), "b.json")
    found = json.loads(run("compare", "a.labelstudio.json", "b.json", "--json").stdout)
    assert found["articles"] == 1
    assert {score["layer"] for score in found["scores"]} == {"actors", "claims", "stances"}
    assert found["scores"][0]["f1"] == 1.0


def test_what_cannot_be_compared_is_one_line(run: Run, article: Path, place: Path) -> None:
    newsparse.write(parsed(), "a.json")
    newsparse.write(parsed("Mali rejects the plan."), "b.json")
    newsparse.write([parsed(), parsed()], "c.jsonl")
    for arguments, said in (
        (("article.txt", "a.json"), "error: article.txt has no result: give JSON of newsparse parse"),
        (("a.json", "b.json"), "error: 1 of 1 gold articles have no prediction for their very text, first "),
        (("c.jsonl", "a.json"), "error: two gold results are of one text, articles "),
        (("missing.json", "a.json"), "error: cannot read missing.json: No such file or directory"),
    ):
        done = run("compare", *arguments)
        assert done.exit_code == 3
        assert done.stderr.startswith(said)
        assert done.stderr.count("\n") == 1


def test_results_are_written_in_another_format(run: Run, place: Path) -> None:
    newsparse.write([parsed(), parsed("Mali rejects the plan.")], "all.jsonl")
    done = run("parse", "all.jsonl", "-o", "all.csv", "--pipeline", "rules")
    assert done.exit_code == 0, done.stderr
    assert "Omar Reyes" in (place / "all.claims.csv").read_text(encoding="utf-8")


def test_what_a_format_does_not_hold_is_told(run: Run, place: Path) -> None:
    bare = newsparse.ParsedArticle(
        article=newsparse.Article(text=TEXT, id="x1"), actors=[newsparse.Actor(id="a", name="Mali", type="state")]
    )
    newsparse.write(bare, "a.json")
    done = run("parse", "a.json", "-o", "a.ann", "--pipeline", "rules")
    assert (
        "brat holds what has words in the text; left out: actors without words (1); first in article x1" in done.stderr
    )
    assert done.exit_code == 0
