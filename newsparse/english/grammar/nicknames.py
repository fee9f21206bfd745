"""Nicknames inside a name: *Sam “the Fox” Reed*, *Robert (Bob) Reed*."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsparse.english.lexicon.gazetteer import given_names

_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "„": "“", "``": "''", "(": ")"}
_LONGEST = 3


def nicknames(words: Sequence[str], tags: Sequence[str], sentences: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The nicknames of a text: the token of each opening mark, and the one after the closing mark.

    Example:
        >>> nicknames(["Sam", "“", "the", "Fox", "”", "Reed"], ["PROPN", "", "DET", "PROPN", "", "PROPN"], [(0, 6)])
        {1: 5}
    """
    found: dict[int, int] = {}
    for start, end in sentences:
        for i in [k for k in range(start + 1, end) if words[k] in _MARKS]:
            if stop := _end(words, tags, i, end):
                found[i] = stop
    return found


def _end(words: Sequence[str], tags: Sequence[str], i: int, end: int) -> int:
    """The token after the nickname whose opening mark is token ``i``, if one stands there between two names; else 0."""
    closing = _MARKS[words[i]]
    stop = next((k for k in range(i + 2, min(i + _LONGEST + 2, end - 1)) if words[k] == closing), 0)
    if not stop or tags[i - 1] != "PROPN" or tags[stop + 1] not in ("PROPN", "NOUN", "ADJ"):
        return 0
    begin = i + 1 + (words[i + 1].lower() == "the")
    if not all(words[k][0].isupper() for k in (i - 1, *range(begin, stop), stop + 1)):
        return 0
    given = {words[i - 1].lower(), words[i + 1].lower()} <= given_names().keys()
    return stop + 1 if closing != ")" or given else 0
