"""How often names of a raw score are right, and from which score on a side between two actors is told.

``python -m training.calibrate --data DATA``

Names are measured on GUM's development documents. Of sides between two actors the threshold is set on the sentences of
DSE that nothing learned from, where one is likelier right than wrong; how sure they are in whole articles
``training.pairs`` measures, and until it has, the curve of the model before stays.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newsparse_neural.files import seal
from newsparse_neural.network import MODEL, Network
from newsparse_neural.reading import read_page
from newsparse_neural.stance_scorer import NEGATIVE, NEUTRAL, POSITIVE
from training.corpora import stance_set
from training.examples import TOWARDS, given
from training.ud import documents, retokenized

Pairs = list[tuple[float, bool]]
LIKELIER = 0.5
"""How likely a stance by the network must be right to be told."""
HARDLY = 0.2
"""Answers below this score are not looked at: most are about actors that have nothing to do with each other."""


def name_pairs(data: Path, net: Network) -> Iterator[tuple[float, bool]]:
    """Every name found in GUM's development documents, and whether it is one, of its type."""
    for doc in documents(data / "gum" / "dev.conllu.gz"):
        doc = retokenized(doc)
        page, _ = given(doc, net.inputs.vocabulary)
        for name in read_page(page, net).names:
            yield name.confidence, (name.start, name.end, name.type) in doc.names


def stance_pairs(data: Path, net: Network) -> Pairs:
    """The likelier polar answer to every question about two actors, its score and whether it is right."""
    found = []
    for example in stance_set(data, net.inputs.vocabulary, held=True):
        tokens = net.kept(example.words, example.numbers)
        for question in example.questions:
            if question.holder is None:
                continue
            name, there = TOWARDS[question.answers[0]], (question.target, question.holder)
            for way, answer in zip(("qp", "pq"), net.stances.towards(tokens, [there, there[::-1]]), strict=True):
                best = NEGATIVE if answer.likely[NEGATIVE] > answer.likely[POSITIVE] else POSITIVE
                right = NEUTRAL if name == "neutral" or name[1:] != way else POSITIVE if name[0] == "+" else NEGATIVE
                found.append((float(answer.likely[best]), best == right))
    return found


def threshold(curve: list[list[float]]) -> float:
    """The least score from which on an answer is likelier right than wrong."""
    scores, right = curve
    return round(float(np.interp(LIKELIER, right, scores)), 3)


def curve(pairs: Pairs, bins: int = 12) -> list[list[float]]:
    """A rising curve through bins of equal size: pool adjacent violators (Ayer et al. 1955)."""
    ordered = sorted(pairs)
    blocks = [
        [float(np.mean([p for p, _ in part])), float(np.mean([r for _, r in part])), len(part)]
        for part in np.array_split(np.array(ordered, dtype=float), bins)
        if len(part)
    ]
    merged: list[list[float]] = []
    for block in blocks:
        merged.append(block)
        while len(merged) > 1 and merged[-2][1] > merged[-1][1]:
            b, a = merged.pop(), merged.pop()
            n = a[2] + b[2]
            merged.append([(a[0] * a[2] + b[0] * b[2]) / n, (a[1] * a[2] + b[1] * b[2]) / n, n])
    return [[round(b[0], 4) for b in merged], [round(b[1], 4) for b in merged]]


def reliability(pairs: Pairs) -> tuple[float, list[str]]:
    """The expected calibration error, and a table of ten bins."""
    rows, error = [], 0.0
    for low in np.arange(0, 1, 0.1):
        part = [(p, r) for p, r in pairs if low <= p < low + 0.1 or (low > 0.85 and p == 1)]
        if part:
            said, right = (float(np.mean([x[i] for x in part])) for i in range(2))
            error += len(part) / len(pairs) * abs(said - right)
            rows.append(f"| {low:.1f}-{low + 0.1:.1f} | {len(part)} | {said:.2f} | {right:.2f} |")
    return error, rows


def main() -> None:
    """Measure, and write curves and thresholds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    of_pairs = {name: told for name, told in settings.pop("calibration", {}).items() if name == "towards"}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    seal(path.parent)
    net = Network(args.model, 1)
    settings["calibration"] = {"name": curve(list(name_pairs(args.data, net)))} | of_pairs
    pairs = [pair for pair in stance_pairs(args.data, net) if pair[0] >= HARDLY]
    scores, likely = curve(pairs)
    least = threshold([scores, likely])
    settings["stances"] = {"towards": least}
    print("threshold", least)
    for sure_of in (0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [right for score, right in pairs if score >= least and np.interp(score, scores, likely) >= sure_of]
        print(f"  confidence >= {sure_of}: {len(sure)} told, {np.mean(sure) if sure else 0:.2f} of them right")
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    seal(path.parent)


if __name__ == "__main__":
    main()
