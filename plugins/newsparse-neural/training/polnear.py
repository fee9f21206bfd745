"""PolNeAR as windows of tokens: roles as B/I/O, and which cue each source and content belongs to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.text import tokenize
from newsparse_neural.windows import cut, line_breaks
from training.data import records

ROLES = ("source", "cue", "content")
OUTSIDE, BEGIN, INSIDE = 0, 1, 2
NO_LINK = -1


@attrs.frozen
class Window:
    """A stretch of an article: whole paragraphs, as many as fit.

    ``tags`` has a row of O/B/I per role. ``sources`` gives, at the first token of a cue, the first token of its
    source; ``cues``, at the first token of a content, the first token of its cue (indices in the window,
    `NO_LINK` for none, -2 where nothing is to be learned).
    """

    words: list[str]
    breaks: list[bool]
    tags: NDArray[np.int64]
    sources: NDArray[np.int64]
    cues: NDArray[np.int64]


def windows(path: Path, size: int) -> Iterator[Window]:
    """All articles of a file, cut into windows of at most ``size`` tokens at line breaks where there are any."""
    for record in records(path):
        yield from article_windows(record, size)


def article_windows(record: dict[str, Any], size: int) -> Iterator[Window]:
    """One article as windows."""
    text = record["text"]
    starts, ends = tokenize(text)
    n = len(starts)
    tags = np.zeros((len(ROLES), n), dtype=np.int64)
    sources = np.full(n, -2, dtype=np.int64)
    cues = np.full(n, -2, dtype=np.int64)

    def tokens(span: list[int]) -> range:
        return range(bisect_right(ends, span[0]), bisect_left(starts, span[1]))

    for attribution in record.get("attributions", ()):
        found = {role: [r for span in attribution[role] if len(r := tokens(span))] for role in ROLES}
        for role, row in zip(ROLES, tags, strict=True):
            for span in found[role]:
                row[span.start : span.stop] = INSIDE
                row[span.start] = BEGIN
        cue = found["cue"][0].start if found["cue"] else NO_LINK
        if cue >= 0:
            sources[cue] = found["source"][0].start if found["source"] else NO_LINK
        for span in found["content"]:
            cues[span.start] = cue
    breaks = line_breaks(text, starts, ends)
    words = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    for first, last in cut(breaks, size):
        yield Window(
            words[first:last],
            breaks[first:last],
            tags[:, first:last],
            _inside(sources[first:last], first, last),
            _inside(cues[first:last], first, last),
        )


def _inside(links: NDArray[np.int64], first: int, last: int) -> NDArray[np.int64]:
    """Links as indices in the window; one that leads out of it is not learned from."""
    moved = np.where(links >= 0, links - first, links)
    return np.where((moved >= last - first) | ((links >= 0) & (moved < 0)), -2, moved)
