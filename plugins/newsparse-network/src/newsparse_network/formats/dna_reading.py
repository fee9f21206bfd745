"""Reading a database of Discourse Network Analyzer 3 (``.dna``), which may be damaged.

SQLite lets any value stand in any column, and other programs may have written the file: each value is looked at before
it is believed, and the first wrong one is told with its row.
"""

from __future__ import annotations

import datetime
import os
import re
import sqlite3
import warnings
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import attrs

from newsparse.errors import LeftOutWarning, ReadError
from newsparse.model import Span
from newsparse_network.statement import OPPOSE, SUPPORT, Document, Statement

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_KEYS = ("STATEMENTS", "DATASHORTTEXT", "DATABOOLEAN", "DATAINTEGER")
"""Tables whose rows refer to rows of others."""

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")

T = TypeVar("T", str, int)


def read_dna(path: Path) -> tuple[list[Document], list[Statement]]:
    """The documents and statements of a database: of its first type that has a person, a concept and an agreement.

    Other types, regular expressions and attributes are passed over. Statements without a concept or a person are left
    out, and one that stands outside of its text has no words: a `LeftOutWarning` says how many.

    Raises:
        ReadError: if the file is no such database, of another version, or damaged.
    """
    if not os.path.isfile(path):
        raise ReadError(f"cannot read {path}: there is no such file")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            _check(connection)
            documents = dict(_documents(connection))
            statements, left = _statements(connection, documents)
    except sqlite3.Error as error:
        raise ReadError(f"{path} is no database of Discourse Network Analyzer 3: {error}") from None
    except _DamagedError as error:
        raise ReadError(f"{path} {error}") from None
    if left:
        warnings.warn(f"{path}: {'; '.join(left)}", LeftOutWarning, stacklevel=2)
    return list(documents.values()), statements


class _DamagedError(Exception):
    """What is wrong with a database, to be read behind its name."""


def _check(connection: sqlite3.Connection) -> None:
    """See that it has nothing but rows, is of a version that is read, and that no row refers to one that is missing.

    What stands in the place of a table and is none (a view, a virtual table) is computed, and may have no end.

    Raises:
        _DamagedError: if it is not so.
    """
    computed = connection.execute("SELECT type, name FROM sqlite_master WHERE rootpage IS NOT TRUE").fetchone()
    if computed is not None:
        kind, name = (f"{value!s:.40}" for value in computed)
        raise _DamagedError(f"has a {kind} {name!r}, which no database of Discourse Network Analyzer has")
    row = connection.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
    version = str(row[0]) if row else "unknown"
    if not version.startswith("3.0"):
        raise _DamagedError(f"is of version {version:.40} of Discourse Network Analyzer; open and save it with 3.0")
    for table in _KEYS:
        lost = connection.execute(f"PRAGMA foreign_key_check({table})").fetchone()
        if lost is not None:
            raise _DamagedError(f"is damaged: row {lost[1]} of {table} refers to a row of {lost[2]} that is missing")


def _documents(connection: sqlite3.Connection) -> Iterator[tuple[int, Document]]:
    names = ("title", "text", "author", "source", "section", "notes")
    wanted = f"SELECT ID, Date, {', '.join(names)} FROM DOCUMENTS ORDER BY ID"
    for number, date, *cells in connection.execute(wanted):
        where = f"document {number}"
        texts = {name: _typed(str, cell, where, name) for name, cell in zip(names, cells, strict=True)}
        seconds = _typed(int, date, where, "date")
        unknown = seconds == 0 and texts["notes"].startswith("(no date)")
        try:
            moment = None if unknown else _EPOCH + datetime.timedelta(seconds=seconds)
        except OverflowError:
            raise _DamagedError(f"is damaged: {where} has the date {date}, in no year up to 9999") from None
        yield number, Document(id=str(number), date=moment, **texts)


def _typed(type: type[T], value: object, where: str, what: str) -> T:
    if not isinstance(value, type):
        wanted = "a text" if type is str else "a whole number"
        raise _DamagedError(f"is damaged: the {what} of {where} is {wanted}, and not {value!r:.40}")
    return value


@attrs.frozen
class _Values:
    """What variables say of statements: by statement, and then by the name of the variable."""

    texts: Mapping[tuple[int, str], Any]
    numbers: Mapping[tuple[int, str], Any]

    def text(self, statement: int, variable: str) -> str:
        return _typed(str, self.texts.get((statement, variable), ""), f"statement {statement}", variable)

    def number(self, statement: int, variable: str, otherwise: int, most: int) -> int:
        where = f"statement {statement}"
        found = _typed(int, self.numbers.get((statement, variable), otherwise), where, variable)
        if not 0 <= found <= most:
            raise _DamagedError(f"is damaged: the {variable} of {where} must lie between 0 and {most}, and is {found}")
        return found


def _statements(
    connection: sqlite3.Connection, documents: Mapping[int, Document]
) -> tuple[list[Statement], tuple[str, ...]]:
    """The statements, and words on what is not there of them."""
    chosen, variables = _variables(connection)
    values = _Values(
        dict(_told(connection, "DATASHORTTEXT JOIN ENTITIES ON Entity = ENTITIES.ID", "DATASHORTTEXT", variables)),
        dict(
            chain.from_iterable(_told(connection, table, table, variables) for table in ("DATABOOLEAN", "DATAINTEGER"))
        ),
    )
    coders = dict(connection.execute("SELECT ID, Name FROM CODERS"))
    wanted = "SELECT ID, DocumentId, Start, Stop, Coder FROM STATEMENTS WHERE StatementTypeId = ? ORDER BY ID"
    found, empty, outside = [], 0, list[int]()
    pairs: dict[int, list[int]] = {}
    for number, in_document, start, stop, coder in connection.execute(wanted, (chosen,)):
        if in_document not in documents:
            raise _DamagedError(f"is damaged: statement {number} is of no document")
        document = documents[in_document]
        actor, issue = values.text(number, "person"), values.text(number, "concept")
        if not actor.strip() or not issue.strip():
            empty += 1
            continue
        if in_document not in pairs:
            pairs[in_document] = _pairs(document.text)
        span = _code_points(document.text, pairs[in_document], start, stop)
        if span is None:
            outside.append(number)
        row = Statement(
            document=document.id,
            actor=actor,
            affiliation=values.text(number, "organization"),
            issue=issue,
            agreement=SUPPORT if values.number(number, "agreement", 1, 1) else OPPOSE,
            date=document.date,
            dimension=values.text(number, "dimension"),
            confidence=values.number(number, "confidence", 100, 100) / 100,
            outlet=document.source,
            span=span,
            words=span.of(document.text) if span is not None else "",
            component=_typed(str, coders.get(coder, ""), f"coder {coder}", "name"),
            id=str(number),
        )
        found.append(row)
    left = []
    if empty:
        left.append(f"statements left out for want of a person or a concept: {empty}")
    if outside:
        left.append(f"statements outside of the text, and so without words: {len(outside)}, first {outside[0]}")
    return found, tuple(left)


def _variables(connection: sqlite3.Connection) -> tuple[int, dict[int, str]]:
    """The first type that has what is needed, and the names of its variables."""
    for (type,) in connection.execute("SELECT ID FROM STATEMENTTYPES ORDER BY ID").fetchall():
        names = dict(connection.execute("SELECT ID, Variable FROM VARIABLES WHERE StatementTypeId = ?", (type,)))
        if {"person", "concept", "agreement"} <= set(names.values()):
            return type, names
    raise _DamagedError("has no type of statements with a person, a concept and an agreement")


def _told(
    connection: sqlite3.Connection, source: str, table: str, variables: Mapping[int, str]
) -> Iterator[tuple[tuple[int, str], object]]:
    wanted = f"SELECT StatementId, {table}.VariableId, Value FROM {source}"
    for statement, variable, value in connection.execute(wanted):
        if variable in variables:
            yield (statement, variables[variable]), value


def _pairs(text: str) -> list[int]:
    """Where the characters that are two code units of UTF-16 begin, in code units."""
    return [found.start() + before for before, found in enumerate(_TWO_UNITS.finditer(text))]


def _code_points(text: str, pairs: Sequence[int], start: object, stop: object) -> Span | None:
    """A stretch in UTF-16 code units as code points; None if it does not stand in the text."""
    if not isinstance(start, int) or not isinstance(stop, int) or not 0 <= start < stop <= len(text) + len(pairs):
        return None
    before, within = bisect_left(pairs, start), bisect_left(pairs, stop)
    if any(number and pairs[number - 1] == unit - 1 for number, unit in ((before, start), (within, stop))):
        return None
    return Span(start - before, stop - within)
