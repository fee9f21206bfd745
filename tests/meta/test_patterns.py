"""No pattern of the library takes more than its share of time, whatever text it is given.

The patterns are found, not listed: see `patterns`. Each is run as the code runs it: matched at the beginning of a text,
or looked for in all of it.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex

from tests.meta.patterns import ROOT, attacks

SHORT, LONG = 2_000, 8_000
MOST_TIMES = 10
"""Four times the text may take so many times as long: a pattern whose time goes with the square takes 16 times."""
TOO_SHORT_TO_TELL = 0.02
"""Seconds: less than that is fast, and no ratio of it says anything."""

BOUNDED = {
    "newsparse/text/byline_patterns.py": 1_000,
    "newsparse/text/bylines.py": 1_000,
    "newsparse/cleaning/signs.py _END": 8,
    "newsparse/text/sentences.py _ATTRIBUTION": 80,
}
"""Files whose patterns, or of which one pattern, see no more than so many characters of a text."""

MATCHED = (
    "newsparse/_registry/checks.py",
    "newsparse/cleaning/notices.py",
    "newsparse/cleaning/structure.py",
    "plugins/newsparse-html/src/newsparse_html/rules.py",
)
"""Files whose patterns are made of data or handed on, and are matched at the beginning of a line."""


@cache
def patterns() -> tuple[dict[str, Any], ...]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.meta.patterns"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return tuple(json.loads(line) for line in done.stdout.splitlines())


def line_of(found: dict[str, Any]) -> str:
    """The line of code that a pattern is compiled in."""
    file, _, line = found["where"].rpartition(":")
    return (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def called(found: dict[str, Any]) -> str | None:
    """The name that a pattern is given in its module, None if it has none."""
    named = re.match(r"(\w+)(?:: [^=]+)? = re", line_of(found))
    return named[1] if named else None


def is_looked_for(found: dict[str, Any]) -> bool:
    """Whether the code looks for a pattern anywhere in a text, or might: we do not know what it is called."""
    file, name = found["where"].rpartition(":")[0], called(found)
    if file in MATCHED:
        return False
    if name is None:
        return re.search(r"re\w*\.(?:full)?match\(", line_of(found)) is None
    package = ROOT / file if name.startswith("_") else ROOT
    places = [package] if package.is_file() else [*ROOT.glob("newsparse/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
    text = "\n".join(place.read_text(encoding="utf-8") for place in places if name in place.read_text(encoding="utf-8"))
    uses = re.findall(rf"\b{name}\b(\.\w+)?", text)
    return any(use not in ("", ".match", ".fullmatch", ".pattern") for use in uses) or uses.count("") > 1


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Patterns look for signals while they run: one that takes too long is stopped."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def seconds(run: Any, text: str) -> float:
    began = time.process_time()
    with at_most(4):
        run(text)
    return time.process_time() - began


def slow(found: dict[str, Any]) -> str | None:
    """A text on which a pattern takes more than its share of time, as what is repeated in it; None for no such."""
    compiled = (regex if found["engine"] == "regex" else re).compile(found["pattern"], found["flags"])
    run = compiled.search if is_looked_for(found) else compiled.match
    file = found["where"].rpartition(":")[0]
    bound = BOUNDED.get(file) or BOUNDED.get(f"{file} {called(found)}", LONG)
    for part in attacks(found["pattern"], found["flags"]):
        whole = (part * (bound // len(part) + 1))[:bound] + "\x00"
        try:
            long = seconds(run, whole)
            if long > TOO_SHORT_TO_TELL and bound == LONG:
                short = min(seconds(run, whole[-SHORT:]) for _ in range(3))
                if min(long, seconds(run, whole)) > MOST_TIMES * short:
                    return part
            elif long > 1:
                return part
        except TimeoutError:
            return part
    return None


def test_patterns_are_found() -> None:
    files = {found["where"].rpartition(":")[0] for found in patterns()}
    assert len(patterns()) > 250
    for path in ("newsparse/readers/text.py", "newsparse/text/sentences.py", "newsparse/cleaning/credits.py"):
        assert path in files
    assert any(Path(file).parts[0] == "plugins" for file in files)


@pytest.mark.parametrize("wrong", [r"(a+)+$", r"\s+$", r"[^a@]+@[^@]+\.", r"(?:\w+\s?)*!"])
def test_patterns_that_are_slow_are_told(wrong: str) -> None:
    assert slow({"pattern": wrong, "flags": 0, "engine": "re", "where": "tests/meta/test_patterns.py:1"}) is not None


@pytest.mark.slow
def test_no_pattern_is_slow() -> None:
    found = [(one["where"], one["pattern"][:100], part) for one in patterns() if (part := slow(one)) is not None]
    assert found == []
