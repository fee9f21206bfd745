"""Many statements, as columns: ten million of them fit into memory, and networks are made of them by matrix algebra."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Literal, get_args

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.errors import ConfigurationError, unknown
from newsparse.model.converting import as_tuple
from newsparse_network.statement import LEVELS, LeftOut, Statement

TEXTS = (
    "document",
    "actor",
    "affiliation",
    "party",
    "country",
    "layer",
    "issue",
    "target_affiliation",
    "target_party",
    "target_country",
    "dimension",
    "outlet",
    "words",
    "component",
    "id",
)
"""The columns of text. Each is held as codes into a list of its values."""

UNDATED = np.iinfo(np.int32).min
_EPOCH = datetime.date(1970, 1, 1).toordinal()
_MOST = 2**62

Scope = Literal["include", "document", "day", "week", "month", "year", "range"]
"""Within what the same statement of the same actor counts once; ``include`` counts each."""

SCOPES: tuple[str, ...] = get_args(Scope)

Codes = NDArray[np.int32]


@attrs.frozen
class Column:
    """A column of text: ``values[codes[i]]`` is the text of row ``i``."""

    codes: Codes
    values: tuple[str, ...]

    @classmethod
    def of(cls, codes: Codes, values: tuple[str, ...]) -> Column:
        """A column; the codes of one that has a single value take no memory."""
        single = len(values) == 1
        return cls(np.broadcast_to(np.zeros((), np.int32), codes.shape) if single else codes, values)


@attrs.frozen(kw_only=True)
class Filter:
    """Which statements are looked at. The default leaves out what is unsure, reported, or said by nobody in particular.

    ``confidence`` is the least that counts. ``reported`` keeps what somebody says that somebody else thinks, and
    ``unnamed`` keeps critics and officials. ``since`` and ``until`` are days, both inclusive; what has no date is left
    out where one is given. Empty ``dimensions`` and ``outlets`` mean all.

    Example:
        >>> rows = [Statement(document="d", actor="Mali", issue="truce", agreement=1, confidence=c) for c in (0.3, 0.9)]
        >>> kept, left_out = Statements.of(rows).select(Filter(confidence=0.8))
        >>> print(len(kept), *left_out)
        1 1 less sure than 0.8
    """

    confidence: float = 0.5
    reported: bool = False
    unnamed: bool = False
    dimensions: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    outlets: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    since: datetime.date | None = None
    until: datetime.date | None = None


@attrs.frozen(eq=False, repr=False)
class Statements:
    """A table of statements. It is never changed: what selects from it gives another one.

    Attributes:
        columns: the columns of text, by name.
        agreement: 1, 0 or -1 for each row.
        day: days since 1 January 1970; ``UNDATED`` where there is no date.
        confidence: 0 to 1.
        reported: whether somebody else than the holder tells of it.
        named: whether the holder is somebody in particular.

    Example:
        >>> rows = [Statement(document="d", actor="Mali", issue="truce", agreement=1)] * 2
        >>> table = Statements.of(rows)
        >>> len(table), len(table.distinct("document"))
        (2, 1)
    """

    columns: dict[str, Column]
    agreement: NDArray[np.int8]
    day: NDArray[np.int32]
    confidence: NDArray[np.float32]
    reported: NDArray[np.bool_]
    named: NDArray[np.bool_]

    @classmethod
    def of(cls, rows: Iterable[Statement]) -> Statements:
        """A table of these statements, which are taken one at a time."""
        found: dict[str, dict[str, int]] = {name: {} for name in TEXTS}
        codes = {name: array("i") for name in TEXTS}
        pairs = [(name, found[name], codes[name]) for name in TEXTS]
        agreement, day, confidence = array("b"), array("i"), array("f")
        reported, named = array("b"), array("b")
        for row in rows:
            for name, values, column in pairs:
                column.append(values.setdefault(getattr(row, name), len(values)))
            agreement.append(row.agreement)
            day.append(UNDATED if row.date is None else row.date.toordinal() - _EPOCH)
            confidence.append(row.confidence)
            reported.append(bool(row.sources))
            named.append(row.named)
        return cls(
            {name: Column.of(np.frombuffer(codes.pop(name), np.int32), tuple(found[name])) for name in TEXTS},
            np.frombuffer(agreement, np.int8),
            np.frombuffer(day, np.int32),
            np.frombuffer(confidence, np.float32),
            np.frombuffer(reported, np.int8).astype(np.bool_),
            np.frombuffer(named, np.int8).astype(np.bool_),
        )

    def __len__(self) -> int:
        return len(self.agreement)

    def __repr__(self) -> str:
        return f"<Statements: {len(self)}>"

    def text(self, name: str) -> list[str]:
        """One column of text, row by row."""
        column = self.columns[name]
        return [column.values[code] for code in column.codes]

    def dates(self) -> list[datetime.date | None]:
        """The dates, row by row."""
        return [None if day == UNDATED else datetime.date.fromordinal(int(day) + _EPOCH) for day in self.day]

    def rows(self) -> Iterator[Statement]:
        """The statements again. Of their sources no more is known than whether there are any, of spans nothing."""
        texts: dict[str, Any] = {name: self.text(name) for name in TEXTS}
        for i, date in enumerate(self.dates()):
            yield Statement(
                **{name: texts[name][i] for name in TEXTS},
                agreement=int(self.agreement[i]),
                date=date,
                confidence=round(float(self.confidence[i]), 6),
                sources=("?",) if self.reported[i] else (),
                named=bool(self.named[i]),
            )

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> Statements:
        """The rows that a mask or an array of positions chooses. Lists of values stay whole."""
        return Statements(
            {name: Column.of(column.codes[chosen], column.values) for name, column in self.columns.items()},
            self.agreement[chosen],
            self.day[chosen],
            self.confidence[chosen],
            self.reported[chosen],
            self.named[chosen],
        )

    def where(self, name: str, values: Iterable[str]) -> NDArray[np.bool_]:
        """The mask of the rows whose text in a column is one of these."""
        column, wanted = self.columns[name], set(values)
        return np.array([value in wanted for value in column.values], np.bool_)[column.codes]

    def of_layer(self, layer: str) -> Statements:
        """The statements on issues, or those on actors."""
        return self.take(self.where("layer", [layer]))

    def behind(self, actor: str, issue: str, *, level: str = "actor") -> list[Statement]:
        """The statements that an edge of a two-mode network stands for, to read their words.

        Example:
            >>> table = Statements.of([Statement(document="d", actor="Mali", issue="toll", agreement=-1, words="no")])
            >>> [row.words for row in table.behind("Mali", "toll")]
            ['no']
        """
        return list(self.take(self.where(checked_level(level), [actor]) & self.where("issue", [issue])).rows())

    def select(self, filter: Filter) -> tuple[Statements, tuple[LeftOut, ...]]:
        """The statements that a filter keeps, and how many it leaves out for which reason (each for its first one).

        Raises:
            ConfigurationError: if an outlet or a dimension is wanted that no statement has.
        """
        checks: list[tuple[str, NDArray[np.bool_]]] = []
        if filter.since or filter.until:
            first = -(2**31) + 1 if filter.since is None else filter.since.toordinal() - _EPOCH
            last = 2**31 - 1 if filter.until is None else filter.until.toordinal() - _EPOCH
            checks.append(("without a date", self.day != UNDATED))
            checks.append(("outside of the dates", (self.day >= first) & (self.day <= last)))
        for name, wanted in (("outlet", filter.outlets), ("dimension", filter.dimensions)):
            if wanted:
                checks.append((f"of another {name}", self.where(name, self._known(name, wanted))))
        if not filter.reported:
            checks.append(("that somebody else reports", ~self.reported))
        if not filter.unnamed:
            checks.append(("of nobody in particular", self.named))
        checks.append((f"less sure than {filter.confidence:g}", self.confidence >= np.float32(filter.confidence)))
        keep, left = np.ones(len(self), np.bool_), []
        for reason, passes in checks:
            number = int(np.count_nonzero(keep & ~passes))
            if number:
                left.append(LeftOut(reason, number))
            keep &= passes
        return self.take(keep), tuple(left)

    def _known(self, name: str, wanted: Sequence[str]) -> Sequence[str]:
        there = {value for value in self.columns[name].values if value}
        for value in wanted:
            if len(self) and value not in there:
                raise ConfigurationError(unknown(name, value, there))
        return wanted

    def distinct(self, scope: str, *, level: str = "actor", target_level: str | None = None) -> Statements:
        """The first of each set of equal statements within a scope: same holder, same issue, same side.

        This is what Discourse Network Analyzer calls *duplicates* (Leifeld, Gruber and Bossner 2019, *Discourse Network
        Analyzer Manual*). Weeks are those of ISO 8601, from Monday on; weeks and months know their year, so that
        January 2023 and January 2024 are two. A statement without a date is compared within its document.

        Raises:
            ConfigurationError: if there is no such scope or level.
        """
        if scope not in SCOPES:
            raise ConfigurationError(unknown("scope of duplicates", scope, SCOPES))
        if scope == "include":
            return self
        target = target_column(target_level or "actor")
        texts = (self.columns[name].codes for name in ("layer", checked_level(level), target))
        key = _combined(chain(texts, (self.agreement,), self._scopes(scope)), len(self))
        _, first = np.unique(key, return_index=True)
        return self.take(np.sort(first))

    def _scopes(self, scope: str) -> Iterator[NDArray[Any]]:
        """What tells the periods of a scope apart; for undated statements their documents."""
        document = self.columns["document"].codes
        if scope == "document":
            yield document
        elif scope != "range":
            undated = self.day == UNDATED
            yield undated
            yield np.where(undated, document, _period(np.where(undated, 0, self.day).astype(np.int64), scope))


def _combined(parts: Iterable[NDArray[Any]], length: int) -> NDArray[np.int64]:
    """A number for each row, the same for rows that are equal in all parts."""
    key, size = np.zeros(length, np.int64), 1
    for part in parts:
        lowest, highest = (int(part.min()), int(part.max())) if length else (0, 0)
        width = highest - lowest + 1
        if size * width > _MOST:
            _, key = np.unique(key, return_inverse=True)
            size = int(key.max(initial=0)) + 1
        key *= width
        key += part.astype(np.int64) - lowest
        size *= width
    return key


def _period(day: NDArray[np.int64], scope: str) -> NDArray[np.int64]:
    """The number of the day, week, month or year that each day is in, counted from 1970 on."""
    if scope == "day":
        return day
    if scope == "week":
        return (day + 3) // 7  # 1 January 1970 was a Thursday
    unit = "datetime64[M]" if scope == "month" else "datetime64[Y]"
    return day.astype("datetime64[D]").astype(unit).astype(np.int64)


def checked_level(level: str) -> str:
    """The column of holders at a level.

    Raises:
        ConfigurationError: if there is no such level.
    """
    if level not in LEVELS:
        raise ConfigurationError(unknown("level", level, LEVELS))
    return level


def target_column(level: str) -> str:
    """The column of targets at a level: issues, or actors that statements are about."""
    return "issue" if checked_level(level) == "actor" else f"target_{level}"
