"""Texts that spaCy can hold: it keeps them as UTF-8, which has no lone surrogates."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def speakable(text: str) -> str:
    r"""The text with a replacement character for each lone surrogate, so that every place in it stays the same.

    Example:
        >>> len(speakable("Ms \ud800 Okoro")), speakable("No.")
        (10, 'No.')
    """
    return _SURROGATE.sub("\ufffd", text)
