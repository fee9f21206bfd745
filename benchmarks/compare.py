"""How many articles a second newsparse reads, beside a spaCy pipeline of the architecture of its small English model.

The spaCy pipeline has random weights (nothing has to be downloaded): a tok2vec of width 96 and depth 4 that tagger and
parser share, and a second one for the entity recogniser. It makes tags, trees and names; newsparse makes actors, claims
and stances too. What it predicts is noise, and its speed that of the architecture: a transition parser takes about as
many steps whatever it predicts. All are timed in turns, on the same texts, in one process.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import newsparse
from benchmarks.quality import installed
from benchmarks.speed import ROUNDS, made_up, read

TAGS, RELATIONS = 50, 45
NAMES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE", "MONEY")


def _tok2vec(attributes: dict[str, int]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": list(attributes),
            "rows": list(attributes.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def _transitions(kind: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def spacy_pipeline() -> Any:
    """The pipeline, or an error that says how to install spaCy."""
    try:
        import spacy
    except ImportError:
        raise SystemExit("compare needs spaCy: pip install -c constraints.txt --group bench") from None
    shape = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _tok2vec({**shape, "SPACY": 50, "IS_SPACE": 50})})
    tagger = nlp.add_pipe(
        "tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "tok2vec": shared}}
    )
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", shared)})
    names = nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(shape))})
    for i in range(TAGS):
        tagger.add_label(f"T{i}")
    for i in range(RELATIONS):
        parser.add_label(f"dep{i}")
    for name in NAMES:
        names.add_label(name)
    nlp.initialize()
    return nlp


def main(folder: Path | None, limit: int) -> None:
    """Print articles a second of spaCy and of each pipeline of newsparse, and their ratio."""
    nlp = spacy_pipeline()
    texts = list(islice(read(folder), limit)) if folder is not None else list(made_up(limit))
    runs: dict[str, Callable[[Sequence[str]], object]] = {"spaCy, small architecture": lambda t: list(nlp.pipe(t))}
    for name in installed():
        pipeline = newsparse.Pipeline.preset(name)
        runs[f"newsparse {name}"] = lambda t, p=pipeline: [p.run(text, clean=False) for text in t]  # type: ignore[misc]
    times: dict[str, list[float]] = {what: [] for what in runs}
    for run in runs.values():
        run(texts[:2])  # loads lexicons and models
    for _ in range(ROUNDS):
        for what, run in runs.items():
            started = time.perf_counter()
            run(texts)
            times[what].append(time.perf_counter() - started)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"compare: {len(texts)} articles, {words:.0f} words each, one process, in turns, median of {ROUNDS}")
    print(f"{'':36}{'articles/s':>12}{'x spaCy':>12}")
    base = statistics.median(times["spaCy, small architecture"])
    for what, found in times.items():
        took = statistics.median(found)
        print(f"{what:36}{len(texts) / took:12.1f}{base / took:12.2f}")
    print()
