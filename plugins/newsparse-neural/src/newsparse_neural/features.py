"""What the network sees of a token: its word, its beginning and ending, its shape, its place, and quotation marks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

AFFIXES = 4096
"""Buckets that beginnings and endings of words are hashed to, each."""
SHAPES = 128
PLACES = 32
QUOTES = 4
FIELDS = 6
"""Numbers per token: vector, beginning, ending, shape, place, quotation."""

_DIGIT = re.compile(r"\d")
_RUNS = re.compile(r"(.)\1+", re.DOTALL)
_MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "’": "'", "‘": "'", "`": "'"}


def normal(word: str) -> str:
    """A word as the vocabulary knows it: lower case, straight marks, every digit a 0.

    Example:
        >>> normal("Covid-19"), normal("’s"), normal("“")
        ('covid-00', "'s", '"')
    """
    if word in _MARKS:
        return _MARKS[word]
    if word[0] in "’‘":
        word = "'" + word[1:]
    return _DIGIT.sub("0", word.lower().replace("’", "'"))


def shape(word: str) -> str:
    """The sorts of characters of a word, repetitions shortened.

    Example:
        >>> shape("McDonald"), shape("U.S."), shape("2016")
        ('XxXx', 'X.X.', '0')
    """
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:12])
    return _RUNS.sub(r"\1", kinds)


def _bucket(text: str, size: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) % (size - 1) + 1


@lru_cache(maxsize=50_000)
def _spelling(word: str) -> tuple[str, int, int, int]:
    low = normal(word)
    return low, _bucket(low[:3], AFFIXES), _bucket(low[-3:] + "$", AFFIXES), _bucket(shape(word), SHAPES)


class Vocabulary:
    """Numbers for words; 0 is every word that is not known."""

    def __init__(self, words: Iterable[str]) -> None:
        self.index = {word: i for i, word in enumerate(words, 1)}

    def encode(
        self, words: Sequence[str], places: Sequence[int], quotes: Sequence[int] | None = None
    ) -> NDArray[np.int32]:
        """A row of ``FIELDS`` numbers for every token."""
        get = self.index.get
        out = np.zeros((len(words), FIELDS), dtype=np.int32)
        if len(words):
            out[:, :4] = [(get(s[0], 0), s[1], s[2], s[3]) for s in map(_spelling, words)]
            out[:, 4] = places
            if quotes is not None:
                out[:, 5] = quotes
        return out
