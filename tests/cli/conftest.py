"""What the tests of the command line share: a place of their own, and ways to run the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsparse._cli import main

Run = Callable[..., Result]

TEXT = "Mali rejects plan\n\n“We will not accept the plan,” Foreign Minister Awa Okoro said.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with no configuration of anybody's."""
    monkeypatch.chdir(tmp_path)
    for name in ("NEWSPARSE_DISABLE_PLUGINS", "NEWSPARSE_ALLOW_PLUGINS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(place: Path) -> Run:
    """The command, in this process, in an empty folder; standard output is no terminal."""

    def invoke(*arguments: str, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=input)

    return invoke


@pytest.fixture
def article(place: Path) -> Path:
    path = place / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def process(place: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command, as a process of its own."""

    def start(*arguments: str, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "newsparse", *arguments],
            input=input,
            capture_output=True,
            cwd=place,
            env={**os.environ, **environment},
            timeout=60,
            check=False,
        )

    return start
