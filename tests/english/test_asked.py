"""What claims are asked about for a reader of another kind, and the stances that answers make."""

from __future__ import annotations

import pytest

import newsparse
from newsparse.english.api import Questions
from newsparse.model import Dimension, Polarity, TargetKind

TEXT = (
    "Port workers warned on Friday that the harbour law would ruin small crews. "
    "Minister Karl Voss said Norway's government had asked for the law. The ministry declined to comment on the strike."
)


@pytest.fixture(scope="module")
def document():
    return newsparse.parse(TEXT, pipeline="rules", clean=False, config=newsparse.Config(least=0))


def test_each_claim_is_asked_about_what_its_words_name(document):
    asked = [(document.actor(q.claim.source).name, q.target.target.text) for q in Questions(document)]
    assert ("Port workers", "harbour law") in asked
    assert ("Karl Voss", "law") in asked
    assert all(not text.startswith("strike") for _, text in asked)  # who declines to comment holds nothing
    assert len(asked) == len(set(asked))


def test_nobody_is_asked_about_themselves(document):
    assert all(q.target.target.ref != q.claim.source for q in Questions(document))


def test_a_question_lies_within_its_claim(document):
    for question in Questions(document):
        first, end = question.asked
        assert question.said[0] <= first < end <= question.said[1]
        assert document.tokens.within(document.mentions[0].span).start <= question.source[0]


def test_an_answer_is_a_stance_of_the_source_on_the_target(document):
    question = next(q for q in Questions(document) if q.target.target.text == "harbour law")
    stance = Questions(document).answered(question, Polarity.OPPOSE, question.asked[1] + 1, 0.7)
    assert stance.holder == question.claim.source
    assert (stance.target.kind, stance.target.text) == (TargetKind.ISSUE, "harbour law")
    assert (stance.polarity, stance.dimension, stance.confidence) == (Polarity.OPPOSE, Dimension.POSITION, 0.7)
    assert stance.claim_id == question.claim.id
    assert any("law" in document.text_of(span) for span in stance.evidence)
    assert stance.derived


def test_a_stance_on_an_actor_is_an_evaluation(document):
    question = next(q for q in Questions(document) if q.target.kind is TargetKind.ACTOR)
    assert (
        Questions(document).answered(question, Polarity.SUPPORT, question.asked[0], 0.6).dimension
        is Dimension.EVALUATION
    )


def test_a_text_without_claims_is_asked_nothing():
    assert not list(Questions(newsparse.parse("The harbour lies in the north.", pipeline="rules", clean=False)))
