"""What lines are by the order in which they come: entries of a list, captions, lines alone."""

from __future__ import annotations

import pytest

from newsparse.cleaning import entries
from newsparse.cleaning.features import without_breaks
from newsparse.cleaning.signs import line

SAID = "The boats leave from the old pier every hour, and those who are late can wait in the café."


def lines(*texts):
    return [one for _, one in without_breaks([line(text) for text in texts])]


@pytest.mark.parametrize(
    "heads",
    [
        ("1. Ferries", "2. Trams", "3. Buses"),
        ("10 Ferries", "9 Trams", "8 Buses"),
        ("#1 Ferries", "#2 Trams", "#3 Buses", "#4 Bicycles"),
    ],
)
def test_lines_that_count_are_headings_where_text_is_between_them(heads):
    found = entries.numbered(lines(*(text for head in heads for text in (head, SAID))))
    assert found == set(range(0, 2 * len(heads), 2))


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Ferries", "2. Trams", "3. Buses", SAID),
        ("1. Ferries", SAID, "2. Trams", SAID),
        ("4 Ferries", SAID, "9 Trams", SAID, "2 Buses", SAID),
        (f"1. {SAID}", SAID, f"2. {SAID}", SAID, f"3. {SAID}", SAID),
    ],
)
def test_lists_and_other_numbers_are_no_headings(texts):
    assert entries.numbered(lines(*texts)) == set()


def test_a_short_sentence_with_a_credit_below_is_a_caption():
    seen = lines(SAID, "Boats wait at the pier.", "Photo: Ada Quist", SAID)
    assert entries.captions(seen) == {1}
    assert entries.captions(lines(SAID, "Boats wait at the pier.", SAID)) == set()


def test_a_line_without_a_full_stop_alone_before_a_paragraph_is_a_heading():
    seen = lines(SAID, "Who pays for the new pier", SAID)
    assert entries.alone(seen, ["text", "text", "text"]) == {1}
    assert entries.alone(seen, ["text", "furniture", "text"]) == set()
    several = lines(SAID, "A longer pier", "Two new boats", SAID)
    assert entries.alone(several, ["text"] * 4) == set()


def test_headings_of_pictures_stand_before_captions_three_times_and_more():
    one = ("Advertisement", "She wore the green coat in Oslo.", "Ada Quist at the opening of the pier in Oslo.", SAID)
    told = ["text", "caption", "text"]
    assert entries.pictured(lines(*one * 3), told * 3) == {0, 3, 6}
    assert entries.pictured(lines(*one * 2), told * 2) == set()


def test_what_only_stands_between_lines_is_left_out_and_remembered():
    kept = without_breaks([line(text) for text in ("A Pier", "Advertisement", "Photo: Ada Quist", SAID, "3 hours ago")])
    assert [(i, one.breaks) for i, one in kept] == [(0, ""), (3, "c")]
