"""The tutorials about plugins, performed: each command and each file of a page, in the order in which they stand.

    python -m tests.packaging.tutorials            says where a page shows something else (after make wheels)
    python -m tests.packaging.tutorials --write    writes into the pages what their commands print now

A block under a line that is nothing but the name of a file is that file; a block of console lines is run; any other
block of text is what the last command before it prints. All of it happens in an empty folder, in one shell.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.meta.test_outputs import outputs
from tests.packaging.test_wheels import ROOT, wheel

PAGES = sorted((ROOT / "docs" / "tutorials").glob("write-a*.md"))
NAMED = re.compile(r"^`(?P<name>[\w./-]+)`:\n\n\Z", re.MULTILINE)
MARK = "-- the next command --"
END = "END-OF-THIS-FILE"


class Write(NamedTuple):
    """A file of a page."""

    name: str
    content: str


class Run(NamedTuple):
    """A command of a page."""

    command: str


class Shown(NamedTuple):
    """What the last command prints, by the place of its block in the page."""

    start: int
    end: int


def steps(page: str) -> Iterator[Write | Run | Shown]:
    """All that a reader of the page does, or sees."""
    for fence in outputs.FENCE.finditer(page):
        named = NAMED.search(page[: fence.start()])
        if named:
            yield Write(named["name"], fence["body"])
        elif fence["language"] == "console":
            yield from map(Run, re.findall(r"^\$ (.+)$", fence["body"], re.MULTILINE))
        elif fence["language"] == "text":
            yield Shown(*fence.span("body"))
        else:
            raise ValueError(f"a block without a purpose: {fence['body']}")


def script(page: str) -> str:
    """The page as a script of bash."""
    lines = []
    for step in steps(page):
        if isinstance(step, Write):
            lines.append(f"cat > {shlex.quote(step.name)} <<'{END}'\n{step.content}{END}")
        elif isinstance(step, Run):
            lines.append(f"printf '\\n%s\\n' '{MARK}'\n{step.command}")
    return "\n".join(lines)


def performed(page: str, folder: Path, environment: Mapping[str, str], before: str = "") -> str:
    """The page as it would be if each output were what is printed now.

    Raises:
        RuntimeError: if a command fails.
    """
    done = subprocess.run(
        ["bash", "-e", "-c", f"{before}\n{script(page)}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env=dict(environment),
    )
    if done.returncode:
        raise RuntimeError(done.stdout)
    printed = [re.sub(r"[ \t]+$", "", part, flags=re.MULTILINE) for part in done.stdout.split(f"{MARK}\n")[1:]]
    parts, last, run = [], 0, 0
    for step in steps(page):
        run += isinstance(step, Run)
        if isinstance(step, Shown):
            parts += [page[last : step.start], printed[run - 1].rstrip() + "\n"]
            last = step.end
    return "".join([*parts, page[last:]])


def clean(folder: Path) -> dict[str, str]:
    """The environment of somebody who has nothing but Python; ``newsparse`` is the wheel in ``dist``."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV", "NEWSPARSE", "VIRTUAL_ENV"))}
    kept.pop("COLUMNS", None)
    bin = folder / "bin"
    bin.mkdir()
    (bin / "python").symlink_to(Path(sys.executable).resolve())
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    (folder / "pins.txt").write_text(f"{pins}newsparse @ {wheel('newsparse').as_uri()}\n", encoding="utf-8")
    return {
        **kept,
        "PATH": os.pathsep.join([str(bin), os.environ["PATH"]]),
        "PYTHONIOENCODING": "utf-8",
        "PIP_CONSTRAINT": str(folder / "pins.txt"),
        "PIP_NO_COMPILE": "1",
    }


def main(*arguments: str) -> None:
    """Perform all pages, and write what is printed into them if that is wanted."""
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        with TemporaryDirectory() as outside, TemporaryDirectory() as place:
            now = performed(page, Path(place), clean(Path(outside)))
        if "--write" in arguments:
            path.write_text(now, encoding="utf-8")
        print("\n".join([path.name, *outputs.differences(page, now)]))


if __name__ == "__main__":
    main(*sys.argv[1:])
