"""How sure a claim and an actor are, learned from whole articles: the weights, and how well they hold.

    python -m benchmarks confidence --eval FOLDER

``FOLDER`` has a package ``scoring`` with the module ``articles``, which pairs what was found with what a reader wrote
down; beside it lies ``data/articles`` with the parts ``train`` and ``dev``. All installed pipelines learn from
``train`` together. The tables are of ``dev``: how many claims (and actors, class nouns left out) are told from a
confidence on and how many of them are right, and how many of those are right that have about the same confidence.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

import newsparse
from benchmarks.quality import installed
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.confidence import Confidence as ActorConfidence
from newsparse.english.claims.confidence import Confidence as ClaimConfidence

TABLES = Path(newsparse.__file__).parent / "english" / "lexicon" / "tables"
HEADERS = {
    "claim": """\
# How much each feature of a claim says for it: weights of a logistic regression. Written for this project, by
# python -m benchmarks confidence, from the training part of whole articles.
# feature: bias; attribution (the log-odds of its confidence); source (its form, and whether its actor is known); kind;
# and what else holds of it; weight: what it adds to the log-odds that content, source and kind are right.
feature	weight
""",
    "actor": """\
# How much each feature of an actor says for it: weights of a logistic regression. Written for this project, by
# python -m benchmarks confidence, from the training part of whole articles.
# feature: bias; form and type; sector; the logarithm of mentions a sentence; where mentions of that type stand;
# and what else holds of it; weight: what it adds to the log-odds that it is somebody, told apart from all others.
feature	weight
""",
}
ROUNDS, RATE, DECAY = 1500, 1.0, 0.002
STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@attrs.frozen
class Example:
    """What was told, by its features; ``right`` is None where the readers left it open."""

    features: tuple[tuple[str, float], ...]
    right: bool | None
    told: float = 0.0


def claims(side: Any, gold_of: dict[int, Any], parsed: newsparse.ParsedArticle) -> Iterator[Example]:
    """The claims of an article: right with the right content, source and kind."""
    confidence = ClaimConfidence(parsed)
    for i, claim in enumerate(parsed.claims):
        gold = gold_of.get(i)
        known = gold is not None and side.who(claim.source) == gold.source and claim.kind.value in gold.kinds
        right = None if gold is not None and gold.optional else known
        attribution = parsed.attribution(claim.attribution_id)
        features = confidence.features(attribution, claim.source, claim.kind, claim.content, claim.negated)
        yield Example(tuple(features.items()), right)


def actors(_: Any, gold_of: dict[int, Any], parsed: newsparse.ParsedArticle) -> Iterator[Example]:
    """The actors of an article: right if it is one of the readers', and the first on it."""
    confidence = ActorConfidence(Cast(parsed))
    for i, actor in enumerate(parsed.actors):
        gold = gold_of.get(i)
        right = None if actor.generic or (gold is not None and gold.optional) else gold is not None
        yield Example(tuple(confidence.features(actor).items()), right)


JUDGED = {"claim": claims, "actor": actors}
"""What is judged, and how its examples are found."""


def examples(scoring: Any, docs: Sequence[Any], pipeline: str) -> dict[str, list[Example]]:
    """What a pipeline tells of some articles, and whether it is right."""
    found: dict[str, list[Example]] = {what: [] for what in JUDGED}
    everything = newsparse.Config(least=0)
    parses = newsparse.parse_many([doc.text for doc in docs], pipeline=pipeline, clean=False, config=everything)
    for doc, parsed in zip(docs, parses, strict=True):
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        for what, pairs in {"claim": scoring.claims_of(side), "actor": side.actors}.items():
            gold_of = {f: getattr(doc.gold, f"{what}s")[g] for g, f in pairs.items()}
            found[what] += JUDGED[what](side, gold_of, parsed)
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


def probability(weights: dict[str, float], example: Example) -> float:
    """How likely an example is right, by the weights of its features."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in example.features)))


def main(folder: Path) -> None:
    """Learn, write the lexicons, and print the tables of the development part."""
    sys.path.insert(0, str(folder))
    from scoring import articles as scoring

    data = folder.parent / "data" / "articles"
    pipelines = installed()
    train, dev = (scoring.load(data / f"{part}.jsonl.gz") for part in ("train", "dev"))
    seen = {name: (examples(scoring, train, name), examples(scoring, dev, name)) for name in pipelines}
    for what in JUDGED:
        weights = learn(example for given, _ in seen.values() for example in given[what])
        path = TABLES / f"{what}_confidence.tsv"
        rows = "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(weights.items()))
        path.write_text(HEADERS[what] + rows, encoding="utf-8")
        print(f"{len(weights)} weights are in {path.name}")
        wanted = sum(not gold.optional for doc in dev for gold in getattr(doc.gold, f"{what}s"))
        for name, (_, given) in seen.items():
            judged = [attrs.evolve(e, told=probability(weights, e)) for e in given[what]]
            print(table(f"{what}s, {name}", judged, wanted))
            print(reliability(f"{what}s, {name}", judged))
