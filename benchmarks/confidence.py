"""How sure a claim is, learned from whole articles: the weights of ``claim_confidence``, and how well they hold.

    python -m benchmarks confidence --eval FOLDER

``FOLDER`` has a package ``scoring`` with the module ``articles``, which pairs what was found with what a reader wrote
down; beside it lies ``data/articles`` with the parts ``train`` and ``dev``. All installed pipelines learn from
``train`` together. The tables are of ``dev``: how many claims are told from a confidence on and how many of them are
right, and how many of those are right that have about the same confidence.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import attrs

import newsparse
from benchmarks.quality import installed
from newsparse.english.claims.confidence import Confidence

LEXICON = Path(newsparse.__file__).parent / "english" / "lexicon" / "tables" / "claim_confidence.tsv"
HEADER = """\
# How much each feature of a claim says for it: weights of a logistic regression. Written for this project, by
# python -m benchmarks confidence, from the training part of whole articles.
# feature: bias; attribution (the log-odds of its confidence); source (its form, and whether its actor is known); kind;
# and what else holds of it; weight: what it adds to the log-odds that content, source and kind are right.
feature	weight
"""
ROUNDS, RATE, DECAY = 1500, 1.0, 0.002
STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@attrs.frozen
class Example:
    """A claim that was told, by its features; ``right`` is None where the readers left it open."""

    features: tuple[tuple[str, float], ...]
    right: bool | None
    told: float


def examples(scoring: Any, docs: Sequence[Any], pipeline: str) -> list[Example]:
    """The claims that a pipeline tells of some articles, and whether they are right."""
    found = []
    everything = newsparse.Config(least=0)
    parses = newsparse.parse_many([doc.text for doc in docs], pipeline=pipeline, clean=False, config=everything)
    for doc, parsed in zip(docs, parses, strict=True):
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        gold_of = {f: doc.gold.claims[g] for g, f in scoring.claims_of(side).items()}
        confidence = Confidence(parsed)
        for i, claim in enumerate(parsed.claims):
            attribution = parsed.attribution(claim.attribution_id)
            features = confidence.features(attribution, claim.source, claim.kind, claim.content, claim.negated)
            gold = gold_of.get(i)
            if gold is None:
                right: bool | None = False
            elif gold.optional:
                right = None
            else:
                right = side.who(claim.source) == gold.source and claim.kind.value in gold.kinds
            found.append(Example(tuple(features.items()), right, claim.confidence))
    return found


def learn(given: Iterable[Example]) -> dict[str, float]:
    """Weights by gradient descent, with a little decay."""
    rows = [(e.features, float(e.right)) for e in given if e.right is not None]
    weights = {name: 0.0 for features, _ in rows for name, _ in features}
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for features, right in rows:
            miss = 1 / (1 + math.exp(-sum(weights[name] * value for name, value in features))) - right
            for name, value in features:
                slope[name] += miss * value
        weights = {n: w - RATE * (slope[n] / len(rows) + DECAY * w) for n, w in weights.items()}
    return weights


def table(name: str, given: Sequence[Example], wanted: int) -> str:
    """From each confidence on: told, right in percent, and precision, recall and F1."""
    lines = [f"{name:24}{'told':>6}{'P':>7}{'R':>7}{'F1':>7}"]
    for least in STEPS:
        told = [e for e in given if e.right is not None and e.told >= least]
        right = sum(bool(e.right) for e in told)
        p, r = 100 * right / max(1, len(told)), 100 * right / wanted
        lines.append(f"from {least:<19}{len(told):6}{p:7.1f}{r:7.1f}{2 * p * r / max(1e-9, p + r):7.1f}")
    return "\n".join(lines)


def reliability(name: str, given: Sequence[Example]) -> str:
    """By tenths of confidence: how many claims, their mean confidence, and the share that is right."""
    lines = [f"{name:24}{'claims':>7}{'mean':>7}{'right':>7}"]
    for tenth in range(10):
        within = [e for e in given if e.right is not None and min(int(e.told * 10), 9) == tenth]
        if within:
            mean = sum(e.told for e in within) / len(within)
            right = sum(bool(e.right) for e in within) / len(within)
            lines.append(f"{tenth / 10:.1f} to {tenth / 10 + 0.1:<17.1f}{len(within):7}{mean:7.2f}{right:7.2f}")
    return "\n".join(lines)


def main(folder: Path) -> None:
    """Learn, write the lexicon, and print the tables of the development part."""
    sys.path.insert(0, str(folder))
    from scoring import articles as scoring

    data = folder.parent / "data" / "articles"
    pipelines = installed()
    train, dev = (scoring.load(data / f"{part}.jsonl.gz") for part in ("train", "dev"))
    weights = learn(e for name in pipelines for e in examples(scoring, train, name))
    rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
    LEXICON.write_text(HEADER + rows, encoding="utf-8")
    print(f"{len(weights)} weights are in {LEXICON.name}")
    wanted = sum(not claim.optional for doc in dev for claim in doc.gold.claims)
    for name in pipelines:
        judged = [
            attrs.evolve(e, told=1 / (1 + math.exp(-sum(weights.get(n, 0.0) * v for n, v in e.features))))
            for e in examples(scoring, dev, name)
        ]
        print(table(name, judged, wanted))
        print(reliability(name, judged))
