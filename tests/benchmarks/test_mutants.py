"""Mutations: what is changed, that it still parses, and that a run goes on where it was."""

from __future__ import annotations

import ast

import pytest

from benchmarks import mutants

TABLE = b"# class: what; words: which.\nclass\twords\nvowel\ta e i\n"


def texts(code, kind):
    """A module after each mutation of a kind."""
    source = code.encode()
    found = [mutant for mutant in mutants.mutants("a.py", source) if mutant.kind == kind]
    changed = [mutant.apply(source).decode() for mutant in found]
    for text in changed:
        ast.parse(text)
    return changed


@pytest.mark.parametrize(
    ("kind", "code", "changed"),
    [
        ("comparison", "x = a < b", ["x = (a >= b)"]),
        ("comparison", "x = a in b", ["x = (a not in b)"]),
        ("comparison", "x = a < b < c", []),
        ("and-or", "x = a and b", ["x = (a or b)"]),
        ("condition", "if a: pass", ["if (not (a)): pass"]),
        ("condition", "x = [a for a in b if a]", ["x = [a for a in b if (not (a))]"]),
        ("constant", "x = 1, True, 0.2", ["x = 2, True, 0.2", "x = 1, False, 0.2", "x = 1, True, 0.8"]),
        ("words", "x = {'a', 'b', 'c'}", ["x = {'b', 'c'}", "x = {'a', 'c'}", "x = {'a', 'b'}"]),
        ("words", "x = 'é a b'.split()", ["x = 'a b'.split()", "x = 'é b'.split()", "x = 'é a'.split()"]),
        ("words", "__all__ = ['a', 'b', 'c']", []),
        ("return", "def f(): return 1\ndef g(): return None", ["def f(): return None\ndef g(): return None"]),
        ("statement", "f(x)", ["pass"]),
        ("statement", "for x in y:\n    '''No.'''\n    continue", ["for x in y:\n    '''No.'''\n    pass"]),
        ("constant", "def f(x: Literal[1]) -> Literal[2]: raise ValueError(3)", []),
    ],
)
def test_what_is_changed(kind, code, changed):
    assert texts(code, kind) == changed


def test_rows_of_tables_lose_a_word():
    rows = [mutant.apply(TABLE).decode().splitlines()[-1] for mutant in mutants.mutants("a.tsv", TABLE)]
    assert rows == ["vowel\te i", "vowel\ta i", "vowel\ta e"]


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "newsparse" / "english"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder.parent / "__init__.py").touch()
    (folder / "a.py").write_text("def f(x):\n    return x > 1\n\n\ndef g(x):\n    return x > 1\n")
    (tmp_path / "tests" / "english").mkdir(parents=True)
    (tmp_path / "tests" / "english" / "test_a.py").write_text(
        "from newsparse.english.a import f\n\n\ndef test_f():\n    assert (f(1), f(2)) == (False, True)\n"
    )
    (tmp_path / "pyproject.toml").write_text('[tool.pytest.ini_options]\nmarkers = ["slow: x", "wheels: x"]\n')
    (tmp_path / "conftest.py").write_text(
        "from hypothesis import settings\n\nsettings.register_profile('fast', max_examples=5)\n"
    )
    monkeypatch.setenv("HYPOTHESIS_NO_PLUGINS", "1")  # put back after the test
    monkeypatch.setattr(mutants, "ROOT", tmp_path)
    monkeypatch.setattr(mutants, "COPIED", ("newsparse", "tests", "conftest.py", "pyproject.toml"))
    monkeypatch.setattr(mutants, "TESTS", ("tests/english",))
    return folder


@pytest.mark.slow
def test_a_mutant_is_killed_or_survives_and_is_tried_once(package, capsys, monkeypatch):
    mutants.main(package, 4, seed=1, kinds=["comparison", "return"])
    first = capsys.readouterr().out
    assert "killed: 2 of 4" in first
    assert "survived: comparison, newsparse/english/a.py:6\n    -    return x > 1\n    +    return (x <= 1)" in first
    monkeypatch.setattr(mutants, "tried", lambda *_: pytest.fail("it was tried already"))
    mutants.main(package, 4, seed=1, kinds=["comparison", "return"])
    assert capsys.readouterr().out == first


@pytest.mark.slow
def test_tests_that_fail_anyway_kill_nothing(package):
    (package / "a.py").write_text("f = 1\n")
    with pytest.raises(SystemExit, match="fail without any mutation"):
        mutants.main(package, 1, seed=1)


def test_the_same_seed_gives_the_same(package):
    assert mutants.chosen(package, 5, 1) == mutants.chosen(package, 5, 1) != mutants.chosen(package, 5, 2)
