"""Dates as pages and feeds write them."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

Moment = datetime.date | datetime.datetime

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/(20\d\d|19\d\d)[/-]?(\d\d)[/-]?(\d\d)(?!\d)")
_LINE = re.compile(r"[^.!?]{0,40}\d{1,2}[.:/ ][^!?]{0,40}\d{2,4}[^!?]{0,30}")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def is_date_line(text: str) -> bool:
    """Whether a line says when something was written, and no more.

    Example:
        >>> is_date_line("Written: 30 April 2024 / Updated: 16:17"), is_date_line("He left. It was 1990.")
        (True, False)
    """
    return _LINE.fullmatch(text) is not None


def parsed(text: str) -> Moment | None:
    """A moment in the forms of ISO 8601 or of mail headers, with its time zone if one is given; None for others.

    Example:
        >>> parsed("2024-04-30 16:17:29 +02:00").isoformat()
        '2024-04-30T16:17:29+02:00'
        >>> parsed("Tue, 30 Apr 2024 14:17:29 GMT").hour, parsed("2024-04-30"), parsed("yesterday")
        (14, datetime.date(2024, 4, 30), None)
    """
    match = _ISO.match(text.strip())
    try:
        if match is not None:
            year, month, day, hour, minute, second = (int(g) if g else 0 for g in match.groups()[:6])
            if not _FIRST_YEAR <= year < _LAST_YEAR:
                return None
            if match[4] is None:
                return datetime.date(year, month, day)
            return datetime.datetime(year, month, day, hour, minute, second, tzinfo=_zone(match[7]))
        found = parsedate_to_datetime(text.strip())
        return found if _FIRST_YEAR <= found.year < _LAST_YEAR else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def in_address(url: str) -> datetime.date | None:
    """The day that an address names, as in ``/2024/04/30/``.

    Example:
        >>> in_address("https://news.example/2024/04/30/a-story")
        datetime.date(2024, 4, 30)
    """
    match = _IN_ADDRESS.search(url)
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _zone(text: str | None) -> datetime.tzinfo | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return datetime.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return datetime.timezone(datetime.timedelta(minutes=minutes if text[0] == "+" else -minutes))
