"""The names in a byline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse.text import authors
from newsparse.text.bylines import is_byline, names

NAMES = ("Nora Field", "Tom Brandt", "Liis de Vries", "Marie-Odile O'Neil", "J. K. Bello")
OFFICES = (
    "",
    ", Westport Gazette",
    ", Foreign Editor",
    " in Westport",
    " for the Gazette",
    " | Westport Gazette",
    " - 3 May",
)


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True), st.sampled_from(OFFICES), st.booleans())
def test_names_joined_by_and(names, office, comma):
    joined = (
        " and ".join([", ".join(names[:-1]) + "," * (comma and len(names) > 2), names[-1]]) if names[1:] else names[0]
    )
    assert authors(f"By {joined}{office}") == tuple(names)
    assert authors(f"BY {joined}{office}") == tuple(names)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By NORA FIELD and TOM BRANDT", ("Nora Field", "Tom Brandt")),
        ("By Nora Field in Oslo and Tom Brandt in Bonn", ("Nora Field", "Tom Brandt")),
        ("By Nora Field, Foreign Editor, and Tom Brandt, Reporter", ("Nora Field", "Tom Brandt")),
        ("Nora Field, Political Correspondent", ("Nora Field",)),
        ("By Reuters", ("Reuters",)),
        ("By our own staff", ()),
        ("By Staff Reporter", ()),
        ("By", ()),
        ("", ()),
    ],
)
def test_who_is_an_author(byline, names):
    assert authors(byline) == names


@given(st.text())
def test_any_text_survives(text):
    assert all(name.strip() for name in authors(text))


BODY = "The pier of Westport will be sold, the council said on Monday, because the town has no money to repair it."


def test_cleaning_fills_in_the_authors():
    text = f"Pier To Be Sold\n\nBy Nora Field and Tom Brandt, Westport Gazette\n\n{BODY}"
    assert newsparse.parse(text, pipeline="rules").article.authors == ("Nora Field", "Tom Brandt")
    assert newsparse.parse(text, pipeline="rules", clean=False).article.authors == ()


def test_authors_that_are_given_stay():
    article = Article(text=f"Pier To Be Sold\n\nBy Nora Field\n\n{BODY}", authors=["N. Field"])
    assert newsparse.parse(article, pipeline="rules").article.authors == ("N. Field",)


@pytest.mark.parametrize(
    "line", ["Updated 3:45 PM, June 2, 2024", "First published 3 May 2024", "4 March 2023 • 9:15am"]
)
def test_a_moment_alone_names_nobody(line):
    assert names(line) == authors(line) == ()
    assert not is_byline(line)
