"""Who speaks, where an attribution that is no rule's marks its parts otherwise than the rules do."""

from __future__ import annotations

import attrs

import newsparse
from newsparse.english.claims import Claims
from newsparse.model import Attribution, Claim, Span


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def speakers(text, source, cue, content):
    """The names of the sources of the claims, if a network had marked these words."""
    parsed = newsparse.parse(text, pipeline="rules", clean=False, config=newsparse.Config(least=0))
    parts = {"source": [span(text, source)], "cue": [span(text, cue)], "content": [span(text, content)]}
    marked = attrs.evolve(parsed, attributions=[Attribution(id="x", **parts)], claims=(), stances=())
    names = {actor.id: actor.name for actor in parsed.actors}
    return [names.get(item.source) for item in Claims()(marked) if isinstance(item, Claim)]


def test_whoever_gives_a_promise_speaks_and_not_who_receives_it():
    text = "Lena Fisk won a pledge from the harbour council that the trees would stay."
    assert speakers(text, "Lena Fisk", "won a pledge", "that the trees would stay") == ["harbour council"]


def test_whoever_makes_a_promise_speaks():
    text = "Lena Fisk made a pledge to the harbour council that the trees would stay."
    assert speakers(text, "Lena Fisk", "made a pledge", "that the trees would stay") == ["Lena Fisk"]
