"""Texts that once stopped a component, or were said twice."""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise

import pytest

import newsparse
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.confidence import Confidence
from newsparse.english.attributions.page import Page
from newsparse.english.grammar import grammar


def parse(text):
    return newsparse.parse(text, pipeline="rules", clean=False, config=newsparse.Config(least=0))


@pytest.mark.parametrize("text", ["Reporters met the Sen. She left at noon.", "Gov. It was late.", "Rep. They left."])
def test_a_pronoun_after_a_title_is_no_name(text):
    pronouns = [m.span.of(text) for m in parse(text).mentions if m.form == "pronoun"]
    assert pronouns in (["She"], ["It"], ["They"])


@pytest.mark.parametrize(
    "text", ["The law was odd. For Ida Quist,", "Mr Bello said no. Ms Quist urged Norway for", "Ms Quist asks why"]
)
def test_a_text_that_breaks_off_is_read(text):
    assert parse(text).actors


def test_no_word_is_reported_twice():
    text = "Marlow: We lost.\n\nOrla, I think, was able to win the vote because she spoke of it, as well.” Ida Quist"
    found = parse(text)
    for attribution in found.attributions:
        assert all(one.end <= other.start for one, other in pairwise(attribution.content))
    assert found.text_of(next(a for a in found.attributions if found.text_of(a.cue[0]) == "think")).count("able") == 1


def test_where_mentions_begin():
    text = "Ida Quist: The port is lost.\nOmar Bello: The port will open."
    parsed = parse(text)
    page = Page(parsed, parsed.derive(grammar).tokens)
    starts = {m.span.start for m in parsed.mentions}
    for start, end in combinations_with_replacement(range(len(text) + 1), 2):
        assert page.mention_begins(start, end) == any(start <= place < end for place in starts)


def test_the_features_of_an_actor_stand_in_text_order():
    """A set of them is summed up in another order in each process, and the last digit of the sum differs."""
    text = "Ida Quist left. The council wrote to Ida Quist. Ida Quist's port closed. The cook of Ida Quist wept."
    parsed = parse(text)
    confidence = Confidence(Cast(parsed))
    actor = next(actor for actor in parsed.actors if actor.name == "Ida Quist")
    told = [name.split()[0] for name in confidence.features(actor) if name.endswith(" person")]
    assert told == ["subject", "oblique", "owner", "name"]
