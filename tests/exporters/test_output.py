"""Files appear whole or not at all; streams stay open."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest

import newsparse
from newsparse.errors import ConfigurationError, WriteError
from newsparse.exporters import unfinished
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


def test_files_may_stand_in_a_folder_beside_it(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "out.html")
    for name in ("out_files/a.html", "out_files/b.html"):
        with output.beside(name) as file:
            file.write(name)
    assert sorted(os.listdir(tmp_path / "out_files")) == ["a.html", "b.html"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No such file"), FileOutput(tmp_path / "no" / "out.html").beside("files/a"):
        pass


@pytest.mark.parametrize("name", ["../a.html", "files/../../a.html", "/tmp/a.html"])
def test_no_file_stands_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError, match="would not stand beside"), FileOutput(tmp_path / "out.html").beside(name):
        pass
    assert os.listdir(tmp_path) == []


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


def test_parts_that_are_open_together_replace_what_was_there_together(tmp_path: Path) -> None:
    for part in "abc":
        (tmp_path / f"out.{part}.csv").write_text("old")
    output = FileOutput(tmp_path / "out.csv")
    with ExitStack() as outer:
        outer.enter_context(output.open("a")).write("new")
        with ExitStack() as inner:
            for part in "bc":
                inner.enter_context(output.open(part)).write("new")
        assert {path.read_text() for path in tmp_path.glob("out.*.csv")} == {"old"}
    assert {path.read_text() for path in tmp_path.glob("out.*.csv")} == {"new"}
    assert len(os.listdir(tmp_path)) == 3


def test_where_one_part_fails_none_is_replaced(tmp_path: Path) -> None:
    for part in "abc":
        (tmp_path / f"out.{part}.csv").write_text("old")
    output = FileOutput(tmp_path / "out.csv")

    def write() -> None:
        with ExitStack() as stack:
            stack.enter_context(output.open("a"))
            stack.enter_context(output.open("b"))
            stack.push(no_space)  # when c is done
            stack.enter_context(output.open("c")).write("new")

    with pytest.raises(WriteError, match=r"out\.b\.csv: No space left"):
        write()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"] * 3
    assert output.written == []


def no_space(kind: object, *rest: object) -> None:
    if kind is None:
        raise OSError(28, "No space left on device")


def test_nobody_can_know_under_which_name_a_file_is_written(tmp_path: Path) -> None:
    names = set()
    for _ in range(3):
        with FileOutput(tmp_path / "out.txt").open() as file:
            names |= {path.name for path in tmp_path.iterdir()} - {"out.txt"}
            file.write("x")
    assert len(names) == 3


def test_two_threads_write_one_file_or_the_other(tmp_path: Path) -> None:
    contents = ["a\n" * 50_000, "b\n" * 70_000]

    def write(content: str) -> None:
        with FileOutput(tmp_path / "out.txt").open() as file:
            file.write(content)

    for _ in range(5):
        with ThreadPoolExecutor() as pool:
            list(pool.map(write, contents))
        assert (tmp_path / "out.txt").read_text() in contents
        assert os.listdir(tmp_path) == ["out.txt"]


def test_a_long_name_of_many_bytes(tmp_path: Path) -> None:
    path = tmp_path / ("選" * 80 + ".txt")
    with FileOutput(path).open() as file:
        file.write("x")
    assert path.read_text() == "x"


def test_a_new_file_has_the_permissions_of_all_new_files(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("x")
    with FileOutput(tmp_path / "out.txt").open() as file:
        file.write("x")
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "other.txt").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="open files have such names on POSIX alone")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_has_a_name(tmp_path: Path, name: str) -> None:
    if not Path(name).exists():
        pytest.skip(f"there is no {name}")
    script = (
        "import sys; from pathlib import Path; from newsparse.exporters.output import FileOutput\n"
        "with FileOutput(Path(sys.argv[1])).open() as file: file.write('new')"
    )
    command = [sys.executable, "-c", script, name]
    assert subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout == b"new"
    path = tmp_path / "out.txt"
    path.write_text("old")
    with path.open("a") as file:
        subprocess.run(command, stdout=file, check=True)
    assert path.read_text() == "oldnew"
    closed = subprocess.run([sys.executable, "-c", script, "/dev/fd/77"], capture_output=True, text=True, check=False)
    assert "cannot write /dev/fd/77: Bad file descriptor" in closed.stderr


def test_a_folder_that_is_missing_is_told_before_results_are_made(tmp_path: Path) -> None:
    made = []

    def results() -> Iterator[newsparse.ParsedArticle]:
        made.append(1)
        yield newsparse.ParsedArticle(article=newsparse.Article(text="Mali says no."))

    (tmp_path / "file").touch()
    for name, said in {"no/out.json": "No such file or directory", "file/out.json": "Not a directory"}.items():
        with pytest.raises(WriteError, match=said):
            newsparse.write(results(), tmp_path / name)
    assert made == []


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
        FileOutput(tmp_path / "no" / "out.txt")  # before anything is made that could not be written
    (tmp_path / "file").write_text("")
    with pytest.raises(WriteError, match=r"cannot write .*file/out\.txt: Not a directory"):
        FileOutput(tmp_path / "file" / "out.txt")
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


def test_bytes_are_written_as_texts_are(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "out.bin")
    with output.open_bytes() as file:
        file.write(b"\xff\x00")
    with output.open_bytes("claims") as file:
        file.write(b"\xfe")
    assert (tmp_path / "out.bin").read_bytes() == b"\xff\x00"
    assert (tmp_path / "out.claims.bin").read_bytes() == b"\xfe"
    assert output.written == [tmp_path / "out.bin", tmp_path / "out.claims.bin"]
    assert len(os.listdir(tmp_path)) == 2


def test_a_stream_takes_bytes_where_there_are_any_below_it() -> None:
    below = BytesIO()
    stream = TextIOWrapper(below, encoding="utf-8")
    with StreamOutput(stream).open_bytes() as file:
        file.write(b"\xff")
    assert below.getvalue() == b"\xff"
    with pytest.raises(ConfigurationError, match="a stream takes one"):
        StreamOutput(stream).open_bytes("claims").__enter__()
    with pytest.raises(ConfigurationError, match="the format is no text, and this stream shows text"):
        StreamOutput(StringIO()).open_bytes().__enter__()


def test_a_terminal_takes_no_bytes() -> None:
    pty = pytest.importorskip("pty", reason="there are no terminals like these on this system")
    main, terminal = pty.openpty()
    try:
        with (
            open(terminal, "w", encoding="utf-8") as stream,
            pytest.raises(ConfigurationError, match="a terminal shows text: name a file to write"),
        ):
            StreamOutput(stream).open_bytes().__enter__()
    finally:
        os.close(main)


def test_a_format_of_an_extra_says_what_to_install(tmp_path: Path) -> None:
    parsed = newsparse.ParsedArticle(article=newsparse.Article(text="Mali says no."))
    without = newsparse.Config(disable=["parquet"])
    with pytest.raises(ConfigurationError, match=r"no format is for .*; install newsparse\[parquet\] to have one"):
        newsparse.write(parsed, tmp_path / "out.parquet", config=without)


def test_the_facade_writes_by_suffix_and_by_name(tmp_path: Path) -> None:
    parsed = newsparse.ParsedArticle(article=newsparse.Article(text="Mali \ud800 says no."))
    newsparse.write(parsed, tmp_path / "out.json")
    assert newsparse.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == parsed
    newsparse.write([parsed, parsed], tmp_path / "all.txt", format="jsonl")
    assert len((tmp_path / "all.txt").read_text(encoding="utf-8").splitlines()) == 2
    with pytest.raises(ConfigurationError, match=r"no format is for .*\.xlsx"):
        newsparse.write(parsed, tmp_path / "out.xlsx")


# -- what a run leaves that is killed

LEFT = "0123456789abcdef"
locks = pytest.mark.skipif(os.name != "posix", reason="files are locked as POSIX has it")


def left(path: Path) -> Path:
    """What a process that was killed left of a file."""
    there = path.with_name(f".{path.name}.{LEFT}.tmp")
    there.write_text("half")
    return there


def write(path: Path, part: str = "") -> None:
    with FileOutput(path).open(part) as file:
        file.write("new")


@locks
def test_what_a_process_left_that_was_killed_is_taken_away_by_the_next_one(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from newsparse.exporters.output import FileOutput\n"
        "with FileOutput(Path(sys.argv[1])).open() as file:\n"
        "    file.write('half'); file.flush(); print('written', flush=True); time.sleep(60)"
    )
    path = tmp_path / "out.txt"
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (half,) = os.listdir(tmp_path)
        write(path)
        assert sorted(os.listdir(tmp_path)) == [half, "out.txt"]  # its process still lives
        process.kill()
    assert process.returncode == -signal.SIGKILL
    write(path)
    assert os.listdir(tmp_path) == ["out.txt"]


@locks
def test_only_what_was_to_stand_there_is_taken_away(tmp_path: Path) -> None:
    others = [left(tmp_path / "other.txt"), left(tmp_path / "out.claims.txt"), tmp_path / ".out.txt.backup.tmp"]
    others[-1].write_text("mine")
    (tmp_path / f".out.txt.{LEFT[::-1]}.tmp").mkdir()
    left(tmp_path / "out.txt")
    write(tmp_path / "out.txt")
    there = {*(path.name for path in others), f".out.txt.{LEFT[::-1]}.tmp", "out.txt"}
    assert set(os.listdir(tmp_path)) == there
    write(tmp_path / "out.txt", "claims")
    assert set(os.listdir(tmp_path)) == there - {others[1].name} | {"out.claims.txt"}


@locks
def test_a_page_that_was_left_is_taken_away_too(tmp_path: Path) -> None:
    (tmp_path / "out_files").mkdir()
    pages = [left(tmp_path / "out_files" / name) for name in ("a.html", "b.html")]
    output = FileOutput(tmp_path / "out.html")
    for page in ("a", "b"):
        with output.beside(f"out_files/{page}.html") as file:
            file.write("new")
    assert not any(page.exists() for page in pages)


def test_who_writes_many_small_files_looks_through_no_folder(tmp_path: Path) -> None:
    there = left(tmp_path / "out.json")
    parsed = newsparse.ParsedArticle(article=newsparse.Article(text="Mali says no."))
    newsparse.write(parsed, tmp_path / "out.json")
    assert there.exists()
    newsparse.write([parsed], tmp_path / "out.json")
    assert there.exists() == (os.name != "posix")


def test_parts_that_wait_for_others_are_left_to_who_wrote_them(tmp_path: Path) -> None:
    output = FileOutput(tmp_path / "out.csv")
    with output.open("a") as outer:
        with output.open("b") as inner:
            inner.write("first")
        write(tmp_path / "out.csv", "a")
        write(tmp_path / "out.csv", "b")
        outer.write("first")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"out.a.csv": "first", "out.b.csv": "first"}


@locks
@pytest.mark.parametrize("earlier", ["is locked", "is gone"])
def test_who_is_tidied_away_before_it_has_locked_its_file_begins_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: str
) -> None:
    lock, tidied = unfinished._locked, []

    def after_another_run(number: int) -> int | None:
        if not tidied:
            tidied.extend(unfinished.unfinished_in(tmp_path))
            if earlier == "is locked":
                raise BlockingIOError
            tidied[0].unlink()
        return lock(number)

    monkeypatch.setattr(unfinished, "_locked", after_another_run)
    with FileOutput(tmp_path / "out.txt").open() as file:
        file.write("new")
        assert unfinished.unfinished_in(tmp_path) != tidied
    assert (tmp_path / "out.txt").read_text() == "new"
    assert len(tidied) == 1


@locks
def test_where_files_cannot_be_locked_nothing_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(number: int, operation: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(unfinished.fcntl, "flock", no_locks)
    there = left(tmp_path / "out.txt")
    write(tmp_path / "out.txt")
    assert there.exists()
    assert (tmp_path / "out.txt").read_text() == "new"


@locks
def test_no_file_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    for part in "abc":
        write(tmp_path / "out.csv", part)
    with pytest.raises(ValueError, match="no"), FileOutput(tmp_path / "out.csv").open():
        raise ValueError("no")
    assert len(os.listdir("/dev/fd")) == before
