"""The sample of Discourse Network Analyzer: its statements give its matrices."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from newsparse_network import Statement, Statements, one_mode, two_mode

SAMPLE = Path(__file__).parents[4] / "shared" / "oracles" / "dna-sample.json"


@pytest.fixture(scope="module")
def sample():
    if not SAMPLE.is_file():
        pytest.skip("the sample is not beside this checkout: ../shared/oracles/dna-sample.json")
    return json.loads(SAMPLE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def statements(sample):
    return Statements.of(
        Statement(
            document=str(row["document"]),
            actor=row["person"],
            affiliation=row["organization"],
            issue=row["concept"],
            agreement=1 if row["agreement"] else -1,
            date=datetime.datetime.fromtimestamp(row["epoch_seconds"], datetime.UTC),
        )
        for row in sample["statements"]
    )


@pytest.mark.parametrize("scope", ["include", "document"])
def test_two_mode(sample, statements, scope):
    expected = sample["expected"] if scope == "include" else sample["expected"]["after_duplicates_document"]
    network = two_mode(statements, "ignore", level="affiliation", duplicates=scope)
    assert list(network.rows) == sample["organizations"]
    assert list(network.columns) == sample["concepts"]
    assert network.dense() == expected["two_mode"]


def test_two_mode_subtract(sample, statements):
    network = two_mode(statements, "subtract", level="affiliation", duplicates="include")
    assert network.dense() == sample["expected"]["two_mode_subtract"]
    assert network.number_of_edges() == 22
    assert len(list(network.edges())) == 22


@pytest.mark.parametrize("scope", ["include", "document"])
@pytest.mark.parametrize("aggregation", ["ignore", "congruence", "conflict", "subtract"])
def test_one_mode(sample, statements, scope, aggregation):
    expected = sample["expected"] if scope == "include" else sample["expected"]["after_duplicates_document"]
    network = one_mode(statements, aggregation, level="affiliation", duplicates=scope)
    assert network.dense() == expected["one_mode"][aggregation]


def test_duplicates(sample, statements):
    found = statements.distinct("document", level="affiliation")
    assert len(found) == sample["expected"]["after_duplicates_document"]["statements"]
    assert len(statements) == 40
