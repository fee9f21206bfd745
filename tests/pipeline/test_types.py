"""Every item that the strategies make fits its type; a value of another type is told, with where it stands."""

from __future__ import annotations

import datetime
import math

import attrs
import pytest
from hypothesis import given

import newsparse
from newsparse import Pipeline
from newsparse._pipeline.types import misfit
from newsparse.model import Actor, Annotation, Claim, Diagnostic, Edit, Mention, Provenance, Role, Span, Stance, Target
from newsparse.plugin import ExtractorSpec, hookimpl
from newsparse.testing.registry import fake_registry
from newsparse.testing.strategies import edits, parsed_articles

SPAN = Span(0, 4)
MENTION = Mention(id="m", span=SPAN, head=SPAN, form="name", type="person")
ACTOR = Actor(id="a", name="Mali", type="state")
CLAIM = Claim(id="c", attribution_id="t", kind="state")
STANCE = Stance(id="s", holder="a", target=Target(kind="issue", ref="toll", text="toll"), polarity=-1)


@given(parsed_articles())
def test_what_is_valid_fits(parsed):
    for layer in ("sentences", "mentions", "attributions", "actors", "claims", "stances", "annotations", "diagnostics"):
        for item in getattr(parsed, layer):
            assert misfit(item) is None


@given(edits())
def test_edits_fit(edit):
    assert misfit(edit) is None


BAD = {
    "an attribute": (Annotation(id="x", kind="t.x", attributes={"count": 7}), "attributes[0][1] must be a text, not 7"),
    "an attribute's name": (
        Annotation(id="x", kind="t.x", attributes=[(1, "a")]),
        "attributes[0][0] must be a text, not 1",
    ),
    "three for a pair": (
        Annotation(id="x", kind="t.x", attributes=[("a", "b", "c")]),
        "attributes[0] must be 2 values",
    ),
    "a truth value": (Annotation(id="x", kind="t.x", attributes={"a": True}), "must be a text, not True"),
    "no span": (Annotation(id="x", kind="t.x", spans=[(0, 4)]), "spans[0] must be a Span, not (0, 4)"),
    "no id": (attrs.evolve(MENTION, id=None), "id must be a text, not None"),
    "half a character": (attrs.evolve(MENTION, span=Span(0.5, 7)), "span.start must be a whole number, not 0.5"),
    "no head": (attrs.evolve(MENTION, head=None), "head must be a Span, not None"),
    "a name": (attrs.evolve(ACTOR, name=7), "name must be a text, not 7"),
    "aliases": (attrs.evolve(ACTOR, aliases=["Mali", 2]), "aliases[1] must be a text, not 2"),
    "a role": (attrs.evolve(ACTOR, roles=["minister"]), "roles[0] must be a Role, not 'minister'"),
    "a role's title": (attrs.evolve(ACTOR, roles=[Role(title=1)]), "roles[0].title must be a text, not 1"),
    "not a number": (attrs.evolve(CLAIM, confidence=math.nan), "confidence must be a number from 0 to 1, not nan"),
    "no end": (attrs.evolve(STANCE, strength=-math.inf), "strength must be a number from 0 to 1, not -inf"),
    "a word for a number": (
        attrs.evolve(CLAIM, confidence="high"),
        "confidence must be a number from 0 to 1, not 'high'",
    ),
    "no target": (attrs.evolve(STANCE, target=None), "target must be a Target, not None"),
    "a date in words": (attrs.evolve(STANCE, stated_at="yesterday"), "not 'yesterday'"),
    "a time for a day": (
        attrs.evolve(STANCE, stated_at=datetime.datetime(2024, 1, 1)),
        "stated_at must be a date, not datetime.datetime(2024, 1, 1, 0, 0)",
    ),
    "an ancestor": (
        attrs.evolve(MENTION, provenance=Provenance(derived_from=[1])),
        "provenance.derived_from[0] must be",
    ),
    "a remark in bytes": (Diagnostic(level="info", code="x", message=b"x"), "message must be a text, not b'x'"),
    "an edit's text": (Edit.replace(SPAN, 7, "x"), "text must be a text, not 7"),
}


@pytest.mark.parametrize(("item", "said"), BAD.values(), ids=BAD)
def test_what_does_not_fit_is_told(item, said):
    assert said in misfit(item)


def pipeline_of(item):
    class Plugin:
        @hookimpl
        def newsparse_extractors(self):
            yield ExtractorSpec(name="t.x", provides={"t.x", "mentions"}, factory=lambda: lambda document: [item])

    return Pipeline.from_names(["t.x"], registry=fake_registry({"t": Plugin()}, version="2.5"))


@pytest.mark.parametrize("item", [item for item, _ in BAD.values() if isinstance(item, Annotation)], ids=repr)
def test_what_loads_refuses_never_gets_into_a_result(item):
    pipe = pipeline_of(item)
    with pytest.raises(
        newsparse.ComponentError, match=r"^t\.x \(plugin t 2\.5\) failed on article .*: it returned an Annotat"
    ):
        pipe("Mali said no.", clean=False)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Diagnostic(level="info", code="far", message="y", span=Span(0, 99)), "far: .* lies outside the text of 13"),
        (attrs.evolve(MENTION, actor_id="z"), "m: actor_id: there is no actor with the id 'z'"),
    ],
)
def test_neither_do_other_things_that_loads_refuses(item, said):
    with pytest.raises(newsparse.ComponentError, match=said):
        pipeline_of(item)("Mali said no.", clean=False)
