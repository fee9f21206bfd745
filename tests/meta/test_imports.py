"""What is imported, and when: importing newsparse is light, listing plugins imports no component, layers hold."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.english import api

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
    of_plugins = {name for name in found if name.startswith(plugins)}
    assert of_plugins - {"newsparse.english.api"} == set(plugins)  # the face, for plugins that name what it gives


def test_what_helps_with_testing_is_loaded_when_it_is_used():
    assert not packages(imported_by("import newsparse.testing")) & {"pytest", "hypothesis"}
    assert not packages(imported_by("from newsparse.testing import load_cases")) & {"pytest", "hypothesis"}


@pytest.mark.slow
def test_parsing_needs_none_of_the_command_line():
    assert not packages(imported_by("import newsparse; newsparse.parse('Mali said no.')")) & {"click", "rich"}


def test_naming_what_english_gives_to_plugins_imports_no_component():
    found = imported_by("from newsparse.english.api import LEAST, MEANING")
    assert {name for name in found if name.startswith("newsparse.english")} == {
        "newsparse.english",
        "newsparse.english.api",
    }


# -- layers


def linted(folder):
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    here = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"}
    result = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=here)
    return result.returncode, result.stdout + result.stderr


def test_layers():
    code, said = linted(ROOT)
    assert code == 0, said


def test_the_layers_bite(tmp_path):
    shutil.copytree(ROOT / "newsparse", tmp_path / "newsparse", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    wrong = {
        "newsparse/cleaning/mail.py": "from newsparse.english.tagging import tagger",
        "newsparse/linking/records.py": "def later():\n    import newsparse.english.lexicon",
        "newsparse/english/lexicon/inflection.py": "from newsparse.english.tagging import tagger",
        "newsparse/model/explanation.py": "if TYPE_CHECKING:\n    from newsparse.model.parsed import ParsedArticle",
        "newsparse/english/claims/kinds.py": "from newsparse.english import stances",
        "newsparse/_pipeline/plan.py": "import newsparse.readers",
        "newsparse/readers/text.py": "import newsparse._registry",
        "newsparse/corner.py": "",
        "newsparse/english/corner.py": "",
    }
    for path, line in wrong.items():
        with (tmp_path / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    code, said = linted(tmp_path)
    assert code == 1
    for importer, imported in (
        ("newsparse.cleaning", "newsparse.english"),
        ("newsparse.linking", "newsparse.english"),
        ("newsparse.english.lexicon", "newsparse.english.tagging"),
        ("newsparse.english.claims", "newsparse.english.stances"),
        ("newsparse._pipeline", "newsparse.readers"),
        ("newsparse.readers", "newsparse._registry"),
    ):
        assert f"{importer} is not allowed to import {imported}" in said
    assert said.count("corner") >= 2
    assert re.search(r"no two modules import each other.* BROKEN", said)


# -- what plugins and examples import


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


INSIDE = {
    "benchmarks/clauses.py": {"newsparse.english.grammar"},
    "benchmarks/confidence.py": {
        "newsparse.english.actors.cast",
        "newsparse.english.actors.confidence",
        "newsparse.english.claims.confidence",
    },
    "benchmarks/tagging.py": {"newsparse.english.tagging.tagger"},
    "benchmarks/variants.py": {"newsparse.english.lexicon"},
    "plugins/newsparse-neural/training/rules.py": {
        "newsparse.english.stances",
        "newsparse.english.stances.confidence",
        "newsparse.english.stances.results",
        "newsparse.english.view",
    },
}
"""What measures a floor of English, or makes a table of it, is part of it in all but the folder."""

OUTSIDE = sorted(
    path
    for folder in ("plugins", "examples", "benchmarks", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".md", ".toml") and not {".venv", "_build"} & set(path.parts)
)


def english_in(text):
    """The modules of English that are named, in imports or as texts; those that are imported by name too."""
    from_the_root = re.search(r"from newsparse import [^\n]*\benglish\b", text)
    return {*re.findall(r"\bnewsparse\.english\b[\w.]*", text), *(["newsparse.english"] if from_the_root else [])}


def test_what_is_outside_names_english_by_its_face():
    named = {str(path.relative_to(ROOT)): english_in(path.read_text(encoding="utf-8")) for path in OUTSIDE}
    others = {path: rest for path, found in named.items() if (rest := found - {"newsparse.english.api"})}
    assert others == INSIDE


def test_the_face_of_english_is_what_plugins_use_and_is_documented():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in OUTSIDE if path.suffix == ".py"]
    imports = [
        n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module == api.__name__
    ]
    assert {alias.name for node in imports for alias in node.names} == set(api.__all__)
    page = (ROOT / "docs" / "reference" / "plugin.md").read_text(encoding="utf-8")
    assert [name for name in api.__all__ if f"`{name}" not in page] == []


def test_the_face_of_english_has_its_names_and_no_other():
    assert all(getattr(api, name) is not None for name in api.__all__)
    assert set(api._HOME_OF) | {"LEAST", "MEANING"} == set(api.__all__) <= set(dir(api))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = api.nothing
