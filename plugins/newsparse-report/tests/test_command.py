"""``newsparse report``: from files to pages, what is said, and what is refused."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import newsparse
from newsparse._cli import main

TEXTS = {
    "a.txt": "Harbour toll\n\nMali rejects the toll. Niger backs the toll.\n",
    "b.txt": "Second day\n\nChad rejects the toll. Niger criticised Chad.\n",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, in a folder with two articles."""
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSPARSE_DISABLE_PLUGINS", "NEWSPARSE_ALLOW_PLUGINS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def invoke(*arguments, command="report"):
        return CliRunner().invoke(main, [command, *arguments], catch_exceptions=False)

    return invoke


def test_one_article_becomes_a_page(run, tmp_path):
    done = run("a.txt", "-p", "rules", "-o", "out.html", "--title", "Tolls & more")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "1 article: open out.html\n")
    assert "<title>Tolls &amp; more · newsparse report</title>" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert not (tmp_path / "out_files").exists()


def test_several_become_an_index_and_their_pages(run, tmp_path):
    done = run("a.txt", "b.txt", "-p", "rules", "--keep", "kept.jsonl")
    assert (done.exit_code, done.stderr) == (0, "2 articles: open report.html\n")
    assert len(list((tmp_path / "report_files").glob("*.html"))) == 2
    first = (tmp_path / "report.html").read_bytes()
    again = run("kept.jsonl", "-o", "again/report.html")
    assert again.exit_code == 3
    (tmp_path / "again").mkdir()
    assert run("kept.jsonl", "-o", "again/report.html").exit_code == 0
    assert (tmp_path / "again" / "report.html").read_bytes() == first


def test_corrections_are_applied_and_told(run, tmp_path):
    (tmp_path / "fix.csv").write_text("action,words,value\nrename,Mali,Republic of Mali\n", encoding="utf-8")
    done = run("a.txt", "-p", "rules", "--corrections", "fix.csv")
    assert done.stderr.splitlines() == ["corrections: 1 applied", "1 article: open report.html"]
    assert "Republic of Mali" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_parse_writes_the_same_page(run, tmp_path):
    run("a.txt", "-p", "rules", "-o", "one.html")
    run("a.txt", "-p", "rules", "-o", "other.html", command="parse")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "other.html").read_bytes()
    newsparse.write(newsparse.parse(newsparse.read("a.txt"), pipeline="rules"), "third.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "third.html").read_bytes()


def test_what_cannot_be_is_told(run, tmp_path):
    (tmp_path / "report.html").write_text("old", encoding="utf-8")
    (tmp_path / "bad.json").write_text("[", encoding="utf-8")
    done = run("bad.json", "-p", "rules")
    assert done.exit_code == 3
    assert done.stderr.startswith("error: ")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "old"
    (tmp_path / "table.csv").write_text("actor,issue\n", encoding="utf-8")
    done = run("table.csv")
    assert done.exit_code != 0
    assert done.stderr.startswith("error: ")
    assert "Traceback" not in done.output
