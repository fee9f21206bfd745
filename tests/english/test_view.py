"""The view of a document: who is mentioned and what is said at a place."""

from __future__ import annotations

import pytest

from newsparse import Article, Config, Pipeline
from newsparse.english.view import Places, View
from newsparse.model import Span

TEXT = "Peru said that Chile's premier Ana Roe accused Mali of lying. “We back it,” she said."


@pytest.fixture(scope="module")
def view() -> View:
    return View(Pipeline.preset("rules", config=Config(least=0))(Article(text=TEXT), clean=False))


def token(view: View, word: str) -> int:
    return view.g.words.index(word)


def test_a_token_has_the_actor_that_is_named_there(view):
    assert view.actors[view.actor_at(token(view, "Roe"))].name == "Ana Roe"
    assert view.actor_at(token(view, "lying")) is None
    assert view.actor_at(None) is None


def test_a_phrase_stands_for_the_actor_of_its_head(view):
    phrase = view.g.np_at(token(view, "Mali"))
    assert phrase is not None
    assert view.actor_of(phrase).name == "Mali"
    assert view.is_named(phrase)
    assert view.actor_of(None) is None
    assert view.actors_of([phrase, phrase]) == [view.actor_of(phrase).id]


def test_claims_around_a_token_are_outermost_first(view):
    around = [view.actors[claim.source].name for _, claim in view.claims_around(token(view, "lying"))]
    assert around == ["Peru", "Ana Roe"]


def test_a_claim_is_known_by_its_cue(view):
    i = token(view, "accused")
    assert view.claim_cued(i, i + 1).kind == "accuse"
    assert view.claim_cued(i + 1, i + 2) is None


def test_places_that_begin_together_stand_in_each_other():
    places = Places([(Span(3, 5), "short"), (Span(3, 9), "long"), (Span(6, 8), "late")])
    assert places.around(4) == ["long", "short"]
    assert places.around(7) == ["long", "late"]
    assert places.around(2) == []
    assert places.inside(Span(3, 8)) == ["short", "late"]
    assert places.last_in(8, 9) == "long"
    assert places.last_in(0, 3) is None
