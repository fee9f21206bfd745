"""What is imported, and when: importing newsparse is light, listing plugins imports no component, layers hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"attr", "attrs", "cattr", "cattrs", "click", "pluggy", "regex", "rich", "hypothesis", "pytest", "numpy"}


def imported_by(code):
    """The modules that are there after some code ran in a fresh Python, without those that are there in any case."""
    script = ["import sys", "before = set(sys.modules)", code, "print()", "print(*(set(sys.modules) - before))"]
    command = [sys.executable, "-c", "\n".join(script)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return set(result.stdout.splitlines()[-1].split())


def packages(modules):
    return {name.partition(".")[0] for name in modules}


def test_importing_newsparse_imports_next_to_nothing():
    found = imported_by("import newsparse")
    assert not packages(found) & HEAVY
    assert {name for name in found if name.startswith("newsparse")} == {"newsparse", "newsparse._version"}


def test_the_model_needs_attrs_and_nothing_else():
    assert packages(imported_by("import newsparse.model")) & HEAVY == {"attr", "attrs"}


def test_listing_what_plugins_provide_imports_no_component():
    code = "from newsparse._registry import discover; from newsparse._registry.find import BUILT_IN; discover()"
    found = imported_by(code)
    plugins = ("newsparse.english", "newsparse.cleaning", "newsparse.readers", "newsparse.exporters")
    assert {name for name in found if name.startswith(plugins)} == set(plugins)


def test_what_helps_with_testing_is_loaded_when_it_is_used():
    assert not packages(imported_by("import newsparse.testing")) & {"pytest", "hypothesis"}
    assert not packages(imported_by("from newsparse.testing import load_cases")) & {"pytest", "hypothesis"}


@pytest.mark.slow
def test_parsing_needs_none_of_the_command_line():
    assert not packages(imported_by("import newsparse; newsparse.parse('Mali said no.')")) & {"click", "rich"}


def test_layers():
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


SOURCES = sorted(
    path
    for folder in ("plugins", "examples")
    for path in (ROOT / folder).rglob("*.py")
    if "tests" not in path.relative_to(ROOT).parts and not path.name.startswith("test_") and ".venv" not in path.parts
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_plugins_and_examples_import_only_what_a_third_party_may(path):
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    own = [name.split(".") for name in names if name.partition(".")[0] == "newsparse"]
    assert not [name for name in own if any(part.startswith("_") and part != "__version__" for part in name)]
