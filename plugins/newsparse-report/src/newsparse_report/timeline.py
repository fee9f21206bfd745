"""The time line of a corpus: how many articles there are for each day, week, month or year."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

_DAYS, _WEEKS, _MONTHS = 45, 400, 3660
"""Up to so many days there is a bar for each day, each week, each month."""


@attrs.frozen
class Bar:
    """A stretch of time, ``start`` and ``end`` being in it, and its number of articles."""

    start: datetime.date
    end: datetime.date
    number: int


def timeline(days: Iterable[datetime.date]) -> list[Bar]:
    """The bars from the first day to the last, without a gap; the first and the last end where these days are.

    Example:
        >>> day = datetime.date(2024, 5, 1)
        >>> [bar.number for bar in timeline([day, day, day + datetime.timedelta(days=2)])]
        [2, 0, 1]
    """
    known = sorted(day.date() if isinstance(day, datetime.datetime) else day for day in days)
    if not known:
        return []
    span = (known[-1] - known[0]).days
    unit = "day" if span <= _DAYS else "week" if span <= _WEEKS else "month" if span <= _MONTHS else "year"
    counted = Counter(_begin(day, unit) for day in known)
    edges = list(_edges(_begin(known[0], unit), known[-1], unit))
    return [
        Bar(max(start, known[0]), min(end - datetime.timedelta(days=1), known[-1]), counted[start])
        for start, end in edges
    ]


def _begin(day: datetime.date, unit: str) -> datetime.date:
    match unit:
        case "week":
            return datetime.date.fromordinal(max(1, day.toordinal() - day.weekday()))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)
        case _:
            return day


def _edges(start: datetime.date, last: datetime.date, unit: str) -> Iterator[tuple[datetime.date, datetime.date]]:
    while start <= last:
        try:
            end = _begin(start + datetime.timedelta(days={"day": 1, "week": 7, "month": 31, "year": 366}[unit]), unit)
        except OverflowError:  # the calendar ends with the year 9999
            return
        yield start, end
        start = end
