"""Texts that once stopped a component, said a thing twice, or took the square of their length to read."""

from __future__ import annotations

import time
from itertools import combinations_with_replacement, pairwise
from types import SimpleNamespace

import pytest

import newsparse
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.confidence import Confidence
from newsparse.english.attributions.page import Page
from newsparse.english.grammar import NounPhrase, grammar
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.references import resolved
from newsparse.english.stances.targets import TargetPhrase
from newsparse.model import Target


def parse(text):
    return newsparse.parse(text, pipeline="rules", clean=False, config=newsparse.Config(least=0))


@pytest.mark.parametrize("text", ["Reporters met the Sen. She left at noon.", "Gov. It was late.", "Rep. They left."])
def test_a_pronoun_after_a_title_is_no_name(text):
    pronouns = [m.span.of(text) for m in parse(text).mentions if m.form == "pronoun"]
    assert pronouns in (["She"], ["It"], ["They"])


def test_no_word_is_reported_twice():
    text = "Marlow: We lost.\n\nOrla, I think, was able to win the vote because she spoke of it, as well.” Ida Quist"
    found = parse(text)
    for attribution in found.attributions:
        assert all(one.end <= other.start for one, other in pairwise(attribution.content))
    assert found.text_of(next(a for a in found.attributions if found.text_of(a.cue[0]) == "think")).count("able") == 1


def stances(count):
    """Some thousand frames, each on *the levy*, as a component sees them."""
    target = Target(kind="issue", ref="levy", text="levy")
    phrases = [NounPhrase(2 * i, 2 * i + 2, 2 * i + 1) for i in range(count)]
    targets = [TargetPhrase(target, 1, p.head, p.end, p.end, phrase=p) for p in phrases]
    return [Frame(Side(-1, "position", 1.0), (t.start, t.end), t.start, (None,), (t,)) for t in targets]


def seconds_to_resolve(count):
    view = SimpleNamespace(g=SimpleNamespace(tags=["DET", "NOUN"] * count, lemmas=["the", "levy"] * count))
    frames = stances(count)
    started = time.process_time()
    assert resolved(view, frames) == frames
    return time.process_time() - started


def test_what_is_spoken_of_again_is_looked_up_in_no_square_of_the_time():
    """Eight times the stances take about eight times as long: 64 times would be quadratic."""
    assert seconds_to_resolve(4000) < 24 * min(seconds_to_resolve(500) for _ in range(3))


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
