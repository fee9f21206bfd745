"""The table of corrections: CSV or TOML, a row for each, and what may stand in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

import attrs

from newsparse.errors import ConfigurationError, unknown
from newsparse.knowledge.gazetteer import country_names
from newsparse.model import ClaimKind, EntityType, Polarity, Span
from newsparse.text.sheets import sheet_rows


class Action(StrEnum):
    """What a correction does, and with what: an actor, a claim or a stance.

    Example:
        >>> [action.value for action in Action if action in NO_VALUE]
        ['drop-claim', 'drop-stance']
    """

    RENAME = "rename"
    MERGE = "merge"
    COUNTRY = "country"
    SECTOR = "sector"
    TYPE = "type"
    DROP_CLAIM = "drop-claim"
    SOURCE = "source"
    KIND = "kind"
    DROP_STANCE = "drop-stance"
    HOLDER = "holder"
    POLARITY = "polarity"
    TARGET_ISSUE = "target-issue"
    TARGET_ACTOR = "target-actor"


OF_ACTORS = frozenset({Action.RENAME, Action.MERGE, Action.COUNTRY, Action.SECTOR, Action.TYPE})
OF_CLAIMS = frozenset({Action.DROP_CLAIM, Action.SOURCE, Action.KIND})

NO_VALUE = frozenset({Action.DROP_CLAIM, Action.DROP_STANCE})
_MAY_BE_EMPTY = frozenset({Action.COUNTRY, Action.SECTOR, Action.SOURCE, Action.HOLDER})
_ACTOR_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
_CHOICES: dict[Action, tuple[str, ...]] = {
    Action.KIND: tuple(kind.value for kind in ClaimKind),
    Action.TYPE: tuple(kind.value for kind in _ACTOR_TYPES),
    Action.POLARITY: tuple(side.name.lower() for side in Polarity),
}
_OFFSETS = re.compile(r"\s*(\d+)-(\d+)\s*")

KEYS = ("action", "article", "words", "offsets", "value", "who", "target", "note")


@attrs.frozen(kw_only=True)
class Correction:
    """One row.

    ``article`` is the id or the address of an article; empty for an actor of that name in any article. ``words`` and
    ``offsets`` are as in the tables that newsparse writes. ``who`` (a source or holder) and ``target`` tell apart what
    the same words prove. ``place`` is where the row stands, for messages.

    Example:
        >>> print(Correction(action="rename", words="Mali", value="Republic of Mali"))
        rename to 'Republic of Mali' at 'Mali'
    """

    action: Action = attrs.field(converter=Action)
    article: str = ""
    words: str
    offsets: tuple[Span, ...] = ()
    value: str = ""
    who: str = ""
    target: str = ""
    note: str = ""
    place: str = ""

    def __str__(self) -> str:
        value = f" to {self.value!r}" if self.value else ""
        return f"{self.place}: {self.action}{value} at {self.words!r:.60}".removeprefix(": ")


def read(path: Path) -> tuple[Correction, ...]:
    """The corrections in a file: TOML with ``[[correction]]`` tables, or CSV, with the keys of `Correction`.

    Raises:
        ConfigurationError: if the file cannot be read, or a row is no correction; the message says where and why.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigurationError(f"cannot read the corrections {path}: {why}") from None
    rows = _from_toml(path, text) if path.suffix.lower() == ".toml" else _from_csv(path, text)
    return tuple(correction(row, place) for place, row in rows)


def _from_toml(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path} is not TOML: {error}") from None
    tables = values.pop("correction", [])
    if values or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigurationError(f"{path}: corrections are [[correction]] tables, and nothing else")
    for number, table in enumerate(tables, 1):
        yield f"{path}, correction {number}", table


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    columns, rows = sheet_rows(text, str(path), ConfigurationError)
    if not {"action", "words"} <= set(columns):
        raise ConfigurationError(
            f"{path} must have the columns action and words in its first line; there may be {', '.join(KEYS)}"
        )
    for number, row in rows:
        cells = {name: _unguarded(cell) for name, cell in row.items()}
        if any(cells.values()):
            yield f"{path}, line {number}", cells


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that tables of newsparse have before what a spreadsheet takes for a formula."""
    return cell[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell


def correction(row: Mapping[str, Any], place: str = "") -> Correction:
    """A row as a correction.

    Raises:
        ConfigurationError: if it is none.

    Example:
        >>> print(correction({"action": "country", "words": "the council", "value": "KEN"}, "fix.csv, line 2"))
        fix.csv, line 2: country to 'KEN' at 'the council'
    """
    where = f"{place}: " if place else ""
    for key, cell in row.items():
        if key not in KEYS:
            raise ConfigurationError(f"{where}{unknown('key', str(key), KEYS)}")
        if not isinstance(cell, str):
            raise ConfigurationError(f"{where}{key!r} must be a text, not {cell!r:.60}")
    cells = {key: cell.strip() for key, cell in row.items()}
    if cells.get("action") not in tuple(Action):
        raise ConfigurationError(
            f"{where}{unknown('action', cells.get('action', ''), [action.value for action in Action])}"
        )
    made = Correction(**{**cells, "words": cells.get("words", ""), "offsets": _spans(cells, where), "place": place})
    if problem := _problem(made):
        raise ConfigurationError(f"{where}{problem}")
    return made


def _spans(cells: Mapping[str, str], where: str) -> tuple[Span, ...]:
    parts = [part for part in cells.get("offsets", "").split(";") if part.strip()]
    found = [_OFFSETS.fullmatch(part) for part in parts]
    pairs = [(int(match[1]), int(match[2])) for match in found if match is not None]
    if len(pairs) < len(parts) or any(start >= end for start, end in pairs):
        raise ConfigurationError(f"{where}offsets are like 12-18, or 12-18; 40-42, and not {cells['offsets']!r:.60}")
    return tuple(Span(start, end) for start, end in pairs)


def _problem(given: Correction) -> str | None:
    """What is wrong with a correction; None if nothing is."""
    action, value = given.action, given.value
    if not given.words:
        return f"{action} needs the words that it is about"
    if not given.article and (action not in OF_ACTORS or given.offsets):
        return f"{action} needs the article, its id or its address"
    if action in NO_VALUE:
        return f"{action} takes no value" if value else None
    if not value and action not in _MAY_BE_EMPTY:
        return f"{action} needs a value"
    if action is Action.COUNTRY and value and value not in country_names():
        return f"a country is a code of three capitals (ISO 3166-1 alpha-3), such as KEN, and not {value!r:.60}"
    if action in _CHOICES and value not in _CHOICES[action]:
        return unknown(str(action), value, _CHOICES[action])
    return None


def corrections_of(rows: Iterable[Correction | Mapping[str, Any]]) -> tuple[Correction, ...]:
    """Rows that are given as mappings, or as corrections, as corrections."""
    return tuple(
        row if isinstance(row, Correction) else correction(row, f"correction {number}")
        for number, row in enumerate(rows, 1)
    )
