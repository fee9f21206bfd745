"""Nicknames inside a name: *Sam “the Fox” Reed*, *Robert (Bob) Reed*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.lexicon.gazetteer import given_names

if TYPE_CHECKING:
    from newsparse.english.grammar.tagged_text import TaggedText

_MARKS = {"“": "”", '"': '"', "‘": "’", "'": "'", "„": "“", "``": "''", "(": ")"}
_LONGEST = 3


def nicknames(t: TaggedText) -> dict[int, int]:
    """The nicknames of a text: the token of each opening mark, and the one after the closing mark."""
    found: dict[int, int] = {}
    for start, end in zip(t.sentence_starts, t.sentence_ends, strict=True):
        for i in range(start + 1, end):
            stop = _nickname_end(t, i, end) if t.words[i] in _MARKS else 0
            if stop:
                found[i] = stop
    return found


def _nickname_end(t: TaggedText, i: int, end: int) -> int:
    """The token after the nickname whose opening mark is token ``i``, if one stands there between two names; else 0."""
    closing = _MARKS[t.words[i]]
    if t.tags[i - 1] != "PROPN" or not t.words[i - 1][0].isupper():
        return 0
    stop = next((k for k in range(i + 2, min(i + _LONGEST + 2, end - 1)) if t.words[k] == closing), 0)
    if not stop or not _goes_on(t, stop + 1) or not _is_nickname(t, i + 1, stop):
        return 0
    given = t.lower[i + 1] in given_names() and t.lower[i - 1] in given_names()
    return stop + 1 if closing != ")" or given else 0


def _goes_on(t: TaggedText, i: int) -> bool:
    """Whether a name may go on with a token."""
    return t.tags[i] in ("PROPN", "NOUN", "ADJ") and t.words[i][0].isupper()


def _is_nickname(t: TaggedText, start: int, stop: int) -> bool:
    """Whether all words have capitals but an article in front."""
    return all(t.words[k][0].isupper() for k in range(start + (t.lower[start] == "the"), stop))
