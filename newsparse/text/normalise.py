"""Folding: how two spellings of one name come to be the same string."""

from __future__ import annotations

import re

_SIGNS = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛ʼ`´", "'"), **dict.fromkeys("‐‑‒–—―", "-"), "\u00ad": None}
)
_DETERMINER = re.compile(r"^(?:the|a|an)\s+(?=\S)")
_POSSESSIVE = re.compile(r"'s?$")


def fold(text: str) -> str:
    """The text in lower case, with plain quotation marks and dashes, single spaces, and no determiner or possessive.

    Example:
        >>> fold("The  Labour Party’s")
        'labour party'
    """
    folded = " ".join(text.translate(_SIGNS).casefold().split())
    return _POSSESSIVE.sub("", _DETERMINER.sub("", folded))
