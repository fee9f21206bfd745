r"""Statements as tables: a plain one of newsparse's own, and the event list of Discourse Network Analyzer.

The plain table has a header, commas and quotes as in other CSV files of newsparse; semicolons and tabs are read, too.
The columns ``actor``, ``issue`` and ``agreement`` are enough; ``document``, ``date``, ``affiliation`` and the others
are taken where they are there. The event list has semicolons, and its own names of columns. Names of columns may have
capitals, and space around a cell is taken off.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO, TypeVar

from newsparse.errors import InputError, ReadError
from newsparse.exporters.csv import guarded
from newsparse.text.sheets import sheet_rows
from newsparse_network.formats.dna import utf16_length
from newsparse_network.statement import NEUTRAL, OPPOSE, SUPPORT, Document, LeftOut, Statement

T = TypeVar("T")

COLUMNS = (
    "document",
    "date",
    "actor",
    "affiliation",
    "party",
    "country",
    "layer",
    "issue",
    "target_affiliation",
    "target_party",
    "target_country",
    "agreement",
    "dimension",
    "confidence",
    "sources",
    "named",
    "outlet",
    "words",
    "component",
    "id",
)
"""The columns of the plain table. ``sources`` are names with ``; `` between; ``named`` is ``true`` or ``false``."""

_NEEDED = ("actor", "issue", "agreement")
_OTHERS = frozenset(("document", "date", "layer", "agreement", "confidence", "sources", "named"))
_TEXTS = tuple(name for name in COLUMNS if name not in _OTHERS)
_EVENT = {
    "statement_id": "id",
    "time": "date",
    "person": "actor",
    "organization": "affiliation",
    "concept": "issue",
    "text": "words",
    "document_id": "document",
    "document_source": "outlet",
}
"""The columns of an event list, and what they are called in the plain table."""

_SIDES = {
    **dict.fromkeys(("1", "1.0", "+1", "true", "yes", "support", "agree"), SUPPORT),
    **dict.fromkeys(("-1", "-1.0", "false", "no", "oppose", "disagree"), OPPOSE),
    **dict.fromkeys(("0", "0.0", "neutral"), NEUTRAL),
}
_EVENT_SIDES = {"1": SUPPORT, "true": SUPPORT, "0": OPPOSE, "false": OPPOSE}
_NAMED = {"": True, "true": True, "false": False}
_GUARDED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def write_statements(statements: Iterable[Statement], file: TextIO) -> None:
    """Write the plain table. Places in the text are not in it, and a lone surrogate becomes an escape."""
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in statements:
        cells: dict[str, str | int | float] = {
            "date": row.date.isoformat() if row.date else "",
            "agreement": row.agreement,
            "confidence": row.confidence,
            "sources": guarded("; ".join(row.sources)),
            "named": "true" if row.named else "false",
        }
        writer.writerow([cells[name] if name in cells else guarded(getattr(row, name)) for name in COLUMNS])


def write_events(
    documents: Mapping[str, Document], statements: Iterable[Statement], file: TextIO
) -> tuple[LeftOut, ...]:
    """Write the event list as the program does: ``;`` becomes ``,`` in texts, and ``"`` becomes ``'``.

    Agreement is 1 or 0. Neutral statements and those on actors cannot be told, and are counted. Positions are in UTF-16
    code units; a statement without a place has none.
    """
    heads = (
        "statement_id time person organization concept agreement start_position stop_position text coder document_id"
    )
    about = "document_title document_author document_source document_section document_type"
    file.write(";".join(f'"{name}"' for name in (*heads.split(), *about.split())) + "\n")
    neutral = on_actors = number = 0
    for row in statements:
        if row.layer != "issue":
            on_actors += 1
            continue
        if row.agreement == NEUTRAL:
            neutral += 1
            continue
        number += 1
        document = documents.get(row.document) or Document(id=row.document, text="", source=row.outlet, date=row.date)
        file.write(";".join(_event(number, row, document)) + "\n")
    left = (("that are neutral", neutral), ("on actors, which are no concepts", on_actors))
    return tuple(LeftOut(reason, count) for reason, count in left if count)


def _event(number: int, row: Statement, document: Document) -> Iterator[str]:
    moment = document.date or row.date
    if isinstance(moment, datetime.date) and not isinstance(moment, datetime.datetime):
        moment = datetime.datetime(moment.year, moment.month, moment.day)
    yield str(number)
    yield f"{moment:%Y-%m-%d %H:%M:%S}" if moment else ""
    yield from map(_plain, (row.actor, row.affiliation, row.issue))
    yield str(int(row.agreement == SUPPORT))
    if row.span is not None and document.text:
        start = utf16_length(document.text[: row.span.start])
        yield str(start)
        yield str(start + utf16_length(row.span.of(document.text)))
    else:
        yield from ("", "")
    yield _plain(row.words)
    yield _plain(row.component)
    yield _plain(row.document)
    yield from map(_plain, (document.title, document.author, document.source, document.section, ""))


def _plain(text: str) -> str:
    flat = " ".join(text.split()).replace(";", ",").replace('"', "'")
    return f'"{flat}"'


def read_table(path: Path) -> list[Statement]:
    """The statements of a plain table or an event list; which it is, is told by the header.

    In a table without documents each row is one of its own. Rows are numbered in messages as a spreadsheet does.

    Raises:
        ReadError: if it cannot be read, lacks a column, or a row of it is no statement; the message says which.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise ReadError(f"cannot read {path}: it is not UTF-8 ({error.reason}); save it as CSV in UTF-8") from None
    header = re.split(r"[\r\n]", text, maxsplit=1)[0]
    delimiter = max(",;\t", key=header.count)
    columns, rows = sheet_rows(header.casefold() + text[len(header) :], str(path), ReadError, delimiter=delimiter)
    events = {"person", "concept"} <= set(columns)
    called = {name: _EVENT.get(name, name) if events else name for name in columns}
    missing = [name for name in _NEEDED if name not in called.values()]
    if missing:
        there = ", ".join(map(repr, filter(None, columns[:20]))) or "none"
        raise ReadError(
            f"{path} has no column {missing[0]!r}; a table of statements has {', '.join(_NEEDED)}, and the columns of "
            f"this one are {there:.400}"
        )
    return [
        _statement({called[name]: cell for name, cell in row.items()}, number, path, events=events)
        for number, (_, row) in enumerate(rows, 2)
    ]


def _statement(row: Mapping[str, str], number: int, path: Path, *, events: bool) -> Statement:
    def cell(name: str) -> str:
        text = row.get(name, "")
        return (text[1:] if _GUARDED.match(text) and not events else text).strip()

    def choice(name: str, choices: Mapping[str, T], wanted: str) -> T:
        text = cell(name).casefold()
        if text not in choices:
            raise ReadError(f"{path}, row {number}: {name} is {wanted}, not {text!r:.40}")
        return choices[text]

    if events:
        agreement = choice("agreement", _EVENT_SIDES, "1 or 0 (for, against)")
    else:
        agreement = choice("agreement", _SIDES, "1, 0 or -1 (for, neutral, against)")
    day = cell("date")
    texts: dict[str, Any] = {name: cell(name) for name in _TEXTS}
    try:
        return Statement(
            document=cell("document") or f"row {number}",
            date=_moment(day) if day else None,
            agreement=agreement,
            layer=cell("layer") or "issue",
            confidence=_number(cell("confidence") or "1"),
            sources=[name for name in cell("sources").split("; ") if name],
            named=choice("named", _NAMED, "true or false"),
            **texts,
        )
    except InputError as error:
        raise ReadError(f"{path}, row {number}: {error}") from None


def _moment(text: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        raise InputError(f"a date is written as 2024-05-01, not {text!r:.40}") from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise InputError(f"a confidence is written as 0.8, not {text!r:.40}") from None
