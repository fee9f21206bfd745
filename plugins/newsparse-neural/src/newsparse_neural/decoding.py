"""Decoding: from the scores of tokens to spans that hold together, and cues that own them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.network import Scores

SOURCE, CUE, CONTENT = range(3)
OUTSIDE, BEGIN, INSIDE = range(3)
BARRED = -1e4
LEAST = 0.2
"""How likely a token must begin a cue, source or content that a link makes of it."""

Array = NDArray[np.float32]


@attrs.frozen
class Piece:
    """A span of tokens (half open) and how sure it is."""

    start: int
    end: int
    confidence: float


@attrs.frozen
class Found:
    """An attribution in tokens; ``cue`` is None where a content has none."""

    source: Piece | None
    cue: Piece | None
    contents: tuple[Piece, ...]
    confidence: float


@attrs.frozen(eq=False)
class Links:
    """Where the cues (role `CUE`) and contents (role `CONTENT`) that may begin in a window point to.

    ``scores`` has a row for each of the ``tokens``, and in it a number for every token from ``first`` on: of the source
    that a cue has, or the cue that a content has; ``none`` is for none.
    """

    role: int
    first: int
    tokens: list[int]
    scores: NDArray[np.floating[Any]]
    none: Array

    def likely(self, first: int, end: int) -> Array | None:
        """Where the first of its tokens from ``first`` to before ``end`` points to, how likely; the last is for none.

        None if it has no such token.
        """
        at = bisect_left(self.tokens, first)
        if at == len(self.tokens) or self.tokens[at] >= end:
            return None
        return np.exp(log_softmax(np.append(self.scores[at].astype(np.float32), self.none[at])))


POSSIBLE = 0.02
"""How likely a token must begin a cue or a content for its links to be kept."""


def links_of(windows: list[Scores], sure: Array) -> list[Links]:
    """The links of all windows, two for each: those of cues, and those of contents."""
    made = []
    for window in windows:
        for role, scores, none in ((CUE, window.sources, window.none[:, 0]), (CONTENT, window.cues, window.none[:, 1])):
            at = np.flatnonzero(sure[window.first : window.end, role, BEGIN] > POSSIBLE)
            made.append(Links(role, window.first, (at + window.first).tolist(), scores[at], none[at]))
    return made


def log_softmax(scores: Array) -> Array:
    """Log probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))  # type: ignore[no-any-return]


def chains(windows: list[Array], transitions: Array) -> list[NDArray[np.int8]]:
    """The likeliest chain of outside, begin and inside in every window and role (Viterbi, 1967).

    No inside follows an outside; a window may begin inside of what its predecessor leaves open. ``windows`` are
    tokens x roles x tags, ``transitions`` roles x tag before x tag.
    """
    length = max(map(len, windows))
    barred = transitions.copy()
    barred[:, OUTSIDE, INSIDE] = BARRED
    lengths = np.array([len(window) for window in windows])
    scores = np.zeros((length, len(windows), *windows[0].shape[1:]), dtype=np.float32)
    for i, window in enumerate(windows):
        scores[: len(window), i] = window
    back = np.zeros(scores.shape, dtype=np.int8)
    stay = np.arange(3, dtype=np.int8)
    state = scores[0]
    for t in range(1, length):
        moved = state[..., None] + barred
        goes_on = (lengths > t)[:, None, None]
        back[t] = np.where(goes_on, moved.argmax(axis=2), stay)
        state = np.where(goes_on, moved.max(axis=2) + scores[t], state)
    tags = np.zeros((length, scores.shape[1] * scores.shape[2]), dtype=np.int8)
    tags[-1] = state.argmax(axis=2).ravel()
    steps, columns = back.reshape(length, -1, 3), np.arange(tags.shape[1])
    for t in range(length - 1, 0, -1):
        tags[t - 1] = steps[t][columns, tags[t]]
    tags = tags.reshape(scores.shape[:3])
    return [tags[: len(window), i] for i, window in enumerate(windows)]


def pieces(tags: NDArray[np.int8], probabilities: Array, first: int = 0, end: int | None = None) -> list[Piece]:
    """The spans of one role in a text, those that begin from token ``first`` to before ``end``.

    The confidence of one is that of its least certain edge.

    Example:
        >>> sure = np.array([[0.1, 0.8, 0.1], [0.3, 0.1, 0.6], [0.9, 0.05, 0.05]], dtype=np.float32)
        >>> [(p.start, p.end) for p in pieces(np.array([1, 2, 0], dtype=np.int8), sure)]
        [(0, 2)]
    """
    here = tags[first:end]
    before = np.concatenate([tags[first - 1 : first] if first else [OUTSIDE], here[:-1]])
    begins = np.flatnonzero((here == BEGIN) | ((here == INSIDE) & (before == OUTSIDE))) + first
    found = []
    for start in begins.tolist():
        behind = start + 1
        while behind < len(tags) and tags[behind] == INSIDE:
            behind += 1
        edge = float(1 - probabilities[behind, INSIDE]) if behind < len(tags) else 1.0
        inside = probabilities[start + 1 : behind, INSIDE]
        least = float(inside.min()) if len(inside) else 1.0
        found.append(Piece(start, behind, float(probabilities[start, BEGIN]) * edge * least**0.5))
    return found


def is_open_from(tags: NDArray[np.int8], first: int, end: int) -> int:
    """Where the first span begins, from token ``first`` on, that may go on behind ``end``; ``end`` if none may.

    ``tags`` are tokens x roles.

    Example:
        >>> said = np.array([[1, 0], [2, 1], [0, 2], [0, 2]], dtype=np.int8)
        >>> is_open_from(said, 0, 2), is_open_from(said, 0, 4), is_open_from(said[:, :1], 0, 4)
        (0, 1, 4)
    """
    starts = [end]
    for role in tags[first:end].T:
        others = np.flatnonzero(role != INSIDE)
        last = int(others[-1]) if len(others) else -1
        begun = last if last >= 0 and role[last] == BEGIN else last + 1
        starts.append(first + begun)
    return min(starts)


def attributions(windows: list[Scores], roles: list[list[Piece]], sure: Array, lines: Sequence[int]) -> list[Found]:
    """Every content goes to its likeliest cue in its window, every cue takes its likeliest source.

    A token that a content or cue points to becomes a cue or source too if it is one with a probability of `LEAST`:
    together they know more than each alone. ``sure`` has the probabilities of tokens x roles x tags, ``lines`` the
    first tokens of lines: a source stands in the line of its cue.
    """
    firsts = [w.first for w in windows]
    by_window: list[list[list[Piece]]] = [[[], [], []] for _ in windows]
    for role, found in enumerate(roles):
        for piece in found:
            by_window[bisect_right(firsts, piece.start) - 1][role].append(piece)
    made: list[Found] = []
    for window, (sources, cues, contents) in zip(windows, by_window, strict=True):
        if contents:
            inside = sure[window.first : window.end]
            made += _linked(window, sources, cues, contents, inside, lines)
    return made


def _linked(
    window: Scores,
    sources: list[Piece],
    cues: list[Piece],
    contents: list[Piece],
    sure: Array,
    lines: Sequence[int],
) -> list[Found]:
    owned: dict[Piece, list[tuple[Piece, float]]] = {}
    found: list[Found] = []
    contents = _for_every_cue(window, cues, contents, sure)
    for content, row in zip(contents, _rows(window.cues, window.none[:, 1], contents, window.first), strict=True):
        cue, link = _other(row, cues, window.first, sure[:, CUE], always=True)
        if cue is None:
            found.append(Found(None, None, (content,), content.confidence * 0.5))
        else:
            owned.setdefault(cue, []).append((content, link))
    order = sorted(owned, key=lambda p: p.start)
    for cue, row in zip(order, _rows(window.sources, window.none[:, 0], order, window.first), strict=True):
        at = bisect_right(lines, cue.start)
        begin, end = lines[at - 1], lines[at] if at < len(lines) else window.end
        row[: max(0, begin - window.first)] = 0
        row[end - window.first : -1] = 0
        row /= max(float(row.sum()), 1e-6)
        near = [s for s in sources if begin <= s.start < end]
        source, link = _other(row, near, window.first, sure[:, SOURCE])
        own = sorted(owned[cue], key=lambda pair: pair[0].start)
        parts = [cue.confidence, link, *(c.confidence * certain for c, certain in own)]
        if source is not None:
            parts.append(source.confidence)
        found.append(Found(source, cue, tuple(c for c, _ in own), float(np.prod(parts))))
    return found


def _for_every_cue(window: Scores, cues: list[Piece], contents: list[Piece], sure: Array) -> list[Piece]:
    """The contents, and one more for each cue that would have none: a cue without content is rare in news.

    The token outside of other contents that likeliest begins such a content and points to the cue begins it.
    """
    first, size = window.first, window.end - window.first
    rows = np.exp(log_softmax(np.concatenate([window.cues, window.none[:, 1:]], axis=1).astype(np.float32)))
    by_start = {c.start: c for c in contents}
    owners = {int(rows[c.start - first, :size].argmax()) + first for c in contents}
    for cue in cues:
        if any(o in range(cue.start, cue.end) for o in owners):
            continue
        points = rows[:, cue.start - first] * sure[:, CONTENT, BEGIN]
        best = int(points.argmax())
        start = best + first
        if start in by_start or points[best] < LEAST * LEAST or cue.start <= start < cue.end:
            continue
        if any(c.start < start < c.end for c in by_start.values()):
            continue
        end = best + 1
        while end < size and sure[end, CONTENT, INSIDE] > sure[end, CONTENT, OUTSIDE]:
            end += 1
        after = [c.start - first for c in by_start.values() if c.start > start]
        made = Piece(start, min([end, *after]) + first, float(sure[best, CONTENT, BEGIN]))
        by_start[start] = made
        owners.add(cue.start)
    return [by_start[start] for start in sorted(by_start)]


def _rows(links: Array, none: Array, of: list[Piece], first: int) -> Array:
    """For every piece the probability of each token to begin its partner; the last column is "none"."""
    rows = [p.start - first for p in of]
    return np.exp(log_softmax(np.concatenate([links[rows], none[rows][:, None]], axis=1).astype(np.float32)))


def _other(
    row: Array, among: list[Piece], first: int, sure: Array, *, always: bool = False
) -> tuple[Piece | None, float]:
    """The partner that a row of probabilities points to, and how sure that is.

    With ``always`` a piece that there is is better than none.
    """
    best = int(row.argmax())
    within = [float(row[p.start - first : p.end - first].sum()) for p in among]
    if best == len(row) - 1 and not (always and among):
        return None, float(row[best])
    if best < len(row) - 1 and not any(p.start <= best + first < p.end for p in among):
        begins = float(sure[best, BEGIN])
        if begins >= LEAST:
            end = best + 1
            while end < len(sure) and sure[end, INSIDE] > sure[end, OUTSIDE] and sure[end, INSIDE] > sure[end, BEGIN]:
                end += 1
            taken = [p.start - first for p in among if p.start - first > best]
            return Piece(best + first, min([end, *taken]) + first, begins), float(row[best])
    if not among:
        return None, float(row[-1])
    chosen = int(np.argmax(within))
    if not always and within[chosen] < row[-1]:
        return None, float(row[-1])
    return among[chosen], within[chosen]
