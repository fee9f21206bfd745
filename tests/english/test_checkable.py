"""What can be checked, and what cannot: each feature, the order of claims by score, and what has no score."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.english.claims.checkable import weights


def scored(text):
    """Score and features of the claims of a text."""
    parsed = newsparse.parse(text, pipeline="rules")
    found = [dict(a.attributes) for a in parsed.annotations if a.kind == "english.checkable"]
    for annotation in parsed.annotations:
        assert (
            annotation.spans
            == parsed.attribution(parsed.claim(dict(annotation.attributes)["claim"]).attribution_id).content
        )
    return [(float(a["score"]), a["features"].split()) for a in found]


@pytest.mark.parametrize(
    ("text", "features"),
    [
        ("Amina Odhiambo said that 40 boats use the harbour.", ["number"]),
        ("Amina Odhiambo said that ferries are cheaper than buses.", ["comparison"]),
        ("Amina Odhiambo said that fares rise every summer.", ["change", "quantity"]),
        ("Amina Odhiambo said that the bridge is closed because of rust.", ["causal"]),
        ("Amina Odhiambo said that most drivers pay.", ["quantity"]),
        ("Amina Odhiambo said that the council visited the port.", ["past"]),
        ("Amina Odhiambo said that the council has visited the port.", ["past"]),
        ("Amina Odhiambo said that the toll is a disgrace.", ["opinion"]),
        ("Amina Odhiambo said that the toll will go.", ["prediction"]),
        ("Amina Odhiambo said that the council should resign.", ["norm"]),
        ("Amina Odhiambo called for an end to the toll.", ["norm"]),
        ("Amina Odhiambo said that the harbour is in Mombasa.", []),
    ],
)
def test_features(text, features):
    assert [found for _, found in scored(text)] == [features]


def test_facts_score_higher_than_opinions_predictions_and_norms():
    facts = scored("Amina Odhiambo said that fares fell by 3 percent because the ferry was repaired.")
    others = scored(
        "Amina Odhiambo said that the toll is a disgrace. Odhiambo said that the toll will go. "
        "Odhiambo said that the council should resign."
    )
    assert len(others) == 3
    assert min(score for score, _ in facts) > 0.8 > 0.2 > max(score for score, _ in others)


def test_what_says_nothing_has_no_score():
    assert scored("Amina Odhiambo declined to comment.") == []
    assert scored("The ferry left at noon.") == []


def test_there_are_features_for_both_sides():
    positive = {name for name, weight in weights().items() if weight > 0}
    assert positive == {"number", "comparison", "change", "causal", "quantity", "past"}
    assert set(weights()) - positive == {"opinion", "prediction", "norm"}
