"""What is told of one block of a page does not run over into another one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

import newsparse
from newsparse import Article, Block, Span
from newsparse.english.attributions.regions import Regions
from newsparse.testing.strategies import layouts
from newsparse.text import RUNNING, blocks_of, quotations


def page(*parts, between="\n\n"):
    """An article of (kind, text) in blocks."""
    text, blocks = "", []
    for kind, said in parts:
        blocks.append(Block(kind=kind, span=Span(len(text), len(text) + len(said))))
        text += said + between
    return Article(text=text, blocks=blocks)


def told(article):
    parsed = newsparse.parse(article, pipeline="rules", clean=False, config=newsparse.Config(least=0))
    return [
        tuple(" ".join(s.of(article.text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in parsed.attributions
    ]


OPEN = "“The pier was never safe,” said Ida Quist. “It is old and too small."
GOES_ON = "“Now it is too late.”"


@pytest.mark.parametrize("between", ["\n\n", " "])
@pytest.mark.parametrize("kind", ["caption", "credit"])
def test_a_quotation_goes_on_past_a_picture(kind, between):
    article = page(("paragraph", OPEN), (kind, "Boats by the pier"), ("paragraph", GOES_ON), between=between)
    assert all(source == "Ida Quist" for source, _, _ in told(article))
    assert any(GOES_ON in content for _, _, content in told(article))
    assert not any("Boats" in content for _, _, content in told(article))


@pytest.mark.parametrize("kind", ["heading", "title", "subtitle"])
def test_no_quotation_goes_on_past_a_heading(kind):
    article = page(("paragraph", OPEN), (kind, "A long story"), ("paragraph", GOES_ON))
    assert ("", "", GOES_ON) in told(article)


@pytest.mark.parametrize("kind", ["title", "caption", "subtitle", "heading"])
def test_who_speaks_there_does_not_speak_in_the_paragraph_behind(kind):
    article = page((kind, "Ida Quist said the pier was not safe"), ("paragraph", "“We have waited for nine years.”"))
    assert ("", "", "“We have waited for nine years.”") in told(article)


def test_a_speaker_is_found_past_a_picture():
    article = page(
        ("paragraph", "Ida Quist said the pier was not safe."),
        ("caption", "Omar Bello said the boats were old"),
        ("paragraph", "“We have waited for nine years.”"),
    )
    assert ("Ida Quist", "", "“We have waited for nine years.”") in told(article)


KINDS = (
    ("title", "The pier"),
    ("paragraph", "Ida Quist said that"),
    ("caption", "boats were old."),
    ("paragraph", "“The pier was.”"),
    ("list_item", "a new pier"),
)
ARTICLE = page(*KINDS)
PIER, SAID, BOATS, QUOTE, ITEM = (block.span for block in ARTICLE.blocks)
WHOLE = Span(0, len(ARTICLE.text))


@pytest.mark.parametrize(
    ("source", "cue", "content", "kept"),
    [
        ((PIER,), (SAID,), (), ((), (SAID,), ())),
        ((), (SAID,), (WHOLE,), ((), (SAID,), (SAID, QUOTE))),
        ((), (SAID,), (BOATS,), None),
        ((), (SAID,), (ITEM,), None),
        ((WHOLE,), (), (QUOTE,), ((QUOTE,), (), (QUOTE,))),
        ((SAID,), (), (QUOTE,), ((SAID,), (), (QUOTE,))),
        ((PIER,), (), (QUOTE,), ((), (), (QUOTE,))),
        ((SAID,), (), (ITEM,), ((), (), (ITEM,))),
        ((), (Span(BOATS.start, QUOTE.end),), (), ((), (BOATS,), ())),
    ],
)
def test_what_is_kept(source, cue, content, kept):
    regions = Regions(ARTICLE, quotations(ARTICLE.text, ARTICLE.blocks))
    assert regions.kept(source, cue, content) == kept


@settings(max_examples=60, deadline=None)
@given(layouts())
def test_nothing_is_left_of_the_text_that_was_not_there(article):
    regions = Regions(article, quotations(article.text, article.blocks))
    whole = (Span(0, len(article.text)),)
    for block in blocks_of(article):
        source, cue, content = regions.kept(whole, (block.span,), whole)
        assert cue == (block.span,)
        assert block.kind in RUNNING or source == content == (block.span,)
        assert all(any(other.span.overlaps(span) for other in article.blocks) for span in (*source, *content))


def test_paragraphs_alone_are_left_as_they_are():
    article = Article(text="One said that\n\ntwo were three.")
    assert Regions(article, ()).kept((), (Span(4, 8),), (Span(9, 25),)) == ((), (Span(4, 8),), (Span(9, 25),))
