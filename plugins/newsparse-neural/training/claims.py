"""How rules and network are weighed in what a mere statement does, learned on articles that the network has not seen.

``python -m training.claims --data DATA --eval EVAL``

The kind is a choice among all of them (multinomial logit) by the network's log-probability and a bonus for what the
rules say: that it is a statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs
import numpy as np

from newsparse.english.api import Claims
from newsparse.model import ClaimKind
from newsparse_neural.claims import KINDS, LEAST, cue_and_said, weighed
from newsparse_neural.component import Reader
from newsparse_neural.files import seal
from newsparse_neural.network import network
from training.added import JUDGED, added
from training.readings import arguments, scoring_of, up_to

STEPS, RATE = 2000, 0.5


def write(model: Path, name: str, value: Any) -> None:
    """Put a part into the settings of a model."""
    path = model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings[name] = value
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    seal(path.parent)
    network.cache_clear()


@attrs.frozen(eq=False)
class Case:
    """A claim that the rules take for a statement: how likely each kind is by the network, and the readers' kinds."""

    likely: np.ndarray
    right: tuple[int, ...]


def cases(docs: Sequence[Any], scoring: Any, model: Path) -> Iterator[Case]:
    """Such claims of some articles that readers have in the same place."""
    before, reader, net = up_to("neural.claims", model), Reader(str(model)), network(str(model), 1)
    for doc in docs:
        document = before(doc.text, clean=False)
        found, parsed = reader(document), attrs.evolve(document, claims=list(Claims()(document)))
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        for g, f in scoring.claims_of(side).items():
            gold, claim = side.gold.claims[g], parsed.claims[f]
            asked = cue_and_said(parsed.attribution(claim.attribution_id), found.page.within)
            if asked is not None and claim.kind is ClaimKind.STATE and not gold.optional:
                likely = net.stances.kind(found.stances, *asked)
                yield Case(likely, tuple(KINDS.index(ClaimKind(kind)) for kind in gold.kinds))


def learned(given: Sequence[Case]) -> dict[str, float]:
    """The weights of network and rules, by gradient descent on how likely the readers' kinds are."""
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
    write(args.model, "claims", weights)
    found = list(cases(held, scoring, args.model))
    alone = {"rules": {"network": 0.0, "rule": 1.0}, "network": {"network": 1.0, "rule": 0.0}}
    for name, chosen in (*alone.items(), ("both", weights)):
        share = sum(KINDS.index(weighed(case.likely, chosen)) in case.right for case in found) / len(found)
        print(f"kinds of {len(found)} statements, whole articles dev, by {name}: {share:.3f} right")


if __name__ == "__main__":
    main()
