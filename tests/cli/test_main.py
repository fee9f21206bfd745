"""The command itself: help, version, and what it imports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import newsparse

Run = Callable[..., Result]


def test_help_names_the_commands_and_the_exit_codes(run: Run) -> None:
    done = run("--help")
    assert done.exit_code == 0
    for command in ("parse", "plugins", "explain"):
        assert f"\n  {command} " in done.stdout
    shown = run("parse", "-h").stdout
    for line in ("0  all articles are done", "1  some failed", "2  the command line", "3  nothing could be done"):
        assert line in shown


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"newsparse {newsparse.__version__}\n"


def test_help_imports_neither_the_engine_nor_what_draws() -> None:
    code = (
        "import sys, newsparse._cli\n"
        "try:\n    newsparse._cli.main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'rich', 'cattrs', 'pluggy', 'newsparse._facade', 'newsparse._registry', 'newsparse.english'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"--help imports {done.stderr}"


POSIX = pytest.mark.skipif(os.name != "posix", reason="a shell closes streams as POSIX has it")
COMMANDS = ["parse article.txt -p rules", "parse article.txt -p rules --to table", "explain rules", "--help"]


def in_shell(command: str, place: Path) -> subprocess.CompletedProcess[bytes]:
    """A command with ``newsparse`` in it, run by a shell."""
    environment = {**os.environ, "ME": sys.executable}
    called = command.replace("newsparse ", '"$ME" -m newsparse ')
    return subprocess.run(["sh", "-c", called], cwd=place, env=environment, capture_output=True, check=False)


@POSIX
@pytest.mark.parametrize("command", COMMANDS)
def test_standard_output_that_takes_nothing_is_told_of(article: Path, place: Path, command: str) -> None:
    told = {"1>&-": b"Bad file descriptor"} | ({"> /dev/full": b"No space left"} if Path("/dev/full").exists() else {})
    for where, why in told.items():
        done = in_shell(f"newsparse {command} {where}", place)
        assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)
        assert b"error: cannot write standard output: " + why in done.stderr


@POSIX
def test_a_run_needs_no_standard_streams_that_it_does_not_use(article: Path, place: Path) -> None:
    done = in_shell("newsparse parse article.txt article.txt -p rules -w 2 -o out.jsonl <&- 1>&- 2>&-", place)
    assert (done.returncode, len((place / "out.jsonl").read_bytes().splitlines())) == (0, 2)
    done = in_shell("newsparse parse - -p rules -o no.jsonl <&-", place)
    assert (done.returncode, (place / "no.jsonl").exists()) == (3, False)
    assert done.stderr.startswith(b"error: cannot read standard input: ")
