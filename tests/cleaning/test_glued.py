"""Headings that are glued to a sentence: found where one ends, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article
from newsparse._facade import _cleaning
from newsparse._registry import Config
from newsparse.cleaning import glued

TEXT = """The ferry company of Bergen wants a second pier, and the council has asked for a plan.
Its director, Ragna Moen, said on Tuesday that the old pier was too short for the new boats.
The council of the town will meet again in the autumn, when the plan must be ready."""
FACTS = glued.known(TEXT)
HEADINGS = [
    ("A Second Pier for the Boats", "The council will meet again in the autumn, and it will ask for a plan."),
    ("What the Council Wants", "In the autumn the council of the town will meet again."),
    ("Too Short for the New Boats", "She said that the old pier was built ninety years ago."),
    ("WHAT COMES NEXT", "The company will have to say by the autumn how it will pay."),
    ("Who Will Pay for the Pier?", "The company said that it had asked two banks in the town."),
]
SENTENCES = [
    "The ferry company wants a second pier, and the council has asked for a plan.",
    "On Tuesday Ragna Moen said that the old pier was too short for the new boats.",
    "Ragna Moen, who has led the company since 2009, said that the boats were too long.",
    "Last year Norway bought three boats from a yard in Gdansk, and it paid in advance.",
]


@pytest.mark.parametrize(("heading", "sentence"), HEADINGS)
def test_a_heading_ends_where_its_sentence_begins(heading, sentence):
    said = f"{heading} {sentence}"
    end, likely = glued.heading_end(said, 0, True, FACTS)
    assert said[:end] == heading
    assert likely > glued.LEAST


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_has_no_heading(sentence):
    found = glued.heading_end(sentence, 0, True, FACTS)
    assert found is None or found[1] < glued.LEAST


def test_a_heading_may_have_lost_the_space_behind_it():
    said = "A Second Pier for the BoatsThe council will meet again in the autumn, and it will ask for a plan."
    end, _ = glued.heading_end(said, 0, True, FACTS)
    assert said[:end] == "A Second Pier for the Boats"


def test_a_heading_behind_a_full_stop_is_found_at_its_place():
    before = "The boats are too long for the old pier. "
    said = f"{before}Plans for a Second Pier Adding to the length of the old one would cost more."
    starts = dict(glued.places(said))
    assert starts == {0: True, len(before): False}
    end, likely = glued.heading_end(said, len(before), False, FACTS)
    assert said[len(before) : end] == "Plans for a Second Pier"
    assert likely == 1.0


def test_a_word_that_is_written_small_elsewhere_can_begin_a_sentence():
    facts = glued.known("Some say that boats are late, and others say that boats are never late.")
    assert "boats" in facts.small
    assert ("Ragna", "Moen") in glued.known("Ragna Moen left. Later Ragna Moen came back.").pairs


def test_two_headings_in_a_row_keep_their_lines_and_offsets():
    first, second = "A Second Pier for the Boats", "What the Council Wants"
    rest = "The council will meet again in the autumn, and it will ask for a plan."
    text = f"The Pier\n\n{TEXT}\n\n{first}\n{second} {rest}\n"
    article = _cleaning(Config())(Article(text=text))
    headings = [b.span.of(article.text) for b in article.blocks if b.kind == "heading"]
    assert headings == [first, second]
    assert [b.span.of(article.text) for b in article.blocks][-1] == rest
    for block in article.blocks:
        assert article.alignment.to_original(block.span).of(article.original) == block.span.of(article.text)


@given(st.text(alphabet='abT .?’"“1,\n', max_size=80), st.booleans())
def test_candidates_end_inside_the_line_between_two_words(text, front):
    said = text.strip()
    for end, names in glued.candidates(said, 0, front, glued.known(said)):
        assert 0 < end < len(said)
        assert said[:end] == said[:end].rstrip()
        assert names
