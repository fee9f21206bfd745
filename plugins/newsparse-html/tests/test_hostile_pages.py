"""Pages that nobody would write and everybody receives: bounded time, a clear error, and the rest still read."""

from __future__ import annotations

import time
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.errors import ReadError
from newsparse.model import Span
from newsparse_html.following import SourceCleaner
from newsparse_html.reader import HtmlReader
from newsparse_html.rules import Rule, Version
from newsparse_html.stream import TextStream, squeezed

TEXT = "<p>The council voted for the second bridge on Monday, and nobody said who would pay for it.</p>" * 4
PAGES = {
    "deeply nested": "<div>" * 30_000 + TEXT + "</div>" * 30_000,
    "deeply nested inline": "<b><i>" * 20_000 + TEXT,
    "attributes without an end": '<p class="' * 20_000 + TEXT,
    "tags without an end": "<" * 200_000 + TEXT,
    "comments without an end": "<!--" * 50_000 + TEXT,
    "scripts without an end": "<script>" * 50_000 + TEXT,
    "entities": "&amp" * 200_000 + "&#x110000;" * 1000 + TEXT,
    "only scripts": "<html><body><script>" + "var a = '<p>" + "x" * 500_000 + "</p>';" + "</script></body></html>",
    "many tables": "<table><tr><td>" * 5_000 + TEXT,
    "a long line": "<p>" + "word " * 300_000,
    "json that is nested": f'<script type="application/ld+json">{"[" * 50_000}</script>' + TEXT,
}


def read(content, **options):
    return list(HtmlReader(**options).read(BytesIO(content), name="page.html", url=None))


@pytest.mark.parametrize("name", PAGES)
def test_following_the_rules_of_a_source_takes_bounded_time(name):
    rules = [{"action": "label", "selector": s, "kind": "credit"} for s in ("*", "p", "b i")]
    rules += [{"action": "split", "part": "o"}, {"action": "drop", "selector": "div:empty", "required": True}]
    version = Version(name="a", file="a.toml", domains=["a.example"], rules=[Rule(**rule) for rule in rules])
    try:
        (article,) = read(f"<html><body><h1>Bridge</h1>{PAGES[name]}</body></html>".encode())
    except ReadError:
        return
    began = time.process_time()
    assert list(SourceCleaner(version)(article)) or len(article.blocks) == 1  # the title alone
    assert time.process_time() - began < 20


@pytest.mark.parametrize("name", PAGES)
def test_hostile_pages_take_bounded_time(name):
    began = time.process_time()
    try:
        (article,) = read(f"<html><body><h1>Bridge</h1>{PAGES[name]}</body></html>".encode())
    except ReadError as error:
        assert str(error)  # noqa: PT017
    else:
        assert article.text.strip()
    assert time.process_time() - began < 20


def test_a_page_over_the_limit_is_told_before_it_is_parsed():
    began = time.process_time()
    with pytest.raises(
        ReadError, match=r"page\.html is larger than 10 megabytes; raise the limit with the option html"
    ):
        read(b"<html>" + b"<p>word</p>" * 5_000_000)
    assert time.process_time() - began < 5


def test_a_page_without_a_text_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "a.html").write_text("<html><body><script>start()</script></body></html>")
    (tmp_path / "b.html").write_text(f"<html><body><h1>Bridge</h1>{TEXT}</body></html>")
    empty, article = newsparse.read_many([tmp_path])
    assert empty.diagnostics[0].message.startswith("The page has no text of an article")
    assert article.title == "Bridge"


def test_a_wrong_declared_encoding_does_no_harm():
    page = f"<html><head><meta charset=utf-8></head><body><h1>Brücke</h1>{TEXT.replace('council', 'Räte für Zürich')}"
    (article,) = read(page.encode("cp1252"))
    assert "Räte für Zürich" in article.text
    (article,) = read(page.replace("utf-8", "shift_jis").encode())
    assert "Räte für Zürich" in article.text


MARKUP = st.lists(
    st.sampled_from(
        [*'<p> </p> <b> </b> <br> <!-- --> a &amp; &nbsp; \xad é \n <script> </script> < > " ='.split(" "), " ", "a b"]
    )
)


@given(MARKUP, st.data())
@settings(max_examples=200, deadline=None)
def test_a_stretch_reads_as_it_does_in_the_whole(parts, data):
    stream = TextStream.of("".join(parts))
    start = data.draw(st.integers(0, len(stream.text)))
    end = data.draw(st.integers(start, len(stream.text)))
    whole, _ = stream.read(Span(0, len(stream.text)))
    text, runs = stream.read(Span(start, end))
    assert squeezed(text) == stream.text[start:end]
    assert text in whole
    for run in runs:
        assert text[run.text : run.text + run.length] == stream.page[run.original : run.original + run.length]


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_what_the_stream_reads_is_what_stands_in_the_page(parts):
    stream = TextStream.of("".join(parts))
    whole = Span(0, len(stream.text))
    text, runs = stream.read(whole)
    assert squeezed(text) == stream.text
    for run in runs:
        assert text[run.text : run.text + run.length] == stream.page[run.original : run.original + run.length]
