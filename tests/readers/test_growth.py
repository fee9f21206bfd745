"""Reading takes time in proportion to what is read: four times as much takes no ten times as long."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable

import pytest

import newsparse
from newsparse import Article
from newsparse._pipeline.cleaning import apply_edits
from newsparse.model import Alignment, Edit, Span
from newsparse.readers.fields import texts

RUN = "The council of the town voted no on Monday, its mayor Ann Lee said."


def blog(count: int) -> str:
    update = (
        "<article><h2>Update number {0}</h2><p>{1} It was vote {0}.</p><figcaption>Photo {0}</figcaption></article>"
    )
    return f"<html><body><h1>Live</h1>{''.join(update.format(i, RUN) for i in range(count))}"


HOSTILE: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "headings": ("markdown", 1_000, lambda n: "".join(f"## Head {i}\n\n{RUN}\n\n" for i in range(n))),
    "brackets": ("markdown", 20_000, lambda n: "[" * n),
    "images": ("markdown", 20_000, lambda n: "![" * n),
    "links": ("markdown", 20_000, lambda n: "[a](" * n),
    "links with brackets": ("markdown", 10_000, lambda n: "[a](b(c)" * n),
    "rules": ("markdown", 20_000, lambda n: "- " * n + "x"),
    "front matter": ("markdown", 10_000, lambda n: "---\n" + "--- x\n" * n),
    "authors": ("jsonl", 20_000, lambda n: json.dumps({"text": RUN, "authors": "a" + " " * n + "b"})),
    "many authors": ("jsonl", 10_000, lambda n: json.dumps({"text": RUN, "authors": "a" + " and" * n})),
    "author of a page": ("html", 20_000, lambda n: f"<meta name=author content='{'@' * n}'><h1>A</h1><p>{RUN * 4}"),
    "live blog": ("html", 150, blog),
    "list": ("html", 400, lambda n: "<ul>" + "".join(f"<li>{RUN} {i}</li>" for i in range(n))),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_readers(name: str) -> None:
    reader, count, made = HOSTILE[name]

    def seconds(times: int) -> float:
        stream = io.BytesIO(made(times * count).encode())
        began = time.process_time()
        assert list(newsparse.read_many([stream], reader=reader, clean=False, on_error="record"))
        return time.process_time() - began

    seconds(1)  # what is loaded once
    assert seconds(4) < 10 * seconds(1) + 0.3


def test_blocks_of_a_cleaner() -> None:
    def seconds(count: int) -> float:
        article = Article(text="a b\n\n" * count)
        labels = [Edit.label(Span(i * 5, i * 5 + 3), "heading") for i in reversed(range(count))]
        began = time.process_time()
        assert len(apply_edits(article, labels, "mine").blocks) == count
        return time.process_time() - began

    seconds(100)
    assert seconds(20_000) < 10 * seconds(5_000) + 0.2


def test_of_blocks_that_overlap_the_one_labelled_first_stays() -> None:
    labels = [Edit.label(Span(0, 9), "paragraph"), Edit.label(Span(2, 4), "credit"), Edit.label(Span(6, 8), "heading")]
    made = apply_edits(Article(text="a b c d e f"), labels, "mine")
    assert [(str(block.kind), block.span) for block in made.blocks] == [("credit", Span(2, 3)), ("heading", Span(6, 7))]


def test_where_a_text_stands_is_looked_up_and_not_searched() -> None:
    alignment = Alignment.from_changes(300_000, [(Span(i, i + 1), "") for i in range(0, 300_000, 3)])
    began = time.process_time()
    for place in range(0, 300_000, 30):
        assert alignment.to_text(Span(place, place + 1)) is None
        assert alignment.to_text(Span(place + 1, place + 3)) == Span(place // 3 * 2, place // 3 * 2 + 2)
    assert time.process_time() - began < 5


def test_names_with_any_white_space_between_them() -> None:
    assert texts("By  Ada Okoro ;  Jan Roth,\n and Zoë Kim and\tAnn Lee |Mo") == (
        "Ada Okoro",
        "Jan Roth",
        "Zoë Kim",
        "Ann Lee",
        "Mo",
    )


def test_links_may_have_brackets_in_their_address() -> None:
    text = "# *No* toll\n\nSee [the ferry](https://a.example/Ferry_(ship)) and ![it](b.png) now."
    article = newsparse.read(io.BytesIO(text.encode()), reader="markdown", clean=False)
    assert article.text == "No toll\n\nSee the ferry and it now."
    assert article.title == "No toll"
