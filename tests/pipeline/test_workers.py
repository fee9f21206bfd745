"""Worker processes: one that dies or hangs costs its article, they end with their parent, and two do what one does."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import newsparse
from newsparse._pipeline import bulk
from newsparse.errors import NewsparseError, WorkerError

pytestmark = pytest.mark.slow

PLUGIN = """
import ctypes, os, time
from newsparse.model import Annotation, Span
from newsparse.plugin import extractor

class Odd(str):
    def __reduce__(self):
        raise TypeError("odd")

@extractor("faulty.x", provides={"faulty.x"})
def x(document):
    text = document.article.text
    if text.startswith("deadly"):
        os._exit(7)
    if text.startswith("crash"):
        ctypes.string_at(0)
    if text.startswith("hang"):
        while True:
            time.sleep(0.1)
    if text.startswith("hold"):
        ctypes.PyDLL(None).sleep(1000)  # code in C that lets no other thread run
    if text.startswith("slow"):
        time.sleep(0.3)
    if text.startswith("odd"):
        yield Annotation(id="odd", kind="faulty.x", spans=[Span(0, 3)], attributes={"is": Odd("odd")})
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[newsparse.Pipeline]:
    """A pipeline of an installed plugin that fails in many ways, as the article tells it."""
    (tmp_path / "faulty.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "faulty-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: faulty\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[newsparse]\nfaulty = faulty\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONFAULTHANDLER", "")
    yield newsparse.Pipeline.from_names(["faulty.x"])
    sys.modules.pop("faulty", None)
    assert multiprocessing.active_children() == []


def many(items: Iterable[Any], pipe: newsparse.Pipeline, **more: Any) -> list[newsparse.ParsedArticle]:
    return list(newsparse.parse_many(items, pipeline=pipe, clean=False, **{"on_error": "record", **more}))


def failures(results: Iterable[newsparse.ParsedArticle]) -> dict[str, str]:
    """Why articles failed, by their texts."""
    return {p.article.text: d.message for p in results for d in p.diagnostics if d.level == "error"}


def test_an_article_that_a_process_dies_of_takes_no_other_with_it(faulty: newsparse.Pipeline) -> None:
    items = [f"number {i}" for i in range(40)]
    items[3], items[4], items[17], items[39] = "deadly one", "crash", "deadly two", "deadly last"
    parsed = many(items, faulty, workers=2)
    assert [p.article.text for p in parsed] == items
    assert list(failures(parsed)) == ["deadly one", "crash", "deadly two", "deadly last"]
    assert "the article 'deadly one': the process that parsed it died" in failures(parsed)["deadly one"]
    assert {d.code for p in parsed for d in p.diagnostics} == {"worker-error"}
    with pytest.raises(WorkerError, match="the article 'deadly': the process that parsed it died"):
        many(["good", "deadly"], faulty, workers=2, on_error="raise")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_limit_of_time_holds_whatever_an_article_is_at(faulty: newsparse.Pipeline, workers: int) -> None:
    items = ["one", "hang", "two", "hold", "three", "four", "hold on", "five"]
    began = time.monotonic()
    parsed = many(items, faulty, workers=workers, timeout=0.5)
    assert time.monotonic() - began < 120  # and not the 1,000 that one sleeps
    assert [p.article.text for p in parsed] == items
    assert list(failures(parsed)) == ["hang", "hold", "hold on"]
    assert failures(parsed)["hold"] == "the article 'hold': took longer than 0.5 s, and was given up"
    with pytest.raises(WorkerError, match=r"took longer than 0\.5 s"):
        many(["one", "hold"], faulty, workers=workers, timeout=0.5, on_error="raise")


def test_the_limit_is_one_of_an_article_not_of_those_that_wait_behind_it(faulty: newsparse.Pipeline) -> None:
    assert failures(many([f"slow {i}" for i in range(8)], faulty, timeout=1.5)) == {}


def test_a_process_that_somebody_kills_costs_nothing(faulty: newsparse.Pipeline) -> None:
    parsed, killed = [], False
    for result in newsparse.parse_many((f"slow {i}" for i in range(12)), pipeline=faulty, workers=2, clean=False):
        parsed.append(result)
        if not killed:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGTERM)
            killed = True
    assert [p.article.text for p in parsed] == [f"slow {i}" for i in range(12)]
    assert failures(parsed) == {}


def test_where_every_process_dies_the_run_ends(faulty: newsparse.Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MOST_DEATHS", 4)
    with pytest.raises(WorkerError, match="4 processes died one after the other"):
        many((f"deadly {n}" for n in itertools.count()), faulty, workers=2)


def test_an_endless_series_is_taken_as_it_is_needed(faulty: newsparse.Pipeline) -> None:
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in itertools.count():
            taken.append(number)
            yield f"number {number}"

    results = newsparse.parse_many(texts(), pipeline=faulty, workers=2, clean=False)
    assert next(results).article.text == "number 0"
    assert len(taken) <= 8
    for number, parsed in zip(range(1, 3000), results, strict=False):
        assert parsed.article.text == f"number {number}"
        assert len(taken) - number <= 66
    results.close()  # type: ignore[attr-defined]


def test_a_slow_article_holds_up_others_only_in_order(faulty: newsparse.Pipeline) -> None:
    items = ["hang", *(f"number {i}" for i in range(200))]
    came = [p.article.text for p in many(items, faulty, workers=2, timeout=3, ordered=False)]
    assert sorted(came) == sorted(items)
    assert came.index("hang") > 150
    assert [p.article.text for p in many(items, faulty, workers=2, timeout=3)] == items


def outcome(
    items: Callable[[], Iterable[Any]], pipe: newsparse.Pipeline, **more: Any
) -> tuple[list[tuple[str, list[str]]], str]:
    """The results that come, and how it ends."""
    came = []
    try:
        for parsed in newsparse.parse_many(items(), pipeline=pipe, clean=False, **more):
            came.append((parsed.article.text, [d.message for d in parsed.diagnostics]))
    except Exception as error:
        return came, f"{type(error).__name__}: {error}"
    return came, ""


def breaks() -> Iterator[str]:
    yield from (f"number {i}" for i in range(20))
    raise OSError("the disk is gone")


def with_one(bad: Any) -> Callable[[], list[Any]]:
    return lambda: [*(f"number {i}" for i in range(13)), bad, *(f"number {i}" for i in range(14, 30))]


LOCAL = type("Local", (str,), {})
SERIES: dict[str, Callable[[], Iterable[Any]]] = {
    "the series breaks": breaks,
    "a number": with_one(5),
    "the name of a file": with_one("mali.txt"),
    "a function": with_one(lambda: 0),
    "a lock": with_one(threading.Lock()),
    "a text of a class of its own": with_one(LOCAL("Ms Okoro said no.")),
    "an article with such a text": with_one(newsparse.Article(text="no", extra={"of": LOCAL("x")})),
    "a result that cannot travel": with_one("odd"),
    "none": list,
}


@pytest.mark.parametrize("on_error", ["record", "raise"])
def test_two_processes_do_what_one_does(faulty: newsparse.Pipeline, on_error: str) -> None:
    for name, items in list(SERIES.items())[: None if on_error == "record" else 2]:
        one = outcome(items, faulty, workers=1, on_error=on_error)
        assert outcome(items, faulty, workers=2, on_error=on_error) == one, name
        assert name == "none" or len(one[0]) >= 13


def test_a_script_without_its_guard_is_told(tmp_path: Path) -> None:
    script = "import newsparse\nprint(len(list(newsparse.parse_many(['One.'] * 9, pipeline='rules', workers=2))))\n"
    (tmp_path / "script.py").write_text(script, encoding="utf-8")
    ran = subprocess.run([sys.executable, "script.py"], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert ran.returncode == 1
    assert b"no process could be started" in ran.stderr
    assert b'if __name__ == "__main__":?' in ran.stderr


SCRIPT = """
    import multiprocessing, sys, newsparse
    if __name__ == "__main__":
        pipe = newsparse.Pipeline.from_names(["faulty.x"])
        items = ["one", "two", "three", sys.argv[1], sys.argv[1], *["four"] * 99]
        results = newsparse.parse_many(items, pipeline=pipe, workers=2, clean=False, ordered=False)
        next(results), next(results), next(results)
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        if len(sys.argv) == 2:
            list(results)
"""


def started(faulty: newsparse.Pipeline, folder: Path, *arguments: str) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A process that parses with two others, and those."""
    (folder / "script.py").write_text(textwrap.dedent(SCRIPT), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}
    process = subprocess.Popen(
        [sys.executable, "script.py", *arguments], cwd=folder, env=environment, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    return process, [int(pid) for pid in process.stdout.readline().split()]


def gone(pids: Iterable[int]) -> bool:
    """Whether processes end within a few seconds."""
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("at", ["hang", "hold"])
def test_they_end_with_their_parent(
    faulty: newsparse.Pipeline, tmp_path: Path, number: signal.Signals, at: str
) -> None:
    process, pids = started(faulty, tmp_path, at)
    assert len(pids) == 2
    time.sleep(0.5)
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode != 0
    assert gone(pids)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
def test_they_end_where_nobody_wants_their_results_any_more(faulty: newsparse.Pipeline, tmp_path: Path) -> None:
    process, pids = started(faulty, tmp_path, "hold", "and end")
    process.communicate(timeout=20)
    assert process.returncode == 0
    assert gone(pids)


@pytest.mark.parametrize("setting", [{"timeout": 0}, {"timeout": "1"}, {"workers": 1.5}])
def test_impossible_settings_are_told_at_once(setting: dict[str, Any]) -> None:
    with pytest.raises(NewsparseError, match=next(iter(setting))):
        newsparse.parse_many([], pipeline="rules", **setting)
