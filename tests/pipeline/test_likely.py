"""What is less likely than `least` is not told, nor what derives from it."""

from __future__ import annotations

import pickle

import attrs
import pytest

from newsparse import Config, ConfigurationError, Pipeline
from newsparse._pipeline.likely import likely
from newsparse.model import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Claim,
    Mention,
    ParsedArticle,
    Provenance,
    Span,
    Stance,
    Target,
)


def attribution(name, confidence, parent=None):
    return Attribution(
        id=f"a-{name}", content=[Span(0, 4)], parent_id=parent, provenance=Provenance(confidence=confidence)
    )


def claim(name, confidence, parent=None):
    return Claim(id=f"c-{name}", attribution_id=f"a-{name}", kind="state", parent_id=parent, confidence=confidence)


def stance(name, confidence=0.9, claim_id=None, target=None, derived=True, came_from=()):
    target = target or Target(kind="issue", ref="toll", text="toll")
    return Stance(
        id=f"s-{name}",
        holder=None,
        target=target,
        polarity=-1,
        claim_id=claim_id,
        confidence=confidence,
        derived=derived,
        provenance=Provenance(derived_from=came_from),
    )


DOCUMENT = ParsedArticle(
    article=Article(text="Mali says no."),
    attributions=[
        attribution("sure", 0.2),
        attribution("unsure", 0.9),
        attribution("inside", 0.9, "a-unsure"),
        attribution("unclaimed", 0.9),
        attribution("unclaimed-unsure", 0.2),
    ],
    claims=[claim("sure", 0.9), claim("unsure", 0.2), claim("inside", 0.9, "c-unsure")],
    stances=[
        stance("own-sure"),
        stance("own-unsure", 0.3),
        stance("of-sure", 0.9, "c-sure"),
        stance("unsure-of-sure", 0.3, "c-sure"),
        stance("from-unsure", 0.9, came_from=("c-unsure",)),
        stance("own-from-unsure", 0.9, derived=False, came_from=("c-unsure", "c-sure")),
        stance("of-unsure", 0.9, "c-unsure"),
        stance("of-inside", 0.9, "c-inside"),
        stance("own-of-unsure", 0.9, "c-unsure", derived=False),
        stance("own-unsure-of-unsure", 0.3, "c-unsure", derived=False),
        stance("on-unsure", target=Target(kind="claim", ref="c-unsure", text="no")),
    ],
    annotations=[
        Annotation(id="x-free", kind="t.x"),
        Annotation(id="x-of-unsure", kind="t.x", provenance=Provenance(derived_from=("x-unsure",))),
        Annotation(id="x-unsure", kind="t.x", provenance=Provenance(derived_from=("c-unsure",))),
    ],
)


def ids(items):
    return [item.id for item in items]


def test_what_is_unlikely_goes_with_all_that_derives_from_it():
    told = likely(DOCUMENT, 0.5)
    assert ids(told.attributions) == ["a-sure", "a-unclaimed"]
    assert ids(told.claims) == ["c-sure"]
    assert ids(told.stances) == ["s-own-sure", "s-of-sure", "s-own-from-unsure", "s-own-of-unsure"]
    assert told.stances[-1].claim_id is None
    assert told.stances[2].provenance.derived_from == ("c-sure",)
    assert ids(told.annotations) == ["x-free"]


def test_zero_tells_all():
    assert likely(DOCUMENT, 0) == DOCUMENT


def test_an_attribution_without_a_confidence_is_told():
    unknown = attrs.evolve(DOCUMENT, attributions=[*DOCUMENT.attributions, Attribution(id="a-unknown")])
    assert "a-unknown" in ids(likely(unknown, 1).attributions)


def test_of_two_sources_of_one_attribution_each_is_told_by_its_own_confidence():
    two = [claim("sure", 0.9), attrs.evolve(claim("sure", 0.1), id="c-other")]
    told = likely(attrs.evolve(DOCUMENT, claims=two, stances=(), annotations=()), 0.5)
    assert ids(told.claims) == ["c-sure"]
    assert "a-sure" in ids(told.attributions)


def actor(name, confidence, **more):
    provenance = Provenance(confidence=confidence)
    return Actor(id=name, name=name, type="organization", mention_ids=(f"m-{name}",), provenance=provenance, **more)


CAST = (
    actor("likely", 0.9, affiliation="body-of-likely"),
    actor("unlikely", 0.2, affiliation="body-of-unlikely"),
    actor("body-of-likely", 0.2),
    actor("body-of-unlikely", 0.2),
    actor("source", 0.2),
    actor("source-of-unsure", 0.2),
    actor("target", 0.2),
    attrs.evolve(actor("unknown", 0.2), provenance=None),
)


def test_an_actor_that_is_hardly_somebody_goes_unless_what_stays_refers_to_it():
    document = attrs.evolve(
        DOCUMENT,
        actors=CAST,
        mentions=[
            Mention(id=f"m-{a.id}", span=Span(0, 4), head=Span(0, 4), form="name", type=a.type, actor_id=a.id)
            for a in CAST
        ],
        claims=[
            attrs.evolve(claim("sure", 0.9), source="source"),
            attrs.evolve(claim("unsure", 0.2), source="source-of-unsure"),
        ],
        stances=[stance("own-sure", target=Target(kind="actor", ref="target", text="it"))],
    )
    told = likely(document, 0.5)
    assert ids(told.actors) == ["likely", "body-of-likely", "source", "target", "unknown"]
    assert [m.actor_id for m in told.mentions if m.actor_id] == ids(told.actors)
    assert len(told.mentions) == len(CAST)


def test_a_configuration_goes_before_the_pipeline_and_travels_with_it():
    pipe = Pipeline.preset("rules", config=Config(least=0.75))
    assert pickle.loads(pickle.dumps(pipe)).least == pipe.least == 0.75
    assert "0.75" in pipe.explain()
    assert Pipeline("own", pipe.components, Config(least=0), least=0.5).least == 0
    assert pickle.loads(pickle.dumps(Pipeline("own", pipe.components, Config(), least=0.5))).least == 0.5


def test_a_least_outside_of_0_to_1_is_refused():
    for wrong in (2, -0.1, "0.5", True):
        with pytest.raises(ConfigurationError, match="from 0 to 1"):
            Config(least=wrong)
    with pytest.raises(ConfigurationError, match="from 0 to 1"):
        Config.from_mapping({"least": "high"})


def test_a_pipeline_leaves_out_what_its_components_are_unsure_of():
    text = "Mali said it would stay."
    told = Pipeline.preset("rules", config=Config(least=0))(text, clean=False)
    silent = Pipeline.preset("rules", config=Config(least=1))(text, clean=False)
    assert told.claims
    assert not silent.claims
    assert not silent.stances
    assert told.actors
    assert not silent.actors


def test_a_long_chain_goes_to_its_end():
    links = range(3000)
    claims = [claim(str(i), 0.9) for i in links]
    attributions = [attribution(str(i), 0.9, f"a-{i - 1}" if i else "a-unsure") for i in links]
    actors = [Actor(id=f"x-{i}", name="X", type="person", affiliation=f"x-{i + 1}" if i < 2999 else None,
                    provenance=Provenance(confidence=0.9 if i == 0 else 0.1)) for i in links]  # fmt: skip
    chained = attrs.evolve(
        DOCUMENT,
        attributions=[*DOCUMENT.attributions, *reversed(attributions)],
        claims=[*DOCUMENT.claims, *claims],
        actors=actors,
    )
    told = likely(chained, 0.5)
    assert ids(told.claims) == ["c-sure"]
    assert len(told.actors) == 3000
