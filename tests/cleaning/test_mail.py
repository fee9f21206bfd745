"""The marks of quoted mail are no part of what is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse._pipeline.cleaning import clean
from newsparse.cleaning.mail import Mail

LETTER = (
    "Ida Quist wrote to the board on Friday:\n\n> The harbour director said on Monday that the fees were\n"
    "> fair and that nobody would have to leave the\n> harbour.\n>\n> We do not believe him.\n\nNobody answered."
)


def unmarked(text):
    return clean(Article(text=text), [("cleaning.mail", Mail())]).text


@pytest.mark.parametrize("pipeline", ["rules", "default"])
def test_no_mark_stands_in_what_is_said(pipeline):
    parsed = newsparse.parse(LETTER, pipeline=pipeline)
    said = [claim.content for claim in parsed.claims]
    assert any("that the fees were fair and that nobody would have to leave the harbour" in content for content in said)
    assert not any(">" in text for text in (parsed.article.text, *said))
    kinds = [(block.kind, block.span.of(parsed.article.text)) for block in parsed.article.blocks]
    assert ("paragraph", "We do not believe him.") in kinds


def test_every_word_leads_back_to_its_place():
    article = clean(Article(text=LETTER), [("cleaning.mail", Mail())])
    at = article.text.index("fair")
    assert article.alignment.to_original(newsparse.Span(at, at + 4)).of(LETTER) == "fair"


def test_what_is_quoted_is_a_paragraph_of_its_own():
    text = "Ida Quist wrote,\n> The fees are unfair.\n> > The ships will\n> > not wait.\n> So we leave.\nThe board met."
    assert unmarked(text).split("\n\n") == [
        "Ida Quist wrote,",
        "The fees are unfair.",
        "The ships will\nnot wait.",
        "So we leave.",
        "The board met.",
    ]


def test_paragraphs_with_one_mark_each():
    text = "The board published two letters.\n\n> The fees are unfair.\n\n> Nobody will pay them, and we will leave."
    assert ">" not in unmarked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ships leave\n> Read more about the harbour.\nThe board met on Monday.",
        "> News\n> Sport\n> Weather and tides\nThe board met on Monday.",
        ">> REPORTER: The ships wait.\n>> QUIST: They do.\n>> REPORTER: Why?",
        "The fee is > 5 crowns, and\nthe toll < 4.",
        ">\n>\n>",
    ],
)
def test_other_marks_stay(text):
    assert unmarked(text) == text


@given(
    st.lists(st.sampled_from(["> ", ">", "> > ", "  >", "", "The ships wait.", "and wait", " ", "News"]), max_size=30),
    st.data(),
)
def test_nothing_but_marks_and_white_space_changes(parts, data):
    text = "".join(part + data.draw(st.sampled_from(["\n", "", "\n\n"])) for part in parts)
    once = unmarked(text)
    assert "".join(once.replace(">", "").split()) == "".join(text.replace(">", "").split())
    assert unmarked(once) == once
