"""``newsparse network``: from files to files, what is said, and what is refused."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
from click.testing import CliRunner

from newsparse._cli import main
from newsparse_network import read_statements

TEXTS = {
    "a.txt": "Harbour toll\n\nMali rejects the toll. Niger backs the toll.\n",
    "b.txt": "Chad rejects the toll. Niger criticised Chad.\n",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """The command, in a folder with two articles."""
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSPARSE_DISABLE_PLUGINS", "NEWSPARSE_ALLOW_PLUGINS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def invoke(*arguments):
        return CliRunner().invoke(main, ["network", *arguments], catch_exceptions=False)

    return invoke


ARTICLES = ("a.txt", "b.txt", "-p", "rules")


def test_from_articles_to_files(run, tmp_path):
    outputs = ("n.graphml", "n.gexf", "n.svg", "n.csv", "n.dna", "n.statements.csv", "n.events.csv", "n.stability.csv")
    done = run(*ARTICLES, *(part for name in outputs for part in ("-o", name)))
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "2 articles, 4 statements, of which 3 are used",
        "two-mode network: 3 by 1, 3 edges",
        "left out: 1 on actors",
    ]
    graph = nx.read_graphml(tmp_path / "n.graphml")
    assert {label for _, label in graph.nodes(data="label")} == {"Chad", "Mali", "Niger", "toll"}
    ET.parse(tmp_path / "n.svg")
    documents, statements = read_statements(tmp_path / "n.dna")
    assert (len(documents), len(statements)) == (2, 3)
    assert len(read_statements(tmp_path / "n.statements.csv")[1]) == 4
    assert len(read_statements(tmp_path / "n.events.csv")[1]) == 3
    assert (tmp_path / "n.stability.csv").read_text().count("\n") == 4
    assert (tmp_path / "n.nodes.csv").is_file()


def test_a_date_far_from_all_others_makes_no_flood_of_files(run, tmp_path):
    rows = "".join(f"Mali,toll,1,{day}\n" for day in ("1850-01-01", "2024-05-02", "2024-05-09"))
    (tmp_path / "c.csv").write_text(f"actor,issue,agreement,date\n{rows}")
    before = sorted(path.name for path in tmp_path.iterdir())
    done = run("c.csv", "--window", "week", "-o", "n.svg", "-o", "n.net")
    assert done.exit_code == 2
    assert "n.svg would be 9098 files, one for each window from 1849-12-31 to 1850-01-06 up to" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert run("c.csv", "--window", "week", "-o", "n.gexf", "-o", "n.csv").exit_code == 0
    assert run("c.csv", "--window", "week", "--since", "2024-01-01", "-o", "n.svg").exit_code == 0
    assert len(list(tmp_path.glob("n.*.svg"))) == 2


def test_what_cannot_be_read_is_no_article(run, tmp_path):
    (tmp_path / "c.jsonl").write_text('{"id": "1", "text": "Mali rejects the toll."}\n{"id": "2"}\n{broken\n')
    done = run("c.jsonl", "-p", "rules", "-o", "n.dna", "-o", "n.svg")
    assert done.exit_code == 1
    assert "1 article, 1 statement, of which 1 is used" in done.stderr
    documents, _ = read_statements(tmp_path / "n.dna")
    assert [document.text for document in documents] == ["Mali rejects the toll."]


def test_without_a_file_issues_are_shown(run):
    done = run(*ARTICLES)
    head, toll = done.stdout.splitlines()
    assert head == "issue,support,oppose,neutral,actors,documents,share,low,high"
    assert toll.startswith("toll,1,2,0,3,2,0.33,")


def test_results_are_kept_and_used_again(run, tmp_path):
    first = run(*ARTICLES, "--keep", "r.jsonl")
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    with (tmp_path / "r.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"schema": "newsparse/1", "art')  # as where a run was killed
    again = run(*ARTICLES, "--keep", "r.jsonl")
    assert again.output == first.output
    assert (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines() == lines
    (tmp_path / "r.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    assert run(*ARTICLES, "--keep", "r.jsonl").output == first.output
    assert len((tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    (tmp_path / "r.json").write_text(json.dumps([json.loads(line) for line in lines]), encoding="utf-8")
    for name in ("r.jsonl", "r.json"):
        assert run(name).output == first.output


def test_what_is_kept_was_made_with_the_same_settings(run, tmp_path):
    first = run(*ARTICLES, "--keep", "r.jsonl")
    assert run(*ARTICLES, "--keep", "r.jsonl", "--level", "country").exit_code == 0  # no parse depends on that
    (tmp_path / "sure.toml").write_text("least = 0.9\n")
    for arguments, told in (
        (("a.txt", "b.txt", "-p", "fast"), "pipeline rules and not fast"),
        ((*ARTICLES, "--config", "sure.toml"), "least 0.4 and not 0.9"),
        ((*ARTICLES, "--reader", "text"), "reader any and not text"),
        ((*ARTICLES, "--option", "text.encoding=latin-1"), "readers.text.encoding none and not latin-1"),
    ):
        done = run(*arguments, "--keep", "r.jsonl")
        assert (done.exit_code, f"the results in r.jsonl were made with {told}" in done.stderr) == (2, True), (
            done.output
        )
    (tmp_path / "r.jsonl.settings").unlink()  # as if newsparse parse had written it
    done = run("a.txt", "b.txt", "-p", "fast", "--keep", "r.jsonl")
    assert (done.exit_code, "were made with" in done.stderr) == (2, True)
    assert run(*ARTICLES, "--keep", "r.jsonl").output == first.output
    (tmp_path / "r.jsonl").unlink()
    assert run("a.txt", "b.txt", "--keep", "r.jsonl", "-p", "rules", "--config", "sure.toml").exit_code in (0, 3)
    (tmp_path / "r.jsonl.settings").write_text("{")
    assert "delete it if it is damaged" in run(*ARTICLES, "--keep", "r.jsonl").stderr


def test_a_folder_that_is_missing_is_told_before_anything_is_parsed(run, tmp_path):
    done = run(*ARTICLES, "--keep", "r.jsonl", "-o", "n.svg", "-o", "no/n.net")
    assert (done.exit_code, "cannot write no/n.net: No such file or directory" in done.stderr) == (3, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_that_is_given_and_kept_counts_once(run, tmp_path):
    first = run(*ARTICLES, "--keep", "r.jsonl")
    for arguments in (("r.jsonl",), ("./r.jsonl", *ARTICLES), ("r.jsonl", str(tmp_path / "r.jsonl"))):
        assert run(*arguments, "--keep", "r.jsonl").output == first.output
    (tmp_path / "copy.jsonl").write_bytes((tmp_path / "r.jsonl").read_bytes())
    assert run("r.jsonl", "copy.jsonl").stderr == first.stderr


def test_a_table_of_statements(run, tmp_path):
    (tmp_path / "coded.csv").write_text("actor,issue,agreement\nAda,toll,1\nBen,toll,-1\n", encoding="utf-8")
    done = run("coded.csv", "--kind", "one-mode", "-o", "n.net")
    assert done.exit_code == 0
    assert "2 articles, 2 statements, of which 2 are used" in done.stderr
    assert (tmp_path / "n.net").read_text() == '*Vertices 2\n1 "Ada"\n2 "Ben"\n*Edges\n1 2 -1\n'
    done = run("coded.csv", "-o", "n.dna")
    assert (done.exit_code, "has none; of a table, write .events.csv instead" in done.stderr) == (3, True)


def test_a_picture_has_the_title_that_is_given(run, tmp_path):
    assert run(*ARTICLES, "-o", "n.svg", "--title", "Harbour <toll>").exit_code == 0
    assert ">Harbour &lt;toll&gt;</text>" in (tmp_path / "n.svg").read_text()
    assert run(*ARTICLES, "-o", "n.svg").exit_code == 0
    assert ">Who is for and against what</text>" in (tmp_path / "n.svg").read_text()


def test_windows(run, tmp_path):
    rows = ["Ada,toll,1,2024-01-10", "Ben,toll,1,2024-02-10", "Cem,toll,1,"]
    (tmp_path / "coded.csv").write_text("\n".join(["actor,issue,agreement,date", *rows]), encoding="utf-8")
    done = run("coded.csv", "--window", "month", "-o", "n.gexf", "-o", "n.net")
    assert "(and 1 more window)" in done.stderr
    assert "3 statements, of which 2 are used" in done.stderr
    assert "left out: 1 without a date" in done.stderr
    assert (tmp_path / "n.2024-01-01.net").is_file()
    assert 'mode="dynamic"' in (tmp_path / "n.gexf").read_text()
    done = run("coded.csv", "--since", "2024-02-01")
    assert "1 without a date" in done.stderr
    (tmp_path / "undated.csv").write_text("actor,issue,agreement\nAda,toll,1\n", encoding="utf-8")
    done = run("undated.csv", "--window", "month", "-o", "n.gexf")
    assert (done.exit_code, "no statement has a date" in done.stderr) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--kind", "three"), 2, "--kind is two-mode, one-mode, actors, not 'three'"),
        (("--aggregation", "conflict"), 2, "no aggregation of two-mode networks 'conflict'"),
        (("--window", "month:0"), 2, "a window is day, week, month, year"),
        (("--window", "month:1:" + "9" * 5000), 2, "a window is day, week, month, year"),
        (("--draws", "100001"), 2, "is not in the range 1<=x<=100000"),
        (("--kernel", "gaussian"), 2, "a kernel needs a window"),
        (("--kernel", "box", "--window", "day"), 2, "there is no kernel 'box'"),
        (("--since", "May"), 2, "a day is written as 2024-05-01"),
        (("--since", "2024-05-02", "--until", "2024-05-01"), 2, "--since 2024-05-02 is after --until 2024-05-01"),
        (("-o", "n.pdf"), 2, ".svg .statements.csv .events.csv .stability.csv .dna)"),
        (("--only-coded",), 2, "needs a codebook"),
        (("--codebook", "missing.toml"), 2, "the codebook cannot be read"),
        (("-o", "n.stability.csv", "--window", "day"), 2, "leave --window out"),
        (("-o", "no/n.svg"), 3, "cannot write no/n.svg: No such file or directory; make its folder first"),
        (("--keep", "no/k.jsonl"), 3, "cannot write no/k.jsonl: No such file or directory"),
        (("-o", "n.xyz"), 2, "no format of networks is for 'n.xyz'"),
        (("--outlet", "Gazette"), 2, "there is no outlet 'Gazette'"),
        (("--least", "1"), 3, "there is no statement for such a network"),
        (("--level", "party"), 3, "whose holder has no known party"),
    ],
)
def test_what_is_refused(run, arguments, code, message):
    done = run(*ARTICLES, *arguments)
    assert message in done.stderr
    assert done.exit_code == code


def test_what_cannot_be_read(run, tmp_path):
    done = run("missing.txt", "-p", "rules")
    assert (done.exit_code, "missing.txt" in done.stderr) == (3, True)
    (tmp_path / "r.jsonl").write_text('{"schema": "newsparse/1", "article": {"text": 7}}\n', encoding="utf-8")
    done = run("r.jsonl")
    assert (done.exit_code, "r.jsonl: line 1: $.article.text" in done.stderr) == (3, True)
    (tmp_path / "k.jsonl").write_text("no result\n", encoding="utf-8")
    done = run(*ARTICLES, "--keep", "k.jsonl")
    assert (done.exit_code, "k.jsonl is no file of results: line 1" in done.stderr) == (3, True)


def test_tables_of_one_name_in_two_folders_are_two_documents(run, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.csv").write_text("actor,issue,agreement,document\nAda,toll,1,d\n")
    done = run("one/x.csv", "two/x.csv", "-o", "n.csv")
    assert "2 articles, 2 statements, of which 2 are used" in done.stderr


def test_a_table_is_not_written_over(run, tmp_path):
    (tmp_path / "x.csv").write_text("actor,issue,agreement,note\nAda,toll,1,mine\n")
    done = run("x.csv", "-o", "x.csv")
    assert done.exit_code == 2
    assert "is also read" in done.stderr
    assert "mine" in (tmp_path / "x.csv").read_text()


def test_a_list_says_who_belongs_to_which_party(run, tmp_path):
    (tmp_path / "c.txt").write_text("Ada Marsh rejects the toll.")
    (tmp_path / "members.csv").write_text("name,title,organization\nAda Marsh,member,Greens\n")
    done = run("c.txt", "-p", "rules", "--members", "members.csv", "--level", "party", "-o", "n.csv")
    assert done.exit_code == 0, done.output
    assert "Greens" in (tmp_path / "n.nodes.csv").read_text()
    assert run("c.txt", "-p", "rules", "--members", "nowhere.csv").exit_code != 0
