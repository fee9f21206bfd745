"""Near duplicates over a corpus."""

from __future__ import annotations

import random

from newsparse.model import Article
from newsparse_html.duplicates import marked

WORDS = "council bridge vote minister harbour ferry fares court plan money river winter town school".split()


def text(seed, length=200):
    choose = random.Random(seed)
    return " ".join(choose.choice(WORDS) + str(choose.randrange(50)) for _ in range(length))


def duplicates(texts, **options):
    articles = [Article(text=text, id=str(number)) for number, text in enumerate(texts)]
    return [dict(article.extra).get("duplicate_of") for article in marked(articles, **options)]


def test_repeated_and_updated_texts_are_marked_and_others_are_not():
    first, second = text(1), text(2)
    updated = first.replace(first[:40], "Updated at noon. ")
    assert duplicates([first, second, updated, second, text(3)]) == [None, None, "0", "1", None]


def test_half_of_a_text_is_no_duplicate():
    assert duplicates([text(1), text(1)[:700] + text(2)[:700]]) == [None, None]


def test_empty_texts_survive():
    assert duplicates(["", ""]) == [None, "0"]
