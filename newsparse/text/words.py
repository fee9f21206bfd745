"""The classes of words that the cutting of text turns on: abbreviations, and what begins a sentence. Data, not code."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def classes() -> dict[str, frozenset[str]]:
    """The words of every class in ``words.tsv``, in lower case and without a last full stop.

    Example:
        >>> "mrs" in classes()["before_name"], "inc" in classes()["company"]
        (True, True)
    """
    return read_classes("newsparse.text")


def read_classes(package: str) -> dict[str, frozenset[str]]:
    """The classes in the ``words.tsv`` of a package."""
    text = (files(package) / "words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: frozenset(words.split()) for name, words in rows[1:]}


def abbreviations() -> frozenset[str]:
    """All words that are written with a full stop of their own."""
    return frozenset().union(
        *(classes()[name] for name in ("before_name", "before_number", "company", "month", "state", "other", "lower"))
    )
