"""Summaries of issues with intervals, and the stability of edges."""

from __future__ import annotations

import numpy as np
import pytest

from newsparse.errors import ConfigurationError
from newsparse_network import Statement, Statements, issue_summary, stability


def rows(*given):
    return Statements.of(Statement(document=d, actor=a, issue=i, agreement=s) for d, a, i, s in given)


MIXED = rows(
    *((f"d{n}", "Ada", "toll", 1) for n in range(6)),
    *((f"d{n}", "Ben", "toll", -1) for n in range(2)),
    ("d1", "Cem", "toll", 0),
    ("d9", "Ada", "ferry", 0),
)


def test_support_and_opposition():
    toll, ferry = issue_summary(MIXED)
    assert (toll.issue, toll.support, toll.oppose, toll.neutral, toll.actors, toll.documents) == ("toll", 6, 2, 1, 3, 6)
    # Wilson: p = .75, n = 6, z = 1.959964
    z = 1.959964
    middle, half = (0.75 + z * z / 12) / (1 + z * z / 6), z / (1 + z * z / 6) * (0.75 * 0.25 / 6 + z * z / 144) ** 0.5
    assert np.allclose([toll.share, toll.low, toll.high], [0.75, middle - half, middle + half])
    assert (ferry.share, ferry.low, ferry.high, ferry.neutral) == (None, None, None, 1)


def test_an_actor_counts_once_in_a_document_unless_told_otherwise():
    twice = rows(("d", "Ada", "toll", 1), ("d", "Ada", "toll", 1))
    assert issue_summary(twice)[0].support == 1
    assert issue_summary(twice, duplicates="include")[0].support == 2


def test_nothing_to_sum_up():
    assert issue_summary(rows()) == []
    with pytest.raises(ConfigurationError, match="between 0 and 1"):
        issue_summary(MIXED, confidence=95)


def test_an_edge_that_hangs_on_one_article_is_not_stable():
    network, edges = stability(MIXED, "two-mode", draws=400)
    found = {edge.source: edge for edge in edges}
    assert found["Ada"].kept > 0.99
    assert 0.7 < found["Ben"].kept < 1  # in (4/6)**6 = 9 % of draws neither of the two articles is there
    assert found["Ben"].weight == -2
    assert found["Ada"].low <= 6 <= found["Ada"].high
    assert [edge.weight for edge in edges] == [edge.weight for edge in network.edges()]


def test_the_same_seed_gives_the_same_draws():
    once, again = (stability(MIXED, "one-mode", draws=20, seed=3)[1] for _ in range(2))
    assert once == again
    seen = []
    stability(MIXED, "one-mode", draws=3, progress=seen.append)
    assert seen == [1, 2, 3]


def test_no_edges_and_no_draws():
    assert stability(rows(), "one-mode")[1] == []
    with pytest.raises(ConfigurationError, match="at least one draw"):
        stability(MIXED, "two-mode", draws=0)
