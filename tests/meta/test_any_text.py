"""Any text whatever gives a result or a clear error; results hold what they promise, and round-trip."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse.testing import HOSTILE_TEXTS
from newsparse.testing.strategies import articles, texts

PIECES = {
    "prose": "Ms Okoro said the plan was bad, and Mali's government rejected it. ",
    "quoted lines": "“We will not,” Ms Okoro said.\n",
    "one sentence": "Mali said that ",
    "opening marks": "“No ",
    "no space": "aaaaaaaaaa",
    "headings": "A Long Dispute\nThe council met on Monday and agreed on nothing at all for the third time.\n",
}
"""What long texts are made of."""


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


@given(texts(), st.booleans())
def test_any_text(text, clean):
    check(text, clean=clean)


@given(articles(), st.booleans())
def test_any_article(article, clean):
    check(article, clean=clean)


def long_text(piece, size):
    return piece * (size // len(piece))


@pytest.mark.slow
@pytest.mark.no_cover  # they run the same lines a million times
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_megabyte_gives_a_result(piece):
    parsed = newsparse.parse(long_text(piece, 1_000_000), pipeline="rules")
    assert parsed.sentences
    assert all(span.end <= len(parsed.article.text) for claim in parsed.claims for span in parsed.spans_of(claim))


def seconds(text):
    started = time.process_time()
    newsparse.parse(text, pipeline="rules")
    return time.process_time() - started


@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_text_and_not_with_its_square(piece):
    """Eight times the text takes about eight times as long: 64 times would be quadratic."""
    seconds(long_text(piece, 10_000))  # lexicons are read, caches filled
    assert seconds(long_text(piece, 160_000)) < 24 * min(seconds(long_text(piece, 20_000)) for _ in range(3))
