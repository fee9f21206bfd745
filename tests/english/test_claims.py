"""Claims: cases as data, and what must hold for any text and any attributions."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.testing import load_cases, run_case

CASES = load_cases(Path(__file__).parent / "claims.toml")
VOCABULARY = """
Mali France the minister said says told that told , . ; : ? " “ ” who which he she it we will not never accused of by
according to was quoted as saying and but did report claim his threat to strike must declined comment if — reportedly
"""
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40).map(" ".join) | st.text(max_size=80)


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str) -> ParsedArticle:
    return rules()(Article(text=text), clean=False)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_sentence_claims_what_it_says_and_no_more(case):
    assert run_case(case, rules()) == []


@given(TEXTS)
def test_whatever_is_read_the_parts_fit(text):
    parsed = parse(text)
    actors = {actor.id for actor in parsed.actors}
    attributions = {attribution.id for attribution in parsed.attributions}
    claims = {claim.id: claim for claim in parsed.claims}
    assert len(claims) == len(parsed.claims)
    for claim in parsed.claims:
        assert claim.attribution_id in attributions
        assert claim.source is None or claim.source in actors
        assert claim.source not in claim.addressees
        assert set(claim.addressees) <= actors
        assert 0 <= claim.confidence <= 1
        assert claim.parent_id is None or claim.parent_id in claims


@given(TEXTS)
def test_no_claim_is_its_own_ancestor(text):
    parsed = parse(text)
    above = {claim.id: claim.parent_id for claim in parsed.claims}
    for claim in parsed.claims:
        seen, at = set(), claim.id
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = above.get(at)


def test_coordinated_sources_share_their_attribution():
    claims = parse("Governor Ann Petrie and Senator Luis Ocampo said the road was safe.").claims
    assert len(claims) == 2
    assert len({claim.attribution_id for claim in claims}) == 1
    assert len({claim.id for claim in claims}) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    "pattern",
    ["“We will not,” Ms Okoro said.\n", "Ms Okoro said that ", "“No ", "X's claim that ", "he said, ", "A: b is "],
)
def test_a_text_without_end_takes_no_quadratic_time(pattern):
    began = time.process_time()
    parse(pattern * 400)
    assert time.process_time() - began < 12
