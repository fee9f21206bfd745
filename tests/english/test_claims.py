"""Claims: cases as data, and what must hold for any text and any attributions."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, Config, ParsedArticle, Pipeline
from newsparse.model import Claim

CASES = tomllib.loads((Path(__file__).parent / "claims.toml").read_text(encoding="utf-8"))["case"]
VOCABULARY = """
Mali France the minister said says told that told , . ; : ? " “ ” who which he she it we will not never accused of by
according to was quoted as saying and but did report claim his threat to strike must declined comment if — reportedly
"""
TEXTS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40).map(" ".join) | st.text(max_size=80)


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def parse(text: str) -> ParsedArticle:
    return rules()(Article(text=text.replace("|", "\n\n")), clean=False)


def names(parsed: ParsedArticle, actor_id: str | None) -> set[str]:
    actor = parsed.actor(actor_id)
    if actor is None:
        return {""}
    found = {actor.name, *actor.aliases, *(m.span.of(parsed.article.text) for m in parsed.mentions_of(actor))}
    return {plain(name) for name in found}


def plain(text: str) -> str:
    return text.casefold().replace(" 's", "'s").replace(" '", "'").removeprefix("the ").removeprefix("a ")


def fits(parsed: ParsedArticle, claim: Claim, wanted: dict[str, object]) -> bool:
    attribution = parsed.attribution(claim.attribution_id)
    cue = " ".join(span.of(parsed.article.text) for span in attribution.cue)
    parent = next((c for c in parsed.claims if c.id == claim.parent_id), None)
    kinds = wanted.get("kind", claim.kind)
    return (
        ("source" not in wanted or plain(str(wanted["source"])) in names(parsed, claim.source))
        and claim.kind in ([kinds] if isinstance(kinds, str) else kinds)
        and str(wanted.get("cue", "")) in cue
        and str(wanted.get("content", "")) in claim.content
        and wanted.get("style", claim.style) == claim.style
        and wanted.get("negated", claim.negated) == claim.negated
        and wanted.get("modality", claim.modality) == claim.modality
        and ("parent" not in wanted or (parent is not None and str(wanted["parent"]) in parent.content))
        and ("addressee" not in wanted or any(plain(wanted["addressee"]) in names(parsed, a) for a in claim.addressees))
    )


@pytest.mark.parametrize("case", CASES, ids=[c["phenomenon"] for c in CASES])
def test_a_sentence_claims_what_it_says_and_no_more(case):
    parsed = parse(case["text"])
    missing = [w for w in case.get("claim", ()) if not any(fits(parsed, c, w) for c in parsed.claims)]
    wrong = [w for w in case.get("never", ()) if any(fits(parsed, c, w) for c in parsed.claims)]
    assert not missing, parsed.claims
    assert not wrong, parsed.claims


@given(TEXTS)
@settings(max_examples=80, deadline=None)
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
@settings(max_examples=60, deadline=None)
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


@pytest.mark.parametrize(
    "pattern",
    ["“We will not,” Ms Okoro said.\n", "Ms Okoro said that ", "“No ", "X's claim that ", "he said, ", "A: b is "],
)
def test_a_text_without_end_takes_no_quadratic_time(pattern):
    began = time.process_time()
    parse(pattern * 400)
    assert time.process_time() - began < 12
