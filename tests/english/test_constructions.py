"""Every construction of reported content shows in an example what it finds: what stands in brackets."""

from __future__ import annotations

from functools import cache

import pytest

from newsparse import Article, Config, Pipeline
from newsparse.english.attributions.constructions import COMPLEMENTS, OBJECTS
from newsparse.english.attributions.layout import Layout
from newsparse.english.attributions.phrases import PHRASES
from newsparse.english.lexicon import rows


@cache
def rules() -> Pipeline:
    return Pipeline.preset("rules", config=Config(least=0))


def bracketed(text: str) -> tuple[str, str]:
    """A text without its brackets, and what stood in them."""
    parts = [part.partition("]")[0] for part in text.split("[")[1:]]
    return text.replace("[", "").replace("]", ""), " … ".join(parts)


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    parsed = rules()(Article(text=text), clean=False)
    return [
        tuple(" … ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in parsed.attributions
    ]


def contents(text: str) -> set[str]:
    return {parts[2] for parts in found(text)}


@pytest.mark.parametrize("shape", [*COMPLEMENTS, *OBJECTS.values(), *PHRASES], ids=lambda shape: shape.name)
def test_a_construction_finds_what_its_example_shows(shape):
    text, content = bracketed(shape.example)
    assert content in contents(text)


@pytest.mark.parametrize("shapes", [COMPLEMENTS, tuple(OBJECTS.values()), PHRASES])
def test_constructions_are_named_apart(shapes):
    assert len({shape.name for shape in shapes}) == len({shape.example for shape in shapes}) == len(shapes)


def test_every_object_of_the_lexicon_has_a_construction():
    known = {row["object"] for row in rows("predicates") if row["object"]}
    assert known - {"bare"} <= set(OBJECTS)


CONTENT = [
    # what may stand between cue and content
    "The mayor said later [that the pier was shut].",
    "The mayor said Monday [that the pier was shut].",
    "The mayor said on Monday in a letter to the board [that the pier was shut].",
    "The mayor said, however, [that the pier was shut].",
    "The mayor said, with the benefit of hindsight, [that the pier was shut].",
    "The mayor apologised to passengers for [the delay].",
    # where content ends
    "The mayor said [the pier was shut], adding that boats were safe.",
    "The mayor said [that the pier was shut], but the board denied it.",
    "The mayor said [that the pier was shut]; the board denied it.",
    "The mayor said [that the pier was no danger] but insisted that boats were.",
    "The mayor condemned [the strike] on Monday.",
    "The mayor condemned [the strike], which began in May.",
    "The mayor condemned [the strike] and called for talks.",
    "While the mayor says [the pier is safe], the board wants it shut.",
    "The mayor said [that the pier was shut] – a surprise to the board.",
    # in front, and on both sides
    "[The pier was shut], the mayor said.",
    "[The pier], the mayor said, [was shut].",
    "[The pier was shut], the mayor told reporters on Monday.",
    "The board runs a pier [that] the mayor said [was unsafe].",
    "[“The pier was shut,”] the mayor said.",
    "[Both boards “saw the pier as a risk,”] the mayor said.",
    # a quotation that begins in the content, and runs on
    "The mayor said [that boats “were no danger. They were old.”]",
    "The mayor told the board, [“there is no money”].",
    "Ida Quist was asked, [“Where is the money?”]",
    # a gerund as the subject of what is said
    "The mayor said [running for office was hard].",
    # no end in the middle of a time
    "The court rejected [a request to restore an extra week of ferries].",
    # passives
    "[The pier] was described [as unsafe].",
    "[The pier] is believed [to be unsafe].",
    "[The strike] was condemned by the mayor.",
    # nouns
    "The mayor’s claim [that the pier was shut] surprised the board.",
    "The pledge by the mayor [to repair the pier] surprised the board.",
    "The mayor made a promise [to repair the pier].",
    "The mayor's warning of [higher prices] surprised the board.",
]


@pytest.mark.parametrize("example", CONTENT)
def test_content_begins_and_ends_where_it_should(example):
    text, content = bracketed(example)
    assert content in contents(text)


CUES = [
    ("The mayor warned of higher prices.", "warned of", "higher prices"),
    ("The mayor complained about the ferry.", "complained about", "the ferry"),
    ("The mayor apologised for the delay.", "apologised for", "the delay"),
    ("The mayor was accused of closing the pier.", "was accused of", "The mayor … closing the pier"),
    ("The mayor seemed to suggest that boats were safe.", "seemed to suggest", "that boats were safe"),
    ("“The pier is shut,” the mayor said, adding that boats were safe.", "adding", "that boats were safe"),
    ("“The pier is shut,” the mayor said, adding that boats were safe.", "said", "“The pier is shut,”"),
]


@pytest.mark.parametrize(("text", "cue", "content"), CUES)
def test_a_cue_has_its_preposition_and_its_own_content(text, cue, content):
    assert (cue, content) in {parts[1:] for parts in found(text)}


SOURCES = [
    ("The board runs the ferry, which Ms Roe says is unsafe.", "Ms Roe"),
    ("The gap between what Ida Quist says the pier would cost and its price is wide.", "Ida Quist"),
    (
        "“It is unsafe,” said Ida Quist, an official with the board that runs it.",
        "Ida Quist, an official with the board that runs it",
    ),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_source_begins_and_ends_where_it_should(text, source):
    assert source in {parts[0] for parts in found(text)}


def test_speech_goes_on_from_content_that_is_partly_quoted():
    text = "Both boards “saw the pier as a risk,” said Ida Quist. “It was an old pier, and nobody cared.”"
    ((source, _, content),) = found(text)
    assert source == "Ida Quist"
    assert content.endswith("… “It was an old pier, and nobody cared.”")


@pytest.mark.parametrize("name", ["part", "sake"])
def test_for_her_part_is_nobody(name):
    text = f"For her {name}, the mayor will shut the pier."
    assert not found(text)


def test_a_layout_knows_the_quotation_in_a_quotation():
    text = "“He said ‘go home’ to us,” said Ann."
    layout = Layout(Article(text=text))
    nested = layout.nested_at(text.index("‘"))
    assert nested is not None
    assert nested.of(text) == "‘go home’"
    assert [layout.opens_block(i) for i in (0, 1)] == [True, False]
    assert not layout.in_heading(0)
