"""A run that is stopped writes what is done, whole, and says how much that is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse._cli.stopping import Stop

ARTICLES = 2000
TEXT = "Council {n} rejected the bridge.\n\n“We will not pay for ferry {n},” said Mayor Ina Tolle on Monday."

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """The command, reading more articles than it can before it is stopped, in a process group of its own."""
    lines = (json.dumps({"text": TEXT.format(n=n)}) + "\n" for n in range(ARTICLES))
    (place / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    running: list[subprocess.Popen[bytes]] = []

    def run(output: str, *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "newsparse", "parse", "in.jsonl", "-p", "rules", "-o", output, *more]
        running.append(subprocess.Popen(command, stderr=subprocess.PIPE, cwd=place, start_new_session=True))
        return running[-1]

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def begun(place: Path) -> None:
    """Wait until some results are written, be it under another name."""
    deadline = time.monotonic() + 60
    while not any(path.stat().st_size > 20_000 for path in place.glob(".out*")):
        assert time.monotonic() < deadline, "nothing is written"
        time.sleep(0.05)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "code", "workers"), [(signal.SIGINT, 130, "1"), (signal.SIGTERM, 143, "1"), (signal.SIGINT, 130, "2")]
)
def test_what_was_done_is_there_whole_and_counted(
    start: Start, place: Path, number: signal.Signals, code: int, workers: str
) -> None:
    process = start("out.jsonl", "--workers", workers)
    begun(place)
    # Ctrl-C on a terminal goes to the workers too, a kill to the process that was started.
    (os.killpg if number is signal.SIGINT else os.kill)(process.pid, number)
    _, said = process.communicate(timeout=60)
    written = (place / "out.jsonl").read_text(encoding="utf-8")
    parsed = [newsparse.loads(line) for line in written.splitlines()]
    assert 0 < len(parsed) < ARTICLES
    assert written.endswith("\n")
    assert [p.article.text for p in parsed] == [TEXT.format(n=n) for n in range(len(parsed))]
    assert said.decode() == f"interrupted: {len(parsed)} articles are done and written to out.jsonl\n"
    assert process.returncode == code
    assert sorted(os.listdir(place)) == ["in.jsonl", "out.jsonl"]


@pytest.mark.slow
@pytest.mark.parametrize("output", ["out.json", "out.csv"])
def test_every_format_is_whole(start: Start, place: Path, output: str) -> None:
    process = start(output)
    begun(place)
    process.terminate()
    _, said = process.communicate(timeout=60)
    done = int(said.split()[1])
    if output == "out.json":
        assert len(json.loads((place / output).read_text(encoding="utf-8"))) == done > 0
    else:
        assert " out.actors.csv, " in said.decode()
        assert said.decode().endswith(" out.claims.csv, out.stances.csv\n")
        tables = [(place / f"out.{table}.csv").read_text(encoding="utf-8") for table in ("actors", "claims", "stances")]
        assert all(table.endswith("\n") for table in tables)
        assert f"ferry {done - 1}," in tables[1]
        assert f"ferry {done}," not in tables[1]


@pytest.mark.slow
def test_a_file_that_was_there_stays(start: Start, place: Path) -> None:
    (place / "out.jsonl").write_text("of yesterday\n", encoding="utf-8")
    process = start("out.jsonl")
    begun(place)
    process.terminate()
    _, said = process.communicate(timeout=60)
    assert (place / "out.jsonl").read_text(encoding="utf-8") == "of yesterday\n"
    lines = (place / "out.interrupted.jsonl").read_text(encoding="utf-8").splitlines()
    assert said.decode() == f"interrupted: {len(lines)} articles are done and written to out.interrupted.jsonl\n"


@pytest.mark.slow
def test_what_a_run_left_that_was_killed_the_next_one_takes_away(start: Start, place: Path) -> None:
    process = start("out.jsonl")
    begun(place)
    process.kill()
    process.wait(timeout=60)
    assert [name for name in os.listdir(place) if name.startswith(".out.jsonl.")]
    (place / "in.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    assert start("out.jsonl").wait(timeout=60) == 0
    assert sorted(os.listdir(place)) == ["in.jsonl", "out.jsonl"]


@pytest.mark.slow
def test_a_second_signal_ends_processes_at_once(start: Start, place: Path) -> None:
    texts = [TEXT.format(n=n) for n in range(32)] + [f"{TEXT.format(n=n)}\n\n" * 2000 for n in range(32)]
    (place / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    process = start("out.jsonl", "--workers", "2")
    begun(place)
    began = time.monotonic()
    for _ in range(2):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.3)
    _, said = process.communicate(timeout=60)
    assert time.monotonic() - began < 60  # and not the minutes that the texts would take
    assert b"Traceback" not in said
    assert process.returncode in (130, -signal.SIGINT)  # the second one may come while Python itself ends


# -- in this process


def results(stop: Stop, signals: dict[int, int]) -> Iterator[int]:
    for number in range(4):
        if number in signals:
            os.kill(os.getpid(), signals[number])
        yield number


def test_a_signal_while_a_result_is_made_ends_at_once() -> None:
    stop = Stop()
    with stop.listening():
        assert list(stop.until(results(stop, {2: signal.SIGINT}))) == [0, 1]  # type: ignore[arg-type]
    assert (stop.stopped, stop.exit_code) == (True, 130)


def test_a_signal_while_a_result_is_written_waits_for_it() -> None:
    stop, written = Stop(), []
    with stop.listening():
        for number in stop.until(results(stop, {})):  # type: ignore[arg-type]
            if number == 1:
                os.kill(os.getpid(), signal.SIGTERM)
            written.append(number)
    assert written == [0, 1]
    assert (stop.stopped, stop.exit_code) == (True, 143)


@pytest.mark.parametrize("taken", [signal.SIG_IGN, signal.default_int_handler], ids=["ignored", "taken"])
def test_a_signal_comes_here_though_a_plugin_took_it_for_itself(taken: Any) -> None:
    def parsed() -> Iterator[int]:
        for number in range(4):
            signal.signal(signal.SIGTERM, taken)
            yield number

    stop, written = Stop(), []
    with stop.listening():
        for number in stop.until(parsed()):  # type: ignore[arg-type]
            os.kill(os.getpid(), signal.SIGTERM)
            written.append(number)
    assert (written, stop.exit_code) == ([0], 143)


def test_a_second_signal_ends_everything() -> None:
    def write(stop: Stop) -> None:
        for _ in stop.until(results(stop, {})):  # type: ignore[arg-type]
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)

    stop = Stop()
    with stop.listening(), pytest.raises(KeyboardInterrupt):
        write(stop)


def test_without_a_signal_all_comes_and_handlers_are_put_back() -> None:
    before, stop = signal.getsignal(signal.SIGINT), Stop()
    with stop.listening():
        assert signal.getsignal(signal.SIGINT) != before
        assert list(stop.until(results(stop, {}))) == [0, 1, 2, 3]  # type: ignore[arg-type]
    assert signal.getsignal(signal.SIGINT) == before
    assert not stop.stopped


def test_whoever_writes_in_python_has_what_is_done_and_the_interruption(tmp_path: Path) -> None:
    def parsed() -> Iterator[newsparse.ParsedArticle]:
        yield newsparse.ParsedArticle(article=newsparse.Article(text="Mali said no."))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        newsparse.write(parsed(), tmp_path / "out.jsonl")
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    with pytest.raises(KeyboardInterrupt):
        newsparse.write(parsed(), tmp_path / "out.jsonl")
    assert sorted(os.listdir(tmp_path)) == ["out.interrupted.jsonl", "out.jsonl"]
