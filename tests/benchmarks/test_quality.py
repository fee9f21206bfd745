"""The tables of quality: one row per figure, a column for each pipeline, published figures behind a bar."""

from __future__ import annotations

import json

import pytest

from benchmarks import quality

SCORE = {
    "file": "toy: toy/dev",
    "tables": [
        {
            "title": "claimer",
            "note": "F1",
            "rows": {
                "all": {"P": 50.0, "R": 40.0, "F1": 44.4, "gold": 5, "anchors": {"other": 42.3, "human": None}},
                "kind": {"accuracy": 60.0, "gold": 5, "anchors": {}},
            },
        }
    ],
}
CASES = {
    "file": "toy.toml",
    "expectations": {"claim": {"met": 3, "total": 4}, "stance": {"met": 0, "total": 0}},
    "cases": {"right": 1, "total": 2},
    "failed": [{"id": "c-1", "checks": [{"sort": "claim", "expected": {"kind": "deny"}, "found": []}]}],
}


def command(folder, name, said):
    """A command of an evaluation folder that says the same whatever it is asked."""
    (folder / name).write_text(f"print({json.dumps(said)!r})")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "toy.toml").write_text("")
    (tmp_path / "eval").mkdir()
    command(tmp_path / "eval", "score.py", [SCORE])
    command(tmp_path / "eval", "check_cases.py", [CASES])
    return tmp_path / "eval"


def test_the_tables(folder, capsys, monkeypatch):
    monkeypatch.setattr(quality, "installed", lambda: ["rules", "neural"])
    quality.main(folder, ["claims"], show=1)
    said = capsys.readouterr().out
    assert "toy: toy/dev: claimer (F1)" in said
    rows = [line.split() for line in said.splitlines()]
    assert ["rules", "neural", "|", "other", "human"] in rows
    assert ["all", "44.4", "44.4", "|", "42.3", "-"] in rows
    assert ["kind", "60.0", "60.0", "|", "-", "-"] in rows
    assert ["claim", "75.0", "75.0"] in rows
    assert ["cases", "fully", "right", "50.0", "50.0"] in rows
    assert not [row for row in rows if row[:1] == ["stance"]]
    assert "rules, toy.toml, c-1: claim {'kind': 'deny'}, but found nothing" in said


def test_a_command_that_fails_says_why(folder):
    (folder / "score.py").write_text("raise ValueError('no data there')")
    with pytest.raises(SystemExit, match=r"score\.py failed: ValueError: no data there"):
        quality.main(folder, ["claims"])


def test_only_what_is_installed_is_scored():
    assert quality.installed(["rules", "no-such-pipeline"]) == ["rules"]
