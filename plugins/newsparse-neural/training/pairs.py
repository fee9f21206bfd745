"""How sure the network's sides between two actors of a sentence are, by whole articles.

``python -m training.pairs --data DATA --eval EVAL --pipeline neural``

In sentences chosen for the question (DSE) seven of ten are right that are told; in whole articles most pairs of actors
have nothing to do with each other, and few are. The curve comes from articles whose pairs no network learned from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import newsparse
from newsparse_neural.network import network
from training.added import FILE, JUDGED, added
from training.calibrate import Pairs, curve
from training.figures import MODELS
from training.judging import is_right, write
from training.readings import scoring_of

BINS = 6


def pairs(docs: list[Any], scoring: Any, pipeline: str) -> Iterator[tuple[float, bool]]:
    """The confidence of each such stance in some articles, and whether readers see it."""
    everything = newsparse.Config(least=0)
    for doc in docs:
        parsed = newsparse.parse(doc.text, pipeline=pipeline, clean=False, config=everything)
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        for stance in parsed.stances:
            if stance.provenance is not None and stance.provenance.component == f"{pipeline}.stances":
                right = is_right(scoring, side, parsed, stance)
                if right is not None:
                    yield stance.confidence, right


def main() -> None:
    """Measure, and write the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="the folder with the scorer")
    parser.add_argument("--pipeline", choices=MODELS, default="neural")
    args = parser.parse_args()
    scoring = scoring_of(args.eval)
    docs = [*scoring.load(args.data / "articles" / "train.jsonl.gz")]
    docs += [*added(scoring, args.data, FILE), *added(scoring, args.data, JUDGED)]
    model = MODELS[args.pipeline]
    raw = {name: told for name, told in network(str(model)).settings["calibration"].items() if name != "towards"}
    write(model, "calibration", raw)
    found: Pairs = list(pairs(docs, scoring, args.pipeline))
    write(model, "calibration", {**raw, "towards": curve(found, BINS)})
    print(f"{len(found)} told in {len(docs)} articles, {sum(right for _, right in found)} of them right")
    print(*(f"  score {score}: {right:.0%} right" for score, right in zip(*curve(found, BINS), strict=True)), sep="\n")


if __name__ == "__main__":
    main()
