"""What `ParsedArticle.explain` tells of a stance: every link of the chain, and nothing that is not there."""

from __future__ import annotations

import datetime

import pytest

import newsparse

DAY = datetime.date(2024, 3, 1)


def parsed(text: str, published: datetime.date | None = DAY) -> newsparse.ParsedArticle:
    config = newsparse.Config(least=0)
    article = newsparse.Article(text=text, published=published)
    return newsparse.parse(article, pipeline="rules", clean=False, config=config)


def test_the_chain_goes_from_the_words_to_the_polarity():
    result = parsed("Kenya said Chad opposes Mali's quota.")
    (stance,) = result.stances
    sure = round(stance.confidence, 2)
    assert result.explain(stance).splitlines() == [
        "Chad opposes 'quota' (issue)",
        '  words     "opposes Mali\'s quota" at 16-36',
        "  cue       'opposes': position, strength 0.8",
        "  holder    Chad (state), mentioned as 'Chad'",
        "  target    the issue 'quota', in normal form 'quota', of Mali",
        "  polarity  oppose (-1)",
        "  told by   Kenya",
        "  modality  CT+: it is so",
        "  time      stated 2024-03-01",
        '  claim     also told as a claim of kind oppose: "Mali\'s quota"',
        f"  found     read off the words by english.stances {newsparse.__version__}, confidence {sure}",
    ]
    assert result.explain(stance.id) == result.explain(stance)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Peru no longer opposes the quota.", ["Peru no longer opposes 'quota' (issue)", "until 2024-03-01"]),
        ("Peru will back the bill if Chile agrees.", ["condition", "'if Chile agrees'", "PR+: it is likely"]),
        ("Peru condemned Chile.", ["Peru opposes 'Chile' (actor)", "Chile (state), mentioned as 'Chile'"]),
        ("The bill has been condemned.", ["somebody who is not named opposes 'bill' (issue)"]),
        ("Peru demanded an end to the curfew.", ["projected from a claim of kind call_for: 'an end to the curfew'"]),
        ("Peru denied that it had a plan.", ["(claim)", "the claim 'that it had a plan'"]),
    ],
)
def test_whatever_a_stance_has_is_told(text, lines):
    result = parsed(text)
    told = result.explain(result.stances[0])
    for line in lines:
        assert line in told


def test_a_claim_is_explained_from_its_words_to_its_confidence():
    result = parsed("“We will not pay,” Ida Quist told Chad on Monday.")
    (claim,) = result.claims
    told = result.explain(claim)
    assert told == result.explain(claim.id)
    assert told.splitlines()[:6] == [
        str(claim),
        "  words     '“We will not pay,”' at 0-18",
        "  cue       'told' at 29-33",
        "  source    'Ida Quist' at 19-28",
        "  speaker   Ida Quist (person), mentioned as 'Ida Quist'",
        f"  kind      {claim.kind}, direct",
    ]
    assert "  told to   Chad" in told.splitlines()
    assert f"by english.attributions {newsparse.__version__}, confidence" in told


def test_a_claim_within_another_says_so():
    result = parsed("Kenya said that Ida Quist had rejected the toll.")
    inner = next(claim for claim in result.claims if claim.parent_id is not None)
    assert f"within    {result.claim(inner.parent_id)}" in result.explain(inner)


def test_what_cannot_be_explained_is_told():
    one, other = parsed("Peru backs the bill."), parsed("Kenya rejected the toll.")
    with pytest.raises(TypeError, match="takes a stance or a claim of the article, not Actor"):
        one.explain(one.actors[0])
    with pytest.raises(KeyError, match="no stance or claim of this article has the id"):
        one.explain(other.stances[0])


def test_without_dates_there_is_no_line_of_time():
    result = parsed("Peru backs the bill.", published=None)
    assert "time" not in result.explain(result.stances[0])


def test_an_unknown_id_is_a_key_error():
    with pytest.raises(KeyError):
        parsed("Peru backs the bill.").explain("none")
