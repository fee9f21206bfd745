"""How sure claims and actors are: probabilities that hang on what they look like, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.english.claims.confidence import Confidence
from newsparse.english.lexicon import rows
from newsparse.english.stances import found
from newsparse.english.stances.confidence import Confidence as Confidences
from newsparse.english.stances.results import claim_of
from newsparse.english.view import View
from newsparse.model import (
    Article,
    Attribution,
    ClaimKind,
    EntityType,
    Mention,
    ParsedArticle,
    Provenance,
    Span,
)

TEXT = "Ona Birk said the ferry would sail."
NAME = Mention(id="m", span=Span(0, 8), head=Span(4, 8), form="name", type="person", actor_id="a")
DOCUMENT = ParsedArticle(article=Article(text=TEXT), mentions=[NAME])
CONTENT = "the ferry would sail at noon on every day of the week"


def sure(*, source="a", words=(NAME.span,), kind="state", content=CONTENT, likely=0.8, parent=None):
    attribution = Attribution(
        id="x", source=words, cue=[Span(9, 13)], parent_id=parent, provenance=Provenance(confidence=likely)
    )
    return Confidence(DOCUMENT)(attribution, source, ClaimKind(kind), content, False)


@given(
    st.sampled_from(ClaimKind),
    st.floats(0, 1),
    st.sampled_from([None, "a"]),
    st.sampled_from([None, "y"]),
    st.text(max_size=40),
)
def test_it_is_a_probability(kind, likely, source, parent, content):
    assert 0 < sure(kind=kind, likely=likely, source=source, parent=parent, content=content) < 1


def test_what_makes_a_claim_less_sure():
    best = sure()
    assert best > 0.5
    assert sure(likely=0.2) < best
    assert sure(source=None) < best
    assert sure(source=None, words=()) < best
    assert sure(parent="y") < best
    assert sure(content="the ferry") < best
    assert sure(kind="reveal") < best


def test_only_statements_are_less_sure_for_being_short():
    assert sure(content="the ferry") < sure(content="the ferry would sail on") < sure()
    assert sure(kind="reject", content="the ferry") == sure(kind="reject")


def test_every_kind_of_claim_has_a_weight():
    features = {row["feature"] for row in rows("claim_confidence")}
    missing = {f"kind {kind}" for kind in ClaimKind} - features
    assert not missing


@pytest.mark.parametrize("pipeline", ["rules", "default"])
def test_a_named_speaker_is_surer_than_nobody(pipeline):
    config = newsparse.Config(least=0)
    parsed = newsparse.parse(
        "Ona Birk said the ferry would sail at noon. It was said that the crew would stay away from the harbour.",
        pipeline=pipeline,
        clean=False,
        config=config,
    )
    named = [c.confidence for c in parsed.claims if c.source is not None]
    nobody = [c.confidence for c in parsed.claims if c.source is None]
    assert named
    assert nobody
    assert max(nobody) < min(named)


HARBOUR = """\
Prices of rye rose in Norway after the storm. Traders waited. The harbour of Vik stayed shut for a week, and boats lay
idle. Ona Birk, who runs the ferry, said she would sail at noon. Birk asked the harbour board to open the gate. The
storm had torn a mast from its deck. Nobody was hurt, and the sea was calm by night. Rain fell. The rye went by road.
"""


def actors(text):
    parsed = newsparse.parse(text, pipeline="rules", clean=False, config=newsparse.Config(least=0))
    return {actor.name: actor.provenance.confidence for actor in parsed.actors}


def test_who_speaks_is_surer_than_who_is_named_once():
    likely = actors(HARBOUR)
    assert likely["Ona Birk"] > 0.9
    assert likely["Traders"] < 0.5


def test_somebody_who_is_named_once_weighs_more_in_a_short_text():
    sentence = "Ona Birk sailed to Vik with a friend."
    others = HARBOUR.replace("Ona Birk", "Kai Lund").replace("Birk", "Lund")
    assert actors(sentence)["Ona Birk"] > actors(others + sentence)["Ona Birk"]


def test_every_form_and_type_of_an_actor_has_a_weight():
    features = {row["feature"] for row in rows("actor_confidence")}
    types = set(EntityType) - {EntityType.PLACE, EntityType.OTHER}
    assert {f"name {type}" for type in types} <= features
    assert {f"subject {type}" for type in types} <= features


def stances(text):
    """How sure each stance of a text is, by its cue."""
    everything = newsparse.Config(least=0)
    found = newsparse.parse(text, pipeline="rules", clean=False, config=everything).stances
    return {stance.cue.split()[-1]: stance.confidence for stance in found}


def test_what_is_rejected_is_a_surer_stance_than_what_is_admitted():
    text = "Ona Birk rejected the ferry law. Per Dahl admitted that the ferry had sailed late on Monday."
    assert stances(text)["rejected"] > 0.6
    assert all(sure < 0.3 for cue, sure in stances(text).items() if cue != "rejected")


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("Ona Birk criticised the mayor.", "It was said that the mayor was criticised."),
        ("Ona Birk supports the ferry law.", "Ona Birk might support the ferry law if it were changed."),
    ],
)
def test_who_is_named_and_what_is_certain_makes_a_stance_surer(surer, less):
    assert max(stances(surer).values()) > max(stances(less).values(), default=0)


def test_every_feature_of_a_common_stance_has_a_weight():
    text = "Ona Birk rejected the ferry law. Per Dahl accused the mayor of lying. Critics oppose the toll, she said."
    view = View(newsparse.parse(text, pipeline="rules", clean=False))
    weighed, confidence = {row["feature"] for row in rows("stance_confidence")}, Confidences(view)
    seen = [confidence.features(same, claim_of(view, same[0])) for same in found(view)]
    assert len(seen) > 2
    assert set().union(*seen) <= weighed


def test_a_neutral_stance_is_on_neither_side():
    view = View(newsparse.parse("Senator Ona Birk abstained on the ferry bill.", pipeline="rules", clean=False))
    (same,) = found(view)
    features = Confidences(view).features(same, None)
    assert not [name for name in features if name.startswith("dimension") and name[-1] in "+-"]


def test_what_we_want_is_told_by_default_though_the_claim_of_we_has_no_source():
    assert stances("“We want a new ferry,” Ona Birk said.")["want"] >= newsparse.Pipeline.preset("rules").least
