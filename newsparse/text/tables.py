"""Tables: tab-separated files that stand beside the code that reads them, each read once.

Lines that begin with ``#`` say what the columns mean; the first other line names them. ``|`` separates alternatives
inside a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``tables/NAME.tsv`` in a package, by column; a missing cell is empty.

    Raises:
        FileNotFoundError: if there is no such table.
        ValueError: if a row has more cells than there are columns.

    Example:
        >>> next(row["name"] for row in rows("newsparse.knowledge", "countries") if row["code"] == "MLI")
        'Mali'
    """
    text = (files(package) / "tables" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    columns = next(lines).split("\t")
    return tuple(_row(name, columns, line) for line in lines)


def _row(name: str, columns: list[str], line: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise ValueError(f"table {name!r}: more cells than columns in {line!r}")
    return dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def split(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell.

    Example:
        >>> split("USA|United States")
        ('USA', 'United States')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def words(cell: str) -> Iterator[str]:
    """The words of a cell that are separated by spaces; ``_`` stands for a space inside one.

    Example:
        >>> list(words("army air_force"))
        ['army', 'air force']
    """
    return (word.replace("_", " ") for word in cell.split())
