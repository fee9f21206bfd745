"""Hard-wrapped text becomes paragraphs again; what is no running text stays as it is."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse._pipeline.cleaning import clean
from newsparse.cleaning.wrapped import CODE, Wrapped
from newsparse.english.cleaning import wrapped as english
from newsparse.testing.strategies import texts

TOLL = Path(__file__).parents[2] / "examples" / "toll.txt"
SENTENCES = (
    "The harbour authority raised its fees on Monday, and the shipping companies of the coast were not amused.",
    "Its director, Oksana Lind, defended the decision before the council.",
    "“We have waited for nine years,” she said, “and the quay does not wait.”",
    "A spokesman for the pilots called that an insult to everybody who works on the water.",
    "The council will vote in March.",
    "Nobody asked the fishermen, who own half of the boats in the old basin and pay for all of the light.",
    "In 2019 the fees were 4.5 million crowns, or a third of what the town spends on its roads and bridges.",
)
PARAGRAPHS = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5).map(" ".join)


def unwrapped(text):
    return clean(Article(text=text), [("cleaning.wrapped", english())])


def wrapped(paragraph, width, indent=""):
    return textwrap.fill(paragraph, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False)


def shows_that_it_is_wrapped(text):
    """Whether half of the lines go on in others, and a sentence ends inside one: else nobody could tell."""
    goes_on, breaks = len(re.findall(r"\n[a-z]", text)), len(re.findall(r"[^\n]\n[^\n]", text))
    return 0 < breaks <= 2 * goes_on and re.search(r"[.”] [A-Z“]", text)


# -- what is put together


@given(st.lists(PARAGRAPHS, min_size=1, max_size=5), st.integers(50, 110))
def test_paragraphs_between_blank_lines_are_whole_again(paragraphs, width):
    text = "\n\n".join(wrapped(p, width) for p in paragraphs)
    assume(shows_that_it_is_wrapped(text))
    assert unwrapped(text).text == "\n\n".join(paragraphs)


@given(st.lists(PARAGRAPHS, min_size=2, max_size=5), st.integers(50, 100))
def test_without_blank_lines_no_sentence_is_cut(paragraphs, width):
    text = "\n".join(wrapped(p, width) for p in paragraphs)
    assume(shows_that_it_is_wrapped(text))
    lines = unwrapped(text).text.split("\n")
    assert " ".join(lines) == " ".join(paragraphs)
    assert all(line.endswith((".", "”")) for line in lines)


def test_lines_that_end_with_their_sentence_by_chance_are_put_together_too():
    paragraphs = [" ".join(SENTENCES[i] for i in found) for found in ((0, 0), (3, 3, 1))]
    assert unwrapped("\n".join(wrapped(p, 85) for p in paragraphs)).text == "\n".join(paragraphs)


def test_an_indented_first_line_begins_a_paragraph():
    one, other = " ".join(SENTENCES[:3]), " ".join(SENTENCES[3:6])
    lines = unwrapped("\n".join(wrapped(p, 64, "   ") for p in (one, other))).text.split("\n")
    assert [line.strip() for line in lines] == [one, other]


def test_a_name_is_one_name_again():
    text = (
        "The quay will stay closed until spring, according to Oksana\nLind, who runs the harbour. She told the\n"
        "council so on Monday.\n\nThe pilots said through their lawyer, a Mr Tomas\nHeller, that they would sue."
    )
    names = {actor.name for actor in newsparse.parse(text, pipeline="rules").actors}
    assert {"Oksana Lind", "Tomas Heller"} <= names


def test_a_title_over_two_lines_is_one_title():
    title = "Harbour Director Defends Higher Fees Before A Council Of\nAngry Pilots"
    text = f"{title}\n\n{wrapped(' '.join(SENTENCES[:3]), 60)}"
    assert newsparse.parse(text, pipeline="rules").article.title == title.replace("\n", " ")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            "the council of the har-\nbour town. The harbour is old, they said, and small",
            "the council of the harbour town.",
        ),
        ("and made them a long-\nterm plan for the old harbour, and for the new one", "and made them a long-term plan"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_where_the_text_has_the_word_without(lines, joined):
    text = f"The pilots met on Monday {lines}\nand asked for a lower fee, and for a vote that counts\nfor once."
    assert joined in unwrapped(text).text


@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), st.integers(24, 39))
def test_narrow_columns_are_whole_again(paragraphs, width):
    columns = [wrapped(p, width) for p in paragraphs]
    assume(all(map(shows_that_it_is_wrapped, columns)))
    assert unwrapped("\n\n".join(columns)).text == "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "The pilots have\nnever said that they\nwould pay.",
        "The fees which this harbour\ncouncil wants are unfair.",
        "The quay was closed on Friday by the harbour director Oksana\nLind.",
        "“We will not pay,” said\nTomas Heller, who is the\nlawyer of the pilots.",
        "- a crane that works in\n  a strong wind.",
        "The quay will be closed in\nMay, the pilots said on\nMonday.",
    ],
)
def test_one_short_paragraph_is_enough(text):
    assert unwrapped(text).text == " ".join(text.split())
    assert not {"title", "heading"} & {b.kind for b in newsparse.parse(text, pipeline="rules").article.blocks}


@pytest.mark.parametrize(
    "text",
    [
        "The pilots want a fee that\nnobody can pay and that",
        "nobody asked the pilots of\nthe harbour. Ida Quist\ndid not know it, they said",
        "What the pilots want and the\nTown Council does not want\nit to be.",
    ],
)
def test_the_first_half_of_a_sentence_is_no_headline(text):
    for body in (text, f"{text}\n\n{SENTENCES[0]} {SENTENCES[3]}"):
        article = newsparse.parse(body, pipeline="rules").article
        assert article.title is None
        assert not [b for b in article.blocks if b.kind in ("title", "heading")]


def test_a_headline_that_ends_in_a_small_word_stays_one_above_a_blank_line():
    article = newsparse.parse(f"What the fees are\n\n{SENTENCES[0]}\n\n{SENTENCES[3]}", pipeline="rules").article
    assert article.title == "What the fees are"


@pytest.mark.parametrize(
    ("line", "after", "joined"),
    [
        ("They asked the govern-", "ment for help.", "They asked the government for help."),
        ("They spoke of unconsti-", "tutional fees.", "They spoke of unconstitutional fees."),
        ("They spoke of an agree-", "ment.", "They spoke of an agreement."),
        ("They spoke with a quay-", "master.", "They spoke with a quay-master."),
        ("She is a well-", "known pilot.", "She is a well-known pilot."),
        ("A museum of pre-", "and post-war ships.", None),
        ("A museum of the Anglo-", "Danish ships.", None),
        ("The ships were late -", "and heavy.", None),
    ],
)
def test_a_broken_word_is_one_word_wherever_it_stands(line, after, joined):
    text = f"Harbour News\n{line}\n{after}\n\n{SENTENCES[0]}"
    assert joined is None or joined in unwrapped(text).text
    if joined is None:
        assert f"{line}{after}" not in unwrapped(text).text


@pytest.mark.parametrize(("known", "joined"), [("quaymaster", "quaymaster"), ("quay", "quay-master")])
def test_which_words_are_ordinary_is_handed_in(known, joined):
    article = Article(text=f"Harbour News\nThey spoke with a quay-\nmaster.\n\n{SENTENCES[0]}")
    assert joined in clean(article, [("cleaning.wrapped", Wrapped({known}.__contains__))]).text


def test_a_word_that_the_text_has_without_a_hyphen_has_none():
    text = (
        "The quayside was closed. Nobody went to the quay-\nside.\n\nThe sea-wall holds, and who built the sea-\nwall?"
    )
    assert unwrapped(text).text == re.sub("-\n(side)", r"\1", text).replace("-\nwall", "-wall")


def test_a_stance_on_a_broken_word_is_one_on_the_word():
    parsed = newsparse.parse("Ida Quist criticised the govern-\nment on Monday.", pipeline="rules")
    (stance,) = (s for s in parsed.stances if s.holder)
    target = parsed.article.alignment.to_original(stance.evidence[0])
    assert stance.target.text == "government"
    assert "govern-\nment" in parsed.article.original[target.start : target.end + 10]


def test_one_remark_says_so():
    article = unwrapped("\n\n".join(wrapped(" ".join(SENTENCES[i : i + 3]), 60) for i in range(3)))
    assert [(d.level, d.code, d.component) for d in article.diagnostics] == [("info", CODE, "cleaning.wrapped")]
    assert "line breaks" in article.diagnostics[0].message


def test_every_word_leads_back_to_its_place():
    text = "\n\n".join(wrapped(" ".join(SENTENCES[i : i + 3]), 60) for i in range(3))
    parsed = newsparse.parse(text, pipeline="rules")
    for actor in parsed.actors:
        for mention in parsed.mentions_of(actor):
            back = parsed.article.alignment.to_original(mention.span)
            assert " ".join(back.of(text).split()) == mention.span.of(parsed.article.text)


# -- what stays


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Fees Rise\nThe harbour authority raised its fees on Monday.",
        "Harbour Fees Rise Again\nBy Oksana Lind\nThe harbour authority raised its fees on Monday, and nobody cheered.",
        "A Long Dispute\nThe pilots have fought the authority since 2009, and will not give in.\nWhat next\nA vote.",
        "We need:\n- a longer quay for the ferries of the southern line\n- a crane that works in the wind\n- light",
        "1. The quay is too short for the new ferries of the line\n2. the crane is too old to lift their loads",
        "O harbour, where the grey gulls cry and wheel above the mast,\nWhere Every Sailor Comes To Lie\n"
        "And every storm is past,\nThe tide returns, the tide departs,\nAnd leaves us here at last",
        "i keep the harbour\nin my coat\nand the\nsea in a small glass",
        "Fees paid to the port  2019    2020\nferries           12.5    14.0\nfishing boats      4.0     4.5",
        "Oksana Lind, director of the harbour\nTomas Heller, lawyer of the pilots\nIda Quist, who owns a boat",
        "flour from the mill beside the old harbour,\nsalt from the pans on the southern shore,\nbutter from the farms",
        "Pilots ask for less\niQuay is the answer.",
        "Gulls are grey,\nships are blue.",
        "By the Quay Commission in\nMay.",
        "Oksana Lind\n12 Quay Road\nc/o The Old Mill\nSouthern Shore.",
        "Soup of the day\nFish with rice\nand peas\nCake.",
        "flour from the mill\nsalt from the pans\nbutter from a farm\neggs.",
        "The tide comes in at night,\nit takes the boats away,\nit leaves us none but light,\nand has no words to say.",
        "Write to the harbour office\nor call 0700 123 456\nby noon.",
        "Harbour fees rise again in the town of the pilots on Lind\nNothing.",
        "Fees Of The Old Harbour Are Rising Again For Tomas\nHeller.",
        *(f"{a}\n{b}" for a in SENTENCES[:3] for b in SENTENCES[3:5]),
    ],
)
def test_what_is_not_wrapped_stays(text):
    assert unwrapped(text).text == text
    assert not unwrapped(text).diagnostics


@given(st.lists(PARAGRAPHS, min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_one_paragraph_a_line_stays(paragraphs, between):
    text = between.join(paragraphs)
    assert unwrapped(text).text == text


def test_a_title_and_a_heading_above_wrapped_lines_stay_apart():
    body = "\n".join(wrapped(" ".join(SENTENCES[i : i + 3]), 60) for i in (0, 3))
    lines = unwrapped(f"Harbour fees to rise again\nBy Ida Quist\n{body}").text.split("\n")
    assert lines[:2] == ["Harbour fees to rise again", "By Ida Quist"]


def test_list_items_that_are_wrapped_are_whole_and_apart():
    text = (
        "- a longer quay for the ferries of the southern line, which\n  wait outside for hours\n"
        "- a crane that works in a strong wind, as the one in the old\n  basin does not"
    )
    assert unwrapped(text).text.split("\n") == [
        "- a longer quay for the ferries of the southern line, which wait outside for hours",
        "- a crane that works in a strong wind, as the one in the old basin does not",
    ]


def test_lines_of_two_blocks_stay_apart():
    title = "The harbour authority will raise its fees again, and the"
    rest = "pilots of the town are angry about it, said their lawyer."
    text = f"{title}\n{rest}"
    assert unwrapped(text).text == f"{title} {rest}"
    labelled = Article(text=text, blocks=[newsparse.Block(kind="title", span=newsparse.Span(0, len(title)))])
    assert clean(labelled, [("cleaning.wrapped", english())]).text == text


@pytest.mark.parametrize("width", [26, 34, 50])
def test_a_word_in_two_pieces_in_wrapped_text_is_put_together_once(width):
    text = "\n\n".join(wrapped(SENTENCES[i], width) for i in range(7)) + "\n\nFees\nof the har-\nbour.\n\nThe\nquay."
    assert "of the harbour." in unwrapped(text).text


@pytest.mark.parametrize("width", range(22, 90, 3))
def test_the_article_of_the_first_page_is_read_the_same_at_any_width(width):
    paragraphs = TOLL.read_text(encoding="utf-8").strip().split("\n\n")
    assert unwrapped("\n\n".join(wrapped(p, width) for p in paragraphs)).text == "\n\n".join(paragraphs)


def test_short_paragraphs_in_narrow_columns_are_whole_too():
    paragraphs = [" ".join(SENTENCES), "The lawyer of the pilots, Tomas Heller, agrees.", SENTENCES[4], "Fees Rise"]
    text = "\n\n".join(wrapped(p, 30) for p in paragraphs)
    assert unwrapped(text).text == "\n\n".join(paragraphs)


# -- both

LINES = st.lists(
    st.sampled_from([*" ".join(SENTENCES).split(), "\n", "\n", "\n", "\n\n", "- ", "har-\nbour", "  "]), max_size=120
)


@given(LINES.map(" ".join) | texts())
def test_what_is_put_together_is_left_alone(text):
    once = unwrapped(text)
    again = list(english()(once))
    assert not again


@given(LINES.map(" ".join))
def test_nothing_but_white_space_and_hyphens_changes(text):
    def signs(text):
        return "".join(text.replace("-", "").split())

    assert signs(unwrapped(text).text) == signs(text)


def test_without_cleaning_nothing_changes():
    text = wrapped(" ".join(SENTENCES), 60)
    assert newsparse.parse(text, pipeline="rules", clean=False).article.text == text
