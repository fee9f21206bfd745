"""What the documentation shows as output is what its commands and examples print.

A block of text that stands right behind a block of Python, or behind a block of console lines, is that block's output.

    python docs/outputs.py            says where a page shows something else, and exits with 1
    python docs/outputs.py --write    writes into the pages what is printed now

The commands of a page run in an empty folder that has ``seeds`` and ``examples`` in it; ``make`` is run as its recipe
in the Makefile says, with the newsparse of this Python. The examples of a page share their names, as in the tests.
Tutorials that install things are performed by ``tests/packaging/tutorials.py``: a word stands before their outputs.
Numbers with two decimals may differ by 0.02: a network's last digit is not the same on every processor. So what it is
unsure of may be found by one processor alone: of a table that a network makes, a fifth of the lines may differ. A
picture in ``docs/images`` that a page shows, and that its commands and examples make, is the one that they make now; of
pictures only the texts are compared.
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from io import StringIO
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
PATTERNS = ("README.md", "docs/*.md", "docs/*/*.md", "plugins/*/README.md", "newsparse/*/README.md")
FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"^!\[[^\]]*\]\((?:\.\./)*images/(?P<name>[\w.-]+\.svg)\)$", re.MULTILINE)
DECIMALS = re.compile(r"(?<![\d.])\d\.\d\d(?![\d.])")
TOLERANCE = 0.02
BY_A_NETWORK = re.compile(r"^made by the pipeline (?:neural|fast)\b", re.MULTILINE)
ALIKE = 0.8


class Block(NamedTuple):
    """A block of code, and the text behind it that it prints, where there is one."""

    language: str
    body: str
    output: re.Match[str] | None


def pages() -> list[Path]:
    """All pages, by name."""
    return sorted(path for pattern in PATTERNS for path in ROOT.glob(pattern) if "_build" not in path.parts)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a page, each with its output."""
    fences = list(FENCE.finditer(text))
    for fence, behind in zip_longest(fences, fences[1:]):
        shown = behind if behind and behind["language"] == "text" else None
        if shown and text[fence.end() : shown.start()].strip():
            shown = None
        yield Block(fence["language"], fence["body"], shown if fence["language"] in ("python", "console") else None)


def printed(text: str, pictures: dict[str, str] | None = None) -> str:
    """The page as it would be if each output were what is printed now; ``pictures`` gets those that it makes."""
    found = list(blocks(text))
    if not any(block.output for block in found):
        return text
    namespace: dict[str, Any] = {"__name__": "__documentation__"}
    parts, done = [], 0
    with TemporaryDirectory() as folder, chdir(folder):
        for name in ("seeds", "examples"):
            Path(name).symlink_to(ROOT / name)
        for block in found:
            if block.language == "python":
                said = StringIO()
                with redirect_stdout(said):
                    exec(compile(block.body, "<documentation>", "exec"), namespace)
                output = said.getvalue()
            elif block.output:
                output = "".join(map(run, re.findall(r"^\$ (.*?)(?: +#.*)?$", block.body, re.MULTILINE)))
            if block.output:
                start, end = block.output.span("body")
                parts += [text[done:start], re.sub(r" +$", "", output, flags=re.MULTILINE)]
                done = end
        for shown in PICTURE.finditer(text) if pictures is not None else ():
            if (made := Path(shown["name"])).is_file():
                pictures[made.name] = made.read_text(encoding="utf-8")
    return "".join([*parts, text[done:]])


def run(command: str) -> str:
    """What a command prints, on standard output and standard error."""
    python = shlex.quote(sys.executable)
    functions = f'newsparse() {{ {python} -m newsparse "$@"; }}; python() {{ {python} "$@"; }}; '
    goal = re.fullmatch(r"make (\w+)", command)
    script = functions + ("set -e; " + "; ".join(recipe(goal[1])) if goal else command)
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    environment.pop("COLUMNS", None)
    done = subprocess.run(
        ["sh", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=environment
    )
    if done.returncode:
        raise RuntimeError(f"$ {command}\n{done.stdout}")
    return done.stdout


def recipe(goal: str) -> list[str]:
    """The commands of a goal of the Makefile, of the newsparse that is installed for them."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (lines,) = re.findall(rf"^{goal}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    return [line.strip().removeprefix("@").replace("$(BIN)/", "") for line in lines.splitlines()]


def same(one: str, other: str) -> bool:
    """Whether two lines are one, but for the last digit of a number."""
    if DECIMALS.sub("0.00", one) != DECIMALS.sub("0.00", other):
        return False
    pairs = zip(DECIMALS.findall(one), DECIMALS.findall(other), strict=True)
    return all(abs(float(a) - float(b)) <= TOLERANCE + 1e-9 for a, b in pairs)


def alike(shown: str, now: str) -> bool:
    """Whether an output is what is printed now, as far as every processor prints the same."""
    before, after = shown.splitlines(), now.splitlines()
    if len(before) == len(after) and all(map(same, before, after)):
        return True
    if not (BY_A_NETWORK.search(shown) and BY_A_NETWORK.search(now)):
        return False
    rounded = ([DECIMALS.sub("0.00", line) for line in lines] for lines in (before, after))
    return difflib.SequenceMatcher(None, *rounded, autojunk=False).ratio() >= ALIKE


def differences(shown: str, now: str) -> list[str]:
    """The lines in which two outputs differ, as a diff; none where they are alike."""
    if alike(shown, now):
        return []
    return list(difflib.unified_diff(shown.splitlines(), now.splitlines(), "shown", "printed now", n=1, lineterm=""))


def changes(shown: str, now: str) -> list[str]:
    """The differences between the outputs of two states of a page."""
    before, after = ([block.output["body"] for block in blocks(page) if block.output] for page in (shown, now))
    return [line for pair in zip(before, after, strict=True) for line in differences(*pair)]


def other_pictures(pictures: dict[str, str]) -> dict[Path, str]:
    """Those pictures in which other texts stand than in the file of that name."""
    texts = re.compile(r"(?<=>)[^<]+(?=<)")
    found = {IMAGES / name: picture for name, picture in pictures.items()}
    return {
        path: picture
        for path, picture in found.items()
        if not path.is_file() or texts.findall(path.read_text(encoding="utf-8")) != texts.findall(picture)
    }


def main(*arguments: str) -> int:
    """Check or write all pages; how many are not as they should be."""
    wrong = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        pictures: dict[str, str] = {}
        try:
            now = printed(text, pictures)
        except Exception:
            wrong += 1
            print(f"{page.relative_to(ROOT)} does not run:\n{traceback.format_exc()}", file=sys.stderr)
            continue
        for path, picture in other_pictures(pictures).items():
            if "--write" in arguments:
                path.write_text(picture, encoding="utf-8")
                print(f"wrote {path.relative_to(ROOT)}")
            else:
                wrong += 1
                print(f"{path.relative_to(ROOT)}: run make outputs", file=sys.stderr)
        changed = changes(text, now)
        if changed and "--write" in arguments:
            page.write_text(now, encoding="utf-8")
            print(f"wrote {page.relative_to(ROOT)}")
        elif changed:
            wrong += 1
            print("\n".join([f"{page.relative_to(ROOT)}: run make outputs", *changed]), file=sys.stderr)
    return wrong


if __name__ == "__main__":
    sys.exit(min(main(*sys.argv[1:]), 1))
