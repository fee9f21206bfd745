"""Stances: cases as data, and what must hold for any text."""

from __future__ import annotations

import datetime
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.model import Modality, Polarity, TargetKind
from newsparse.testing import load_cases, run_case

CASES = load_cases(Path(__file__).parent / "stances.toml")
DAY = datetime.date(2024, 3, 1)
VOCABULARY = """
Mali France the minister opposes supports bill ban on not never if unless , . ; ? " “ ” who which it he said that to
back criticised criticism of from by was condemned neither nor abstained under fire over no longer called a disaster
end vote against for voted refused critics critic is in favour must lift sanctions 's their opposition
"""
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40).map(" ".join) | st.text(max_size=80)


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str, published: datetime.date | None = DAY) -> ParsedArticle:
    return rules()(Article(text=text, published=published), clean=False)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sentence_shows_its_stances_and_no_others(case):
    assert run_case(case, rules()) == []


@given(TEXTS)
def test_whatever_is_read_the_parts_fit(text):
    parsed = parse(text)
    actors = {actor.id for actor in parsed.actors}
    claims = {claim.id for claim in parsed.claims}
    assert len({s.id for s in parsed.stances}) == len(parsed.stances)
    for stance in parsed.stances:
        assert stance.holder is None or stance.holder in actors
        assert stance.holder not in (stance.target.ref, *stance.sources)
        assert set(stance.sources) <= actors
        assert stance.claim_id is None or stance.claim_id in claims
        assert 0 <= stance.strength <= 1
        assert 0 <= stance.confidence <= 1
        assert stance.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in stance.evidence)
        assert stance.cue
        if stance.target.kind is TargetKind.ACTOR:
            assert stance.target.ref in actors
        elif stance.target.kind is TargetKind.CLAIM:
            assert stance.target.ref in claims
        else:
            assert stance.target.text in text
            assert stance.target.ref
            assert stance.target.owner is None or stance.target.owner in actors


@given(TEXTS)
def test_the_same_text_gives_the_same_stances(text):
    assert parse(text).stances == parse(text).stances


def test_a_stance_tells_when_it_was_stated_and_by_which_words():
    text = "Peru opposes the quota."
    (stance,) = parse(text).stances
    assert stance.stated_at == DAY
    assert stance.valid_to is None
    assert [span.of(text) for span in stance.evidence] == ["opposes the quota"]
    assert stance.cue == "opposes"
    assert stance.explicit


def test_an_end_without_a_date_is_told_by_the_modality():
    (stance,) = parse("Peru no longer opposes the quota.", published=None).stances
    assert (stance.polarity, stance.modality, stance.valid_to) == (Polarity.OPPOSE, Modality.CERTAINLY_NOT, None)


def test_an_issue_has_its_owner():
    parsed = parse("Peru opposes Chile's quota.")
    (stance,) = parsed.stances
    assert stance.target.owner is not None
    assert parsed.actor(stance.target.owner).name == "Chile"


def test_headings_hold_nobody():
    article = newsparse.Article(
        text="Minister under fire over ferries\n\nThe bill has been condemned.",
        blocks=[
            newsparse.model.Block(kind="heading", span=newsparse.model.Span(0, 32)),
            newsparse.model.Block(kind="paragraph", span=newsparse.model.Span(34, 62)),
        ],
    )
    assert [s.target.text for s in rules()(article, clean=False).stances] == ["bill"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern", ["He opposes it and ", "Mali, backed by France, ", "if Mali backs the ban ", "critics of "]
)
def test_a_sentence_without_end_takes_no_quadratic_time(pattern):
    began = time.process_time()
    parse(pattern * 400)
    assert time.process_time() - began < 8
