"""Stage 5: how often names and attributions of a raw score are right, and the curve that says so in the settings.

``python -m training.calibrate --data DATA``

Attributions are measured on the articles of PolNeAR's training part that nothing learned from, names on GUM's
development documents; the reliability on PolNeAR's development articles is printed for the model card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from newsparse.model import Article, Span
from newsparse_neural.network import MODEL, Network
from newsparse_neural.page import read
from newsparse_neural.reading import read_page
from training.data import records
from training.examples import given
from training.corpora import HELD
from training.ud import documents, retokenized

Pairs = list[tuple[float, bool]]


def attribution_pairs(articles: Iterable[dict[str, Any]], net: Network) -> Iterator[tuple[float, bool]]:
    """Every attribution found, with its score, and whether a gold one has all three of its parts, at least in part."""
    for record in articles:
        found = read_page(read(Article(text=record["text"])), net)
        page = found.page
        gold = [
            [{t for s in a[r] for t in range(*page.within(Span(*s)))} for r in ("source", "cue", "content")]
            for a in record["attributions"]
        ]
        for attribution in found.attributions:
            parts = [attribution.source], [attribution.cue], attribution.contents
            mine = [{t for p in part if p is not None for t in range(p.start, p.end)} for part in parts]
            fits = (all(bool(a) == bool(b) and (not a or a & b) for a, b in zip(mine, g, strict=True)) for g in gold)
            yield attribution.confidence, any(fits)


def name_pairs(data: Path, net: Network) -> Iterator[tuple[float, bool]]:
    """Every name found in GUM's development documents, and whether it is one, of its type."""
    for doc in documents(data / "gum" / "dev.conllu.gz"):
        doc = retokenized(doc)
        page, _ = given(doc, net.vocabulary)
        for name in read_page(page, net).names:
            yield name.confidence, (name.start, name.end, name.type) in doc.names


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
    """Measure, write the curves, measure again on other articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings.pop("calibration", None)
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    net = Network(args.model, 1)
    held = list(records(args.data / "polnear" / "train.jsonl.gz"))[-HELD:]
    settings["calibration"] = {
        "attribution": curve(list(attribution_pairs(held, net))),
        "name": curve(list(name_pairs(args.data, net))),
    }
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    net = Network(args.model, 1)
    error, rows = reliability(list(attribution_pairs(records(args.data / "polnear" / "dev.jsonl.gz"), net)))
    print(f"attributions, PolNeAR dev: expected calibration error {error:.3f}")
    print("| said | attributions | mean | right |", "|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
