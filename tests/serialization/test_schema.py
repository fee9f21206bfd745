"""The JSON Schema: the committed file is what the classes make, and results conform to it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from newsparse.model import Article, ParsedArticle
from newsparse.serialization import dumps, schema, to_wire
from newsparse.serialization.schema import schema_text
from newsparse.testing.strategies import parsed_articles


@pytest.fixture(scope="module")
def committed() -> str:
    return files("newsparse.serialization").joinpath("schema.json").read_text(encoding="utf-8")


def test_the_committed_schema_is_what_the_classes_make(committed: str) -> None:
    again = "python -m newsparse.serialization > newsparse/serialization/schema.json"
    assert committed == schema_text(), f"make it again: {again}"


def test_it_is_a_schema(committed: str) -> None:
    Draft202012Validator.check_schema(json.loads(committed))


VALIDATOR = Draft202012Validator(schema())


@given(parsed_articles())
def test_results_conform(parsed: ParsedArticle) -> None:
    VALIDATOR.validate(json.loads(dumps(parsed, tokens=True)))


@pytest.mark.parametrize(
    "change", [{"schema": "newsparse/0"}, {"claims": [{"id": "x"}]}, {"article": {}}, {"actors": {}}, {"more": 1}]
)
def test_other_documents_do_not(change: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid({**to_wire(ParsedArticle(article=Article(text="No."))), **change})


def test_every_class_and_field_is_described() -> None:
    for name, definition in schema()["$defs"].items():
        assert definition["description"], name
