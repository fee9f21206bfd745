"""Databases of Discourse Network Analyzer 3 (``.dna``): SQLite, with documents, statements, entities and coders.

What the program reads is written: the statement type *DNA Statement* with *person*, *organization*, *concept* and
*agreement*, and beside it the dimension of each statement, and how sure it is in per cent. Positions are in UTF-16 code
units, as Java counts. ``dna.sql`` has the tables.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from importlib.resources import files

from newsparse.errors import InputError
from newsparse_network.statement import NEUTRAL, SUPPORT, Document, LeftOut, Statement

VERSION = "3.0.7"
"""The version of the schema that is written. All of 3.0 are read."""

LONGEST = 190
"""Names and titles of more characters are cut, with an ellipsis."""

_TYPE = "DNA Statement"
_VARIABLES = (
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
    ("dimension", "short text"),
    ("confidence", "integer"),
)
_ATTRIBUTES = ("Type", "Alias", "Notes")
_COLORS = ((230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (0, 114, 178), (213, 94, 0), (204, 121, 167))
"""Colours that people with any sight can tell apart (Okabe and Ito 2008)."""

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_UNKNOWN_CODER = "newsparse"


def dna_bytes(
    documents: Iterable[Document], statements: Iterable[Statement], *, password: str = "newsparse"
) -> tuple[bytes, tuple[LeftOut, ...]]:
    """A database, and what of the statements it cannot hold: neutral ones, those on actors, those without a place.

    Coder 1 is *Admin*; each component that made statements is a coder of its own. ``password`` is that of all coders. A
    document without a date has that of 1 January 1970, and says so in its notes. A reported statement is told by its
    holder; who reports it is not written.

    Raises:
        InputError: if a statement stands in no document that is given, or outside of its text.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        left = _Writer(connection, password).write(documents, statements)
        connection.commit()
        return connection.serialize(), left


class _Writer:
    """Fills an empty database."""

    def __init__(self, connection: sqlite3.Connection, password: str) -> None:
        self._connection = connection
        self._password = password
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript((files("newsparse_network.formats") / "dna.sql").read_text(encoding="utf-8"))
        self._coders: dict[str, int] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._values: set[tuple[int, str]] = set()
        self._documents: dict[str, tuple[int, str]] = {}
        self._left: Counter[str] = Counter()
        self._number = 0

    def write(self, documents: Iterable[Document], statements: Iterable[Statement]) -> tuple[LeftOut, ...]:
        execute = self._connection.execute
        for pair in (("version", VERSION), ("date", "2022-06-10")):
            execute("INSERT INTO SETTINGS VALUES (?, ?)", pair)
        execute("INSERT INTO STATEMENTTYPES VALUES (1, ?, 239, 208, 51)", (_TYPE,))
        for number, (name, type) in enumerate(_VARIABLES, 1):
            execute("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", (number, name, type))
            if type == "short text":
                for attribute in _ATTRIBUTES:
                    execute(
                        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
                        (number, attribute),
                    )
        self._coder("Admin")
        for document in documents:
            self._document(document)
        for statement in statements:
            self._statement(statement)
        for one in self._coders.values():
            for other in self._coders.values():
                if one != other:
                    execute("INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", (one, other))
        return tuple(LeftOut(reason, number) for reason, number in sorted(self._left.items()))

    def _coder(self, name: str) -> int:
        if name not in self._coders:
            number = len(self._coders) + 1
            color = _COLORS[number % len(_COLORS)]
            self._connection.execute(
                "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (?, ?, ?, ?, ?, ?)",
                (number, _short(name), *color, password_digest(self._password, name)),
            )
            self._coders[name] = number
        return self._coders[name]

    def _document(self, document: Document) -> None:
        if document.id in self._documents:
            return
        number = len(self._documents) + 1
        text = _storable(document.text)
        self._documents[document.id] = (number, text)
        texts = (document.author, document.source, document.section)
        notes = document.notes if document.date is not None else " ".join(("(no date)", document.notes)).strip()
        self._connection.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Date)"
            " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?)",
            (
                number,
                _short(document.title or document.id),
                text,
                *map(_short, texts),
                _storable(notes),
                _seconds(document.date),
            ),
        )

    def _statement(self, statement: Statement) -> None:
        span, reason = statement.span, _reason(statement)
        if reason or span is None:
            self._left[reason or "without a place in the text"] += 1
            return
        if statement.document not in self._documents:
            raise InputError(f"a statement is of the document {statement.document!r:.60}, which is not given")
        document, text = self._documents[statement.document]
        if not 0 <= span.start < span.end <= len(text):
            where = f"{span.start}-{span.end} of document {statement.document!r:.60}"
            raise InputError(f"a statement stands at {where}, which has {len(text)} characters; parse it again")
        start = utf16_length(text[: span.start])
        stop = start + utf16_length(text[span.start : span.end])
        self._number += 1
        coder = self._coder(statement.component or _UNKNOWN_CODER)
        execute = self._connection.execute
        execute("INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, ?)", (self._number, document, start, stop, coder))
        shorts = ((1, statement.actor), (2, statement.affiliation), (3, statement.issue), (5, statement.dimension))
        for variable, value in shorts:
            execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                (self._number, variable, self._entity(variable, value)),
            )
        execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)",
            (self._number, int(statement.agreement == SUPPORT)),
        )
        execute(
            "INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, 6, ?)",
            (self._number, round(100 * statement.confidence)),
        )

    def _entity(self, variable: int, value: str) -> int:
        if (variable, value) not in self._entities:
            written = _apart(_short(value), variable, self._values)
            self._values.add((variable, written))
            cursor = self._connection.execute(
                "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)", (variable, written)
            )
            number = int(cursor.lastrowid or 0)
            self._entities[variable, value] = number
            self._connection.execute(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId)"
                " SELECT ?, ID FROM ATTRIBUTEVARIABLES WHERE VariableId = ?",
                (number, variable),
            )
        return self._entities[variable, value]


def _reason(statement: Statement) -> str:
    if statement.layer != "issue":
        return "on actors, which are no concepts"
    return "that are neutral, which agreement cannot say" if statement.agreement == NEUTRAL else ""


def _apart(value: str, variable: int, taken: set[tuple[int, str]]) -> str:
    """A value that no other long name was cut to."""
    number, found = 2, value
    while (variable, found) in taken:
        mark = f" ({number})"
        found = value[: LONGEST - len(mark)] + mark
        number += 1
    return found


def _storable(text: str) -> str:
    """A text that SQLite can store and give back whole: lone surrogates and null characters become U+FFFD."""
    whole = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text) if not text.isascii() else text
    return whole.replace("\x00", "\ufffd")


def _short(text: str) -> str:
    clean = _storable(text)
    return clean if len(clean) <= LONGEST else clean[: LONGEST - 1] + "…"


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has.

    Example:
        >>> utf16_length("no 🙂")
        5
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _seconds(date: datetime.date | datetime.datetime | None) -> int:
    if date is None:
        return 0
    if not isinstance(date, datetime.datetime):
        date = datetime.datetime(date.year, date.month, date.day)
    if date.tzinfo is None:
        date = date.replace(tzinfo=datetime.UTC)
    return int((date - _EPOCH).total_seconds() // 1)


@cache
def password_digest(password: str, salt: str) -> str:
    """How the program stores a password: SHA-256 over 16 bytes of salt and the password, 100,000 times, in Base64.

    (That is the strong password encryptor of jasypt.) The salt is made from a name, so that the same results give the
    same file; the passwords of these files keep no secret.
    """
    first = hashlib.sha256(salt.encode("utf-8", "backslashreplace")).digest()[:16]
    found = first + unicodedata.normalize("NFC", password).encode("utf-8", "backslashreplace")
    for _ in range(100_000):
        found = hashlib.sha256(found).digest()
    return base64.b64encode(first + found).decode("ascii")
