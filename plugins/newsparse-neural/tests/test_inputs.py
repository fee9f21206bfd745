"""What networks are given: pieces of words, and arrays that hold every token once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse_neural.features import FIELDS
from newsparse_neural.inputs import MOST_PIECES, NOTHING_SEEN, PieceInputs, WordInputs
from newsparse_neural.word_pieces import WordPieces

KNOWN = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##heard", "##of", "cafe", "-", "a", "##a", "東"]
CUT = WordPieces(KNOWN)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("unheard", ["un", "##heard"]),
        ("Un-a", ["un", "-", "a"]),
        ("CAFÉ", ["cafe"]),
        ("東東", ["東", "東"]),
        ("a\u200ba", ["a", "##a"]),
        ("unknown", ["[UNK]"]),
        ("un—a", ["un", "[UNK]", "a"]),
        ("a" * 100, ["a"] + ["##a"] * 99),
        ("a" * 101, ["[UNK]"]),
        ("\u200b", []),
    ],
)
def test_words_in_pieces(word, pieces):
    assert [KNOWN[i] for i in CUT(word)] == pieces


@given(st.text(min_size=1, max_size=30))
def test_any_word_can_be_cut_and_as_often_as_you_like(word):
    assert CUT(word) == CUT(word)
    assert all(0 <= i < len(KNOWN) for i in CUT(word))


words = st.lists(st.sampled_from(["unheard", "a", "\u200b", "xyz", "a-a-a"]), min_size=1, max_size=40)


@given(st.lists(words, min_size=1, max_size=4))
def test_every_token_has_its_first_piece(windows):
    flat = [word for window in windows for word in window]
    ends = np.cumsum([len(window) for window in windows]).tolist()
    ranges = list(zip([0, *ends[:-1]], ends, strict=True))
    numbers = np.ones((len(flat), FIELDS), np.int32)
    made = PieceInputs(KNOWN)(flat, numbers, ranges)
    for row, seen, first, window in zip(made["pieces"], made["seen"], made["first"], windows, strict=True):
        pieces = [CUT.first, *(p for word in window for p in CUT(word)), CUT.last]
        assert row[: len(pieces)].tolist() == pieces
        assert not row[len(pieces) :].any()
        assert (seen != NOTHING_SEEN).sum() == len(pieces) - 2
        for word, at in zip(window, first, strict=False):
            assert made["pieces"].ravel()[at] == (CUT(word)[0] if CUT(word) else CUT.first)


def test_a_window_of_too_many_pieces_is_read_as_far_as_it_goes():
    made = PieceInputs(KNOWN)(["a" * 99] * 10, np.ones((10, FIELDS), np.int32), [(0, 10)])
    assert made["pieces"].shape == (1, MOST_PIECES)
    assert made["first"][0].tolist() == [1, 100, 199, 298, 397, 496, 0, 0, 0, 0]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_words_stand_in_columns(lengths):
    ends = np.cumsum(lengths).tolist()
    numbers = np.arange(1, ends[-1] * FIELDS + 1, dtype=np.int32).reshape(-1, FIELDS)
    made = WordInputs(["of"])(["of"] * ends[-1], numbers, list(zip([0, *ends[:-1]], ends, strict=True)))
    columns = [made["tokens"][:n, i] for i, n in enumerate(made["lengths"])]
    assert (np.concatenate(columns) == numbers).all()
    assert (made["tokens"] != 0).any(axis=2).sum() == ends[-1]
