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
_WHEN = re.compile(r"\d{1,2}[.:/-]\d{1,2}|(?<!\d)(?:19|20)\d\d(?!\d)")
"""A day in numbers, a time of the day, or a year."""
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_CALENDAR = re.compile(
    r"jan|feb|fév|mar|apr|abr|avr|maj|mei|mai|jun|jui|jul|lug|giu|aug|ago|aoû|sep|set|o[ck]t|out|nov|de[cz]|déc|dic|ene|gen"
    r"|mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|sam|son|lun|mer|mié|jeu|jue|v(?:en|ie)|dim|dom|sáb|seg|ter|qua|qui|sex",
    re.IGNORECASE,
)
"""How months and days of the week begin in the languages of many newspapers."""
_MOST_OTHERS = 3
_SENTENCE = re.compile(r"[^\W\d_A-Z]{4}[.!?]$")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def is_date_line(text: str) -> bool:
    """Whether a line says when something was written, and no more.

    Example:
        >>> is_date_line("Written: 30 April 2024 / Updated: 16:17"), is_date_line("He left. It was 1990.")
        (True, False)
        >>> is_date_line("Actualizado el martes 30 de abril de 2024 a las 16:17 horas")
        True
        >>> is_date_line("Police said 12 people were hurt and 10 of them are in hospital.")
        False
    """
    if _LINE.fullmatch(text) is None or _WHEN.search(text) is None or _SENTENCE.search(text):
        return False
    return sum(1 for word in _LONG_WORD.findall(text) if not _CALENDAR.match(word)) <= _MOST_OTHERS


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
