"""The data model: what its types refuse, and what follows from what."""

from __future__ import annotations

import datetime
import pickle

import attrs
import pytest

from newsparse.errors import InputError
from newsparse.model import (
    Actor,
    Annotation,
    Article,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Edit,
    Mention,
    ParsedArticle,
    Span,
    Stance,
    Target,
    item_id,
)

TEXT = "Mali rejects the plan. It called it a trap."


@pytest.fixture
def parsed():
    article = Article(text=TEXT, blocks=[Block(kind="title", span=Span(0, 22))])
    mali, it = (
        Mention(id=f"m{a}", span=Span(a, b), head=Span(a, b), form=form, type="state", actor_id="a")
        for a, b, form in ((0, 4, "name"), (23, 25, "pronoun"))
    )
    actor = Actor(id="a", name="Mali", type="state", mention_ids=["m23", "m0"])
    attribution = Attribution(id="t", source=[Span(0, 4)], cue=[Span(5, 12)], content=[Span(13, 21)])
    claim = Claim(id="c", attribution_id="t", source="a", source_text="Mali", content="the plan", kind="reject")
    target = Target(kind="issue", ref="plan", text="plan")
    stance = Stance(id="s", holder="a", target=target, polarity=-1, evidence=[Span(0, 21)], claim_id="c")
    return ParsedArticle(
        article=article,
        mentions=[mali, it],
        attributions=[attribution],
        actors=[actor],
        claims=[claim],
        stances=[stance],
        annotations=[Annotation(id="x", kind="mine.x", spans=[Span(0, 4), Span(5, 12)], attributes={"k": "v"})],
    )


def test_index_views(parsed):
    actor = parsed.actor("a")
    assert parsed.actor(None) is None
    assert [parsed.text_of(m) for m in parsed.mentions_of(actor)] == ["Mali", "It"]
    assert parsed.claims_by(actor) == parsed.claims_by("a") == parsed.claims
    assert parsed.claims_by(None) == ()
    assert parsed.stances_by(actor) == parsed.stances_on("plan") == parsed.stances
    assert parsed.stances_on(actor) == ()
    with pytest.raises(KeyError):
        parsed.actor("nobody")


def test_the_words_that_prove_an_item(parsed):
    assert parsed.text_of(parsed.claims[0]) == "the plan"
    assert parsed.text_of(parsed.attribution("t")) == "Mali rejects the plan"
    assert parsed.text_of(parsed.stances[0]) == "Mali rejects the plan"
    assert parsed.text_of(parsed.annotations[0]) == "Mali rejects"
    assert parsed.text_of(parsed.actors[0]) == "Mali"
    assert parsed.spans_of(parsed.claim("c")) == (Span(0, 4), Span(5, 12), Span(13, 21))
    assert parsed.text_of(Span(13, 16)) == "the"


def test_repr_says_what_was_found(parsed):
    assert repr(parsed) == "<ParsedArticle 'Mali rejects the plan.': 1 actors, 1 claims, 1 stances>"


def test_results_survive_pickling_without_what_was_derived(parsed):
    assert parsed.derive(len_of_text) == len(TEXT)
    assert pickle.loads(pickle.dumps(parsed)) == parsed


def len_of_text(document):
    return len(document.article.text)


def test_what_is_derived_is_computed_once(parsed):
    calls = []

    def function(document):
        calls.append(document)
        return len(calls)

    assert [parsed.derive(function), parsed.derive(function)] == [1, 1]


def test_nothing_can_be_changed(parsed):
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        parsed.actors[0].name = "Mali!"
    assert isinstance(parsed.actors[0].mention_ids, tuple)


def test_a_text_and_a_date_make_an_article():
    article = Article(text="Hello.", published=datetime.date(2024, 1, 28))
    assert (article.original, article.title, article.blocks) == ("Hello.", None, ())
    assert article.alignment.to_original(Span(0, 6)) == Span(0, 6)


def test_ids_depend_on_content_alone():
    assert Article(text="a").id == Article(text="a").id != Article(text="b").id
    assert Article(text="a").id != Article(text="a", url="https://a.example/1").id
    assert Article(text="\ud800").id  # a lone surrogate is a text like any other
    assert item_id("x", "stance", [Span(1, 2), Span(4, 6)], "k") == item_id(
        "x", "stance", [Span(1, 2), Span(4, 6)], "k"
    )
    assert item_id("x", "stance", [], "k") != item_id("x", "stance", [], "l")


@pytest.mark.parametrize("bounds", [(-1, 2), (3, 2)])
def test_impossible_spans_are_refused(bounds):
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(*bounds)


@pytest.mark.parametrize(
    ("given", "what"), [({"text": "x"}, "dict"), (None, "NoneType"), (b"x", "bytes")], ids=["dict", "None", "bytes"]
)
def test_the_text_of_an_article_is_a_string(given, what):
    for fields in ({"text": given}, {"text": "x", "original": given}):
        with pytest.raises(InputError, match=f"^the text of an article is a string, not {what}$"):
            Article(**fields)


def test_an_edit_is_of_one_sort():
    with pytest.raises(ValueError, match="needs a block kind"):
        Edit(action="label", span=Span(0, 1))
    with pytest.raises(ValueError, match="has a text"):
        Edit(action="drop", span=Span(0, 1), text="x")


def test_values_outside_a_closed_set_are_refused():
    with pytest.raises(ValueError, match="shout"):
        Claim(id="c", attribution_id="t", kind="shout")


def test_a_label_may_be_the_name_of_a_kind():
    assert Edit.label(Span(0, 1), "credit") == Edit.label(Span(0, 1), BlockKind.CREDIT)
    with pytest.raises(ValueError, match="'credits' is not a valid BlockKind"):
        Edit.label(Span(0, 1), "credits")
