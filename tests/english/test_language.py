"""Which articles are read at all: those in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import Article
from newsparse.english.language import is_english

ENGLISH = "The board said on Friday that it would not sell the mill to them .".split()
FOREIGN = {
    "fr": "La ministre dit que les ponts ne sont pas sûrs et que la ville attend une réponse.",
    "de": "Die Ministerin sagt, dass die Brücke nicht sicher ist und dass sich die Stadt auf eine Antwort freut.",
    "es": "La ministra dijo que los puentes no son seguros para las familias y que se cerrarán con una valla.",
    "nl": "De minister zegt dat het dorp niet veilig is en dat zij met een brief komt.",
}


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_another_language_is_told_and_nothing_is_looked_for(text):
    parsed = newsparse.parse(text, pipeline="rules", clean=False)
    assert [(d.code, d.component) for d in parsed.diagnostics] == [("other-language", "english.mentions")]
    assert not parsed.mentions
    assert not parsed.attributions
    assert not parsed.claims
    assert parsed.sentences


def test_an_article_is_in_the_language_that_it_names():
    text = "Omar Bell said the mill was sold."
    assert newsparse.parse(Article(text=text, language="en-GB"), pipeline="rules", clean=False).claims
    parsed = newsparse.parse(Article(text=text, language="sv"), pipeline="rules", clean=False)
    assert [d.code for d in parsed.diagnostics] == ["other-language"]


@given(names=st.lists(st.sampled_from("Rosa Bell van der von de la Torre Ruiz met und Jan".split()), max_size=6))
def test_names_do_not_make_a_text_foreign(names):
    assert is_english([*names, *ENGLISH], None)


@given(st.lists(st.sampled_from([*ENGLISH, "le", "und", "que"]), min_size=40, max_size=60), st.integers(2, 4))
def test_more_of_the_same_text_is_in_the_same_language(words, times):
    assert is_english(words * times, None) == is_english(words, None)
