"""The network at run time: onnxruntime and numpy. One session per process, loaded when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.errors import NewsparseError
from newsparse_neural.features import SPAN, Vocabulary, places
from newsparse_neural.windows import cut

MOST_TOKENS = 32 * SPAN
"""Tokens that are read in one run: what bounds the memory."""

Array = NDArray[np.float32]


@attrs.frozen(eq=False)
class Scores:
    """What the network says of a window: log probabilities.

    ``roles`` is tokens x roles x (outside, begin, inside); ``sources`` and ``cues`` are tokens x (tokens + 1): which
    token the source of a cue begins with, and which the cue of a content; the last column is "none".
    """

    first: int
    roles: Array
    sources: Array
    cues: Array


class Network:
    """The weights, ready to run."""

    def __init__(self, folder: Path, threads: int) -> None:
        import onnxruntime

        try:
            stored = np.load(folder / "words.npz", allow_pickle=False)
            self.vocabulary = Vocabulary(stored["words"].tobytes().decode("utf-8").split("\n"))
            self.vectors, self.scales = stored["vectors"], stored["scales"]
        except Exception as error:
            raise _damaged(folder / "words.npz", error) from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        path = folder / "network.onnx"
        try:
            self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:
            raise _damaged(path, error) from None

    def read(self, words: Sequence[str], breaks: Sequence[bool]) -> list[Scores]:
        """The scores of all tokens, window by window."""
        numbers = self.vocabulary.encode(words, places(breaks))
        ranges = sorted(cut(breaks, SPAN), key=lambda r: (r[1] - r[0], r))
        found: list[Scores] = []
        while ranges:
            length = ranges[-1][1] - ranges[-1][0]
            batch = [ranges.pop() for _ in range(min(len(ranges), max(1, MOST_TOKENS // length)))]
            found += self._run(numbers, batch)
        return sorted(found, key=lambda s: s.first)

    def _run(self, numbers: NDArray[np.int32], batch: list[tuple[int, int]]) -> list[Scores]:
        length = max(last - first for first, last in batch)
        tokens = np.zeros((len(batch), length, numbers.shape[1]), dtype=np.int64)
        for i, (first, last) in enumerate(batch):
            tokens[i, : last - first] = numbers[first:last]
        words = tokens[..., 0]
        vectors = self.vectors[words].astype(np.float32) * self.scales[words][..., None]
        roles, sources, cues = self.session.run(None, {"vectors": vectors, "spelling": tokens[..., 1:]})
        none = [length]
        return [
            Scores(
                first,
                roles[i, : last - first],
                sources[i, : last - first][:, [*range(last - first), *none]],
                cues[i, : last - first][:, [*range(last - first), *none]],
            )
            for i, (first, last) in enumerate(batch)
        ]


def _damaged(path: Path, error: Exception) -> NewsparseError:
    what = "is missing" if not path.exists() else f"is damaged ({type(error).__name__})"
    return NewsparseError(f"the model file {path} {what}; install newsparse-neural again")


@lru_cache(maxsize=4)
def network(folder: str | None = None, threads: int = 1) -> Network:
    """The network of a folder (the one that ships, unless another is named), loaded once per process.

    Raises:
        NewsparseError: if a file of it is missing or damaged; the message names the file.
    """
    if folder is not None:
        return Network(Path(folder), threads)
    with as_file(files("newsparse_neural") / "model") as path:
        return Network(path, threads)


