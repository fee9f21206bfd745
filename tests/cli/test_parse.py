"""``newsparse parse``: what goes in, what comes out, and the exit codes."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import newsparse
from newsparse._cli.progress import counted_files, progress

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


def lines(text: str) -> list[newsparse.ParsedArticle]:
    return [newsparse.loads(line) for line in text.splitlines()]


# -- formats


def test_in_a_pipe_one_result_is_json(run: Run, article: Path) -> None:
    done = run("parse", str(article))
    assert done.exit_code == 0
    assert done.stderr == ""
    parsed = newsparse.loads(done.stdout)
    assert parsed.article.title == "Mali rejects plan"
    assert parsed == newsparse.parse(newsparse.read(article))


def test_in_a_pipe_many_results_are_json_lines(run: Run, article: Path) -> None:
    done = run("parse", str(article), str(article))
    assert done.exit_code == 0
    assert len(lines(done.stdout)) == 2


def test_standard_input_is_read_with_a_hyphen_and_without(run: Run) -> None:
    for arguments in (["parse", "-"], ["parse"]):
        done = run(*arguments, input="Mali rejects the plan.")
        assert done.exit_code == 0
        assert newsparse.loads(done.stdout).article.text == "Mali rejects the plan."


def test_tables_name_the_words(run: Run, article: Path) -> None:
    done = run("parse", str(article), "--to", "table")
    assert done.exit_code == 0
    assert done.stdout.startswith("Mali rejects plan\n")
    for words in ("Actors:", "Claims:", "Stances:", "Awa Okoro", "“said”", "We will not accept the plan,"):
        assert words in done.stdout


def test_tables_show_where_words_stand_on_demand(run: Run, article: Path) -> None:
    said = newsparse.read(article).text.index("said")
    assert f"{said}-{said + 4}" not in run("parse", str(article), "--to", "table").stdout
    assert f"{said}-{said + 4}" in run("parse", str(article), "--to", "table", "--offsets").stdout


def test_tables_end_with_what_made_them(run: Run, article: Path) -> None:
    version = newsparse.__version__
    told = run("parse", str(article), "--to", "table", "-p", "rules", "--least", "0.2").stdout.replace("\n", " ")
    assert told.endswith(
        f"made by the pipeline rules (newsparse {version}); nothing below confidence 0.2 (see --least) "
    )
    told = run("parse", str(article), str(article), "--to", "table", "-p", "rules", "--least", "0").stdout
    assert told.endswith(f"made by the pipeline rules (newsparse {version})\n")
    assert told.count("made by") == 1


def test_tables_command_no_terminal(run: Run) -> None:
    record = json.dumps({"text": "Mali \x1b[31m\x07 rejects \u202ethe\ud800 plan."})
    done = run("parse", "--to", "table", "--reader", "json", input=record)
    assert done.exit_code == 0
    assert not set(done.stdout) & set("\x1b\x07\u202e\ud800")


@pytest.mark.parametrize("name", ["out.json", "out.jsonl"])
def test_the_suffix_says_the_format(run: Run, article: Path, place: Path, name: str) -> None:
    done = run("parse", str(article), "-o", name)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert newsparse.loads((place / name).read_text(encoding="utf-8")).claims


def test_many_results_in_one_json_file_are_a_list(run: Run, article: Path, place: Path) -> None:
    assert run("parse", str(article), str(article), "-o", "out.json").exit_code == 0
    assert len(json.loads((place / "out.json").read_text(encoding="utf-8"))) == 2


def test_a_format_by_name(run: Run, article: Path, place: Path) -> None:
    assert run("parse", str(article), "-o", "out.txt", "--to", "jsonl").exit_code == 0
    assert newsparse.loads((place / "out.txt").read_text(encoding="utf-8"))
    assert run("parse", str(article), "-o", "table.txt", "--to", "table").exit_code == 0
    assert "Claims:" in (place / "table.txt").read_text(encoding="utf-8")


def test_tables_for_spreadsheets(run: Run, article: Path, place: Path) -> None:
    assert run("parse", str(article), "-o", "out.csv").exit_code == 0
    written = {p.name for p in place.glob("*.csv")}
    assert written >= {"out.actors.csv", "out.claims.csv", "out.stances.csv"}
    done = run("parse", str(article), "--to", "csv", "--option", "csv.table=claims")
    assert done.exit_code == 0
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert ("Awa Okoro", "said") in [(row["source"], row["cue"]) for row in rows]


# -- options


def test_options_reach_readers_and_exporters(run: Run, place: Path) -> None:
    (place / "in.jsonl").write_text('{"words": "Mali says no."}\n{"words": "Chad says yes."}\n', encoding="utf-8")
    done = run("parse", "in.jsonl", "--option", "jsonl.fields=text=words", "--option", "jsonl.tokens=yes")
    assert done.exit_code == 0
    assert [parsed.article.text for parsed in lines(done.stdout)] == ["Mali says no.", "Chad says yes."]
    assert all(parsed.tokens for parsed in lines(done.stdout))


def test_texts_are_taken_as_they_are_on_demand(run: Run) -> None:
    text = "Photo: AP\n\nMali says no.\n"
    assert newsparse.loads(run("parse", "--no-clean", input=text).stdout).article.text == text


def test_readers_by_name_and_packed_files(run: Run, place: Path) -> None:
    (place / "page").write_text("# Mali says no\n\nIt *did*.", encoding="utf-8")
    done = run("parse", "page", "--reader", "markdown")
    assert newsparse.loads(done.stdout).article.title == "Mali says no"
    (place / "a.txt.gz").write_bytes(gzip.compress(b"Mali says no."))
    assert newsparse.loads(run("parse", "a.txt.gz").stdout).article.text == "Mali says no."
    (place / "b.txt.gz").write_bytes(gzip.compress(b"Mali says no.")[:-12] + b"rubbish")
    assert "cannot read b.txt.gz: " in run("parse", "b.txt.gz").stderr


def test_the_configuration_is_found_or_named(run: Run, article: Path, place: Path) -> None:
    own = 'pipeline = "mine"\n[pipelines]\nmine = ["english.tokens"]\n'
    (place / "other.toml").write_text(own, encoding="utf-8")
    assert newsparse.loads(run("parse", str(article), "--config", "other.toml").stdout).claims == ()
    assert newsparse.loads(run("parse", str(article)).stdout).claims
    (place / "newsparse.toml").write_text(own, encoding="utf-8")
    assert newsparse.loads(run("parse", str(article)).stdout).claims == ()
    assert newsparse.loads(run("parse", str(article), "--pipeline", "rules").stdout).claims


# -- how it goes


def test_several_articles_are_counted_at_the_end_and_one_is_not(run: Run, article: Path, place: Path) -> None:
    assert run("parse", str(article)).stderr == ""
    done = run("parse", str(article), str(article), "-o", "out.jsonl")
    assert re.fullmatch(r"2 articles in \d+\.\d s\n", done.stderr)


def test_files_that_are_called_otherwise_than_asked_are_named(run: Run, article: Path, place: Path) -> None:
    named = "out.actors.csv, out.annotations.csv, out.claims.csv, out.stances.csv"
    assert run("parse", str(article), "-o", "out.csv").stderr == f"written: {named}\n"
    for format in ("out.json", "out.html"):
        assert "written" not in run("parse", str(article), str(article), "-o", format).stderr


def test_files_are_counted_before_they_are_read(place: Path) -> None:
    for name in ("a.txt", "b.txt", "c.rst", "deep/d.txt.gz"):
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).touch()
    assert counted_files(["*.txt", "a.txt", "gone.txt", "no/*.txt", "-"], [".txt"]) == (
        *("a.txt", "b.txt", "a.txt", "gone.txt", "no/*.txt", "-"),
    )
    assert len(counted_files(["."], [".txt"])) == 3


def test_a_bar_has_a_total_and_moves_with_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.progress import Progress

    seen = []
    advance = Progress.advance
    monkeypatch.setattr(Progress, "advance", lambda bar, task: (advance(bar, task), seen.append(bar.tasks[0])))
    with progress(["a.txt", "b.txt", "c.txt"], shown=True) as counted:
        assert list(counted.files()) == ["a.txt", "b.txt", "c.txt"]
        assert (seen[-1].total, seen[-1].completed) == (3, 3)
    with progress(["a.txt"], shown=True) as counted:
        assert list(counted.files()) == ["a.txt"]


def test_of_lines_the_bar_moves_with_the_articles_and_tells_their_pace(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.progress import Progress

    tasks = []
    update = Progress.update
    monkeypatch.setattr(
        Progress, "update", lambda bar, task, **to: (update(bar, task, **to), tasks.append(bar.tasks[0]))
    )
    for name in ("a.jsonl", "b.ndjson"):
        (place / name).write_text('{"text": "Mali says no."}\n\n{"text": \n', encoding="utf-8")
    articles = newsparse.read_many(["a.jsonl", "b.ndjson"], on_error="record")
    parsed = newsparse.parse_many(articles, pipeline="rules", on_error="record")
    with progress(["a.jsonl", "b.ndjson"], shown=True, done=1) as counted:
        for _ in zip(range(2), counted.results(parsed), strict=False):
            pass
        (task,) = {id(task): task for task in tasks}.values()
        assert (task.total, task.completed, task.description) == (3, 2, "2 of 3 articles")
        assert re.fullmatch(r"[\d.]+ a second, 1 failed, \d+:\d\d left", task.fields["pace"])
    parsed.close()  # type: ignore[attr-defined]


# -- exit codes


def test_some_failed_and_the_others_are_done(run: Run, article: Path, place: Path) -> None:
    (place / "in.jsonl").write_text('{"text": "Mali says no."}\n{"text": \n{"text": "Yes."}\n', encoding="utf-8")
    done = run("parse", "missing.txt", str(article), "in.jsonl", "-o", "out.jsonl")
    assert done.exit_code == 1
    first, second, summary = done.stderr.splitlines()
    assert first == "error: cannot read missing.txt: No such file or directory"
    assert second.startswith("error: in.jsonl is not JSON at line 2, column ")
    assert re.fullmatch(r"5 articles in \d+\.\d s; 2 failed, the others are done", summary)
    written = lines((place / "out.jsonl").read_text(encoding="utf-8"))
    assert [bool(parsed.diagnostics) for parsed in written] == [True, False, False, True, False]


def test_when_nothing_could_be_done_nothing_is_overwritten(run: Run, place: Path) -> None:
    (place / "out.json").write_text("precious", encoding="utf-8")
    done = run("parse", "missing.txt", "gone.txt", "-o", "out.json")
    assert done.exit_code == 3
    assert done.stdout == ""
    assert re.fullmatch(r"2 articles in \d+\.\d s; 2 failed, nothing was written", done.stderr.splitlines()[-1])
    assert (place / "out.json").read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["missing.txt"], 3, "cannot read missing.txt: No such file or directory"),
        (["nowhere/*.txt"], 3, "no file matches 'nowhere/*.txt'"),
        (["a\0b.txt"], 3, "cannot read 'a\\x00b.txt': embedded null byte"),
        (["empty.jsonl"], 3, "there is no article in what was given"),
        (["broken.json"], 3, "broken.json is not JSON at line 1, column 2"),
        (["https://gazette.example/ferry"], 3, "is an address, and nothing is fetched"),
        (["Mali rejected the toll."], 3, "there is no file 'Mali rejected the toll.'; a text is parsed by"),
        (["article.xyz"], 3, "no reader is for 'article.xyz' (there are ."),
        (["article.docx"], 3, "no reader is for 'article.docx'; save its text as a .txt file, and read that"),
        (["article.txt", "--pipeline", "rulse"], 2, "there is no pipeline 'rulse'; did you mean 'rules'?"),
        (["article.txt", "--reader", "txt"], 2, "there is no reader 'txt'; did you mean 'text'?"),
        (["article.txt", "--to", "jsn"], 2, "there is no format 'jsn'; did you mean 'json'"),
        (
            ["article.txt", "-o", "out.xlsx"],
            2,
            "no format is for 'out.xlsx' (there are .ann .annotations.jsonld .conllu .csv ",
        ),
        (["article.txt", "--to", "csv"], 2, "choose a table, for example with --option csv.table=claims"),
        (["article.txt", "--config", "no.toml"], 2, "cannot read the configuration no.toml"),
        (["article.txt", "--option", "csv"], 2, "--option 'csv' must be NAME.KEY=VALUE"),
        (["article.txt", "--option", "cvs.table=x"], 2, "there is no component 'cvs'; did you mean 'csv'?"),
        (["article.txt", "--option", "csv.tabel=x"], 2, "there is no option of csv 'tabel'; did you mean 'table'?"),
        (["article.txt", "--option", "text.encoding=nope"], 2, "there is no encoding 'nope'; use for example utf-8"),
        (["article.txt", "--option", "html.encoding=nope"], 2, "there is no encoding 'nope'; use for example utf-8"),
        (["article.txt", "--option", "csv.table=cliams"], 2, "there is no table 'cliams'; did you mean 'claims'?"),
        (
            ["article.txt", "-o", "no/out.json"],
            3,
            "cannot write no/out.json: No such file or directory; make its folder first",
        ),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    run: Run, article: Path, place: Path, arguments: list[str], code: int, said: str
) -> None:
    (place / "empty.jsonl").write_text("", encoding="utf-8")
    (place / "broken.json").write_text("{", encoding="utf-8")
    newsparse.write(newsparse.parse("Mali rejected the toll.", pipeline="rules"), place / "result.json")
    done = run("parse", *arguments)
    assert done.stderr.startswith("error: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.exit_code == code
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ('[components."english.claims"]\nx = 1', "english.claims: there is no option 'x'"),
        ("[readers.text]\nencoding = 3", "text: option 'encoding' must be a str such as 'utf-8', not 3"),
        ("[readers.txet]\nencoding = 'utf-8'", "options given: there is no reader 'txet'; did you mean 'text'"),
        ("[exporters.csv]\ntable = 'cliams'", "there is no table 'cliams'"),
        ('[pipelines]\nrules = ["rules", "english.checkable"]', "pipeline 'rules' is of plugin english already"),
        ('[pipelines]\ndefault = ["rules"]', "'default' stands for the best pipeline"),
        ('[plugins]\ndisable = ["englihs"]', "there is no plugin 'englihs'; did you mean 'english'?"),
    ],
)
@pytest.mark.parametrize("pipeline", [[], ["-p", "rules"]])
def test_a_wrong_configuration_is_told_before_anything_is_read(
    run: Run, article: Path, place: Path, configuration: str, said: str, pipeline: list[str]
) -> None:
    (place / "newsparse.toml").write_text(configuration, encoding="utf-8")
    done = run("parse", "missing.txt", str(article), *pipeline)
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.exit_code == 2


def test_click_tells_what_is_wrong_with_the_usage(run: Run, article: Path) -> None:
    for arguments in (["--workers", "0"], ["--nothing"]):
        done = run("parse", str(article), *arguments)
        assert done.exit_code == 2
        assert done.stderr.startswith("Usage: ")


@pytest.mark.parametrize("arguments", [["--traceback", "parse"], ["parse", "--traceback"]])
def test_a_traceback_on_demand(run: Run, article: Path, arguments: list[str]) -> None:
    done = run(*arguments, str(article), "--to", "nothing")
    assert isinstance(done.exception, newsparse.ConfigurationError)


def test_what_nobody_expected_is_told_too(run: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr("newsparse._reading.Reading.articles", broken)
    done = run("parse", str(article))
    assert done.exit_code == 3
    assert done.stderr == "error: unexpected ZeroDivisionError: oh no; add --traceback to see where, and report it\n"
    assert isinstance(run("parse", str(article), "--traceback").exception, ZeroDivisionError)


def test_what_a_cleaner_fails_on_does_not_take_the_rest_of_the_file(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsparse._pipeline.sources import Cleaning

    whole = Cleaning.__call__

    def fragile(self: Cleaning, article: newsparse.Article) -> newsparse.Article:
        if "Chad" in article.text:
            raise newsparse.ComponentError("cleaner x failed")
        return whole(self, article)

    monkeypatch.setattr(Cleaning, "__call__", fragile)
    (place / "in.jsonl").write_text('{"text": "Chad."}\n{"text": "Mali."}\n', encoding="utf-8")
    done = run("parse", "in.jsonl")
    assert done.exit_code == 1
    assert re.sub(r"\d+\.\d s", "_ s", done.stderr) == (
        "error: cleaner x failed\n2 articles in _ s; 1 failed, the others are done\n"
    )
    assert [parsed.article.text for parsed in lines(done.stdout)] == ["Chad.", "Mali."]


@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_what_was_found_before_a_failure_is_told(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("newsparse.english.stances.Stances.__call__", broken)
    done = run("parse", str(article), "--to", form)
    assert done.exit_code == 1
    assert "ZeroDivisionError: oh" in done.stderr
    assert "what was found before is kept, of 1 that failed" in done.stderr
    assert "Mali" in done.stdout


# -- as a process


def test_a_process_pipes_utf_8_whatever_the_machine_speaks(process: Process) -> None:
    text = "Zoë Okoro said “нет”.\n"
    done = process("parse", "-", input=text.encode(), LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "Zoë Okoro" in newsparse.loads(done.stdout).article.text


@pytest.mark.slow
def test_a_process_exits_as_told(process: Process, article: Path) -> None:
    codes = [
        process("parse", str(article)).returncode,
        process("parse", str(article), "missing.txt").returncode,
        process("parse", str(article), "--pipeline", "none").returncode,
        process("parse", "missing.txt").returncode,
    ]
    assert codes == [0, 1, 2, 3]
    failed = process("parse", "missing.txt")
    assert failed.stderr == b"error: cannot read missing.txt: No such file or directory\n"


@pytest.mark.slow
def test_several_processes_give_the_same_bytes(process: Process, article: Path, place: Path) -> None:
    record = json.dumps({"text": article.read_text(encoding="utf-8")})
    (place / "in.jsonl").write_text(f"{record}\n" * 20, encoding="utf-8")
    one, two = process("parse", "in.jsonl"), process("parse", "in.jsonl", "--workers", "2")
    assert one.returncode == two.returncode == 0, two.stderr
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 20


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(process: Process, place: Path) -> None:
    (place / "in.jsonl").write_text('{"text": "Mali says no."}\n' * 500, encoding="utf-8")
    command = f"{shlex.quote(sys.executable)} -m newsparse parse in.jsonl | head -n 1"
    done = subprocess.run(command, shell=True, cwd=place, capture_output=True, timeout=60, check=False)
    assert newsparse.loads(done.stdout)
    assert b"Traceback" not in done.stderr
    assert b"error" not in done.stderr


# -- standard input has no suffix


def test_what_comes_on_standard_input_is_recognised(run: Run) -> None:
    records = '{"text": "Mali says no."}\n{"text": "Chad says yes."}\n'
    assert [parsed.article.text for parsed in lines(run("parse", "-", input=records).stdout)] == [
        "Mali says no.",
        "Chad says yes.",
    ]
    page = "<!doctype html><html><body><h1>Fees</h1><p>The pilots of Mombasa refused to sail.</p></body></html>"
    pytest.importorskip("newsparse_html")
    assert newsparse.loads(run("parse", "-", input=page).stdout).article.title == "Fees"
    assert newsparse.loads(run("parse", "--reader", "text", input=page).stdout).article.text == page


def test_what_cannot_be_read_says_how(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", "html")
    done = run("parse", input="<!doctype html><p>The pilots refused.</p>")
    assert done.exit_code == 3
    assert "standard input is a web page" in done.stderr
    assert "--reader text" in done.stderr


# -- corrections


def test_corrections_are_applied_and_told(run: Run, article: Path, tmp_path: Path) -> None:
    table = tmp_path / "corrections.csv"
    table.write_text(
        "action,article,words,value\nrename,,Mali,Republic of Mali\ncountry,,Mali,MLI\ncountry,,Ada Marsh,KEN\n",
        encoding="utf-8",
    )
    done = run("parse", str(article), "--corrections", str(table))
    assert done.exit_code == 0
    assert "Republic of Mali" in {actor.name for actor in newsparse.loads(done.stdout).actors}
    assert done.stderr.splitlines() == [
        "corrections: 1 applied, 1 not needed any more, 1 not, as follows",
        f"warning: {table}, line 4: country to 'KEN' at 'Ada Marsh': no article has such an actor",
    ]


def test_corrections_that_cannot_be_read_are_told_before_anything_is_done(run: Run, article: Path) -> None:
    done = run("parse", str(article), "--corrections", "no.csv")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("error: cannot read the corrections no.csv: ")


# -- nothing is lost


@pytest.mark.parametrize("command", ["parse", "report"])
def test_what_is_read_is_not_written_over(run: Run, article: Path, tmp_path: Path, command: str) -> None:
    results = tmp_path / "same.jsonl"
    assert run("parse", str(article), str(article), "-o", str(results)).exit_code == 0
    before = results.read_bytes()
    done = run(command, str(results), "-o", str(results))
    assert done.exit_code == 2
    assert done.stderr == f"error: {results} is also read; write to another file\n"
    assert results.read_bytes() == before
    for link in (results.with_name("soft.jsonl"), results.with_name("hard.jsonl")):
        link.symlink_to(results) if link.stem == "soft" else link.hardlink_to(results)
        assert run(command, str(link), "-o", str(results)).exit_code == 2
    assert results.read_bytes() == before


@pytest.mark.parametrize("output", [("-o", "no/out.jsonl"), ("-o", "no/out.jsonl", "--resume"), ("-o", "no/out.csv")])
def test_a_folder_that_is_missing_is_told_before_anything_is_parsed(run: Run, output: tuple[str, ...]) -> None:
    done = run("parse", "missing.txt", "-p", "rules", *output)
    message = f"error: cannot write {output[1]}: No such file or directory; make its folder first\n"
    assert (done.exit_code, done.stderr) == (3, message)


def test_standard_output_may_be_named(
    process: Callable[..., subprocess.CompletedProcess[bytes]], article: Path
) -> None:
    done = process("parse", "article.txt", "-p", "rules", "--to", "jsonl", "-o", "/dev/stdout")
    assert (done.returncode, newsparse.loads(done.stdout).article.title) == (0, "Mali rejects plan")


LONG = "x" * 300


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["Mali said no. " * 30], 3, "is too long for the name of a file; if it is a text, newsparse.parse takes it"),
        (["article.txt", "-o", f"{LONG}.jsonl"], 3, "cannot write"),
        (["article.txt", "-o", f"{LONG}.jsonl", "--resume"], 3, "cannot write"),
        (["article.txt", "-o", f"{LONG}/a.jsonl"], 3, "cannot write"),
        (["article.txt", "--config", f"{LONG}.toml"], 2, "cannot read the configuration"),
        (["article.txt", "--corrections", f"{LONG}.csv"], 2, "cannot read the corrections"),
    ],
    ids=["text", "output", "resumed", "folder", "configuration", "corrections"],
)
def test_a_name_that_no_file_can_have_is_told_of(
    run: Run, article: Path, arguments: list[str], code: int, said: str
) -> None:
    done = run("parse", "-p", "rules", *arguments)
    assert (done.exit_code, done.stderr.count("\n"), "unexpected" in done.stderr) == (code, 1, False)
    assert said in done.stderr


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such device")
def test_nothing_is_added_to_a_device(run: Run, article: Path) -> None:
    done = run("parse", "article.txt", "-p", "rules", "-o", "/dev/null", "--to", "jsonl", "--resume")
    assert (done.exit_code, done.stderr) == (3, "error: cannot add to /dev/null: it is no regular file; name one\n")
    assert not Path("/dev/null.settings").exists()


@pytest.mark.parametrize("key", ["--config", "--corrections"])
def test_tables_that_are_nested_without_end_are_told_of(run: Run, article: Path, key: str) -> None:
    Path("a.toml").write_text("a = " + "[" * 50_000)
    done = run("parse", "article.txt", "-p", "rules", key, "a.toml")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "error: a.toml is not TOML: " in done.stderr


@pytest.mark.parametrize("content", ["tool = 5", "[tool]\nnewsparse = 5"])
def test_a_project_file_without_a_table_of_ours(run: Run, article: Path, content: str) -> None:
    Path("pyproject.toml").write_text(content)
    done = run("parse", "article.txt", "-p", "rules", "--config", "pyproject.toml")
    assert "unexpected" not in done.stderr
    assert done.exit_code == (2 if "newsparse" in content else 0)
