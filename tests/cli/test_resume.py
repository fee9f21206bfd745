"""A run that was stopped, however that was, goes on: every article is there once, and nothing is done twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from click.testing import Result

import newsparse
from tests.cli.conftest import Run

ARTICLES = 120
TEXT = "Council {n} rejected the bridge.\n\n“We will not pay for ferry {n},” said Mayor Ina Tolle on Monday."


@pytest.fixture
def corpus(place: Path) -> list[str]:
    """A file of articles, one of which stands there twice, and one of which cannot be read; and all texts."""
    texts = [TEXT.format(n=n) for n in range(ARTICLES)]
    texts[70] = texts[3]
    lines = [json.dumps({"text": text}) for text in texts]
    lines[50] = '{"text": '
    (place / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    texts[50] = ""
    return texts


def texts_in(path: Path) -> list[str]:
    content = path.read_text(encoding="utf-8")
    assert content.endswith("\n")
    return [newsparse.loads(line).article.text for line in content.splitlines()]


def resumed(run: Run, *more: str) -> Result:
    return run("parse", "in.jsonl", "-p", "rules", "-o", "out.jsonl", "--resume", *more)


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize("more", [[], ["--workers", "2"], ["--workers", "2", "--unordered"]])
def test_killed_at_any_moment_and_resumed_every_article_is_there_once(
    corpus: list[str], place: Path, run: Run, more: list[str]
) -> None:
    chance, out = random.Random(len(more)), place / "out.jsonl"
    command = [sys.executable, "-m", "newsparse", "parse", "in.jsonl", "-p", "rules", "-o", "out.jsonl", "--resume"]
    for number in [signal.SIGKILL, signal.SIGTERM, signal.SIGKILL]:
        process = subprocess.Popen([*command, *more], cwd=place, stderr=subprocess.DEVNULL, start_new_session=True)
        had = out.stat().st_size if out.exists() else 0
        until, deadline = had + chance.randrange(100_000), time.monotonic() + 60
        while process.poll() is None and (not out.exists() or out.stat().st_size < until):
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.send_signal(number)
        process.wait(timeout=60)
        if number is signal.SIGKILL and out.exists() and out.stat().st_size > 10:  # as if it had been writing
            os.truncate(out, out.stat().st_size - chance.randrange(10))
    done = resumed(run, *more)
    assert done.exit_code in (0, 1), done.stderr  # what cannot be read was told by the run that came to it
    there = texts_in(out)
    assert Counter(there) == Counter(corpus)
    assert "--unordered" in more or there == corpus
    before = out.read_bytes()
    again = resumed(run, *more)
    assert (again.exit_code, again.stderr) == (0, f"{ARTICLES} articles were done before\n")
    assert out.read_bytes() == before


KILLS, MANY = 20, 800


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
def test_killed_twenty_times_it_is_the_same_as_in_one_run(place: Path, run: Run) -> None:
    texts = [f"Council {n} rejects bridge {n}, Mayor Ina Tolle said." for n in range(MANY)]
    (place / "in.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts), encoding="utf-8")
    seed = random.randrange(1_000_000)
    print(f"the seed is {seed}; killed after so many more results, and so many seconds:")
    chance, out = random.Random(seed), place / "out.jsonl"
    command = [sys.executable, "-m", "newsparse", "parse", "in.jsonl", "-p", "rules", "-o", "out.jsonl", "--resume"]
    out.touch()
    for _ in range(KILLS):
        results = chance.randrange(20)
        seconds = chance.uniform(0, 0.01 if results else 0.6)  # before the first one, a process starts
        print(results, round(seconds, 4))
        process = subprocess.Popen(command, cwd=place, stderr=subprocess.PIPE)
        wait_for(results, out, process)
        time.sleep(seconds)
        process.kill()
        _, said = process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, said.decode()
    assert 0 < len(out.read_bytes().splitlines()) < MANY
    assert resumed(run).exit_code == 0
    assert texts_in(out) == texts
    run("parse", "in.jsonl", "-p", "rules", "-o", "whole.jsonl")
    assert out.read_bytes() == (place / "whole.jsonl").read_bytes()


def wait_for(results: int, out: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has added so many results to a file, or has ended."""
    deadline, left = time.monotonic() + 60, results
    with out.open("rb") as file:
        file.seek(0, os.SEEK_END)
        while left > 0 and process.poll() is None:
            assert time.monotonic() < deadline, "nothing is written"
            left -= file.read().count(b"\n")
            time.sleep(0.002)


def test_it_is_the_same_as_in_one_run(corpus: list[str], place: Path, run: Run) -> None:
    run("parse", "in.jsonl", "-p", "rules", "-o", "whole.jsonl")
    whole = (place / "whole.jsonl").read_bytes()
    assert resumed(run).exit_code == 1
    assert (place / "out.jsonl").read_bytes() == whole
    os.truncate(place / "out.jsonl", len(whole) // 2)
    assert "articles were done before" in resumed(run).stderr
    assert (place / "out.jsonl").read_bytes() == whole


def test_articles_that_are_new_are_added(place: Path, run: Run) -> None:
    (place / "b.txt").write_text("Mali rejects the plan.")
    assert run("parse", "b.txt", "-p", "rules", "-o", "out.jsonl", "--resume").exit_code == 0
    (place / "a.txt").write_text("Niger backs the plan.")
    done = run("parse", "*.txt", "-p", "rules", "-o", "out.jsonl", "--resume")
    assert (done.exit_code, done.stderr) == (0, "1 article was done before\n")
    assert texts_in(place / "out.jsonl") == ["Mali rejects the plan.", "Niger backs the plan."]


def test_other_settings_are_refused(article: Path, place: Path, run: Run) -> None:
    first = ["parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume"]
    assert run(*first).exit_code == 0
    before = (place / "out.jsonl").read_bytes()
    for more, said in {
        ("--least", "0.9"): "least 0.4 and not 0.9",
        ("--no-clean",): "clean yes and not no",
        ("--reader", "markdown"): "reader any and not markdown",
    }.items():
        done = run(*first, *more)
        assert done.exit_code == 2
        assert f"error: the results in out.jsonl were made with {said}; name another file" in done.stderr
        assert (place / "out.jsonl").read_bytes() == before
    assert run(*first, "--workers", "2").exit_code == 0


def test_what_was_not_begun_so_does_not_go_on(article: Path, place: Path, run: Run) -> None:
    plain = ["parse", "article.txt", "-p", "rules", "-o", "out.jsonl"]
    assert run(*plain, "--resume").exit_code == 0
    assert run(*plain).exit_code == 0
    assert not (place / "out.jsonl.settings").exists()
    done = run(*plain, "--resume")
    assert done.exit_code == 2
    assert "out.jsonl.settings, which says how they were made, is not beside it" in done.stderr


@pytest.mark.parametrize("more", [["-o", "out.json"], ["-o", "out.csv"], ["--to", "jsonl"], ["--to", "table"]])
def test_only_lines_can_be_added_to(article: Path, place: Path, run: Run, more: list[str]) -> None:
    done = run("parse", "article.txt", "-p", "rules", "--resume", *more)
    assert (done.exit_code, sorted(os.listdir(place))) == (2, ["article.txt"])
    assert "error: --resume adds to a file of JSON lines: name one, such as -o all.jsonl" in done.stderr


def test_two_runs_do_not_add_to_one_file(article: Path, place: Path, run: Run) -> None:
    fcntl = pytest.importorskip("fcntl", reason="files are locked as POSIX has it")
    with (place / "out.jsonl").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        done = run("parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume")
    assert done.exit_code == 3
    assert "error: another run adds to out.jsonl; wait for it, or name another file" in done.stderr


NESTED = "[" * 100_000


@pytest.mark.parametrize("end", ["\n", ""], ids=["ended", "not ended"])
@pytest.mark.parametrize(
    "line",
    [
        '{"text": "mine"}',
        "my notes",
        "5",
        '{"article": {"id": "a", "text": "x"}, "mentions": [1]}',
        '{"article": {"id": ["a"], "text": "x"}}',
        f'{{"a": {NESTED}',
    ],
    ids=["an article", "notes", "a number", "no mention", "no id", "nested"],
)
def test_a_file_of_something_else_is_left_alone(article: Path, place: Path, run: Run, line: str, end: str) -> None:
    (place / "out.jsonl").write_text(line + end)
    done = run("parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume")
    said = "error: out.jsonl is no file of results: line 1 is none; name another file\n"
    assert (done.exit_code, done.stderr) == (3, said)
    assert (place / "out.jsonl").read_text() == line + end


def test_a_last_result_without_the_end_of_its_line_is_whole(article: Path, place: Path, run: Run) -> None:
    command = ["parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume"]
    run(*command)
    whole = (place / "out.jsonl").read_bytes()
    (place / "out.jsonl").write_bytes(whole.rstrip(b"\n"))
    assert run(*command).stderr == "1 article was done before\n"
    assert (place / "out.jsonl").read_bytes() == whole
    (place / "out.jsonl").write_bytes(whole[:-20])
    assert run(*command).exit_code == 0
    assert (place / "out.jsonl").read_bytes() == whole


def test_a_run_that_is_refused_takes_nothing_off(article: Path, place: Path, run: Run) -> None:
    command = ["parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume"]
    run(*command)
    cut = (place / "out.jsonl").read_bytes() * 2
    (place / "out.jsonl").write_bytes(cut[:-20])
    assert run(*command, "--least", "0.9").exit_code == 2
    assert (place / "out.jsonl").read_bytes() == cut[:-20]


@pytest.mark.parametrize("settings", ["", "{", "[1]", NESTED], ids=["empty", "cut", "list", "nested"])
def test_settings_that_are_damaged_are_told_of(article: Path, place: Path, run: Run, settings: str) -> None:
    command = ["parse", "article.txt", "-p", "rules", "-o", "out.jsonl", "--resume"]
    run(*command)
    (place / "out.jsonl.settings").write_text(settings)
    done = run(*command)
    assert (done.exit_code, "unexpected" in done.stderr, done.stderr.count("\n")) == (3, False, 1)
    assert "delete" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the size of files is limited as Linux does it")
def test_without_room_for_more_it_is_said_and_the_next_run_goes_on(corpus: list[str], place: Path, run: Run) -> None:
    command = ["parse", "in.jsonl", "-p", "rules", "-o", "out.jsonl", "--resume"]
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); "
    code += "from newsparse._cli import main; main(sys.argv[1:])"
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=place, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"error: cannot write out.jsonl: File too large\n")
    assert resumed(run).exit_code == 1
    assert texts_in(place / "out.jsonl") == corpus
