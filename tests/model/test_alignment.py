"""Alignments: every span maps to the text as received and back, through any number of changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.model import Alignment, Span

TEXTS = st.text(max_size=60)


@st.composite
def changes(draw, text):
    """Changes in order, none overlapping."""
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    return [(Span(a, b), draw(st.text(max_size=4))) for a, b in pairs]


def apply(text, edits):
    made, last = [], 0
    for span, replacement in edits:
        made += [text[last : span.start], replacement]
        last = span.end
    return "".join([*made, text[last:]])


@st.composite
def changed(draw):
    original = draw(TEXTS)
    edits = draw(changes(original))
    return original, apply(original, edits), Alignment.from_changes(len(original), edits)


@given(changed())
def test_what_is_shared_is_the_same_in_both_texts(case):
    original, text, alignment = case
    assert alignment.original_length == len(original)
    assert alignment.text_length == len(text)
    for run in alignment.runs:
        assert text[run.text : run.text + run.length] == original[run.original : run.original + run.length]
        span = Span(run.text, run.text + run.length)
        assert alignment.to_original(span) == Span(run.original, run.original + run.length)
        assert alignment.to_text(alignment.to_original(span)) == span


@given(changed(), st.data())
def test_every_span_stays_in_bounds_both_ways(case, data):
    original, text, alignment = case
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    there = alignment.to_original(Span(a, b))
    assert 0 <= there.start <= there.end <= len(original)
    a, b = sorted(data.draw(st.tuples(st.integers(0, len(original)), st.integers(0, len(original)))))
    back = alignment.to_text(Span(a, b))
    assert back is None or back.end <= len(text)


@given(changed(), st.data())
def test_a_larger_span_never_maps_to_less(case, data):
    _, text, alignment = case
    a, b, c, d = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    if b < c:
        assert alignment.to_original(Span(a, d)).contains(alignment.to_original(Span(b, c)))


@given(changed(), st.data())
def test_alignments_compose(case, data):
    original, middle, first = case
    edits = data.draw(changes(middle))
    text = apply(middle, edits)
    both = Alignment.from_changes(len(middle), edits).after(first)
    assert (both.text_length, both.original_length) == (len(text), len(original))
    for run in both.runs:
        assert text[run.text : run.text + run.length] == original[run.original : run.original + run.length]


@given(changed())
def test_the_identity_changes_nothing(case):
    _, text, alignment = case
    composed = Alignment.identity(len(text)).after(alignment)
    assert [composed.to_original(Span(i, i + 1)) for i in range(len(text))] == [
        alignment.to_original(Span(i, i + 1)) for i in range(len(text))
    ]


def test_a_replaced_sign_maps_to_all_that_it_replaced():
    alignment = Alignment.from_changes(7, [(Span(2, 5), "’")])  # "donâ€™t" was "don’t"
    assert alignment.to_original(Span(2, 3)) == Span(2, 5)
    assert alignment.to_text(Span(3, 4)) == Span(2, 3)


def test_what_was_dropped_has_no_place_in_the_text():
    alignment = Alignment.from_changes(10, [(Span(2, 6), "")])
    assert alignment.to_text(Span(3, 5)) is None
    assert alignment.to_original(Span(1, 3)) == Span(1, 7)


@pytest.mark.parametrize("edits", [[(Span(0, 3), ""), (Span(2, 4), "")], [(Span(3, 9), "")]])
def test_changes_that_overlap_or_leave_the_text_are_refused(edits):
    with pytest.raises(ValueError, match="overlaps another or leaves"):
        Alignment.from_changes(5, edits)
