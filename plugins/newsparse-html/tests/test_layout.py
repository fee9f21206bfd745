"""Every text of a tree knows its place, whatever the page is like; and what is kept of a copy is known by its marks."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import ReadError
from newsparse_html.layout import Layout
from newsparse_html.stream import squeezed

PIECES = [
    *"<p> </p> <b> </b> <br> <td> <table> <!-- --> --!> -".split(" "),
    *'! a &amp; &nbsp; é \U000f0003 \U00100002 ⠁ < > " ='.split(" "),
    " ",
    "ab ",
]
MARKUP = st.lists(st.sampled_from(PIECES)).map("".join)


def laid_out(page):
    try:
        return Layout.of(page, "page.html")
    except ReadError:
        return None


def test_words_stand_where_they_are_and_not_where_they_stand_first():
    layout = Layout.of("<p>no <i>no</i></p><table>said <tr><td><b>no</b></table>", "page.html")
    (place,) = layout.spans(layout.segments(layout.tree.find(".//b")))
    assert place.end == len(layout.stream.text)
    assert layout.said(layout.segments(layout.tree.find(".//p"))) == "no no"


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_elements_have_the_words_that_stand_at_their_places(page):
    layout = laid_out(f"<div>x{page}</div>")
    if layout is None:
        return
    for element in layout.tree.iter():
        said = "".join(layout.span(segment).of(layout.stream.text) for segment in layout.texts.get(element, ()))
        assert said == squeezed(element.text or "") or "\U000f0003" in page or "\U00100002" in page


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_what_an_extractor_keeps_is_known(page):
    layout = laid_out(f"<div><em>y</em>x{page}</div>")
    if layout is None:
        return
    everything = layout.kept_by(lambda tree: tree.itertext(), ())
    assert everything == set(layout.owners)
    (gone,) = layout.tree.iter("em")
    less = layout.kept_by(lambda tree: tree.itertext(), {gone})
    assert less == everything - set(layout.segments(gone))


def test_many_segments_take_bounded_time():
    began = time.process_time()
    layout = Layout.of("<p>a</p>" * 70_000, "page.html")
    assert layout.kept_by(lambda tree: tree.itertext(), ()) == set(range(70_000))
    assert time.process_time() - began < 20
