"""Limits: endless, huge, packed and nested files end with an error that names the limit, and the others are read."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import attrs
import pytest

import newsparse
from newsparse.errors import ConfigurationError, ReadError
from newsparse.limits import Bounded, Limits
from newsparse.plugin import ReaderSpec, hookimpl
from newsparse.testing import fake_registry

SENTENCE = "Ms Okoro said that the ferry would not sail."
SMALL = newsparse.Config(limits={"megabytes": 1})
"""A configuration with which tests need no large files."""


def messages(paths: list[Any], **options: Any) -> list[str]:
    """What each file gave: its text, or what is said of it."""
    found = newsparse.read_many(paths, on_error="record", clean=False, **options)
    return [f.diagnostics[-1].message if isinstance(f, newsparse.ParsedArticle) else f.text for f in found]


@pytest.mark.parametrize("suffix", [".txt", ".md", ".json", ".jsonl", ".html", ".rss", ".warc", ".txt.gz", ".jsonl.gz"])
def test_a_link_to_an_endless_device_ends_and_the_next_file_is_read(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"a{suffix}").symlink_to("/dev/zero")
    (tmp_path / "b.txt").write_text(SENTENCE, encoding="utf-8")
    bad, good = messages([tmp_path / f"a{suffix}", tmp_path / "b.txt"], config=SMALL)
    assert f"a{suffix}" in bad
    assert good == SENTENCE


def test_a_text_beside_marks_is_within_the_limits(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    (said,) = messages([tmp_path / "a.ann"], config=SMALL)
    assert "has more than 1 megabytes for one article" in said


@pytest.mark.parametrize("reader", ["text", "markdown", "json", "jsonl", "factiva", "html", "html.feed"])
def test_standard_input_and_streams_are_within_the_limits(reader: str) -> None:
    (said,) = messages([io.BytesIO(b" " * 30_000_000)], reader=reader, config=SMALL)
    assert "megabytes" in said


def test_an_endless_standard_input_ends() -> None:
    command = [sys.executable, "-m", "newsparse", "parse", "-", "-p", "rules", "--option", "limits.megabytes=1"]
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(command, stdin=endless, capture_output=True, text=True, timeout=120, check=False)
    assert "standard input has more than 1 megabytes for one article" in done.stderr + done.stdout
    assert "limits.megabytes" in done.stderr + done.stdout


def test_the_bytes_are_those_of_one_article_where_a_format_has_one_behind_the_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'text': SENTENCE * 100})}\n" * 800, encoding="utf-8")
    assert path.stat().st_size > 3_000_000
    assert len(messages([path], config=SMALL)) == 800
    path.write_text(json.dumps([{"text": SENTENCE * 100}] * 800), encoding="utf-8")
    (said,) = messages([path], config=SMALL, reader="json")
    assert "if you trust it, raise the limit with the option limits.megabytes" in said


def test_standard_input_gives_each_article_as_it_comes() -> None:
    class Slow(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.given += 1
            line = json.dumps({"text": f"{SENTENCE} {self.given}"}).encode() + b"\n"
            buffer[: len(line)] = line
            return len(line)

    stream = Slow()
    articles = newsparse.read_many([stream], reader="jsonl", clean=False)  # type: ignore[list-item]
    assert [next(articles).text[-1] for _ in range(3)] == ["1", "2", "3"]  # type: ignore[union-attr]
    assert stream.given < 6


def test_a_packed_file_is_within_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 3_000_000))
    (said,) = messages([path], config=newsparse.Config(limits={"unpacked_megabytes": 1}))
    assert said.startswith(f"{path} unpacks to more than 1 megabytes")
    path.write_bytes(gzip.compress(f"{json.dumps({'text': SENTENCE * 20_000})}\n".encode() * 100))
    found = messages([path], config=newsparse.Config(limits={"ratio": 10}))
    assert 0 < len(found) < 100
    assert found[-1].startswith(f"{path} unpacks to more than 10 times its size")


def test_what_is_nested_too_deeply_is_told_and_the_next_line_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    deep = {"text": SENTENCE, "x": json.loads("[" * 50 + "]" * 50)}
    lines = [json.dumps(deep), json.dumps({"text": SENTENCE}), "[" * 100_000]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert [text == SENTENCE for text in messages([path])] == [True, True, False]
    nested, good, broken = messages([path], config=newsparse.Config(limits={"nesting": 20}))
    assert "a.jsonl, line 1, is nested more than 20 deep; if you trust it, raise the limit" in nested
    assert good == SENTENCE
    assert "line 3, is nested more than 20 deep" in broken


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    class Slow:
        def read(self, stream: BinaryIO, *, name: str, url: str | None) -> Iterator[newsparse.Article]:
            yield newsparse.Article(text=SENTENCE)
            end = time.perf_counter() + 1.2
            while time.perf_counter() < end:
                pass
            yield newsparse.Article(text=stream.read().decode())

    class Plugin:
        @hookimpl
        def newsparse_readers(self) -> Any:
            yield ReaderSpec(name="slow", factory=Slow)

    from newsparse._pipeline.sources import Cleaning
    from newsparse._reading import Reading

    config = newsparse.Config(limits={"seconds": 1})
    registry = fake_registry({"slow": Plugin()})
    reading = Reading(registry, config, Cleaning(registry, config))
    articles = reading.articles([io.BytesIO(b"x")], reader="slow", clean=False)
    assert next(articles).text == SENTENCE  # type: ignore[union-attr]
    time.sleep(1.2)  # whoever takes the articles has all the time that there is
    with pytest.raises(ReadError, match="takes more than 1 seconds to read; if you trust it"):
        next(articles)


def test_waiting_for_a_file_takes_no_time_of_its_reader() -> None:
    class Late(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            time.sleep(1.1)
            return super().read1(size)

    assert Bounded(Late(b"Mali"), "a.txt", Limits(seconds=1)).read() == b"Mali"


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"megabyte": 1}, "there is no limit 'megabyte'; did you mean 'megabytes'"),
        ({"seconds": 0}, "'limits.seconds' must be a whole number of 1 or more, not 0"),
        ({"ratio": "high"}, "'limits.ratio' must be a whole number of 1 or more, not 'high'"),
        ({"nesting": True}, "'limits.nesting' must be a whole number"),
        (7, "'limits' must be a mapping such as"),
    ],
)
def test_wrong_limits_are_refused(limits: Any, said: str) -> None:
    with pytest.raises(ConfigurationError, match=said):
        newsparse.Config(limits=limits)


def test_limits_stand_in_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "newsparse.toml"
    path.write_text("[limits]\nmegabytes = 7\nnesting = 9\n", encoding="utf-8")
    config = newsparse.Config.load(path)
    assert attrs.asdict(config.limits) == {**attrs.asdict(Limits()), "megabytes": 7, "nesting": 9}
    assert hash(config) != hash(newsparse.Config())
    path.write_text("limits = 7\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"'limits' in .* must be a table"):
        newsparse.Config.load(path)


# -- folders


def test_a_folder_that_cannot_be_looked_into_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    """Its path is longer than the system takes: nobody can look into it, whatever rights they have."""
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    script = "import os, sys\nos.chdir(sys.argv[1])\nfor _ in range(20): os.mkdir('d' * 250); os.chdir('d' * 250)"
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    good, bad = messages([tmp_path])
    assert good == SENTENCE
    assert bad.startswith("cannot look into the folder ")
    assert bad.endswith("File name too long")


def test_what_is_no_regular_file_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/dev/zero")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").write_text(SENTENCE, encoding="utf-8")
    device, gone, good = messages([tmp_path])
    assert device.endswith("a.txt is no regular file; name it to have it read")
    assert gone.endswith("b.txt: No such file or directory")
    assert good == SENTENCE
