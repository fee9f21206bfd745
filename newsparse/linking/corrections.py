"""Corrections: a table in which the user says who is the same, who is not, and what somebody is called."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from newsparse.errors import InputError
from newsparse.text import fold
from newsparse.text.sheets import sheet_rows

VERDICTS = ("same", "different", "name")


@attrs.frozen
class Correction:
    """One row: ``first`` and ``second`` are ids of actors, or names; after ``name``, ``second`` is the one to use."""

    verdict: str
    first: str
    second: str


def corrections_of(given: str | Path | Iterable[tuple[str, str, str]] | None) -> tuple[Correction, ...]:
    """The corrections in a CSV or TOML file, or given as rows.

    Raises:
        InputError: if the file cannot be read, or a row says something else.
    """
    if given is None:
        return ()
    if isinstance(given, str | Path):
        path = Path(given)
        rows = list(_from_file(path))
        where = str(path)
    else:
        rows, where = [tuple(row) for row in given], "corrections"
    return tuple(_checked(row, where) for row in rows)


def _checked(row: tuple[Any, ...], where: str) -> Correction:
    if len(row) != 3 or not all(isinstance(cell, str) and cell.strip() for cell in row) or row[0] not in VERDICTS:
        raise InputError(
            f"{where}: {row!r} is no correction; a row is same, different or name, and two names or actor ids"
        )
    return Correction(row[0], row[1].strip(), row[2].strip())


def _from_file(path: Path) -> Iterator[tuple[Any, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".toml":
            yield from _from_toml(tomllib.loads(text), path)
            return
        columns, rows = sheet_rows(text, str(path))
        if not {"verdict", "first", "second"} <= set(columns):
            raise InputError(f"{path} must have the columns verdict, first and second in its first line")
        for _, row in rows:
            yield row["verdict"].strip(), row["first"], row["second"]
    except OSError as error:
        raise InputError(f"cannot read the corrections {path}: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is not TOML: {error}") from None


def _from_toml(values: dict[str, Any], path: Path) -> Iterator[tuple[Any, ...]]:
    if unknown := sorted(values.keys() - {"same", "different", "names"}):
        raise InputError(f"{path}: there is no key {unknown[0]!r}; the keys are same, different and names")
    for verdict in ("same", "different"):
        for names in values.get(verdict, ()):
            if not isinstance(names, list) or len(names) < 2:
                raise InputError(f"{path}: {verdict!r} must be a list of lists of two or more names")
            pairs = (
                [(names[0], other) for other in names[1:]]
                if verdict == "same"
                else [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]
            )
            yield from ((verdict, a, b) for a, b in pairs)
    for old, new in dict(values.get("names", {})).items():
        yield "name", old, new


class Named:
    """Whom a name or an id in a correction stands for, as indices of records."""

    def __init__(self, records: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._found: tuple[dict[str, list[int]], ...] = ({}, {}, {})  # by id, by name, by alias
        for i, (id, names) in enumerate(records):
            keys = [id, *map(fold, names)]
            for place, key in enumerate(keys):
                found = self._found[min(place, 2)].setdefault(key, [])
                if i not in found[-1:]:
                    found.append(i)

    def __call__(self, text: str) -> list[int]:
        """The record of that id, or else all of that name, or else all of that alias; none if there is none."""
        ids, names, aliases = self._found
        return ids.get(text) or names.get(fold(text)) or aliases.get(fold(text)) or []
