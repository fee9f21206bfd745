"""Days in English words and in ISO form: *3 May 2024*, *May 3rd, 2024*, *2024-05-03*."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newsparse.text import byline_patterns as patterns

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_FORMS = tuple(
    re.compile(rf"(?<!\w){form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-{_DAY}",
    )
)
_STATUS = re.compile(r"\b(?:published|posted|updated|modified)\b", re.IGNORECASE)
_LONGEST = 200


def day_in(text: str) -> datetime.date | None:
    """The first day that a text names in full, with its year; None if it names none.

    Example:
        >>> day_in("Updated 3:45 PM, June 2, 2024"), day_in("on Thursday, 3rd of May")
        (datetime.date(2024, 6, 2), None)
    """
    return min(_days(text), default=(0, None))[1]


def is_moment(line: str) -> bool:
    """Whether a line says when something was published or updated, by a full date, and nothing else.

    Example:
        >>> [is_moment(line) for line in ("Published 14 March 2025, 10:15 GMT", "14 March 2025 was a Friday.")]
        [True, False]
    """
    if len(line) > _LONGEST:
        return False
    moment = patterns.MOMENT.match(line)
    return moment is not None and moment.end() == len(line) and day_in(line) is not None


def is_update(line: str) -> bool:
    """Whether a line tells first of all when a text was changed.

    Example:
        >>> is_update("Last updated: June 2, 2024"), is_update("Published 1 June 2024, updated 2 June 2024")
        (True, False)
    """
    found = _STATUS.search(line[:_LONGEST])
    return found is not None and found[0].lower() in ("updated", "modified")


def _days(text: str) -> Iterator[tuple[int, datetime.date]]:
    for form in _FORMS:
        for found in form.finditer(text):
            month = found["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                yield found.start(), datetime.date(int(found["year"]), number, int(found["day"]))
            except ValueError:  # "31 June 2024"
                continue
            break
