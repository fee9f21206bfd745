"""Days in words, lines that tell nothing else, and what an article takes from them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import BlockKind
from newsparse.text.dates import day_in, is_moment, is_update

BODY = "The ferry to Westport will not run in winter, the harbour board said on Tuesday after a long meeting.\n\n" * 2


@given(st.dates(datetime.date(1000, 1, 1)))
def test_a_day_is_read_in_every_form(day):
    month = f"{day:%B}"
    for form in (f"{day.day} {month} {day.year}", f"{month[:3]}. {day.day}, {day.year}", day.isoformat()):
        assert day_in(f"Published on {form}, 10:15 GMT") == day


@pytest.mark.parametrize("text", ["", "3 May", "31 June 2024", "in 2024", "3 of 2024", "x2024-05-03"])
def test_what_is_no_full_day_is_none(text):
    assert day_in(text) is None


@pytest.mark.parametrize(
    "line", ["Monday 3 May 2024", "Published: 3 May 2024 | Updated: 4 May 2024", "May 3, 2024 at 9 p.m. EST"]
)
def test_lines_that_tell_nothing_else(line):
    assert is_moment(line)
    assert not is_moment(f"{line} was a good day.")
    assert not is_update(line)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("14 March 2025", datetime.date(2025, 3, 14), None),
        ("Last updated 3:45 PM, June 2, 2024", None, datetime.date(2024, 6, 2)),
        ("By Ida Quist, 14 March 2025", datetime.date(2025, 3, 14), None),
    ],
)
def test_an_article_has_the_date_above_its_text(line, published, updated):
    article = newsparse.parse(f"Ferry stops in winter\n\n{line}\n\n{BODY}", pipeline="rules").article
    assert (article.published, article.updated) == (published, updated)
    assert "updated" not in " ".join(article.authors).lower()


def test_the_dates_of_entries_below_the_text_are_not_its_own():
    article = newsparse.parse(f"Ferry stops in winter\n\n{BODY}14 March 2025\n\n{BODY}", pipeline="rules").article
    assert article.published is None
    assert all(block.kind is not BlockKind.DATELINE for block in article.blocks)
