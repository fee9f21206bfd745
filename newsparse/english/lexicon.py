"""Lexicons: tab-separated data files beside this module, read once.

Lines that begin with ``#`` say what the columns mean; the first other line names them. ``|`` separates alternatives
inside a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/NAME.tsv``, by column; a missing cell is empty.

    Raises:
        FileNotFoundError: if there is no such lexicon.
        ValueError: if a row has more cells than there are columns.

    Example:
        >>> next(row["name"] for row in rows("countries") if row["code"] == "MLI")
        'Mali'
    """
    text = (files("newsparse.english") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    columns = next(lines).split("\t")
    return tuple(_row(name, columns, line) for line in lines)


def _row(name: str, columns: list[str], line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise ValueError(f"lexicon {name!r}: more cells than columns in {line!r}")
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def split(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell.

    Example:
        >>> split("USA|United States")
        ('USA', 'United States')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def word_classes(name: str = "words") -> dict[str, frozenset[str]]:
    """The words of each class in a lexicon with the columns ``class`` and ``words`` (separated by spaces)."""
    found: dict[str, set[str]] = {}
    for row in rows(name):
        found.setdefault(row["class"], set()).update(_words(row["words"]))
    return {name: frozenset(words) for name, words in found.items()}


def _words(cell: str) -> Iterator[str]:
    return (word.replace("_", " ") for word in cell.split())
