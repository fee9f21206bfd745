"""What somebody gives for an article by mistake is told, with what was meant; no text of an article is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given

import newsparse
from newsparse import Article, InputError, ParsedArticle
from newsparse._pipeline.slips import no_article
from newsparse.testing.hostile import HOSTILE_TEXTS
from newsparse.testing.strategies import texts


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            "articles/ferry.txt",
            "'articles/ferry.txt' is the name of a file, not a text; newsparse.read('articles/ferry.txt')",
        ),
        ("  ferry.HTML\n", "newsparse.read('ferry.HTML')"),
        (r"C:\papers\ferry.jsonl.gz", "is the name of a file"),
        ("https://gazette.example/ferry", "is an address, and nothing is fetched; save the page"),
        (Path("ferry.txt"), "not a path; newsparse.read('ferry.txt')"),
        (ParsedArticle(article=Article(text="")), "parsed already; parse its article again"),
        (b"Mali said no.", "not bytes; decode them first"),
        ({"text": "Mali said no."}, "newsparse.Article(text=given['text'])"),
        (["Mali said no."], "newsparse.parse_many takes several"),
        (None, "not NoneType"),
    ],
)
def test_what_was_meant_is_told(given, said):
    with pytest.raises(InputError) as error:
        newsparse.parse(given, pipeline="rules")
    assert said in str(error.value)


def test_a_name_with_spaces_is_one_where_there_is_such_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "He opened the ferry.txt"
    assert newsparse.parse(text, pipeline="rules").article.text == text
    Path(text).write_text("Mali said no.")
    with pytest.raises(InputError, match="is the name of a file"):
        newsparse.parse(text, pipeline="rules")


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".txt",
        "See https://gazette.example/ferry for more.",
        "Mali said no. Then it left.",
        "No.\n\nferry.txt",
        "Ferry.com",
        "ferry.txt\nferry.txt",
        "x" * 2000 + ".txt",
    ],
)
def test_a_text_that_is_more_than_a_name_is_parsed(text):
    assert no_article(text) is None


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts_are_texts(name):
    assert no_article(HOSTILE_TEXTS[name]) is None


@given(texts())
def test_news_is_no_slip(text):
    assert no_article(text) is None


def test_an_article_says_that_its_text_is_one():
    assert newsparse.parse(Article(text="ferry.txt"), pipeline="rules").article.text == "ferry.txt"


@pytest.mark.parametrize("one", ["Mali said no.", Article(text="Mali said no."), Path("a.txt"), b"x", 7])
def test_one_thing_is_not_many_articles(one):
    with pytest.raises(InputError, match="parse_many takes several texts or articles"):
        newsparse.parse_many(one, pipeline="rules")


def test_paths_are_no_texts_in_a_series_either():
    with pytest.raises(InputError, match=r"newsparse\.read\('a\.txt'\)"):
        list(newsparse.parse_many(["a.txt", "b.txt"], pipeline="rules"))


@pytest.mark.parametrize("one", ["ferry.txt", Path("ferry.txt"), BytesIO(b"x"), 7])
def test_one_file_is_not_many(one):
    with pytest.raises(InputError, match="read_many takes several files"):
        newsparse.read_many(one)


def test_the_hint_shows_what_to_write():
    with pytest.raises(InputError, match=r"write read_many\(\['ferry\.txt'\]\)"):
        newsparse.read_many("ferry.txt")


@pytest.mark.parametrize(
    ("text", "codes"), [("", ["empty"]), (" \n", ["empty"]), ("<html><body>Mali.", ["markup"]), ("<Mali>.", [])]
)
def test_what_is_no_text_is_remarked(text, codes):
    parsed = newsparse.parse(text, pipeline="rules")
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == codes
    assert newsparse.parse(parsed.article, pipeline="rules").diagnostics == parsed.diagnostics
