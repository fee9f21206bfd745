"""A change of the rules shows in the list of readings: whoever makes it has looked at what it changes."""

from __future__ import annotations

from difflib import unified_diff
from itertools import chain

from tests.english import readings


def test_what_is_read_is_what_the_list_says():
    listed, read = (
        list(chain.from_iterable(map(str.splitlines, blocks))) for blocks in (readings.listed(), readings.readings())
    )
    changed = list(unified_diff(listed, read, "readings.txt", "now", lineterm="", n=3))
    assert not changed, "\n".join([f"if this is meant, run {readings.COMMAND}", *changed[:60]])
