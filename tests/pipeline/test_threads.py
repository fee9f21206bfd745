"""One pipeline may be called from many threads at once: a service has one, and a thread for each request."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

import newsparse
from newsparse._registry import discover

NAMES = ("Amina Odhiambo", "Paul Mwangi", "Grace Wanjiru", "Omar Salim")
TEXTS = [
    f"{name} rejected the toll on Monday. “We will not pay for bridge {number},” the mayor of Mombasa said. "
    f"{name}'s union backs night ferries, and warned that {number + 2} drivers would strike."
    for number, name in enumerate(NAMES * 3)
]


@pytest.mark.slow
@pytest.mark.parametrize("name", discover().pipelines.names())
def test_threads_get_what_one_gets(name):
    first = newsparse.Pipeline.preset(name)
    expected = [newsparse.dumps(first(text), tokens=True) for text in TEXTS]
    shared = newsparse.Pipeline.preset(name)  # not warm: the threads make what is made once
    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(lambda text: newsparse.dumps(shared(text), tokens=True), TEXTS))
    assert found == expected
