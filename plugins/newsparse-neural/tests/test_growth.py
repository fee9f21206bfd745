"""What the network's components do takes as many steps more as a text is longer, and keeps no more than is needed."""

from __future__ import annotations

import sys
import tracemalloc

import numpy as np
import pytest

import newsparse
from newsparse_neural.linking import Linker
from newsparse_neural.network import Scores

SHORT, LONG = 2_000, 12_000
"""Characters."""
MARGIN = 1.2

TEXTS = {
    "reports within reports": "he said she said ",
    "one stance": "Ms Okoro rejected the toll. She said that the toll was wrong. ",
    "two actors": "Ms Okoro criticised Mr Bello. Mr Bello praised the plan of Ms Okoro, she warned. ",
    "quotations": "“We will not go,” Ms Okoro said.\n\n",
    "list items": "- Ada Bell: No.\n",
}


@pytest.fixture(scope="module")
def neural():
    pipeline = newsparse.Pipeline.preset("neural")
    for text in TEXTS.values():
        pipeline(text * 10)  # models and lexicons are read
    return pipeline


def calls(function, *given):
    """How many functions are called."""
    count = 0

    def counted(*_):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        function(*given)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("what", TEXTS)
def test_a_text_six_times_as_long_takes_six_times_as_many_steps(neural, what):
    short, long = (TEXTS[what] * (n // len(TEXTS[what])) for n in (SHORT, LONG))
    assert calls(neural, long) <= MARGIN * len(long) / len(short) * calls(neural, short)


def silent(first, end):
    """What the network says of a window in which nobody says anything."""
    n = end - first
    nothing = np.zeros((n, 0), np.float32)
    names = ("upos", "names", "arcs", "roots", "label_of", "label_by", "actor", "key", "word")
    roles = np.tile(np.array([9, 0, 0], np.float32), (n, 3))
    square = np.zeros((n, n), np.float32)
    none = np.zeros((n, 2), np.float32)
    return Scores(first, end, roles=roles, sources=square, cues=square, none=none, **dict.fromkeys(names, nothing))


def test_windows_that_are_linked_are_let_go():
    size, stretches, windows = 100, 10, 20
    linker = Linker(size * stretches * windows, [0], np.zeros((3, 3, 3), np.float32))
    tracemalloc.start()
    try:
        for first in range(0, stretches * windows, windows):
            for k in range(first, first + windows):
                linker.take(silent(k * size, (k + 1) * size))
            linker.link()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    one = 2 * size * size * 2  # two tables of links in half precision
    assert kept < one * windows / 4
    assert len(linker.links) == 2 * stretches * windows
