"""Every public name says what it is, and shows it in an example that the tests run.

Public is what ``__all__`` of a public module names: `newsparse` and its packages, of English its face alone, and the
packages of the plugins, with their hooks. A constant or an alias has no docstring of its own; the example that shows it
stands in that of the module which makes it public.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HIDDEN = re.compile(r"(?:^|\.)_")
FACE_OF_ENGLISH = "newsparse.english.api"


def module_of(path, top):
    """What a file is imported as."""
    return ".".join(path.relative_to(top).with_suffix("").parts).removesuffix(".__init__")


def public_modules():
    """The modules that somebody else may import: those that say what they hand out."""
    for path in sorted((ROOT / "newsparse").rglob("*.py")):
        name = module_of(path, ROOT)
        internal = name.startswith("newsparse.english") and name != FACE_OF_ENGLISH
        if not internal and not HIDDEN.search(name) and "__all__" in assigned(path):
            yield name
    for top in sorted(ROOT.glob("plugins/*/src")):
        yield from (path.name for path in sorted(top.iterdir()) if (path / "__init__.py").is_file())


def assigned(path):
    """What a module assigns to at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(target) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets}


MODULES = list(public_modules())


def public_names(module):
    """The names that a module hands out: those it lists, and the hooks of a plugin."""
    hooks = {name for name in vars(module) if name.startswith("newsparse_") and callable(getattr(module, name))}
    return sorted({*getattr(module, "__all__", ()), *hooks})


def documented(module, name):
    """The docstring in which the example of a name is to stand."""
    value = getattr(module, name)
    described = inspect.isclass(value) or inspect.isroutine(value) or hasattr(value, "cache_info")
    own = described and getattr(value, "__module__", "").split(".")[0] == module.__name__.split(".")[0]
    return inspect.getdoc(value if own else module) or ""


def letters(text):
    return re.sub(r"[^a-z]", "", text.lower())


def shows(docstring, name):
    """Whether an example uses a name: the very word, or for a class that of a value (``claim.kind``: `ClaimKind`)."""
    shown = [example.source + example.want for example in doctest.DocTestParser().get_examples(docstring)]
    if name[0].isupper():
        return any(letters(name) in letters(text) for text in shown)
    return any(re.search(rf"\b{name}\b", text) for text in shown)


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_has_an_example(name):
    module = pytest.importorskip(name, reason="a plugin that is not installed") if "." not in name else None
    module = module or importlib.import_module(name)
    names = public_names(module)
    assert names, f"{name} hands out nothing"
    assert [one for one in names if not shows(documented(module, one), one)] == []


def test_the_examples_are_among_those_that_are_run():
    """Each module in which a public name is made is one whose docstrings are collected, as conftest.py says."""
    patterns = re.search(r"_docstrings = Sybil\(.*?patterns=(\[.*?\])", (ROOT / "conftest.py").read_text(), re.DOTALL)
    patterns = ast.literal_eval(patterns[1])
    for path in (*(ROOT / "newsparse").rglob("*.py"), *ROOT.glob("plugins/*/src/**/*.py")):
        assert any(path.match(str(ROOT / pattern)) for pattern in patterns), path  # as Sybil asks


def test_all_public_packages_are_found():
    assert {"newsparse", "newsparse.model", "newsparse.plugin", FACE_OF_ENGLISH, "newsparse_network"} <= set(MODULES)
    assert not [name for name in MODULES if name.startswith("newsparse.english") and name != FACE_OF_ENGLISH]


def test_a_name_without_an_example_is_told():
    assert shows("A span.\n\n>>> Span(0, 4)\nSpan(start=0, end=4)\n", "Span")
    assert shows(">>> claims[0].kind\n<ClaimKind.DENY: 'deny'>\n", "ClaimKind")
    assert not shows("A span, such as Span(0, 4).", "Span")
    assert not shows(">>> print(1)\n1\n", "Span")
    assert not shows(">>> ready\nTrue\n", "read")
