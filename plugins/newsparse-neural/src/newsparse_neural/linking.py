"""Linking: the attributions of a text, while it is read stretch by stretch, so that no more is kept than is needed."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse_neural.decoding import (
    CONTENT,
    CUE,
    SOURCE,
    Found,
    Links,
    attributions,
    chains,
    is_open_from,
    links_of,
    log_softmax,
    pieces,
)
from newsparse_neural.network import Scores

Array = NDArray[np.float32]


class Linker:
    """The attributions in a text of ``n`` tokens, whose ``lines`` begin at some of them.

    A window is kept until all spans that begin in it have ended, which may be in a later stretch.
    """

    def __init__(self, n: int, lines: Sequence[int], transitions: Array) -> None:
        self.sure = np.zeros((n, 3, 3), np.float32)
        """Scores of the roles of tokens, probabilities in all stretches that were linked."""
        self.attributions: list[Found] = []
        self.links: list[Links] = []
        self._lines, self._transitions = lines, transitions
        self._chain = np.zeros((n, 3), np.int8)
        self._taken: list[Scores] = []
        self._waiting: list[Scores] = []

    def take(self, window: Scores) -> None:
        """Take a window of a stretch, in any order."""
        self.sure[window.first : window.end] = window.roles.reshape(-1, 3, 3)
        self._taken.append(_light(window))

    def link(self) -> None:
        """Link what can be linked now that all windows of a stretch are taken."""
        taken, self._taken = sorted(self._taken, key=lambda w: w.first), []
        stretch = slice(taken[0].first, taken[-1].end)
        tags_of = chains([self.sure[window.first : window.end] for window in taken], self._transitions)
        for window, tags in zip(taken, tags_of, strict=True):
            self._chain[window.first : window.end] = tags
        self.sure[stretch] = np.exp(log_softmax(self.sure[stretch]))
        self._waiting += taken
        first, end = self._waiting[0].first, stretch.stop
        if end < len(self._chain):
            end = is_open_from(self._chain, first, end)
        ready = [window for window in self._waiting if window.end <= end]
        if ready:
            spans = [pieces(self._chain[:, k], self.sure[:, k], first, ready[-1].end) for k in (SOURCE, CUE, CONTENT)]
            self.attributions += attributions(ready, spans, self.sure, self._lines)
            self.links += links_of(ready, self.sure)
            del self._waiting[: len(ready)]


def _light(window: Scores) -> Scores:
    """Only what links need, in half the memory."""
    empty = window.upos[:0]
    return attrs.evolve(
        window,
        roles=empty,
        upos=empty,
        names=empty,
        arcs=empty,
        roots=empty,
        label_of=empty,
        label_by=empty,
        actor=empty,
        key=empty,
        word=empty,
        sources=window.sources.astype(np.float16),
        cues=window.cues.astype(np.float16),
        none=window.none.copy(),
    )
