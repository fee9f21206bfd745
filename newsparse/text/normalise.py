"""Folding: how two spellings of one name come to be the same string, and how signs become plain ones in place."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PLAIN = {
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛ʼʹ`´′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " "),
    **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
}
_SIGNS = str.maketrans(_PLAIN)
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th"}
)
_ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
_DETERMINER = re.compile(r"^(?:the|a|an)\s+(?=\S)")
_POSSESSIVE = re.compile(r"\s?'s?$")


def plain(text: str) -> str:
    r"""The text with straight quotation marks, plain dashes and spaces: character for character, so that offsets hold.

    Example:
        >>> plain("“Workers’ rights” – now")
        '"Workers\' rights" - now'
    """
    return text.translate(_SIGNS)


def one_line(text: str) -> str:
    r"""The text with every run of white space, line breaks included, as one space.

    Example:
        >>> one_line("Oksana\n  Lind")
        'Oksana Lind'
    """
    return " ".join(text.split())


def unaccented(text: str) -> str:
    """The text without the accents of Latin letters, those of other alphabets written as English newspapers write them.

    Example:
        >>> unaccented("Erdoğan, Wałęsa, Søren")
        'Erdogan, Walesa, Soren'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", parts))


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """The text as names are compared: lower case, no accents, plain signs, no determiner, no possessive.

    Example:
        >>> fold("The  Labour Party’s")
        'labour party'
        >>> fold("Erdoğan") == fold("ERDOGAN")
        True
    """
    if not text.isascii():
        text = unaccented(text.casefold().translate(_UNSEEN).translate(_SIGNS))
    folded = " ".join(text.casefold().replace("`", "'").split())
    return _POSSESSIVE.sub("", _DETERMINER.sub("", folded))
