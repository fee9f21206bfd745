"""Any text whatever gives a result or a clear error; results hold what they promise, and round-trip."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsparse
from newsparse.testing import HOSTILE_TEXTS
from newsparse.testing.strategies import articles, texts

TO_READ = {
    "a megabyte of prose": "Ms Okoro said the plan was bad, and Mali's government rejected it. " * 15_000,
    "a megabyte on lines": "“We will not,” Ms Okoro said.\n" * 30_000,
    "a megabyte of opening marks": "“No " * 250_000,
    "a megabyte without a space": "a" * 1_000_000,
}


def check(given, *, clean):
    """One article: whatever is found has its place in the text, and comes back from JSON as it was."""
    parsed = newsparse.parse(given, pipeline="rules", clean=clean)
    text = parsed.article.text
    for item in (*parsed.sentences, *parsed.mentions, *parsed.attributions, *parsed.claims, *parsed.stances):
        assert all(span.end <= len(text) for span in parsed.spans_of(item))
    assert parsed == newsparse.parse(given, pipeline="rules", clean=clean)
    assert newsparse.loads(newsparse.dumps(parsed)) == parsed
    return parsed


@pytest.mark.parametrize("clean", [True, False])
@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts(name, clean):
    parsed = check(HOSTILE_TEXTS[name], clean=clean)
    assert clean or parsed.article.text == HOSTILE_TEXTS[name]
    assert parsed.article.original == HOSTILE_TEXTS[name]


@settings(max_examples=60, deadline=None)
@given(texts(), st.booleans())
def test_any_text(text, clean):
    check(text, clean=clean)


@settings(max_examples=40, deadline=None)
@given(articles(), st.booleans())
def test_any_article(article, clean):
    check(article, clean=clean)


@pytest.mark.parametrize("name", TO_READ)
def test_long_texts_take_seconds(name):
    started = time.perf_counter()
    newsparse.parse(TO_READ[name], pipeline="rules")
    assert time.perf_counter() - started < 120  # minutes would be quadratic; the machine may be slow and busy
