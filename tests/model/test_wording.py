"""Values in the words of a person."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given

import newsparse
from newsparse.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    ClaimKind,
    Dimension,
    Modality,
    ParsedArticle,
    Polarity,
    Role,
    Span,
    Stance,
    Target,
)
from newsparse.model.claim import says
from newsparse.model.display import content_of
from newsparse.model.stance import stands
from newsparse.model.wording import modality_text, pieces_text
from newsparse.testing.strategies import parsed_articles

TEXT = "“We will pay,” Ms Okoro said, “but not now.” “Never twice.”"


def claim(**values: object) -> Claim:
    return Claim(**{"id": "c", "attribution_id": "at", "kind": "state", **values})


def stance(**values: object) -> Stance:
    target = Target(kind="issue", ref="toll", text="toll")
    return Stance(**{"id": "s", "holder": None, "target": target, "polarity": 1, **values})


def test_roles_in_words() -> None:
    assert str(Role(title="minister")) == "minister"
    assert str(Role(title="head", organization="WFP", status="acting")) == "acting head, WFP"


@given(parsed_articles())
def test_whatever_is_printed_is_one_line_and_no_dump(parsed: ParsedArticle) -> None:
    for item in (*parsed.claims, *parsed.stances):
        assert len(str(item).splitlines()) <= 1
        assert f"confidence {item.confidence:.2f}" in str(item)
    for item in (*parsed.actors, *parsed.claims, *parsed.stances):
        assert type(item).__name__ not in str(item)
        assert item.id in repr(item)


def test_an_actor_a_claim_and_a_stance_as_lines() -> None:
    actor = Actor(id="a", name="Okoro", type="person", roles=[Role(title="minister"), Role(title="envoy")])
    assert str(actor) == "Okoro (person; minister; envoy)"
    said = claim(source_text="Ms Okoro", content="We will\npay", kind="promise", confidence=0.875)
    assert str(said) == "Ms Okoro promises: We will pay (confidence 0.88)"
    assert str(claim(kind="no_comment", modality="Uu")) == "nobody named does not comment (confidence 1.00)"
    opposed = stance(polarity=-1, cue="rejects", strength=0.8, confidence=0.5)
    assert str(opposed) == "opposes toll (“rejects”, strength 0.8, confidence 0.50)"
    assert str(stance().target) == "toll"


@pytest.mark.parametrize("kind", ClaimKind)
def test_every_kind_has_a_verb(kind: ClaimKind) -> None:
    words = says(claim(kind=kind))
    assert "_" not in words
    assert words.split()[0] in ("does", *(f"{kind.split('_')[0]}{ending}" for ending in ("s", "es")), "says", "denies")
    assert says(claim(kind=kind, negated=True)) == f"not: {words}"


@pytest.mark.parametrize(("dimension", "polarity"), list(itertools.product(Dimension, Polarity)))
def test_every_stance_has_words_of_its_side(dimension: Dimension, polarity: Polarity) -> None:
    words = {side: stands(stance(dimension=dimension, polarity=side)) for side in Polarity}
    assert len(set(words.values())) == 3
    for_sides = {"supports", "opposes"}
    assert (words[polarity] in for_sides) <= (dimension not in ("epistemic", "agreement", "vote", "portrayal"))


def test_what_is_given_up_is_held_no_longer() -> None:
    day = datetime.date(2024, 3, 1)
    assert stands(stance(valid_to=day)) == stands(stance(modality="CT-")) == "no longer supports"
    assert stands(stance(modality="PR+")) == "supports (probably)"


def test_modalities_are_words_and_not_codes() -> None:
    words = [modality_text(modality) for modality in Modality]
    assert len(set(words)) == len(words)
    assert not set(words) & set(Modality)


def test_pieces_have_dots_between_them_only_where_words_stand_between() -> None:
    first, second, third = Span(0, 14), Span(30, 44), Span(45, 59)
    assert pieces_text(TEXT, [first, second, third]) == "“We will pay,” … “but not now.” “Never twice.”"
    assert pieces_text(TEXT, [Span(0, 13), Span(1, 8)]) == "“We will pay, … We will"
    assert pieces_text(TEXT, []) == ""


def test_the_content_of_a_claim_that_is_in_pieces() -> None:
    attribution = Attribution(id="at", content=[Span(0, 14), Span(30, 44)])
    joined = claim(content="“We will pay,” “but not now.”")
    parsed = ParsedArticle(article=Article(text=TEXT), attributions=[attribution], claims=[joined])
    assert content_of(joined, parsed) == "“We will pay,” … “but not now.”"
    assert content_of(claim(content="to pay"), parsed) == "to pay"


def test_what_confirms_holds_true() -> None:
    everything = newsparse.Config(least=0)
    text = "Kenya confirmed the attack. Chad disputed the claim."
    parsed = newsparse.parse(text, pipeline="rules", clean=False, config=everything)
    told = [stands(one) for one in parsed.stances if one.dimension is Dimension.EPISTEMIC]
    assert told == ["holds true", "disputes"]
