"""The claims of a headline and those of the body: tied by source and content, and only then."""

from __future__ import annotations

import pytest

import newsparse

HEADLINE = "Harbour toll is unfair, Amina Odhiambo says"


def tied(*paragraphs):
    """The contents of the claims that are tied."""
    parsed = newsparse.parse("\n\n".join(paragraphs), pipeline="rules")
    found = []
    for annotation in parsed.annotations:
        if annotation.kind == "english.headline":
            given = dict(annotation.attributes)
            pair = parsed.claim(given["headline"]), parsed.claim(given["body"])
            title = next(b.span for b in parsed.article.blocks if b.kind == "title")
            places = [parsed.spans_of(claim)[0] for claim in pair]
            assert [title.contains(place) for place in places] == [True, False]
            assert 0 < float(given["overlap"]) <= 1
            found.append(tuple(claim.content for claim in pair))
    return found


def test_a_headline_is_tied_to_the_claim_that_it_sums_up():
    found = tied(
        HEADLINE,
        "Amina Odhiambo said on Monday that buses were late. "
        "She said that the toll for the harbour was unfair to drivers.",
    )
    assert found == [("Harbour toll is unfair", "that the toll for the harbour was unfair to drivers")]


@pytest.mark.parametrize(
    "body",
    [
        "Amina Odhiambo said on Monday that buses were late.",
        "Paul Mwangi said on Monday that the harbour toll was unfair.",
        "The harbour toll was unfair to everyone on the coast.",
    ],
)
def test_another_content_another_source_or_no_claim_is_not_tied(body):
    assert tied(HEADLINE, body) == []


def test_an_article_without_a_title_has_no_headline():
    assert newsparse.parse("Amina Odhiambo said that buses were late.", pipeline="rules").annotations[1:] == ()
