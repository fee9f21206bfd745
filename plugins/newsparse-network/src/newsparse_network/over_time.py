"""Networks over time: windows that slide, and kernels that let statements count less the farther they are."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.errors import ConfigurationError, InputError, unknown
from newsparse_network.network import Kind, Network, Window
from newsparse_network.projecting import Frame, framed, network_of
from newsparse_network.statement import LeftOut
from newsparse_network.table import UNDATED, Statements

Unit = Literal["day", "week", "month", "year"]
UNITS = ("day", "week", "month", "year")
KERNELS = ("uniform", "triangular", "epanechnikov", "gaussian")

_DAY = datetime.timedelta(days=1)
_EPOCH = datetime.date(1970, 1, 1)
MOST_WINDOWS = 100_000


def windows(statements: Statements, unit: str, size: int = 1, step: int = 1) -> list[Window]:
    """Windows over the dates of statements, from the unit of the first date to that of the last.

    A window is ``size`` units long, and the next one begins ``step`` units later. Weeks begin on Monday, months and
    years on their first day. With ``step`` less than ``size`` windows overlap. Only whole windows are made, but one at
    least.

    Raises:
        ConfigurationError: if there is no such unit, a size or step is less than 1, or there would be too many windows.
        InputError: if no statement has a date, or a window would end after the year 9999.

    Example:
        >>> from newsparse_network import Statement
        >>> days = (datetime.date(2024, 5, 2), datetime.date(2024, 6, 30))
        >>> rows = [Statement(document="d", actor="Mali", issue="truce", agreement=1, date=day) for day in days]
        >>> print(*windows(Statements.of(rows), "month"), sep=", ")
        2024-05-01 to 2024-05-31, 2024-06-01 to 2024-06-30
    """
    if unit not in UNITS:
        raise ConfigurationError(unknown("unit of time", unit, UNITS))
    if size < 1 or step < 1:
        raise ConfigurationError(f"a window has a size and a step of at least 1, not {size} and {step}")
    days = statements.day[statements.day != UNDATED]
    if not len(days):
        raise InputError("no statement has a date, and windows need one; leave the window out, or give dates")
    first, last = (_EPOCH + int(day) * _DAY for day in (days.min(), days.max()))
    start = _floor(first, unit)
    try:
        stop, end = _later(start, unit, size), _later(_floor(last, unit), unit, 1)
    except (OverflowError, ValueError):
        raise InputError(
            f"windows end with the year 9999, and one of {size} {unit}s with dates up to {last} would end later; "
            "take a smaller size, or leave later dates out (--until)"
        ) from None
    found: list[Window] = []
    while not found or stop <= end:
        if len(found) >= MOST_WINDOWS:
            raise ConfigurationError(f"these would be more than {MOST_WINDOWS} windows; take a larger unit or step")
        shown = start if step >= size else _later(start, unit, (size - step) // 2)
        found.append(Window(start=start, end=stop, shown=shown))
        try:
            start = _later(start, unit, step)
            stop = _later(start, unit, size)
        except (OverflowError, ValueError):
            break  # behind the year 9999, and so behind the end
    return found


def _floor(day: datetime.date, unit: str) -> datetime.date:
    if unit == "week":
        return day - day.weekday() * _DAY
    if unit == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if unit == "year" else day


def _later(day: datetime.date, unit: str, number: int) -> datetime.date:
    """The day so many units later; of months and years, days are firsts."""
    if unit in ("day", "week"):
        return day + number * (7 if unit == "week" else 1) * _DAY
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
    return datetime.date(months // 12, months % 12 + 1, 1)


def kernel_weights(day: NDArray[np.int32], window: Window, kernel: str) -> NDArray[np.float64]:
    """How much a statement of each day counts in a window: by its distance *u* from the middle, in half windows.

    With *u* from -1 to 1 inside of the window (Leifeld's kernel-smoothed discourse networks, after Wand and Jones 1995,
    *Kernel Smoothing*, table 2.1):

    * ``uniform``: 1/2 where ``|u| <= 1``
    * ``triangular``: ``1 - |u|``
    * ``epanechnikov``: ``3/4 (1 - u**2)``
    * ``gaussian``: ``exp(-u**2 / 2) / sqrt(2 pi)``, outside of the window too

    What has no date weighs nothing.

    Raises:
        ConfigurationError: if there is no such kernel.

    Example:
        >>> first, end = datetime.date(1970, 1, 1), datetime.date(1970, 1, 4)
        >>> window = Window(start=first, end=end, shown=first)
        >>> [round(float(w), 3) for w in kernel_weights(np.array([0, 1, 2, 9], np.int32), window, "triangular")]
        [0.333, 1.0, 0.333, 0.0]
    """
    if kernel not in KERNELS:
        raise ConfigurationError(unknown("kernel", kernel, KERNELS))
    first, end = (window.start - _EPOCH).days, (window.end - _EPOCH).days
    u = (day - (first + end - 1) / 2) / ((end - first) / 2)
    inside = np.abs(u) <= 1
    if kernel == "gaussian":
        weights = np.exp(-(u**2) / 2) / math.sqrt(2 * math.pi)
    elif kernel == "uniform":
        weights = np.where(inside, 0.5, 0.0)
    elif kernel == "triangular":
        weights = np.where(inside, 1 - np.abs(u), 0.0)
    else:
        weights = np.where(inside, 0.75 * (1 - u**2), 0.0)
    found: NDArray[np.float64] = np.where(day == UNDATED, 0.0, weights)
    return found


def networks_over_time(
    statements: Statements,
    kind: Kind,
    aggregation: str,
    normalization: str = "no",
    *,
    unit: str = "month",
    size: int = 1,
    step: int | None = None,
    kernel: str | None = None,
    level: str = "actor",
    duplicates: str = "document",
    neutral: bool = False,
) -> Iterator[Network]:
    """A network for each window, all with the same names.

    Without a ``kernel`` a statement counts in the windows that it is in; each network says how many are in none. With
    one, it counts by `kernel_weights`: a two-mode network sums the weights, a one-mode network takes the geometric mean
    of two statements' weights, ``sqrt(w1 * w2)``, for each pair. ``step`` is as long as a window unless it is given.

    Raises:
        ConfigurationError: if there is no such kind, unit, kernel or normalisation.
        InputError: if no statement has a date.

    Example:
        >>> from newsparse_network import Statement
        >>> sides = {datetime.date(2024, 5, 2): 1, datetime.date(2024, 6, 30): -1}
        >>> rows = [Statement(document="d", actor="Mali", issue="truce", agreement=n, date=d) for d, n in sides.items()]
        >>> for network in networks_over_time(Statements.of(rows), "two-mode", "subtract", unit="month"):
        ...     print(network.window, network.dense())
        2024-05-01 to 2024-05-31 [[1.0]]
        2024-06-01 to 2024-06-30 [[-1.0]]
    """
    target = level if kind == "actors" else None
    frame = framed(
        statements.distinct(duplicates, level=level, target_level=target), kind, level=level, neutral=neutral
    )
    chosen = windows(frame.statements, unit, size, size if step is None else step)
    frame = _seen(frame, chosen, kernel)
    for window in chosen:
        weights = _weights(frame.statements.day, window, kernel)
        if kernel is not None and kind == "one-mode":
            weights = np.sqrt(weights)
        yield network_of(frame, aggregation, normalization, weights=weights, window=window)


def _weights(day: NDArray[np.int32], window: Window, kernel: str | None) -> NDArray[np.float64]:
    """How much statements of these days count in a window."""
    if kernel is not None:
        return kernel_weights(day, window, kernel)
    first, end = (window.start - _EPOCH).days, (window.end - _EPOCH).days
    found: NDArray[np.float64] = ((day >= first) & (day < end)).astype(np.float64)
    return found


def _seen(frame: Frame, chosen: Sequence[Window], kernel: str | None) -> Frame:
    """A frame that tells the statements which count in none of the windows as left out."""
    statements = frame.statements
    days, place = np.unique(statements.day, return_inverse=True)
    counts = np.zeros(len(days), np.bool_)
    for window in chosen:
        counts |= _weights(days, window, kernel) != 0
    dated = statements.day != UNDATED
    inside = counts[place]
    reasons = (("without a date", ~dated), ("in none of the windows", dated & ~inside))
    left = tuple(LeftOut(reason, int(np.count_nonzero(mask))) for reason, mask in reasons if mask.any())
    return attrs.evolve(frame, left_out=(*frame.left_out, *left))
