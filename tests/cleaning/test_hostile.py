"""Text that is no article, or hardly one, is cleaned in bounded time, and stays what it is."""

from __future__ import annotations

import io
import time

import pytest

import newsparse
from newsparse import Article, ReadError
from newsparse._facade import _cleaning
from newsparse._registry import Config

SAID = "The council of the old port met on Monday, and its chairwoman said that Nothing had been agreed. "
HOSTILE = {
    "a megabyte in one line": SAID * 10_500,
    "a megabyte without a space": "a" * 1_000_000,
    "a megabyte of capitals": "Port Council Meets Again " * 40_000,
    "a word a line": "word\n" * 50_000,
    "a name a line": "\n".join(f"Name{i % 50}: x" for i in range(20_000)),
    "a time a line": "14:32 Something\n" * 10_000,
    "a hyphen a line": "word-\n" * 20_000,
    "brackets": "(" * 300_000,
    "questions": "What? " * 100_000,
    "initials": ("By " + "A. " * 50 + "\n") * 1_000,
    "half of it HTML": (SAID + "\n") * 100
    + "<div><p>"
    + f'<a href="https://a.example">Link</a>\n<p>{SAID}</p>\n' * 1_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_takes_seconds_and_loses_no_word(text):
    began = time.process_time()
    article = _cleaning(Config())(Article(text=text))
    assert time.process_time() - began < 20
    kept = "".join(article.text.split()) + "".join(r.span.of(text) for r in article.removed)
    assert len("".join(kept.split())) == pytest.approx(len("".join(text.split())), abs=20_000)


@pytest.mark.slow
def test_the_time_grows_as_the_text_does():
    """Four times the lines, not sixteen times the time."""

    def taken(lines):
        article = Article(text="word\n" * lines)
        began = time.process_time()
        _cleaning(Config())(article)
        return time.process_time() - began

    taken(1_000)
    assert taken(40_000) < 10 * max(0.05, taken(10_000))


def test_mixed_encodings_are_read_and_a_diagnostic_says_so():
    data = "Zoë said no.\n".encode() + "Zoë said “yes”.\n".encode("cp1252")
    article = newsparse.read(io.BytesIO(data), reader="text")
    assert article.text.strip() == "Zoë said no.\nZoë said “yes”."
    assert [d.code for d in article.diagnostics] == ["mixed-encoding"]
    assert article.diagnostics[0].span.of(article.text) == "ë"


def test_one_wrong_encoding_is_an_error():
    with pytest.raises(ReadError, match="wrong byte at offset 2"):
        newsparse.read(io.BytesIO("Zoë said no.".encode("cp1252")), reader="text")
