"""The classes of words that tell what a line is. Data, not code."""

from __future__ import annotations

from functools import cache

from newsparse.text.words import read_classes


@cache
def classes() -> dict[str, frozenset[str]]:
    """The words of every class in ``words.tsv``, in lower case.

    Example:
        >>> "newsletter" in classes()["letter"]
        True
    """
    return read_classes("newsparse.cleaning")


@cache
def classes_of() -> dict[str, tuple[str, ...]]:
    """For every word the classes that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in classes().items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found
