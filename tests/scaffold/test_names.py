"""What a plugin may be called, and what is said of other names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse._scaffold.names import LONGEST, names_of
from newsparse.errors import ConfigurationError
from newsparse.plugin import ExporterSpec, ReaderSpec, hookimpl
from newsparse.testing import fake_registry


class Tide:
    @hookimpl
    def newsparse_readers(self):
        yield ReaderSpec(name="tide-lines", suffixes=(".ebb", ".tar.flow"), factory="nowhere:Reader")

    @hookimpl
    def newsparse_exporters(self):
        yield ExporterSpec(name="chart", suffixes=(".svg",), factory="nowhere:Exporter")


REGISTRY = fake_registry({"tide": Tide()}, built_in=True)
EMPTY = fake_registry({})


def problem(name, kind="extractor"):
    with pytest.raises(ConfigurationError) as told:
        names_of(name, kind, REGISTRY)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("name", ["herald", "x", "river-news", "a1-2b", "a" * LONGEST, "match", "newsparse-herald"])
def test_a_name_of_small_letters_digits_and_dashes_is_taken(name):
    names = names_of(name, "extractor", REGISTRY)
    assert names.plugin == name.removeprefix("newsparse-")
    assert names.package == f"newsparse-{names.plugin}"
    assert names.module.isidentifier()


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Herald", "herald"),
        ("river_news", "river-news"),
        ("river--news", "river-news"),
        ("-river", "river"),
        ("river-", "river"),
        ("der Spiegel", "der-spiegel"),
        ("L'Écho d'Alger", "lecho-dalger"),
        ("3sat", "sat"),
        ("herald.money", "herald-money"),
        ("newsparse_herald", "herald"),
        ("../herald", "herald"),
        ("C:\\herald", "c-herald"),
        ("herald\n", "herald"),
        ("Class", "my-plugin"),
        ("HTML", "my-plugin"),
        ("Tide", "my-plugin"),
        ("newsparse 24", "my-plugin"),
        ("日報", "my-plugin"),
        ("42", "my-plugin"),
        ("", "my-plugin"),
    ],
)
def test_the_nearest_name_is_told(name, near):
    said = problem(name)
    assert said.startswith(f"{name!r} is no name of a plugin")
    assert said.endswith(f"such as {near!r}")


def test_a_word_of_python_is_no_name():
    assert (
        problem("import")
        == "'import' is a word of Python, and no name of a plugin; take another, such as 'import-news'"
    )


def test_a_name_that_is_too_long_is_told():
    assert f"has {LONGEST + 1} letters" in problem("a" * (LONGEST + 1))


@pytest.mark.parametrize("name", ["newsparse", "newsparse-newsparse"])
def test_newsparse_itself_is_no_plugin(name):
    assert "newsparse itself" in problem(name)


@pytest.mark.parametrize("name", ["tide", "english", "readers", "neural", "newsparse-html"])
def test_a_name_that_a_plugin_has_is_taken(name):
    assert "there is a plugin" in problem(name)


def test_an_extra_that_is_not_installed_has_its_name_all_the_same():
    with pytest.raises(ConfigurationError, match=r"newsparse\[network\] brings"):
        names_of("network", "extractor", EMPTY)


@pytest.mark.parametrize("name", ["csv", "chart", "svg", "table"])
def test_an_exporter_is_named_as_no_other_and_writes_other_files(name):
    assert f"there is an exporter for {name!r}" in problem(name, "exporter")
    assert names_of(name, "cleaner", REGISTRY).plugin == name


@pytest.mark.parametrize("name", ["jsonl", "tide-lines", "ebb"])
def test_a_reader_is_named_as_no_other_and_reads_other_files(name):
    assert f"there is a reader for {name!r}" in problem(name, "reader")
    assert names_of(name, "exporter" if name != "jsonl" else "extractor", REGISTRY).plugin == name


@given(st.text(max_size=40))
def test_any_name_is_taken_or_refused_with_one_that_would_do(name):
    try:
        assert names_of(name, "extractor", EMPTY).module.isidentifier()
    except ConfigurationError as error:
        near = str(error).rpartition("such as ")[2]
        if near != str(error):
            assert names_of(near.strip("'"), "extractor", EMPTY)
