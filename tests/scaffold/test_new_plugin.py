"""``newsparse new-plugin``: a package that works and is in order as it is written; and what is said otherwise."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.resources import files

import pytest
from click.testing import CliRunner

import newsparse
from newsparse._cli import main
from newsparse._cli.new_plugin import KINDS
from newsparse._registry import Config, discover
from newsparse._scaffold import new_plugin
from newsparse._scaffold.making import _requirement
from newsparse._scaffold.names import LONGEST

TEMPLATES = files("newsparse._scaffold") / "templates"
REGISTRY = discover(Config())
NAMES = ("x", "river-news", "w" * LONGEST)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, ["new-plugin", *arguments])


def test_every_kind_has_templates_and_words():
    folders = {entry.name for entry in TEMPLATES.iterdir() if entry.is_dir()}
    words = tomllib.loads((TEMPLATES / "kinds.toml").read_text(encoding="utf-8"))
    assert folders - {"every"} == set(words) == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_to_fill_in(kind, name, tmp_path):
    made = new_plugin(name, kind, tmp_path, REGISTRY)
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == sorted(made)
    module = f"newsparse_{name.replace('-', '_')}"
    needed = {"pyproject.toml", "README.md", ".gitignore", f"src/{module}/__init__.py", f"src/{module}/py.typed"}
    home = tmp_path / f"newsparse-{name}"
    assert {*needed, f"tests/test_{module}.py"} <= {path.relative_to(home).as_posix() for path in made}
    for path in made:
        text = path.read_text(encoding="utf-8")
        assert "{{" not in text.replace("{{'", "")
        assert ".template" not in path.name
        assert not text or text.endswith("\n")
        if path.suffix == ".py":
            assert ast.get_docstring(ast.parse(text))
    project = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"] == {"newsparse": {name: module}}
    assert project["dependencies"] == [_requirement(newsparse.__version__)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_in_style_whatever_its_name(kind, name, tmp_path):
    pytest.importorskip("ruff", reason="the group lint is not installed")
    home = new_plugin(name, kind, tmp_path, REGISTRY)[0].parent
    for check in (["check"], ["format", "--check", "--diff"]):
        command = [sys.executable, "-m", "ruff", *check, "--no-cache", "."]
        done = subprocess.run(command, cwd=home, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """What mypy knows of newsparse, for all kinds."""
    return tmp_path_factory.mktemp("mypy")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_it_type_checks_and_passes_its_tests_where_it_is_installed(kind, tmp_path, cache):
    for tool in ("hatchling", "mypy"):
        pytest.importorskip(tool, reason="the groups build and lint are not installed")
    home = new_plugin("river-news", kind, tmp_path, REGISTRY)[0].parent

    def python(*arguments, **environment):
        cleared = {k: v for k, v in os.environ.items() if not k.startswith(("COV", "NEWSPARSE", "PYTEST"))}
        command = [sys.executable, "-m", *map(str, arguments)]
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, env={**cleared, **environment})
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    python("mypy", "--cache-dir", cache)
    python("hatchling", "build", "-t", "wheel")
    (wheel,) = (home / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")  # all that an installer does with a wheel of pure Python
    path = os.pathsep.join([str(tmp_path / "site"), *filter(None, sys.path)])
    said = python("pytest", "-q", "-W", "error", "-p", "no:cacheprovider", PYTHONPATH=path)
    assert int(re.findall(r"(\d+) passed", said)[0]) > 7
    assert "xfailed" not in said
    assert "river-news" in python("newsparse", "plugins", "show", "river-news", PYTHONPATH=path)
    assert "no problems" in python("newsparse", "plugins", "doctor", PYTHONPATH=path)


# -- the command


def test_it_says_what_it_wrote_and_what_comes_next(run, tmp_path):
    done = run("river-news", "--kind", "cleaner")
    assert done.exit_code == 0, done.output
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines())
    assert "cd newsparse-river-news" in done.stderr


def test_it_goes_where_it_is_told(run, tmp_path):
    (tmp_path / "plugins").mkdir()
    assert run("herald", "--kind", "reader", "--to", "plugins").exit_code == 0
    assert (tmp_path / "plugins" / "newsparse-herald" / "pyproject.toml").is_file()


@pytest.mark.parametrize("name", ["Herald", "class", "html", "newsparse", "a" * 200])
def test_a_name_that_is_none_is_an_error_and_writes_nothing(run, tmp_path, name):
    done = run(name, "--kind", "extractor")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_left_as_it_is(run, tmp_path):
    (tmp_path / "newsparse-herald").mkdir()
    done = run("herald", "--kind", "extractor")
    assert done.exit_code == 3
    assert "newsparse-herald is there already" in done.stderr
    assert list((tmp_path / "newsparse-herald").iterdir()) == []


def test_a_file_in_its_place_is_left_as_it_is(run, tmp_path):
    (tmp_path / "newsparse-herald").write_text("mine", encoding="utf-8")
    assert run("herald", "--kind", "extractor").exit_code == 3
    assert (tmp_path / "newsparse-herald").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told(run):
    done = run("herald", "--kind", "extractor", "--to", "nowhere")
    assert done.exit_code == 3
    assert "cannot make nowhere/newsparse-herald: No such file" in done.stderr.replace(os.sep, "/")


def test_what_cannot_be_written_whole_is_not_there(run, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", full)
    done = run("herald", "--kind", "extractor")
    assert done.exit_code == 3
    assert "No space left on device" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_kind_must_be_one(run):
    assert run("herald").exit_code == 2
    done = run("herald", "--kind", "parser")
    assert done.exit_code == 2
    assert all(kind in done.stderr for kind in KINDS)
