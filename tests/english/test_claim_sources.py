"""Who speaks, where an attribution that is no rule's marks its parts otherwise than the rules do."""

from __future__ import annotations

import attrs
import pytest

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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The clinic will shut in May, according to the Centers for Harbour Health.", "Centers for Harbour Health"),
        ("The levy falls in June, the San Velmo Chronicle noted.", "San Velmo Chronicle"),
        ("On Monday, The Furnace announced Brandt would leave.", "Furnace"),
        ("According to The Lantern, the road will stay shut.", "Lantern"),
        ("One of the ferries had no licence, Hatch reported.", "Hatch"),
        ('"The air is clean," EPA Administrator Ilse Brandt said.', "Ilse Brandt"),
        ('"We will drop the oath," Council Member Karl Holm said.', "Karl Holm"),
        ("Reform Party for the Coast leader Ilse Brandt urged the mayor to resign.", "Ilse Brandt"),
        ("The air conditioning company Velm Corp. announced that it had sold its plant.", "Velm Corp."),
        ('"We are going home!" said Rio Velmaro as the boat left.', "Rio Velmaro"),
    ],
)
def test_a_name_that_speaks_is_somebody(text, source):
    assert spoken(text)[-1] == source


@pytest.mark.parametrize(
    "text",
    [
        'Karl Holm was puzzled by the crowd.\n\n"You are with Jens Brandt or against him," he said.',
        'Karl Holm left early. "I think Jens Brandt has lost," he said in a statement.',
        'Karl Holm read the plan. "Jens Brandt inherited a calm town," he wrote.',
    ],
)
def test_whoever_is_named_in_a_quotation_does_not_speak_it(text):
    assert spoken(text)[-1] == "Karl Holm"


def test_a_word_for_the_games_is_no_person():
    text = "He advised Olympic officials. In his answer, he said he had worked for free."
    assert spoken(text) == [None]


def spoken(text):
    """The names of the sources of the claims."""
    parsed = newsparse.parse(text, pipeline="rules", clean=False, config=newsparse.Config(least=0))
    names = {actor.id: actor.name for actor in parsed.actors}
    return [names.get(claim.source) for claim in parsed.claims]
