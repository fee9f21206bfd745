"""Soundness: what does not hold together is told with its place, by the engine and by `loads` alike."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

import newsparse
from newsparse.errors import ComponentError, SerializationError
from newsparse.model import Article, Attribution, Claim, Mention, ParsedArticle, Span
from newsparse.model.soundness import faults
from newsparse.plugin import ExtractorSpec, hookimpl
from newsparse.serialization import dumps, from_wire
from newsparse.testing import fake_registry
from newsparse.testing.strategies import parsed_articles

TEXT = "The governor of Kisumu, Otieno Were, said that Ms Achieng had told him: “The ferry is late again.”"
Change = Callable[[Any], object]


@pytest.fixture(scope="module")
def written() -> str:
    return dumps(newsparse.parse(TEXT, pipeline="rules"), tokens=True)


def _again(layer: str) -> Change:
    return lambda wire: wire[layer].append(wire[layer][0])


def _own_parent(layer: str) -> Change:
    return lambda wire: wire[layer][0].update(parent_id=wire[layer][0]["id"])


def _circle(layer: str) -> Change:
    def change(wire: Any) -> None:
        first = wire[layer][0]
        wire[layer] += [{**first, "id": "a", "parent_id": "b"}, {**first, "id": "b", "parent_id": "a"}]

    return change


def _runs(*runs: list[int]) -> Change:
    length = len(TEXT)
    alignment = {"runs": list(runs), "text_length": length, "original_length": length}
    return lambda wire: wire["article"].update(original=TEXT, alignment=alignment)


def _tokens(column: str, value: Any) -> Change:
    return lambda wire: wire["tokens"][column].__setitem__(1, value)


WRONG: list[tuple[Change, str]] = [
    *((_again(layer), f"$.{layer}[") for layer in ("sentences", "mentions", "attributions", "actors", "claims")),
    *((_own_parent(layer), f"$.{layer}[0].parent_id: it is its own parent") for layer in ("attributions", "claims")),
    *((_circle(layer), f"$.{layer}[") for layer in ("attributions", "claims")),
    (lambda w: w["actors"][0].update(type="place"), "$.actors[0].type: an actor is a person, organization"),
    (lambda w: w["actors"][0].update(affiliation=w["actors"][0]["id"]), "$.actors[0].affiliation: an actor refers to"),
    (lambda w: w["actors"][0].update(ambiguous=[w["actors"][0]["id"]]), "$.actors[0].ambiguous: an actor refers to"),
    (lambda w: w["actors"][1]["mention_ids"].append(w["actors"][0]["mention_ids"][0]), "$.actors[1].mention_ids["),
    (lambda w: w["actors"][0]["mention_ids"].pop(), "$.mentions["),
    (lambda w: w["mentions"][0].update(head=[90, 95]), "$.mentions[0].head: 90-95 lies outside its mention"),
    (lambda w: w["article"]["blocks"].append(w["article"]["blocks"][0]), "$.article.blocks[1].span: it begins before"),
    (_runs([0, 0, 10], [5, 12, 3]), "$.article.alignment.runs[1]: it is empty, or begins before"),
    (_runs([0, 5, 10], [20, 0, 3]), "$.article.alignment.runs[1]: it is empty, or begins before"),
    (_runs([0, 0, 10**9]), "$.article.alignment.runs[0]: it leaves the text"),
    (_runs([3, 3, 0]), "$.article.alignment.runs[0]: it is empty"),
    (_tokens("starts", 10**6), "$.tokens.starts: tokens overlap, are empty or out of order"),
    (_tokens("heads", 10**6), "$.tokens.heads: a head of the tokens is no token"),
    (lambda w: w["tokens"]["ends"].pop(), "$.tokens.starts: the columns of the tokens differ in length"),
    (lambda w: w["tokens"]["ends"].__setitem__(-1, 10**6), "$.tokens.ends: tokens end at 1000000, outside the text"),
]


@pytest.mark.parametrize(("change", "said"), WRONG)
def test_what_does_not_hold_together_is_not_read(written: str, change: Change, said: str) -> None:
    wire = json.loads(written)
    wire["tokens"].setdefault("heads", [0] * len(wire["tokens"]["starts"]))
    from_wire(wire)
    change(wire)
    with pytest.raises(SerializationError) as caught:
        from_wire(wire)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@given(parsed_articles())
def test_what_is_drawn_is_sound(parsed: ParsedArticle) -> None:
    assert not list(faults(parsed))


MENTION = Mention(id="m", span=Span(4, 12), head=Span(4, 12), form="nominal", type="person")
ATTRIBUTION = Attribution(id="t", cue=[Span(36, 40)])


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([Mention(id="m", span=Span(4, 12), head=Span(16, 22), form="name", type="person")], "m: head: 16-22 lies"),
        ([Attribution(id="t", parent_id="t")], "t: parent_id: it is its own parent"),
        ([Attribution(id="t", parent_id="u"), Attribution(id="u", parent_id="t")], "it is its own parent"),
        ([ATTRIBUTION, Claim(id="c", attribution_id="t", kind="state", parent_id="c")], "c: parent_id: it is its own"),
        ([newsparse.Actor(id="a", name="Were", type="person", affiliation="a")], "a: affiliation: an actor refers to"),
    ],
)
def test_the_engine_refuses_what_loads_does(items: list[Any], said: str) -> None:
    class Plugin:
        @hookimpl
        def newsparse_extractors(self) -> Any:
            provides = {"mentions", "attributions", "actors", "claims"}
            yield ExtractorSpec(name="t.x", provides=provides, factory=lambda: lambda document: items)

    pipe = newsparse.Pipeline.from_names(["t.x"], registry=fake_registry({"t": Plugin()}))
    with pytest.raises(ComponentError) as caught:
        pipe(Article(text=TEXT), clean=False)
    assert said in str(caught.value)


def test_a_long_chain_of_parents_is_no_circle() -> None:
    chain = [Attribution(id=str(i), parent_id=str(i + 1)) for i in range(5000)] + [Attribution(id="5000")]
    assert not list(faults(ParsedArticle(article=Article(text=""), attributions=chain)))
