"""A corpus on a local Ray with two actors: every article is in the tables once, whatever dies."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import newsparse
from newsparse_ray import Corpus

pytest.importorskip("ray", reason="Ray is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them"),
]

PLUGIN = """
import os, time
from newsparse.plugin import extractor

@extractor("deadly.x", provides={"deadly.x"}, joins=True)
def x(document):
    time.sleep(0.02)
    if "deadly" in document.article.text:
        os._exit(7)
    return ()
"""
ARTICLES = 60
ONE_SORT = "a corpus is of .jsonl, .parquet or .warc files, and all are of one sort"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus with an article that a process dies of and a line that is no article; and the plugin that kills."""
    (tmp_path / "deadly.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "deadly-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[newsparse]\ndeadly = deadly\n", encoding="utf-8")
    lines = [json.dumps({"body": f"Mali rejects bridge {n}.", "url": f"https://a.org/{n}"}) for n in range(ARTICLES)]
    lines[20] = json.dumps({"body": "This one is deadly."})
    lines[40] = '{"body": '
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def start(place: Path, *arguments: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(place), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "newsparse_ray", *arguments, "-p", "rules", "-w", "2", "--batch", "10"]
    environment = {**os.environ, "PYTHONPATH": path, "RAY_USAGE_STATS_ENABLED": "0"}
    return subprocess.Popen(
        command, cwd=place, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def actors_of(process: subprocess.Popen[str]) -> list[int]:
    """The processes in which batches are parsed."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getsid(int(entry.name)) == process.pid:
                name = (entry / "cmdline").read_bytes()
                found += [int(entry.name)] if name.startswith(b"ray::") and b"Parsing" in name else []
        except (OSError, ProcessLookupError):
            continue
    return found


def test_an_actor_that_is_killed_costs_nothing_and_a_deadly_article_only_itself(place: Path) -> None:
    process = start(place, "in.jsonl", "-o", "out", "--field", "text=body")
    deadline = time.monotonic() + 240
    while not (actors := actors_of(process)) and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(1)
    os.kill(actors[0], signal.SIGKILL)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1, said
    assert said.splitlines()[-1] == f"{ARTICLES} articles; 2 failed"
    articles = pq.read_table(place / "out" / "articles").to_pylist()
    good = sorted(article["article_url"] for article in articles if not article["errors"])
    assert good == sorted(f"https://a.org/{n}" for n in range(ARTICLES) if n not in (20, 40))
    bad = sorted(article["errors"][0] for article in articles if article["errors"])
    assert "the process that parsed it died" in bad[0]
    assert "is not JSON at line" in bad[1]
    stances = pq.read_table(place / "out" / "stances").to_pylist()
    assert {row["run"] for row in stances} == {"out"}
    one = newsparse.parse("Mali rejects bridge 1.", pipeline="rules")
    assert len(one.stances) == 1
    assert len(stances) == (ARTICLES - 2) * len(one.stances)


def test_parquet_is_read_as_well_and_a_folder_is_not_written_twice(place: Path) -> None:
    table = pa.table({"text": ["Mali rejects the plan.", "Niger backs the plan."], "title": ["No", None]})
    pq.write_table(table, place / "in.parquet")
    process = start(place, "in.parquet", "-o", "out", "--run", "may")
    _, said = process.communicate(timeout=300)
    assert (process.returncode, said.splitlines()[-1]) == (0, "2 articles")
    articles = pq.read_table(place / "out" / "articles").to_pylist()
    assert {(article["article_title"], article["run"]) for article in articles} == {(None, "may"), ("No", "may")}
    again = start(place, "in.parquet", "-o", "out")
    _, said = again.communicate(timeout=120)
    assert (again.returncode, said) == (2, "error: cannot write out: there are files in it; name another folder\n")


def record(number: int, text: str = "Mali rejects the bridge that Niger wants to build.") -> bytes:
    """A record of a web archive, with a page."""
    page = f"<html><head><title>Page {number}</title></head><body><article><p>{text}</p></article></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.org/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return f"{head}{answer}\r\n\r\n".encode()


def test_each_page_of_archives_is_there_once_and_what_is_broken_is_told(place: Path) -> None:
    pytest.importorskip("newsparse_html", reason="newsparse-html reads archives")
    (place / "a.warc").write_bytes(b"".join(map(record, range(6))))
    packed = [gzip.compress(record(n)) for n in range(6, 30)]
    packed.insert(10, packed[0][:40] + bytes(40))
    (place / "b.warc.gz").write_bytes(b"".join(packed))
    (place / "c.warc").write_bytes(record(30) + record(31, "This one is deadly.") + record(32)[:-60])
    distant = [(place / "b.warc.gz").as_uri(), (place / "none.warc").as_uri(), "none://there/d.warc"]
    process = start(place, "a.warc", *distant, "c.warc", "missing.warc", "-o", "out")
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1, said
    articles = pq.read_table(place / "out" / "articles").to_pylist()
    good = sorted(article["article_url"] for article in articles if not article["errors"])
    assert good == sorted(f"https://a.org/{n}" for n in range(31))
    bad = sorted(article["errors"][0] for article in articles if article["errors"])
    assert said.splitlines()[-1] == f"{31 + len(bad)} articles; {len(bad)} failed"
    assert len(bad) == 6, "\n".join(bad)
    for told in (
        "b.warc.gz, record at ",
        "c.warc, record at ",
        "cannot read none://there/d.warc",
        "missing.warc: No such file",
        "none.warc: ",
        "article https://a.org/31: the process that parsed it died",
    ):
        assert sum(told in why for why in bad) == 1, (told, bad)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["in.txt", "-o", "out"], f"error: {ONE_SORT}"),
        (["a.jsonl", "b.parquet", "-o", "out"], f"error: {ONE_SORT}"),
    ],
)
def test_what_cannot_be_read_is_told(place: Path, arguments: list[str], why: str) -> None:
    process = start(place, *arguments)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (2, why + "\n")


def test_without_a_reader_of_archives_that_is_told_before_anything_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSPARSE_DISABLE_PLUGINS", "html")
    with pytest.raises(newsparse.ConfigurationError, match=r"there is no reader 'html\.warc'"):
        Corpus(pipeline="rules").parse(["a.warc"], "out")
