"""Sheets: what readers answer about claims, and what is kept of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newsparse
from newsparse.model import Span

TEXT = """Union leader Petra Sund said on Friday that the harbour law was vague and would ruin small crews.

Minister Karl Voss defended the law. He accused the union of refusing every offer.
"""


@pytest.fixture(autouse=True)
def _beside_the_plugin(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1]))


@pytest.fixture
def sheet(tmp_path):
    from training import sheets

    document = newsparse.parse(TEXT, pipeline="neural", clean=False, config=newsparse.Config(least=0))
    rows, stances = list(sheets.rows_of(document)), list(sheets.stances_of(document))
    lines = list(sheets.shown(document, rows, [stance for stance, _ in stances]))
    claims = [[row.cue, row.source, row.said, row.targets] for _, row, _ in rows]
    kept = [{"id": "x", "length": len(TEXT), "claims": claims, "stances": [key for _, key in stances]}]
    (tmp_path / "001.json").write_text(json.dumps(kept), encoding="utf-8")
    return tmp_path, lines, kept[0]


def answer(folder, *lines):
    from training import sheets

    (folder / "001.answers").write_text("\n".join(["=== x", *lines]), encoding="utf-8")
    ((row, claims, stances),) = sheets.answered(folder, "001")
    return sheets.packed(row, claims, stances)


def labels(row):
    return [f"c{n}" for n in range(1, len(row["claims"]) + 1)], [f"s{n}" for n in range(1, len(row["stances"]) + 1)]


def test_a_sheet_shows_claims_with_targets_and_stances(sheet):
    _, lines, row = sheet
    assert any(line.startswith("c1 Petra Sund | said") for line in lines)
    assert any("harbour law" in line for line in lines if line.startswith("    1 "))
    assert sum(line.startswith("s") for line in lines) == len(row["stances"]) > 0
    cue, source, *_ = row["claims"][0]
    assert (Span(*cue).of(TEXT).split()[0], "Petra Sund" in Span(*source).of(TEXT)) == ("said", True)


def test_an_answer_is_given_once(sheet):
    folder, _, _ = sheet
    with pytest.raises(ValueError, match="c1 has two answers"):
        answer(folder, "c1 -", "c1 x")


@pytest.mark.parametrize(("words", "message"), [(["write", "."], "needs --data"), (["agree", "."], "another reader")])
def test_what_a_command_lacks_is_said(monkeypatch, capsys, words, message):
    from training import sheets

    monkeypatch.setattr("sys.argv", ["sheets", *words])
    with pytest.raises(SystemExit):
        sheets.main()
    assert message in capsys.readouterr().err


def test_what_is_answered_is_kept_without_words(sheet):
    folder, _, row = sheet
    claims, stances = labels(row)
    kept = answer(folder, f"{claims[0]} 1-?", *(f"{c} x" for c in claims[1:]), *(f"{s} ?" for s in stances))
    assert kept["claims"][0][-2:] == [1, [[1, -1, True]]]
    assert all(claim[-2:] == [0, []] for claim in kept["claims"][1:])
    assert all(stance[-1] is None for stance in kept["stances"])
    assert "harbour" not in json.dumps(kept)


@pytest.mark.parametrize(
    ("first", "problem"),
    [
        ("", "no answer for c1"),
        ("c1 perhaps", "is no answer; write it like"),
        ("c1 99+", "targets"),
        ("c1 -\nc99 -", "it has no c99"),
        ("c1 -\ns1 maybe", "write y, n or ?"),
    ],
)
def test_what_does_not_fit_is_told(sheet, first, problem):
    folder, _, row = sheet
    claims, stances = labels(row)
    given = {line.split()[0]: line for line in [*(f"{c} -" for c in claims[1:]), *(f"{s} y" for s in stances)]}
    given |= {line.split()[0]: line for line in first.split("\n") if line}
    with pytest.raises(ValueError, match=r"sheet 001|is no answer") as told:
        answer(folder, *given.values())
    assert problem in str(told.value)


def test_two_readers_are_compared(sheet):
    from training import sheets

    folder, _, row = sheet
    claims, stances = labels(row)
    other = folder / "other"
    other.mkdir()
    (other / "001.json").write_text((folder / "001.json").read_text(encoding="utf-8"), encoding="utf-8")
    answer(folder, f"{claims[0]} 1-", *(f"{c} -" for c in claims[1:]), *(f"{s} y" for s in stances))
    answer(other, f"{claims[0]} 1+", *(f"{c} x" for c in claims[1:]), *(f"{s} y" for s in stances))
    told, sides, same = sheets.agreement(folder, other)
    assert told.endswith(f"{1 / len(claims):.1%}")
    assert sides == "1 and 1 sides: F1 0.0%"
    assert same.endswith("100.0%")
