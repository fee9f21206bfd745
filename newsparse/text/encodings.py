"""Encodings: whether there is one of a name, and what a byte-order mark says of the bytes behind it."""

from __future__ import annotations

import codecs

from newsparse.errors import ConfigurationError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def marked(data: bytes) -> str | None:
    """The encoding that a byte-order mark at the front says, with which the mark is taken off; None without one.

    Example:
        >>> marked("Zoë".encode("utf-16")), marked("Zoë".encode())
        ('utf-16', None)
    """
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def known(encoding: str) -> str:
    """The name of an encoding, if there is such a one.

    Raises:
        ConfigurationError: if there is none.

    Example:
        >>> known("cp1252")
        'cp1252'
    """
    try:
        "a".encode(encoding)
    except (LookupError, ValueError):  # of a name with a null character
        raise ConfigurationError(
            f"there is no encoding {encoding!r}; use for example utf-8, cp1252 or latin-1"
        ) from None
    return encoding
