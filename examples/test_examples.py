"""The examples run as they stand, on their own texts and on files."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SCRIPTS = sorted(path.name for path in HERE.glob("*.py") if not path.name.startswith("test_"))


@pytest.fixture
def run(tmp_path):
    """Run a script in an empty folder, warnings being errors; what it prints."""

    def run(name, *arguments):
        command = [sys.executable, "-W", "error", str(HERE / name), *arguments]
        result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, timeout=60)
        assert result.returncode == 0, result.stderr
        assert result.stderr == ""
        return result.stdout

    return run


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_example_runs(run, name):
    assert run(name)


def test_who_is_quoted_counts(run):
    rows = [line.rsplit(maxsplit=3) for line in run("who_is_quoted.py").splitlines()[1:]]
    counts = {name.strip(): [int(n) for n in numbers] for name, *numbers in rows}
    assert sum(counts["Amina Odhiambo"]) >= 2
    assert sum(counts["Paul Mwangi"]) >= 1


def test_stances_have_sides_and_words(run):
    lines = run("stances_on_an_issue.py", "toll").splitlines()
    assert "Tidewater supports the toll: “supports the toll”" in lines
    assert any("opposes the toll" in line for line in lines)
    assert all(line.endswith("”") for line in lines)


def test_tables_can_be_read_back(run, tmp_path):
    run("write_tables.py", "out.csv")
    for table in ("actors", "claims", "stances"):
        with (tmp_path / f"out.{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert list(csv.DictReader(file))


def test_files_are_read_and_missing_ones_reported(tmp_path):
    (tmp_path / "a.txt").write_text("“The toll is fair,” Amina Odhiambo said.", encoding="utf-8")
    command = [sys.executable, str(HERE / "write_tables.py"), "out.csv", "a.txt", "missing.txt"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert result.returncode == 0
    assert result.stdout == "2 articles in out.csv\n"
    assert "missing.txt" in result.stderr
