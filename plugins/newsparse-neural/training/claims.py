"""How rules and network are weighed in claims, learned on articles that the network has not seen.

``python -m training.claims --data DATA --eval EVAL``

The kind of what the rules take for a mere statement is a choice among all kinds (multinomial logit) by the network's
log-probability and a bonus for what the rules say. How sure a claim is, is a regression over how sure the rules are and
whether the network doubts it; its bias is moved as that of stances is (``training.positions``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newsparse.english.api import Claims, logistic
from newsparse.model import ClaimKind
from newsparse_neural.claims import KINDS, LEAST, SILENT, cue_and_said, features, told, weighed
from newsparse_neural.component import Reader
from newsparse_neural.network import network
from training.added import JUDGED, added
from training.calibrate import reliability
from training.judging import Judged, moved, regression, write
from training.readings import arguments, scoring_of, up_to

STEPS, RATE = 2000, 0.5


@attrs.frozen(eq=False)
class Case:
    """A claim that the rules take for a statement: how likely each kind is by the network, and the readers' kinds."""

    likely: np.ndarray
    right: tuple[int, ...]


def cases(docs: Sequence[Any], scoring: Any, model: Path) -> Iterator[Case]:
    """Such claims of some articles that readers have in the same place."""
    for found, parsed, side, pairs, net in _read(docs, scoring, model):
        for g, f in pairs.items():
            gold, claim = side.gold.claims[g], parsed.claims[f]
            asked = cue_and_said(parsed.attribution(claim.attribution_id), found.page.within)
            if asked is not None and claim.kind is ClaimKind.STATE and not gold.optional:
                likely = net.stances.kind(found.stances, *asked)
                yield Case(likely, tuple(KINDS.index(ClaimKind(kind)) for kind in gold.kinds))


def _read(docs: Sequence[Any], scoring: Any, model: Path) -> Iterator[tuple[Any, ...]]:
    """Articles with the claims of the rules, beside those of the readers."""
    before, reader, net = up_to("neural.claims", model), Reader(str(model)), network(str(model), 1)
    for doc in docs:
        document = before(doc.text, clean=False)
        found, parsed = reader(document), attrs.evolve(document, claims=list(Claims()(document)))
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        yield found, parsed, side, scoring.claims_of(side), net


def sure(docs: Sequence[Any], scoring: Any, model: Path, weights: dict[str, float]) -> Iterator[Judged]:
    """The claims of some articles: right with the right content, source and kind; None where readers may differ."""
    for found, parsed, side, pairs, net in _read(docs, scoring, model):
        gold_of = {f: side.gold.claims[g] for g, f in pairs.items()}
        for number, claim in enumerate(parsed.claims):
            attribution, gold = parsed.attribution(claim.attribution_id), gold_of.get(number)
            asked, likely = cue_and_said(attribution, found.page.within), told(attribution, found, net.stances)
            kind = claim.kind
            if asked is None or likely is None or kind in SILENT:
                continue
            if kind is ClaimKind.STATE:
                kind = weighed(net.stances.kind(found.stances, *asked), weights)
            right = gold is not None and side.who(claim.source) == gold.source and kind.value in gold.kinds
            yield Judged(features(claim, likely), None if gold is not None and gold.optional else right)


def learned(given: Sequence[Case]) -> dict[str, float]:
    """The weights of network and rules in a kind, by gradient descent on how likely the readers' kinds are."""
    logs = np.log(np.maximum(np.stack([case.likely for case in given]), LEAST))
    right, state = np.zeros(logs.shape, bool), KINDS.index(ClaimKind.STATE)
    for i, case in enumerate(given):
        right[i, list(case.right)] = True
    trust, bonus = 0.5, 1.0
    for _ in range(STEPS):
        scores = trust * logs
        scores[:, state] += bonus
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        wanted = np.where(right, likely, 0)
        slope = (likely - wanted / np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)) / len(given)
        trust -= RATE * float((slope * logs).sum())
        bonus -= RATE * float(slope[:, state].sum())
    return {"network": round(trust, 3), "rule": round(bonus, 3)}


def main() -> None:
    """Learn, write the weights, and print what they change on the development part."""
    args = arguments(__doc__)
    scoring = scoring_of(args.eval)
    docs = list(added(scoring, args.data, JUDGED))
    held = scoring.load(args.data / "articles" / "dev.jsonl.gz")
    weights = learned(list(cases(docs, scoring, args.model)))
    others = list(sure(held, scoring, args.model, weights))
    judged = moved(regression(sure(docs, scoring, args.model, weights)), others)
    write(args.model, "claims", {"kind": weights, "sure": judged})
    found = list(cases(held, scoring, args.model))
    alone = {"rules": {"network": 0.0, "rule": 1.0}, "network": {"network": 1.0, "rule": 0.0}}
    for name, chosen in (*alone.items(), ("both", weights)):
        share = sum(KINDS.index(weighed(case.likely, chosen)) in case.right for case in found) / len(found)
        print(f"kinds of {len(found)} statements, whole articles dev, by {name}: {share:.3f} right")
    error, table = reliability([(logistic(judged, e.features), e.right) for e in others if e.right is not None])
    print(f"claims, whole articles dev: expected calibration error {error:.3f}")
    print("| said | claims | mean | right |", "|---|---|---|---|", *table, sep="\n")


if __name__ == "__main__":
    main()
