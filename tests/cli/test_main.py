"""The command itself: help, version, and what it imports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

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
