"""What a network is given: windows of tokens as the arrays that its kind of encoder reads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from newsparse_neural.features import QUOTES, SHAPES, Vocabulary
from newsparse_neural.word_pieces import WordPieces

MOST_PIECES = 512
"""Pieces that are read of a window; tokens behind them get the scores of its beginning."""
NOTHING_SEEN = SHAPES * QUOTES
"""What is seen of a piece that belongs to no token."""

Ranges = Sequence[tuple[int, int]]
Numbers = NDArray[np.int32]


class Inputs(Protocol):
    """Makes arrays of windows, which are ranges of tokens."""

    vocabulary: Vocabulary
    most: int
    """Windows that are read in one run: what bounds the memory, and as fast as it gets."""

    def __call__(self, words: Sequence[str], numbers: Numbers, ranges: Ranges) -> dict[str, NDArray[Any]]:
        """The arrays for some windows of a text, given its words and the `Vocabulary`'s numbers for them."""


class PieceInputs:
    """For a transformer: the pieces of words, and what lower case hides of them, their shape and quotation marks."""

    most = 1

    def __init__(self, lines: Sequence[str]) -> None:
        self.vocabulary = Vocabulary(())
        self._cut = WordPieces(lines)

    def __call__(self, words: Sequence[str], numbers: Numbers, ranges: Ranges) -> dict[str, NDArray[Any]]:
        """Pieces (0 is padding), what is seen of them, and the number of every token's first one in the batch."""
        cut = [[self._cut(word) for word in words[a:b]] for a, b in ranges]
        counts = [np.array([len(pieces) for pieces in window]) for window in cut]
        most = min(max(int(c.sum()) for c in counts) + 2, MOST_PIECES)
        pieces = np.zeros((len(ranges), most), np.int32)
        seen = np.full((len(ranges), most), NOTHING_SEEN, np.int32)
        first = np.zeros((len(ranges), max(map(len, cut))), np.int32)
        for i, ((a, b), window, count) in enumerate(zip(ranges, cut, counts, strict=True)):
            flat = [self._cut.first, *(piece for token in window for piece in token), self._cut.last][:most]
            pieces[i, : len(flat)] = flat
            shown = np.repeat(numbers[a:b, 3] * QUOTES + numbers[a:b, 5], count)[: most - 1]
            seen[i, 1 : len(shown) + 1] = shown
            at = 1 + np.cumsum(count) - count
            first[i, : b - a] = np.where((count > 0) & (at < most), at, 0) + i * most
        return {"pieces": pieces, "seen": seen, "first": first}


class WordInputs:
    """For a recurrent network: a row of numbers for every word."""

    most = 24

    def __init__(self, lines: Sequence[str]) -> None:
        self.vocabulary = Vocabulary(lines)

    def __call__(self, words: Sequence[str], numbers: Numbers, ranges: Ranges) -> dict[str, NDArray[Any]]:  # noqa: ARG002
        """The numbers, [token, window], and how long the windows are."""
        lengths = np.array([end - first for first, end in ranges], np.int32)
        tokens = np.zeros((lengths.max(), len(ranges), numbers.shape[1]), np.int32)
        for i, (first, end) in enumerate(ranges):
            tokens[: end - first, i] = numbers[first:end]
        return {"tokens": tokens, "lengths": lengths}


KINDS: dict[str, type[PieceInputs] | type[WordInputs]] = {"pieces.txt": PieceInputs, "words.txt": WordInputs}
"""Which inputs a vocabulary's file is for."""
