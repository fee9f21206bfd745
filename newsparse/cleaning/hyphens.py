"""Words that were broken over two lines: *govern-⏎ment* is one word again, *well-⏎known* keeps its hyphen."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from newsparse.text.words import classes

IsWord = Callable[[str], bool]
"""Whether a word in lower case is an ordinary one of the language."""

_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})-$")
_REST = re.compile(r"[^\W\d_]+")
_APART = frozenset({"and", "or", "to", "nor", "versus"})
"""What follows the hyphen of a word that is only half said: *pre- and post-war*."""


def is_broken(line: str, after: str) -> bool:
    """Whether the last word of a line goes on in the next line, behind a hyphen.

    Example:
        >>> is_broken("the govern-", "ment fell"), is_broken("pre-", "and post-war"), is_broken("a cold -", "and ice")
        (True, False, False)
    """
    rest = _REST.match(after)
    return rest is not None and rest[0].islower() and rest[0] not in _APART and _BROKEN.search(line) is not None


def is_one_word(line: str, after: str, words: Container[str], is_word: IsWord) -> bool:
    """Whether a broken word is written without a hyphen: as one of the words of the text, or else as it ordinarily is.

    Example:
        >>> known = {"market", "reform"}.__contains__
        >>> is_one_word("the mar-", "ket fell", (), known), is_one_word("a well-", "known man", (), known)
        (True, False)
        >>> is_one_word("her co-", "worker", {"coworker"}, known), is_one_word("her re-", "form", {"re-form"}, known)
        (True, False)
    """
    front, rest = _BROKEN.search(line), _REST.match(after)
    if front is None or rest is None:
        return False
    word = f"{front[1]}{rest[0]}".lower()
    if word in words or f"{front[1]}-{rest[0]}".lower() in words:
        return word in words
    return is_word(word) or rest[0] in classes()["ending"]
