"""The judge of what sources are for and against, learned on whole articles that the network has not seen.

``python -m training.positions --data DATA --eval EVAL``

The weights come from articles that few outlets of the development part share; the bias is moved so that on the whole as
many of the development part's proposals are right as are said to be. It prints how far that holds, by tenths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newsparse.english.api import Questions, Stances, logistic
from newsparse.model import Stance
from newsparse_neural.component import Reader
from newsparse_neural.network import network
from newsparse_neural.positions import Features, Judged, answers
from training.added import JUDGED, added
from training.calibrate import reliability
from training.claims import write
from training.readings import arguments, scoring_of, up_to

PROPOSERS = ("rule", "network")
FEWEST = 8
"""Examples that a feature must hold for, to be weighed."""
DECAY = 0.01


@attrs.frozen(eq=False)
class Example:
    """A stance that was proposed; ``right`` is None where readers may differ."""

    proposer: str
    features: Features
    right: bool | None


def examples(docs: Iterable[Any], scoring: Any, model: Path) -> Iterator[Example]:
    """What the rules and the network propose in some articles."""
    before, scorer = up_to("neural.positions", model), network(str(model), 1).stances
    for doc in docs:
        document = before(doc.text, clean=False)
        found = Reader(str(model))(document)
        by_rule = [item for item in Stances()(document) if isinstance(item, Stance)]
        questions = Questions(document)
        judged = Judged(document, by_rule, answers(questions, found, scorer))
        side = scoring.Paired(doc, scoring.told(document, doc.text))
        for stance in by_rule:
            yield Example("rule", judged.of_rule(stance), _is_right(scoring, side, document, stance))
        for one in judged.proposals():
            made = questions.answered(one.question, one.polarity, one.cue(found.page), 1.0)
            if made is not None:
                right = _is_right(scoring, side, document, made)
                yield Example("network", judged.of_network(one), right)


def _is_right(scoring: Any, side: Any, document: Any, stance: Stance) -> bool | None:
    """Whether readers see a stance: its holder, its target and its side."""
    (told,) = scoring.told(attrs.evolve(document, stances=[stance]), side.text).stances
    same = [
        gold
        for gold in side.gold.stances
        if gold.sign == told.sign and side.who(told.holder) == gold.holder and scoring.target_fits(side, gold, told)
    ]
    if same and all(gold.optional for gold in same):
        return None
    return bool(same)


def learned(given: Sequence[Example]) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method, with a little decay."""
    rows = [e for e in given if e.right is not None]
    count: dict[str, int] = {}
    for example in rows:
        for name in example.features:
            count[name] = count.get(name, 0) + 1
    names = sorted(name for name, n in count.items() if n >= FEWEST)
    x = np.array([[e.features.get(name, 0.0) for name in names] for e in rows])
    y = np.array([bool(e.right) for e in rows], float)
    weights = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - y) / len(y) + DECAY * weights
        curve = (x.T * (likely * (1 - likely))) @ x / len(y) + DECAY * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def moved(weights: dict[str, float], held: Sequence[Example]) -> dict[str, float]:
    """The weights with another bias: as many of some examples are right as are said to be."""
    rows = [e for e in held if e.right is not None]
    low, high = -3.0, 3.0
    for _ in range(40):
        move = (low + high) / 2
        tried = weights | {"bias": weights["bias"] + move}
        said = sum(logistic(tried, e.features) for e in rows)
        low, high = (move, high) if said < sum(bool(e.right) for e in rows) else (low, move)
    return weights | {"bias": round(weights["bias"] + low, 4)}


def main() -> None:
    """Learn, write the weights, and print how far they hold."""
    args = arguments(__doc__)
    scoring = scoring_of(args.eval)
    given = list(examples(added(scoring, args.data, JUDGED), scoring, args.model))
    held = list(examples(scoring.load(args.data / "articles" / "dev.jsonl.gz"), scoring, args.model))
    weights = {}
    for who in PROPOSERS:
        mine, theirs = ([e for e in part if e.proposer == who] for part in (given, held))
        weights[who] = moved(learned(mine), theirs)
    write(args.model, "positions", weights)
    for who in PROPOSERS:
        told = [(logistic(weights[who], e.features), e.right) for e in held if e.proposer == who]
        error, rows = reliability([(p, r) for p, r in told if r is not None])
        print(f"stances proposed by {who}, whole articles dev: expected calibration error {error:.3f}")
        print("| said | stances | mean | right |", "|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
