"""Which party an actor is of: by words that are a party's own, and others only where the country fits."""

from __future__ import annotations

import pytest

import newsparse
from newsparse_network import statements_of

BRITAIN = "The Home Office in Britain backs the plan, and so does the Bank of England. "
AMERICA = "Ann Bell, the governor of Texas, backs the plan, and so does the US Senate. "


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("US conservatives oppose the toll.", ""),
        ("American conservatives oppose the toll.", ""),
        ("Social conservatives oppose the toll.", ""),
        (AMERICA + "Conservatives oppose the toll.", ""),
        (BRITAIN + "The Conservatives oppose the toll.", "Conservative Party"),
        (BRITAIN + "Social conservatives oppose the toll.", ""),
        (AMERICA + "Tories oppose the toll.", "Conservative Party"),
        ("House Democrats oppose the toll.", "Democratic Party"),
        ("Texas Republicans oppose the toll.", "Republican Party"),
        ("Sweden Democrats oppose the toll.", "Sweden Democrats"),
        ("Social Democrats oppose the toll.", "Social Democrats"),
        ("The Greens oppose the toll.", "Greens"),
        ("The Labour Party opposes the toll.", "Labour Party"),
        ("His opposition opposes the toll.", ""),
        ("Her party opposes the toll.", ""),
        ("The opposition opposes the toll.", ""),
        ("The ruling party opposes the toll.", ""),
    ],
)
def test_parties_are_told_by_their_own_words(text, party):
    rows = statements_of([newsparse.parse(text, pipeline="rules")]).rows
    assert [row.party for row in rows if row.issue == "toll"] == [party]
