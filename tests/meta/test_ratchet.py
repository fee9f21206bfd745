"""Nothing in English grows beyond what is listed as still too big, and the list shrinks with the code."""

from __future__ import annotations

import ast
import tomllib

import pytest

from tests.meta import ratchet


@pytest.fixture(scope="module")
def measured():
    return ratchet.measured()


def test_nothing_is_bigger_than_the_list_allows(measured):
    grown = ratchet.grown(measured, ratchet.listed())
    assert not grown, f"split these, or move their words into lexicon/tables/words: {grown}"


def test_the_list_says_no_more_than_is_there(measured):
    shrunk = ratchet.shrunk(measured, ratchet.listed())
    assert not shrunk, f"well done: now run {ratchet.COMMAND}, for {shrunk}"


def test_ruff_leaves_out_no_module_that_is_small_enough():
    settings = tomllib.loads((ratchet.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ignores = settings["tool"]["ruff"]["lint"]["per-file-ignores"]
    left_out = {path for path, rules in ignores.items() if "C901" in rules}
    big = {module for what, module, _ in ratchet.listed() if what == "branches"}
    assert left_out <= big, "take these out of per-file-ignores in pyproject.toml"


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("pass", 1),
        ("if a and b or c: pass", 4),
        ("return [x for x in y if x if z] if y else None", 5),
        ("for x in y:\n        while x: pass", 3),
        ("try: pass\n    except OSError: assert a", 3),
        ("match a:\n        case 1: pass\n        case _: pass", 3),
        ("def g():\n        if a: pass", 1),
    ],
)
def test_how_branches_are_counted(code, number):
    ((_, function), *_) = ratchet.functions(ast.parse(f"def f():\n    {code}"))
    assert ratchet.branches(function) == number


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("x = {'he', 'she', 'it'}", 1),
        ("x = ('he', 'she')", 0),
        ("x = 'he she it'.split()", 1),
        ("x = ['NOUN', 'PROPN', 'PRON']", 0),
        ("x = {',', ';', ':'}", 0),
        ("x = {'he', she, 'it', 'they'}", 0),
        ("__all__ = ['one', 'two', 'three']", 0),
    ],
)
def test_what_is_a_set_of_words(code, number):
    assert ratchet.word_sets(ast.parse(code)) == number


def test_functions_are_named_by_their_place():
    tree = ast.parse("class A:\n    def f(self):\n        def g(): pass\ndef f(): pass")
    assert [name for name, _ in ratchet.functions(tree)] == ["A.f", "A.f.g", "f"]


def test_what_has_grown_and_what_has_shrunk():
    key, other = ("words", "a.py", ""), ("branches", "a.py", "f")
    assert ratchet.grown({key: 3}, {key: 2}) == ["words a.py: 3, not 2"]
    assert ratchet.grown({other: 16}, {}) == ["branches a.py f: 16, not listed"]
    assert ratchet.shrunk({key: 1}, {key: 2, other: 16}) == ["branches a.py f: gone, not 16", "words a.py: 1, not 2"]
    assert not ratchet.grown({key: 2}, {key: 2})
    assert not ratchet.shrunk({key: 2}, {key: 2})
