"""What is read takes as many steps more as it is longer: counted, not timed, so that the machine does not matter."""

from __future__ import annotations

import sys

import pytest

import newsparse
from benchmarks.growth import HOSTILE, article, repeated

SHORT, LONG = 4_500, 13_500
"""Characters; a sentence is cut at 2,000, so that both have some of the longest ones."""
MARGIN = 1.2


@pytest.fixture(scope="module")
def rules():
    pipeline = newsparse.Pipeline.preset("rules")
    pipeline(article(LONG))  # lexicons are read, and remembered words are known
    return pipeline


def calls(pipeline, text):
    """How many functions are called while a text is read."""
    count = 0

    def counted(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        pipeline(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("what", ["an article", *HOSTILE])
def test_a_text_three_times_as_long_takes_three_times_as_many_steps(rules, what):
    short, long = (repeated(HOSTILE[what], n) if what in HOSTILE else article(n) for n in (SHORT, LONG))
    assert calls(rules, long) <= MARGIN * LONG / SHORT * calls(rules, short)


def test_a_surname_that_many_share_leaves_each_of_them_one_person():
    given = [f"{a}{b}nna" for a in "BDFGHJKLMNPRST" for b in "aeiouy"][:80]
    others = [f"{a}{b}rko" for a in "BDFGHJKLMNPRST" for b in "aeiouy"][:80]
    names = [f"{name} Quell" for name in (*given, *others)]
    text = " ".join(f"Mayor {name} left on Monday." for name in names)
    parsed = newsparse.parse(f"{text}\n\n{text}", pipeline="rules")
    assert {actor.name: len(actor.mention_ids) for actor in parsed.actors if "Quell" in actor.name} == dict.fromkeys(
        names, 2
    )
