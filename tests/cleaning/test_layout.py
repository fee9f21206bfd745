"""Lines of scraped text: furniture goes, the title may be any line, and what is clean already stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, Block, Span
from newsparse._facade import _cleaning
from newsparse._registry import Config
from newsparse.cleaning import chain, features
from newsparse.cleaning.layout import FEWEST, MOST, Layout, labels
from newsparse.cleaning.signs import line

TITLE = "Ferry Operators Ask for Lower Fees in Zanzibar"
PARAGRAPHS = [
    "The operators of the Zanzibar ferries asked the port authority on Thursday to lower the fees that they pay.",
    "Their chairwoman, Salma Juma, said that three of the nine companies had lost money since the fees were doubled.",
    "“We are not asking for a gift,” she told reporters after the meeting, which lasted for more than four hours.",
    "The port authority said that it would look at the figures, and that it would give an answer before the summer.",
    "A ticket to the mainland costs twice as much as it did five years ago, according to the ministry of transport.",
]
MENU = ["Skip to content", "Home", "News", "Sport", "Weather", "Log in"]
FOOTER = ["Most read", "Share", "Advertisement", "About us", "Privacy policy", "Terms of use", "Contact us"]


def cleaned(text, **fields):
    return _cleaning(Config())(Article(text=text, **fields))


def blocks(article):
    return [(str(b.kind), b.span.of(article.text)) for b in article.blocks]


def test_menus_and_footers_go_and_are_listed():
    article = cleaned("\n".join([*MENU, TITLE, *PARAGRAPHS, *FOOTER]))
    assert blocks(article) == [("title", TITLE), *(("paragraph", p) for p in PARAGRAPHS)]
    removed = [r.span.of(article.original) for r in article.removed]
    assert removed == [*MENU, *FOOTER]
    assert all(r.reason for r in article.removed)


def test_the_title_may_be_any_line_and_its_copies_are_listed():
    article = cleaned("\n".join([*MENU, TITLE, "Share", TITLE, *PARAGRAPHS, "Most read", TITLE, *FOOTER]))
    assert article.title == TITLE
    assert [r.reason for r in article.removed].count("repeated-title") == 2
    assert article.text.count(TITLE) == 1


def test_a_title_that_is_known_stays_the_title():
    text = "\n".join(["A Title That the Feed Gave", *MENU, TITLE, *PARAGRAPHS])
    block = Block(kind="title", span=Span(0, text.index("\n")))
    assert [said for kind, said in blocks(cleaned(text, blocks=[block])) if kind == "title"] == [
        "A Title That the Feed Gave"
    ]


def test_what_a_reader_knows_to_be_paragraphs_is_left_alone():
    text = "\n".join([*MENU, TITLE, *PARAGRAPHS])
    start = text.index(PARAGRAPHS[0])
    article = Article(text=text, blocks=[Block(kind="paragraph", span=Span(start, start + len(PARAGRAPHS[0])))])
    assert not list(Layout()(article))


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_clean_text_stays_as_it_is(blank):
    text = blank.join(PARAGRAPHS)
    article = cleaned(text)
    assert (article.text, article.removed) == (text, ())


@pytest.mark.parametrize("text", ["", "\n\n", "Home\nNews\nSport\nWeather\nLog in\nShare\n", "a\n" * 30])
def test_where_there_is_no_running_text_nothing_is_guessed(text):
    assert not list(Layout()(Article(text=text)))


def test_short_and_endless_texts_are_left_to_the_rules():
    assert not list(Layout()(Article(text="\n".join(PARAGRAPHS[: FEWEST - 1]))))
    assert not list(Layout()(Article(text="word\n" * (MOST + 1))))


@pytest.mark.slow
def test_a_line_of_a_megabyte_is_read_in_bounded_time():
    text = "\n".join([*MENU, TITLE, *PARAGRAPHS, "The port said no. " * 60_000])
    began = time.process_time()
    list(Layout()(Article(text=text)))
    assert time.process_time() - began < 5


# -- the chain


def test_probabilities_are_those_of_all_labellings():
    """Against the sum over every labelling of three lines, written out."""
    from itertools import product
    from math import exp

    size = len(chain.LABELS)
    weights = {"a": tuple(0.1 * k for k in range(size)), "b": tuple(0.3 * ((k * 5) % 7) for k in range(size))}
    follows = tuple(tuple(0.2 * ((i * 3 + j) % 5) for j in range(size)) for i in range(size))
    lines = [["a"], ["a", "b"], ["b", "unknown"]]
    totals = [[0.0] * size for _ in lines]
    for path in product(range(size), repeat=3):
        score = sum(weights[f][k] for k, names in zip(path, lines, strict=True) for f in names if f in weights)
        score += follows[path[0]][path[1]] + follows[path[1]][path[2]]
        for i, k in enumerate(path):
            totals[i][k] += exp(score)
    found = chain.Chain(weights, follows).probabilities(lines)
    for row, total in zip(found, totals, strict=True):
        assert row == pytest.approx([value / sum(total) for value in total])


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_lines_have_probabilities(lines):
    rows = chain.shipped().probabilities(features.features([line(text) for text in lines]))
    assert len(rows) == len(lines)
    assert all(sum(row) == pytest.approx(1) for row in rows)
    assert labels(rows).count("title") <= 1


def test_the_shipped_weights_are_whole_rows():
    shipped = chain.shipped()
    assert len(shipped.follows) == len(chain.LABELS)
    assert {len(row) for row in shipped.weights.values()} == {len(chain.LABELS)}
