"""Pages of our own, as outlets of several kinds would write them: what is read, what is left out, what is known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import newsparse
from newsparse.testing import ReaderContract
from newsparse_html.article import article as read_page

PAGES = Path(__file__).parent / "pages"
CASES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(PAGES.glob("*.toml"))}

FILES = {
    f"{name}.html": (PAGES / f"{name}.html").read_text(encoding="utf-8").encode(case.get("encoding", "utf-8"))
    for name, case in CASES.items()
}


class TestHtmlReader(ReaderContract):
    component = "html"
    files = FILES


@pytest.fixture(params=CASES, scope="module")
def page(request, tmp_path_factory):
    case, name = CASES[request.param], f"{request.param}.html"
    path = tmp_path_factory.mktemp("pages") / name
    path.write_bytes(FILES[name])
    return case, newsparse.read(path, url=case["url"])


def texts(article, *kinds):
    return [block.span.of(article.text) for block in article.blocks if block.kind in kinds]


def test_the_running_text_is_read(page):
    case, article = page
    assert texts(article, "paragraph", "quotation", "list_item") == case["paragraphs"]
    assert texts(article, "heading") == case["headings"]
    assert texts(article, "title") == [case["title"]]


def test_the_kinds_of_its_blocks(page):
    case, article = page
    if "blocks" in case:
        assert [block.kind for block in article.blocks] == case["blocks"]
    assert article.blocks[0].kind == "title"


def test_the_rest_is_left_out(page):
    case, article = page
    assert [text for text in case["absent"] if text in article.text] == []
    reasons = {removed.reason for removed in article.removed}
    assert reasons >= set(case.get("removed", ()))


def test_metadata(page):
    case, article = page
    for field in ("title", "subtitle", "publisher", "section", "language", "url"):
        if field in case:
            assert getattr(article, field) == case[field]
    assert list(article.authors) == case["authors"]
    assert article.published.isoformat() == case["published"]
    if "updated" in case:
        assert article.updated.isoformat() == case["updated"]
    assert set(case.get("tags", ())) <= set(article.tags)
    assert set(case.get("extra", {}).items()) <= set(article.extra)


def test_what_a_reader_should_know(page):
    case, article = page
    assert [diagnostic.code for diagnostic in article.diagnostics] == case.get("diagnostics", [])
    parsed = newsparse.parse(article, pipeline="rules")
    assert parsed.diagnostics[: len(article.diagnostics)] == article.diagnostics


def test_every_word_can_be_shown_in_the_page(page):
    _, article = page
    inserted = 0
    for run in article.alignment.runs:
        here = article.text[run.text : run.text + run.length]
        assert here == article.original[run.original : run.original + run.length]
        inserted += run.length
    assert inserted > 0.95 * len(article.text)


def test_what_was_taken_out_is_listed_in_one_order():
    text = "The council voted for the bridge on Monday. " * 5
    caption, credit = "<figcaption>Photo: M. Lund</figcaption>", "<div class='photographer'>Photo: M. Lund</div>"
    page = f"<html><body><h1>Bridge</h1>{caption}<p>{text}</p>{credit}</body></html>"
    assert [removed.reason for removed in read_page(page, name="a.html").removed] == ["caption", "credit"]
