"""Codebooks: what their patterns match, which pattern wins, and what a file that is none is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Codebook, Coding, Concept, ConfigurationError

PEACE = Concept(name="peace", patterns=["truce", "ceasefire*", "peace talks"], reversed=["war", "war on *"])
BOOK = Codebook([PEACE, Concept(name="drugs", patterns=["war on drugs"])])


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("an immediate truce", ("peace", 1, "truce")),
        ("CEASEFIRES in the north", ("peace", 1, "ceasefire*")),
        ("peace   talks", ("peace", 1, "peace talks")),
        ("the war", ("peace", -1, "war")),
        ("war on drugs", ("drugs", 1, "war on drugs")),
        ("war on poverty", ("peace", -1, "war on *")),
        ("truces", None),
        ("warrant", None),
        ("talks", None),
    ],
)
def test_patterns_are_whole_words_and_the_longest_wins(wording, expected):
    found = BOOK.code(wording)
    assert found == (expected and Coding(concept=expected[0], sign=expected[1], pattern=expected[2]))


@given(st.text(max_size=30), st.text(max_size=60))
def test_any_pattern_is_plain_text_and_finds_itself(pattern, wording):
    book = Codebook([Concept(name="it", patterns=[pattern])])
    found = book.code(wording)
    assert found is None or found.concept == "it"
    clean = " ".join(pattern.split())
    assert not clean or "*" in clean or not (clean[0].isalnum() and clean[-1].isalnum()) or book.code(clean) is not None


def test_toml_and_csv_say_the_same(tmp_path):
    toml, table = tmp_path / "book.toml", tmp_path / "book.csv"
    toml.write_text(
        '[[concept]]\nname = "peace"\npatterns = ["truce", "ceasefire*"]\nreversed = ["war"]\n'
        '[[concept]]\nname = "tax"\npatterns = ["fuel tax"]\n',
        encoding="utf-8",
    )
    table.write_text("concept,patterns,reversed\npeace,truce|ceasefire*,war\ntax,fuel tax,\n", encoding="utf-8")
    assert Codebook.load(toml) == Codebook.load(str(table))
    assert [concept.name for concept in Codebook.load(toml).concepts] == ["peace", "tax"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.toml", "concept = 3", "has \\[\\[concept\\]\\] tables"),
        ("a.toml", "[[concept", "no TOML"),
        ("a.toml", "[[concept]]\npatterns = ['a']", "concept 1: a concept needs a name"),
        ("a.toml", "[[concept]]\nname = 'a'", "concept 1: the concept 'a' has no patterns"),
        ("a.toml", "[[concept]]\nname = 'a'\npatterns = 'b'", "patterns and reversed are lists"),
        ("a.toml", "[[concept]]\nname = 'a'\npattern = ['b']", "unknown key 'pattern'"),
        ("a.csv", "concept,words\na,b\n", "no column 'patterns'"),
        ("a.csv", "concept,patterns\n,b\n", "line 2: a concept needs a name"),
    ],
)
def test_a_file_that_is_no_codebook_says_where_and_why(tmp_path, name, text, message):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=message) as caught:
        Codebook.load(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be read"):
        Codebook.load(tmp_path / "none.toml")
