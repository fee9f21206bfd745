"""Decoding: chains without an inside behind an outside, trees without cycles, windows that hold every token once.

Whether a text is read in one stretch or in several makes no difference.
"""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from newsparse_neural.decoding import chains, pieces
from newsparse_neural.linking import Linker
from newsparse_neural.network import Scores
from newsparse_neural.page import WINDOW, windows
from newsparse_neural.trees import heads

FLOATS = st.floats(-5, 5, width=32)


def best_of_all(scores, transitions):
    """The best chain of one role by trying all."""

    def total(chain):
        moves = [(a, b) for a, b in itertools.pairwise(chain)]
        if (0, 2) in moves:
            return -np.inf
        return sum(scores[i, t] for i, t in enumerate(chain)) + sum(transitions[a, b] for a, b in moves)

    return max(total(c) for c in itertools.product(range(3), repeat=len(scores))), total


@given(
    st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n, 3, 3), elements=FLOATS)),
    arrays(np.float32, (3, 3, 3), elements=FLOATS),
)
def test_a_chain_is_the_best_one(scores, transitions):
    (tags,) = chains([scores], transitions)
    for role in range(3):
        best, total = best_of_all(scores[:, role], transitions[role])
        assert total(tags[:, role].tolist()) >= best - 1e-3


@given(st.lists(st.integers(1, 6), min_size=1, max_size=4), st.integers(0, 1000))
def test_neighbours_in_a_batch_make_no_difference(lengths, seed):
    rng = np.random.default_rng(seed)
    batch = [rng.normal(size=(n, 3, 3)).astype(np.float32) for n in lengths]
    transitions = rng.normal(size=(3, 3, 3)).astype(np.float32)
    together = chains(batch, transitions)
    for window, tags in zip(batch, together, strict=True):
        assert (chains([window], transitions)[0] == tags).all()


@given(st.lists(st.integers(0, 2), min_size=1, max_size=30))
def test_pieces_are_the_runs(tags):
    probabilities = np.full((len(tags), 3), 1 / 3, dtype=np.float32)
    found = pieces(np.array(tags, dtype=np.int8), probabilities)
    covered = [i for piece in found for i in range(piece.start, piece.end)]
    assert covered == [i for i, t in enumerate(tags) if t]
    assert all(0 <= piece.confidence <= 1 for piece in found)


@given(
    st.integers(1, 9).flatmap(
        lambda n: st.tuples(arrays(np.float32, (n, n), elements=FLOATS), arrays(np.float32, n, elements=FLOATS))
    )
)
def test_heads_are_a_tree(scores):
    found = heads(*scores)
    roots = [i for i, head in enumerate(found) if head == i]
    assert len(roots) == 1
    for i in range(len(found)):
        for _ in found:
            i = found[i]
        assert i == roots[0]


@given(st.lists(st.integers(1, 500), max_size=12), st.integers(1, WINDOW))
def test_windows_hold_every_token_once(lengths, size):
    lines = [sum(lengths[:i]) for i in range(len(lengths))]
    n = sum(lengths)
    found = windows(lines, lines, n, size)
    assert [i for a, b in found for i in range(a, b)] == list(range(n))
    assert all(0 < b - a <= size for a, b in found)
    assert all(b in (*lines, n) or b - a == size for a, b in found)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(1, WINDOW), st.data())
def test_nothing_is_read_over_a_cut(lengths, size, data):
    lines = [sum(lengths[:i]) for i in range(len(lengths))]
    cuts = sorted(data.draw(st.sets(st.sampled_from(lines))))
    found = windows(lines, lines, sum(lengths), size, cuts)
    assert [i for a, b in found for i in range(a, b)] == list(range(sum(lengths)))
    assert all(0 < b - a <= size and not any(a < cut < b for cut in cuts) for a, b in found)


def scores_of(first, end, rng):
    """What a network might say of a window, with spans long enough to go over its end."""
    n = end - first
    none = np.zeros((n, 0), np.float32)
    roles = rng.normal(size=(n, 3, 3), scale=2) + np.array([0, 0, 2])
    square = {name: rng.normal(size=(n, n), scale=2).astype(np.float32) for name in ("arcs", "sources", "cues")}
    others = dict.fromkeys(("upos", "names", "roots", "label_of", "label_by", "actor", "key", "word"), none)
    return Scores(
        first,
        end,
        roles=roles.reshape(n, 9).astype(np.float32),
        none=rng.normal(size=(n, 2)).astype(np.float32),
        **square,
        **others,
    )


def linked(windows, stretches, lines):
    linker = Linker(windows[-1].end, lines, np.zeros((3, 3, 3), np.float32))
    for a, b in itertools.pairwise(stretches):
        for window in reversed(windows[a:b]):
            linker.take(window)
        linker.link()
    return linker


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.sets(st.integers(1, 7)), st.integers(0, 10_000))
def test_what_is_linked_does_not_hang_on_the_stretches(lengths, breaks, seed):
    rng = np.random.default_rng(seed)
    edges = [0, *itertools.accumulate(lengths)]
    windows = [scores_of(first, end, rng) for first, end in itertools.pairwise(edges)]
    whole = linked(windows, [0, len(windows)], edges[:-1])
    parts = linked(windows, [0, *sorted(b for b in breaks if b < len(windows)), len(windows)], edges[:-1])
    assert parts.attributions == whole.attributions
    assert (parts.sure == whole.sure).all()
    assert [(k.role, k.first, k.tokens) for k in parts.links] == [(k.role, k.first, k.tokens) for k in whole.links]
    for one, other in zip(parts.links, whole.links, strict=True):
        assert (one.scores == other.scores).all()
        assert (one.none == other.none).all()
