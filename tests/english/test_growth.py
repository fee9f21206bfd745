"""What is read takes as many steps more as it is longer: counted, not timed, so that the machine does not matter."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

import newsparse
from benchmarks.growth import HOSTILE, article, name, repeated
from newsparse.english.attributions import nested
from newsparse.model import Attribution, Span

SHORT, LONG = 4_500, 27_000
"""Characters; a sentence is cut at 2,000, so that both have some of the longest ones."""
MARGIN = 1.2

TEXTS = HOSTILE | {
    "quotations, one a paragraph": lambda _: "“We will not go,” Ms Okoro said.\n\n",
    "quotations after a colon, and single words": lambda _: (
        "Ms Okoro said: “We will not go.” She laughed “like a gull”. "
    ),
    "headings": lambda i: f"The {name(i)} Dispute\n\nThe council met again and agreed on nothing at all, he said.\n\n",
    "list items": lambda i: f"- Anna {name(i)}: No.\n",
    "brackets and dashes": lambda _: "the mayor (who said no) — “never”, she said — ",
}
BETWEEN_PLACES = frozenset({"count", "endswith", "find", "index", "rfind", "rindex", "startswith"})
"""Methods of texts that may look at a part of one without a copy of it."""


@pytest.fixture(scope="module")
def rules():
    pipeline = newsparse.Pipeline.preset("rules")
    pipeline(article(LONG))  # lexicons are read, and remembered words are known
    return pipeline


def steps(function, *given):
    """How many functions are called, and how many characters the texts have whose methods are.

    A copy of the text up to a place is one call, but as many characters as are copied.
    """
    count: Counter[str] = Counter()

    def counted(_, event, called):
        count["calls"] += 1
        text = getattr(called, "__self__", None) if event == "c_call" else None
        if type(text) is str and called.__name__ not in BETWEEN_PLACES:
            count["characters"] += len(text)

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        function(*given)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("what", ["an article", *TEXTS])
def test_a_text_six_times_as_long_takes_six_times_as_many_steps(rules, what):
    short, long = (repeated(TEXTS[what], n) if what in TEXTS else article(n) for n in (SHORT, LONG))
    few, many = steps(rules, short), steps(rules, long)
    assert many["calls"] <= MARGIN * LONG / SHORT * few["calls"]
    assert many["characters"] <= MARGIN * LONG / SHORT * few["characters"]


def test_reports_within_reports_take_as_many_steps_each_however_deep_they_are():
    def chain(depth):
        return [Attribution(id=str(i), cue=[Span(i, i + 1)], content=[Span(i + 1, depth + 1)]) for i in range(depth)]

    assert [a.parent_id for a in nested(chain(4))] == [None, "0", "1", "2"]
    few, many = (steps(list, nested(chain(depth)))["calls"] for depth in (50, 1_000))
    assert many <= 2 * 20 * few


def test_a_surname_that_many_share_leaves_each_of_them_one_person():
    given = [f"{a}{b}nna" for a in "BDFGHJKLMNPRST" for b in "aeiouy"][:80]
    others = [f"{a}{b}rko" for a in "BDFGHJKLMNPRST" for b in "aeiouy"][:80]
    names = [f"{name} Quell" for name in (*given, *others)]
    text = " ".join(f"Mayor {name} left on Monday." for name in names)
    parsed = newsparse.parse(f"{text}\n\n{text}", pipeline="rules")
    assert {actor.name: len(actor.mention_ids) for actor in parsed.actors if "Quell" in actor.name} == dict.fromkeys(
        names, 2
    )
