"""Lexicons: tab-separated tables beside this module, read once.

Lines that begin with ``#`` say what the columns mean; the first other line names them. ``|`` separates alternatives
inside a cell. `words` are plain classes of words; each file in ``tables/words`` belongs to one package of English.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_TABLES = files("newsparse.english.lexicon") / "tables"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``tables/NAME.tsv``, by column; a missing cell is empty.

    Raises:
        FileNotFoundError: if there is no such lexicon.
        ValueError: if a row has more cells than there are columns.

    Example:
        >>> next(row["name"] for row in rows("countries") if row["code"] == "MLI")
        'Mali'
    """
    text = (_TABLES / f"{name}.tsv").read_text(encoding="utf-8")
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


@cache
def owners() -> dict[str, str]:
    """The table in ``tables/words`` that each word class stands in; every class stands in one."""
    names = sorted(file.name.removesuffix(".tsv") for file in (_TABLES / "words").iterdir())
    return {word_class: name for name in names for word_class in word_classes(f"words/{name}")}


def words(word_class: str) -> frozenset[str]:
    """The words of a class, in lower case.

    Raises:
        KeyError: if no table has the class.

    Example:
        >>> "monday" in words("weekday")
        True
    """
    return word_classes(f"words/{owners()[word_class]}")[word_class]


def _words(cell: str) -> Iterator[str]:
    return (word.replace("_", " ") for word in cell.split())
