"""The repository itself: nothing of one machine in it, and nothing that is not part of the project."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# In pieces, so that this file is not among those it looks for.
MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home|Users)" + r"/[\w.-]+|[A-Z]:\\\\Users")
REGISTRY = re.compile(
    r"pypi\.(?:org|python)|python" + r"hosted|npm" + r"js\.(?:org|com)|(?:extra-)?index" + r"[-_]url", re.IGNORECASE
)
FRAGMENT = re.compile(r"\+[\w-]+\.(feature|change|fix|doc|misc)(\.\d+)?\.md")


def tracked():
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, cwd=ROOT)
    return [path for name in listed.stdout.decode().split("\0") if name and (path := ROOT / name).is_file()]


def texts():
    for path in tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path.relative_to(ROOT), content.decode("utf-8")


def lines_with(pattern):
    return [
        f"{path}:{n}" for path, text in texts() for n, line in enumerate(text.split("\n"), 1) if pattern.search(line)
    ]


def test_no_path_of_a_machine():
    assert lines_with(MACHINE) == []


def test_no_registry():
    assert lines_with(REGISTRY) == []


def test_the_patterns_find_what_they_are_for():
    assert MACHINE.search("see /ho" + "me/ada/x.txt")
    assert REGISTRY.search("--index" + "-url")


def test_fragments_are_named_as_towncrier_wants_them():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    assert {kind["directory"] for kind in settings["type"]} == set(
        FRAGMENT.pattern.split("(")[1].split(")")[0].split("|")
    )
    folder = ROOT / settings["directory"]
    names = [path.name for path in folder.iterdir() if path.name not in ("README.md", ".gitignore")]
    assert [name for name in names if not FRAGMENT.fullmatch(name)] == []


def test_the_two_commands_stand_in_the_first_part_of_the_readme():
    top = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert "make parse" in top
    assert "make test" in top


def test_everything_has_a_docstring_that_says_what_it_is():
    for path, text in texts():
        if path.suffix == ".py" and path.parts[0] in ("newsparse", "benchmarks", "examples", "docs", "tests"):
            assert not text.strip() or ast.get_docstring(ast.parse(text)), path
