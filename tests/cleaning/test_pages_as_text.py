"""Small pages as text, as newcomers paste them: what belongs to the article stays, and its front is read."""

from __future__ import annotations

import datetime

import pytest

import newsparse

BODY = "The growers of the valley said on Friday that they would go to court over the dam."


def read(text):
    article = newsparse.parse(text, pipeline="rules").article
    said = [block.span.of(article.text) for block in article.blocks if block.kind == "paragraph"]
    return article, said, [removed.reason for removed in article.removed]


@pytest.mark.parametrize(
    "first",
    [
        "Minister Otto Brandt rejected the plan on Friday.",
        "Minister Otto Brandt, who comes from the valley, rejected the plan.",
    ],
)
def test_a_sentence_that_begins_with_the_words_of_the_title_keeps_them(first):
    article, said, removed = read(f"Minister Otto Brandt\n\n{first} Ida Quist supports it.")
    assert article.title == "Minister Otto Brandt"
    assert said == [f"{first} Ida Quist supports it."]
    assert removed == []


def test_what_is_glued_to_a_copy_of_the_title_and_begins_anew_stays_without_it():
    _, said, removed = read(f"Dam splits the valley\n\nDam splits the valley Photo: Ann Ray\n\n{BODY}")
    assert removed == ["repeated-title"]
    assert said == [BODY]


def test_a_sentence_among_the_lines_of_an_address_stays():
    address = "Board of Pilots\n12 Harbour Road\nKalvik\n00100"
    _, said, _ = read(f"The board said its office moved to the harbour.\n\n{address}\n\nThe pilots rejected the move.")
    assert (said[0], said[-1]) == ("The board said its office moved to the harbour.", "The pilots rejected the move.")


def test_short_sentences_stay():
    _, said, _ = read(
        f"Dam splits the valley\n\nBy Ann Ray\n\nShare\n\n{BODY}\n\nAdvertisement\n\nHe resigned on Sunday."
    )
    assert said == [BODY, "He resigned on Sunday."]


def test_the_buttons_of_a_cookie_notice_are_no_title():
    article, said, removed = read(
        "We use cookies to make this site better.\nAccept all\nManage preferences\n"
        f"Dam splits the valley\nBy Ann Ray\n{BODY}"
    )
    assert article.title == "Dam splits the valley"
    assert article.authors == ("Ann Ray",)
    assert said == [BODY]
    assert removed == ["cookies"] * 3


def test_a_menu_in_one_line_is_no_title():
    title = "Velmark parliament backs grain law"
    vote = "The parliament of Velmark voted on Tuesday for a law that limits the sale of grain, despite warnings."
    cost = "The growers said that the law had been pushed through without a debate, and that they would pay for it."
    front = f"Home | World | Politics | Sport\n{title}\nBy Jon Reyes\nUpdated 3:45 PM, June 2, 2024"
    article, said, removed = read(f"{front}\n{vote}\n{cost}\nShare this article")
    assert article.title == title
    assert said == [vote, cost]
    assert removed == ["furniture", "share"]


def test_the_line_of_a_correspondent_and_a_date_are_read():
    article, said, removed = read(
        "Dam splits the valley\n\nAnn Ray, Political Correspondent\n4 March 2023 • 9:15am\n\n"
        f"{BODY}\n\nHe denied it all."
    )
    assert article.authors == ("Ann Ray",)
    assert article.published == datetime.date(2023, 3, 4)
    assert said == [BODY, "He denied it all."]
    assert removed == []


def test_comments_end_the_article():
    comments = "3 Comments\n\nriver22 says:\nMarch 4, 2023 at 10:12 am\nShe lies!\nReply"
    article, said, removed = read(f"Dam splits the valley\n\n{BODY}\n\n{BODY}\n\n{comments}")
    assert article.published is None
    assert said == [BODY, BODY]
    assert set(removed) == {"comments"}


def test_a_number_of_comments_above_the_text_ends_nothing():
    _, said, _ = read(f"Dam splits the valley\n\n3 Comments\n\n{BODY}\n\n{BODY}")
    assert said == [BODY, BODY]


def test_utf_8_that_was_read_as_latin_1_is_repaired():
    text = "The mayor’s office said it – again – “regrets” the row in Zürich."
    assert read(text.encode().decode("latin-1"))[0].text == text


def test_a_caption_in_brackets_is_no_running_text():
    article, said, _ = read(f"Dam splits the valley\n\n[Image: The dam of the valley at night.]\n\n{BODY}")
    assert said == [BODY]
    assert {block.kind.value for block in article.blocks} == {"title", "caption", "paragraph"}
