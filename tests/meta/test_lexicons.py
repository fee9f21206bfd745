"""Lexicons are data that people edit: each says what it means, parses, and contradicts neither itself nor the model."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from newsparse.english.lexicon import rows, split, word_classes
from newsparse.model import ClaimKind, Dimension, EntityType

ROOT = Path(__file__).parents[2]
TABLES = [ROOT / "newsparse" / folder / "tables" for folder in ("english/lexicon", "knowledge")]
FILES = {
    path.relative_to(folder).with_suffix("").as_posix(): path for folder in TABLES for path in folder.rglob("*.tsv")
}
NAMES = sorted(FILES)
EVERYWHERE = sorted((ROOT / "newsparse").rglob("*.tsv"))


def columns(name):
    return list(rows(name)[0])


@pytest.mark.parametrize("path", EVERYWHERE, ids=lambda path: path.name)
def test_a_data_file_says_what_it_means_and_where_it_is_from(path):
    comment = "".join(line for line in path.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
    assert comment.startswith("# ")
    assert "ritten for this project" in comment


def test_no_name_of_a_lexicon_stands_for_two_files():
    assert len(FILES) == sum(len(list(folder.rglob("*.tsv"))) for folder in TABLES)


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_parses(name):
    table = rows(name)
    assert table
    assert all(re.fullmatch("[a-z_]+", column) for column in columns(name))
    assert all(any(row.values()) for row in table)


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_explains_its_columns(name):
    text = FILES[name].read_text(encoding="utf-8")
    comment = " ".join(line for line in text.splitlines() if line.startswith("#"))
    unexplained = [column for column in columns(name) if not re.search(rf"\b{column}\b", comment)]
    assert not unexplained


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name):
    counted = Counter(tuple(row.items()) for row in rows(name))
    assert [row for row, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_alternative_stands_twice_in_a_cell(name):
    for row in rows(name):
        for column, cell in row.items():
            counted = Counter(split(cell))
            assert [part for part, n in counted.items() if n > 1] == [], (column, row)


@pytest.mark.parametrize("name", NAMES)
def test_countries_are_iso_codes_that_exist(name):
    known = {row["code"] for row in rows("countries")}
    for row in rows(name):
        for column in ("code", "country"):
            if row.get(column):
                assert re.fullmatch("[A-Z]{3}", row[column]), row
                assert row[column] in known, row


def test_a_country_stands_once():
    for column in ("code", "name"):
        counted = Counter(row[column] for row in rows("countries"))
        assert [value for value, n in counted.items() if n > 1] == []


@pytest.mark.parametrize("name", ["predicates", "claim_kinds"])
def test_every_kind_is_a_claim_kind(name):
    for row in rows(name):
        assert not row["kind"] or row["kind"] in set(ClaimKind), row
        assert not row.get("negated") or row["negated"] in set(ClaimKind), row


def test_every_claim_kind_has_its_projection():
    assert [row["kind"] for row in rows("claim_kinds")] == [kind.value for kind in ClaimKind]
    for row in rows("claim_kinds"):
        assert row["polarity"] in ("", "+", "-"), row
        assert not row["dimension"] or row["dimension"] in set(Dimension), row
        assert not row["strength"] or 0 <= float(row["strength"]) <= 1, row


def test_every_type_is_one_of_the_model():
    for name in NAMES:
        for row in rows(name):
            assert not row.get("type") or row["type"] in set(EntityType), (name, row)


def test_a_word_class_has_one_owner():
    classes = [name for table in NAMES if table.startswith("words/") for name in word_classes(table)]
    assert [name for name, n in Counter(classes).items() if n > 1] == []


def test_no_word_stands_twice_in_a_class():
    for table in NAMES:
        if table.startswith("words/"):
            for row in rows(table):
                assert [word for word, n in Counter(row["words"].split()).items() if n > 1] == [], row["class"]
