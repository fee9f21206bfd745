"""Files appear whole or not at all; streams stay open."""

from __future__ import annotations

import os
import stat
from contextlib import ExitStack
from io import StringIO
from pathlib import Path

import pytest

import newsparse
from newsparse.errors import ConfigurationError, WriteError
from newsparse.exporters.output import FileOutput, StreamOutput


def test_a_file_is_written(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "out.txt")
    with output.open() as file:
        file.write("Zoë\n")
    assert (tmp_path / "out.txt").read_bytes() == "Zoë\n".encode()
    assert os.listdir(tmp_path) == ["out.txt"]


def test_parts_stand_beside_each_other(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "my.out.csv")
    for part in ("actors", "claims"):
        with output.open(part) as file:
            file.write(part)
    assert sorted(os.listdir(tmp_path)) == ["my.out.actors.csv", "my.out.claims.csv"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")

    def fail() -> None:
        with FileOutput(path).open() as file:
            file.write("new")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.txt"]


def test_the_old_file_is_there_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    with FileOutput(path).open() as file:
        file.write("new")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "out.txt", tmp_path / "link.txt"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    with FileOutput(link).open() as file:
        file.write("new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("there", [["a"], ["b"], ["c"], ["a", "c"]])
@pytest.mark.parametrize("nested", [True, False])
def test_what_is_interrupted_stands_together(tmp_path: Path, there: list[str], nested: bool) -> None:
    for part in there:
        (tmp_path / f"out.{part}.csv").write_text("old")
    output = FileOutput(tmp_path / "out.csv", aside=lambda: True)
    with ExitStack() as stack:
        for part in "abc":
            stack.enter_context(output.open(part)).write("new")
            if not nested:
                stack.close()
    new = [f"out.{part}.interrupted.csv" for part in "abc"]
    assert sorted(os.listdir(tmp_path)) == sorted([*new, *(f"out.{part}.csv" for part in there)])
    assert sorted(path.name for path in output.written) == new
    assert all((tmp_path / f"out.{part}.csv").read_text() == "old" for part in there)


def test_a_device_is_not_replaced(tmp_path: Path) -> None:
    with FileOutput(Path(os.devnull)).open() as file:
        file.write("nothing")
    assert not Path(os.devnull).is_file()


def test_lone_surrogates_are_escaped(tmp_path: Path) -> None:
    with FileOutput(tmp_path / "out.txt").open() as file:
        file.write("a\ud800b")
    assert (tmp_path / "out.txt").read_text() == "a\\ud800b"


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"cannot write .*no/out\.txt: No such file or directory"):
        FileOutput(tmp_path / "no" / "out.txt").open().__enter__()
    with pytest.raises(WriteError, match="it is a directory"):
        FileOutput(tmp_path).open().__enter__()


def test_errors_of_others_are_passed_on(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), FileOutput(tmp_path / "out.txt").open():
        (tmp_path / "missing.txt").read_text()
    assert os.listdir(tmp_path) == []


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(WriteError, match=r"cannot write .*out\.txt: No space left"),
        FileOutput(tmp_path / "out.txt").open(),
    ):
        raise OSError(28, "No space left on device")
    assert os.listdir(tmp_path) == []


def test_a_stream_takes_one_file_and_stays_open() -> None:
    stream = StringIO()
    output = StreamOutput(stream)
    assert output.path is None
    with output.open() as file:
        file.write("x")
    assert stream.getvalue() == "x"
    with pytest.raises(ConfigurationError, match="a stream takes one"):
        output.open("claims").__enter__()


def test_the_facade_writes_by_suffix_and_by_name(tmp_path: Path) -> None:
    parsed = newsparse.ParsedArticle(article=newsparse.Article(text="Mali \ud800 says no."))
    newsparse.write(parsed, tmp_path / "out.json")
    assert newsparse.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == parsed
    newsparse.write([parsed, parsed], tmp_path / "all.txt", format="jsonl")
    assert len((tmp_path / "all.txt").read_text(encoding="utf-8").splitlines()) == 2
    with pytest.raises(ConfigurationError, match=r"no exporter is for .*\.xlsx"):
        newsparse.write(parsed, tmp_path / "out.xlsx")
