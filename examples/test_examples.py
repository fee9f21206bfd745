"""The examples run as they stand, on their own texts and on files."""

import csv
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

HERE = Path(__file__).parent
SCRIPTS = sorted(path.name for path in HERE.glob("*.py") if not path.name.startswith("test_"))


def ran(name, arguments, folder):
    """What a script prints that runs in a folder, warnings being errors."""
    command = [sys.executable, "-W", "error", str(HERE / name), *arguments]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, timeout=300)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return result.stdout


@pytest.fixture
def run(tmp_path):
    """Run a script in an empty folder; what it prints."""
    return lambda name, *arguments: ran(name, arguments, tmp_path)


@pytest.fixture(scope="session")
def alone(tmp_path_factory):
    """Run a script without arguments, once for all tests; what it prints, and the folder that it ran in."""

    @cache
    def alone(name):
        folder = tmp_path_factory.mktemp(name.removesuffix(".py"))
        return ran(name, (), folder), folder

    return alone


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_example_runs(alone, name):
    assert alone(name)[0]


def test_who_is_quoted_counts(alone):
    rows = [line.rsplit(maxsplit=3) for line in alone("who_is_quoted.py")[0].splitlines()[1:]]
    counts = {name.strip(): [int(n) for n in numbers] for name, *numbers in rows}
    assert sum(counts["Amina Odhiambo"]) >= 2
    assert sum(counts["Paul Mwangi"]) >= 1


def test_who_is_quoted_counts_a_person_once(run, tmp_path):
    for name, who in (("one.txt", "Ada Marsh"), ("two.txt", "Ada J. Marsh")):
        (tmp_path / name).write_text(f"“The toll is fair,” {who} said on Monday.")
    (row,) = run("who_is_quoted.py", str(tmp_path / "one.txt"), str(tmp_path / "two.txt")).splitlines()[1:]
    assert row.split()[-3:] == ["2", "0", "0"]


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
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=300)
    assert result.returncode == 0
    assert result.stdout == "2 articles in out.csv\n"
    assert "missing.txt" in result.stderr


def test_each_is_short_enough_to_be_read_at_once():
    assert {
        name: n for name in SCRIPTS if (n := len((HERE / name).read_text(encoding="utf-8").splitlines())) > 52
    } == {}


def test_the_list_of_scripts_says_what_each_says_of_itself():
    listed = (HERE / "README.md").read_text(encoding="utf-8")
    for name in SCRIPTS:
        first = (HERE / name).read_text(encoding="utf-8").removeprefix('"""').partition("\n")[0]
        assert f"| [{name}]({name}) | {first} |" in listed, name


def test_every_quote_has_a_row(alone):
    rows = list(csv.DictReader(alone("quotes_table.py")[0].splitlines()))
    assert len(rows) > 15
    assert {row["outlet"] for row in rows} == {"The Kesterby Courier", "Coast Tribune", "Northern Ledger"}
    assert all(row["speaker"] for row in rows)


def test_bars_say_what_the_table_of_sources_says(alone):
    counts = [line.split()[-3:] for line in alone("gender_of_sources.py")[0].splitlines()[1:]]
    printed, folder = alone("draw_sources.py")
    texts = [text.text for text in ElementTree.parse(folder / "sources.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert [text for text in texts if text and text.isdigit()] == [n for row in counts for n in row]
    assert printed == f"sources.svg: {sum(int(n) for row in counts for n in row)} claims in {len(counts)} outlets\n"


def test_pages_are_written_for_people(alone):
    printed, folder = alone("make_a_report.py")
    title = printed.split("report.html: ")[1].split(" (")[0]
    assert title in (folder / "report.html").read_text(encoding="utf-8")
    pages = {path.name for path in (folder / "town_files").glob("*.html")}
    data = "".join(path.read_text(encoding="utf-8") for path in (folder / "town_files").glob("articles-*.js"))
    assert len(pages) == 6
    assert all(name.removesuffix(".html") in data for name in pages)


def test_sources_are_counted_by_pronoun(alone):
    rows = [line.split() for line in alone("gender_of_sources.py")[0].splitlines()[1:]]
    assert len(rows) == 3
    assert all(int(she) and int(he) for *_, she, he, _ in rows)


def test_the_codebook_turns_what_is_reversed(alone):
    lines = [line.strip() for line in alone("code_issues.py")[0].splitlines()]
    assert "2024-05-06  for     Daniel Osei: “opposes a ban”" in lines
    assert "2024-03-04  against Tomas Reiter: “called for a second car park at the station”" in lines


def test_the_network_is_drawn_and_written(alone):
    printed, folder = alone("draw_a_network.py")
    assert "-2  Helen Marsh and Tomas Reiter" in printed
    for name in ("network.svg", "network.graphml"):
        assert ElementTree.parse(folder / name).getroot() is not None


def test_persons_are_the_same_over_articles(alone):
    assert "Daniel Osei = Osei" in alone("same_person.py")[0]


def test_claims_worth_checking_are_in_order(alone):
    scores = [float(line[:4]) for line in alone("checkable_claims.py")[0].splitlines()]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.8


def test_a_run_that_was_cut_short_goes_on_and_gives_the_same(run, tmp_path):
    run("parse_and_resume.py", "whole.jsonl")
    whole = (tmp_path / "whole.jsonl").read_bytes()
    (tmp_path / "cut.jsonl").write_bytes(whole[: len(whole) // 2])
    assert not run("parse_and_resume.py", "cut.jsonl").startswith("0 ")
    assert (tmp_path / "cut.jsonl").read_bytes() == whole
    assert run("parse_and_resume.py", "cut.jsonl") == "6 articles were done before, 0 are done now\n"


def test_every_correction_applies(alone):
    rows = [line for line in alone("correct_results.py")[0].splitlines() if " applied in " in line]
    assert len(rows) == 4
    assert not any("applied in 0" in row for row in rows)


def test_a_cleaner_works_on_its_outlet_alone(alone):
    tribune, elsewhere = alone("clean_a_source.py")[0].split("https://elsewhere")
    assert "Tilda Groen" not in tribune.split("sources:")[1]
    assert "Tilda Groen" in elsewhere.split("sources:")[1]


def test_numbers_have_their_source(alone):
    assert "300 jobs     state    Samuel Brandt (person; director)" in alone("find_numbers.py")[0].splitlines()


def test_spacy_finds_who_speaks_of_it(run):
    assert run("with_spacy.py", "jobs") == "jobs   state      Samuel Brandt\n"


def test_the_notebook_shows_what_its_cells_give():
    command = [sys.executable, str(HERE.parent / "docs" / "notebooks.py")]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600)
    assert result.returncode == 0, result.stderr
    assert len(list(HERE.glob("*.ipynb"))) == 1
