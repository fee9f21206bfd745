"""Decoding: from the scores of tokens to attributions - spans that hold together, and cues that own them."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.network import Scores

SOURCE, CUE, CONTENT = range(3)
OUTSIDE, BEGIN, INSIDE = range(3)


@attrs.frozen
class Piece:
    """A span of tokens (half open, in the window) and how sure it is."""

    start: int
    end: int
    confidence: float


@attrs.frozen
class Found:
    """An attribution in tokens of the window; ``cue`` is None where a content has none."""

    source: Piece | None
    cue: Piece | None
    contents: tuple[Piece, ...]
    confidence: float


def pieces(scores: NDArray[np.float32], bias: float = 0.0) -> list[Piece]:
    """The likeliest sequence of outside, begin and inside (Viterbi, 1967) in which no inside follows an outside.

    ``bias`` is added to begin and inside: above 0, more is found.

    Example:
        >>> sure = np.log(np.array([[0.1, 0.8, 0.1], [0.3, 0.1, 0.6], [0.9, 0.05, 0.05]], dtype=np.float32))
        >>> [(p.start, p.end) for p in pieces(sure)]
        [(0, 2)]
    """
    n = len(scores)
    if not n:
        return []
    rows = scores.astype(np.float64).tolist()
    outside, begin, inside = rows[0][OUTSIDE], rows[0][BEGIN] + bias, -1e9
    back: list[tuple[int, int, int]] = []
    for o, b, i in rows[1:]:
        b, i = b + bias, i + bias
        best = OUTSIDE if outside >= begin and outside >= inside else BEGIN if begin >= inside else INSIDE
        within = BEGIN if begin >= inside else INSIDE
        top, kept = (outside, begin, inside)[best], (begin, inside)[within - 1]
        back.append((best, best, within))
        outside, begin, inside = top + o, top + b, kept + i
    state = int(np.argmax((outside, begin, inside)))
    states = [state]
    for choice in reversed(back):
        state = choice[state]
        states.append(state)
    states.reverse()
    return _spans(states, scores)


def _spans(states: Sequence[int], scores: NDArray[np.float32]) -> list[Piece]:
    found, start = [], -1
    for i, state in enumerate([*states, OUTSIDE]):
        if start >= 0 and state != INSIDE:
            chosen = scores[np.arange(start, i), states[start:i]]
            edge = scores[i, [OUTSIDE, BEGIN]].max() if i < len(states) else 0.0
            found.append(Piece(start, i, float(np.exp(min(chosen.min(), edge)))))
            start = -1
        if state == BEGIN:
            start = i
    return found


def attributions(scores: Scores) -> list[Found]:
    """The attributions of a window: every content goes to its likeliest cue, every cue takes its likeliest source."""
    sources, cues, contents = (pieces(scores.roles[:, role]) for role in (SOURCE, CUE, CONTENT))
    owned: dict[int, list[tuple[Piece, float]]] = {}
    found: list[Found] = []
    for content in contents:
        sure = np.exp(scores.cues[content.start])
        by_cue = [float(sure[c.start : c.end].sum()) for c in cues]
        if not by_cue:
            found.append(Found(None, None, (content,), content.confidence * 0.5))
            continue
        best = int(np.argmax(by_cue))
        owned.setdefault(best, []).append((content, by_cue[best]))
    for number, own in owned.items():
        cue = cues[number]
        sure = np.exp(scores.sources[cue.start])
        by_source = [float(sure[s.start : s.end].sum()) for s in sources]
        none = float(sure[-1])
        source = sources[int(np.argmax(by_source))] if by_source and max(by_source) > none else None
        linked = max(by_source, default=0.0) if source is not None else none
        parts = [cue.confidence, linked, *(c.confidence * link for c, link in own)]
        found.append(Found(source, cue, tuple(c for c, _ in own), float(np.prod(parts) ** (1 / len(parts)))))
    return found
