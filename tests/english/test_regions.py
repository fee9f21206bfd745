"""What is told of one block of a page does not run over into another one."""

from __future__ import annotations

import pytest
from hypothesis import given

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


@given(layouts())
def test_nothing_is_left_of_the_text_that_was_not_there(article):
    regions = Regions(article, quotations(article.text, article.blocks))
    whole = (Span(0, len(article.text)),)
    for block in blocks_of(article):
        source, cue, content = regions.kept(whole, (block.span,), whole)
        assert cue == (block.span,)
        assert block.kind in RUNNING or source == content == (block.span,)
        assert all(any(other.span.overlaps(span) for other in article.blocks) for span in (*source, *content))


ACROSS = "Ida Quist said that\n\ntwo were three."


def test_without_marks_nothing_goes_on_in_the_next_paragraph():
    regions = Regions(Article(text=ACROSS), ())
    assert regions.kept((), (Span(10, 14),), (Span(15, 36),)) == ((), (Span(10, 14),), (Span(15, 19),))
    assert regions.kept((), (Span(10, 14),), (Span(21, 36),)) is None
    assert not any("two" in content for _, _, content in told(Article(text=ACROSS)))


@pytest.mark.parametrize(("sign", "kept"), [(":", True), (".", False), ("", False)])
def test_what_a_colon_announces_stands_in_the_next_paragraph(sign, kept):
    text = f"The board said{sign}\n\nNobody looked.\n\nNobody asked."
    asked, looked = (Span(at := text.index(said), at + len(said)) for said in ("Nobody asked.", "Nobody looked."))
    parts = Regions(Article(text=text), ()).kept((), (Span(10, 14),), (looked, asked))
    assert parts == (((), (Span(10, 14),), (looked,)) if kept else None)


def test_the_sign_of_a_list_item_is_not_said_where_nothing_was_cleaned():
    article = Article(text="The council met.\n- No fees, Ida Quist said\n- no ferries")
    parsed = newsparse.parse(article, pipeline="rules", clean=False, config=newsparse.Config(least=0))
    assert not any(claim.content.startswith("-") for claim in parsed.claims)
    assert Regions(article, ()).kept((), (), (Span(17, 26),)) == ((), (), (Span(19, 26),))


def test_no_list_item_goes_on_in_the_next_one_and_its_sign_is_not_said():
    items = ("- longer ferries for the", "- no fees, Ida Quist said", "2. light at night for", "* her boats")
    article = page(*(("list_item", item) for item in items), between="\n")
    regions = Regions(article, ())
    said = article.text.index("said")
    cue = Span(said, said + 4)
    whole = (Span(0, len(article.text)),)
    _, _, content = regions.kept((), (cue,), whole)
    assert [span.of(article.text) for span in content] == ["no fees, Ida Quist said"]
    for block, rest in zip(article.blocks, ("longer", "no fees", "light", "her boats"), strict=True):
        assert regions.kept((), (), (block.span,))[2][0].of(article.text).startswith(rest)


SPOKEN = "Nobody looked under the water for nine years."
ASKED = "We asked the council to look, and were sent home."


def test_a_block_that_is_a_quotation_is_introduced_by_the_sentence_above():
    article = page(("paragraph", "In a letter to the harbour board, Ida Quist wrote:"), ("quotation", SPOKEN))
    assert ("Ida Quist", "wrote", SPOKEN) in told(article)


@pytest.mark.parametrize("kind", ["other", "paragraph"])
@pytest.mark.parametrize("before", ["The board was angry.", "“It is old,” said Omar Bello."])
def test_a_block_that_is_a_quotation_is_signed_below(kind, before):
    article = page(("paragraph", before), ("quotation", SPOKEN), (kind, "— Ida Quist, engineer"))
    assert ("Ida Quist, engineer", "", SPOKEN) in told(article)


def test_several_blocks_of_one_quotation_have_one_source():
    article = page(
        ("paragraph", "The board was angry."), ("quotation", SPOKEN), ("quotation", ASKED), ("other", "— Ida Quist")
    )
    assert ("Ida Quist", "", f"{SPOKEN} {ASKED}") in told(article)


def test_a_block_with_marks_of_its_own_is_read_as_a_paragraph():
    article = page(("paragraph", "The board was angry."), ("quotation", "“They never looked,” said Ida Quist."))
    assert ("Ida Quist", "said", "“They never looked,”") in told(article)
