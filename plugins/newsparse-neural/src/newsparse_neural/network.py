"""The network at run time: onnxruntime and numpy. One session per process, loaded when it is first used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.errors import NewsparseError
from newsparse_neural.files import opened
from newsparse_neural.inputs import KINDS, Inputs, Numbers, Ranges
from newsparse_neural.judge import Judge
from newsparse_neural.page import Page, encode, windows
from newsparse_neural.stance_scorer import StanceScorer

MODEL = Path(__file__).parent / "model"

Array = NDArray[np.float32]


@attrs.frozen(eq=False)
class Scores:
    """What the network says of the tokens from ``first`` to before ``end``: scores, not yet probabilities.

    ``roles`` is tokens x (outside, begin, inside for each role); ``arcs``, ``sources`` and ``cues`` are tokens x
    tokens: its head, the source that a cue has, the cue that a content has; ``none`` is for "no source" and "no cue".
    ``actor``, ``key`` and ``word`` are what `StanceScorer` needs of each token.
    """

    first: int
    end: int
    roles: Array
    upos: Array
    names: Array
    arcs: Array
    roots: Array
    label_of: Array
    label_by: Array
    sources: Array
    cues: Array
    none: Array
    actor: Array
    key: Array
    word: Array


_OUTPUTS = tuple(a.name for a in attrs.fields(Scores))[2:]
KEPT = ("actor", "key", "word")
"""Scores that `StanceScorer` reads; a reading keeps them, in half precision."""
_SLOW = ["SkipLayerNormFusion"]
"""What the run time would make of an addition and a normalisation takes five times as long as these two."""
_SQUARE = frozenset({"arcs", "sources", "cues"})


class Network:
    """The weights, ready to run, and the names of what it tells apart."""

    def __init__(self, folder: Path, threads: int) -> None:
        self.folder = folder
        self.settings: dict[str, Any] = opened(folder / "settings.json", _settings)
        known = self.settings["vocabulary"]
        self.inputs: Inputs = opened(folder / known, lambda content: KINDS[known](_lines(content)))
        self.transitions = np.array(self.settings["transitions"], dtype=np.float32)
        self.label = np.array(self.settings["label"]["weight"], dtype=np.float32).T
        self.label_bias = np.array(self.settings["label"]["bias"], dtype=np.float32)
        self.session = opened(folder / "network.onnx", lambda content: _session(content, threads))

    @cached_property
    def judge(self) -> Judge:
        """What chooses among candidates for attributions.

        Raises:
            NewsparseError: if the settings hold none.
        """
        return opened(self.folder / "settings.json", lambda _: Judge.of(self.settings["judge"]))

    @cached_property
    def stances(self) -> StanceScorer:
        """What answers who is for or against whom.

        Raises:
            NewsparseError: if the file with its weights is missing or damaged.
        """
        return opened(self.folder / "stances.npz", StanceScorer.of)

    def learned(self, what: str, part: str = "") -> Any:
        """Weights of the settings that were learned on whole articles, or a part of them.

        Raises:
            NewsparseError: if this model has not learned them.
        """
        try:
            return self.settings[what][part] if part else self.settings[what]
        except KeyError:
            message = f"the model in {self.folder} has not learned {what} (training.{what}); use english components"
            raise NewsparseError(message) from None

    def calibrated(self, what: str, raw: float) -> float:
        """How often a name or an attribution of such a raw score is right, as measured on held-out articles."""
        knots = self.settings.get("calibration", {}).get(what)
        return float(np.interp(raw, knots[0], knots[1])) if knots else raw

    def read(self, page: Page, at_once: int) -> Iterator[Iterator[Scores]]:
        """The scores of all tokens of a page, stretches of so many windows in text order; in each, they have none."""
        numbers = encode(page, self.inputs.vocabulary)
        ranges = windows(page.lines, page.sentences, len(page.words), cuts=page.cuts)
        for i in range(0, len(ranges), at_once):
            yield self._stretch(page.words, numbers, ranges[i : i + at_once])

    def _stretch(self, words: Sequence[str], numbers: Numbers, ranges: Ranges) -> Iterator[Scores]:
        """The scores of some windows, which are run in batches of about the same length."""
        ranges = sorted(ranges, key=lambda r: (r[0] - r[1], r))
        for i in range(0, len(ranges), self.inputs.most):
            yield from self._run(words, numbers, ranges[i : i + self.inputs.most])

    def kept(self, words: Sequence[str], numbers: Numbers) -> dict[str, Array]:
        """What `StanceScorer` needs of the tokens of one window, given by their words and numbers."""
        (scores,) = self._run(words, numbers, [(0, len(words))])
        return {name: getattr(scores, name) for name in KEPT}

    def _run(self, words: Sequence[str], numbers: Numbers, batch: Ranges) -> Iterator[Scores]:
        found = self.session.run(_OUTPUTS, self.inputs(words, numbers, batch))
        by_name = dict(zip(_OUTPUTS, found, strict=True))
        for i, (first, end) in enumerate(batch):
            n = end - first
            yield Scores(
                first, end, **{name: out[i, :n, :n] if name in _SQUARE else out[i, :n] for name, out in by_name.items()}
            )


def _lines(content: bytes) -> list[str]:
    lines = content.decode().split("\n")
    if len(lines) < 2:
        raise ValueError("no words")
    return lines


def _settings(content: bytes) -> Any:
    settings = json.loads(content)
    for key in ("roles", "types", "upos", "deprels", "transitions", "label", "vocabulary"):
        settings[key]
    return settings


def _session(content: bytes, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW)


@lru_cache(maxsize=4)
def network(folder: str = "", threads: int = 1) -> Network:
    """The network of a folder (the one that ships, unless another is named), loaded once per process.

    Raises:
        NewsparseError: if a file of it is missing or damaged; the message names the file.
    """
    return Network(Path(folder) if folder else MODEL, threads)
