"""What English hands to the cleaners: which words are ordinary ones, for text that was broken inside words."""

from __future__ import annotations

from newsparse.cleaning.wrapped import Wrapped
from newsparse.english.tagging.tagger import is_common_word


def wrapped() -> Wrapped:
    """The cleaner ``cleaning.wrapped``, with the words of English.

    Example:
        >>> wrapped().is_word("market"), wrapped().is_word("ket")
        (True, False)
    """
    return Wrapped(is_common_word)
