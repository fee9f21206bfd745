"""How sure the stances of the rules are, learned from what readers answered on sheets.

``python -m training.rules --data DATA``

Written is ``stance_confidence.tsv`` of the rules of English. One article in five is left out, and how far what is said
of its stances holds is printed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import newsparse
from newsparse.english.api import logistic
from newsparse.english.stances import found
from newsparse.english.stances.confidence import Confidence
from newsparse.english.stances.results import claim_of, stance_of
from newsparse.english.view import View
from newsparse_neural.network import MODEL
from training.asked import answered, key_of
from training.calibrate import reliability
from training.judging import Judged, regression
from training.readings import up_to

TABLE = Path(newsparse.__file__).parent / "english" / "lexicon" / "tables" / "stance_confidence.tsv"
HEADER = """\
# How much each feature of a stance says for it: weights of a logistic regression. Written for this project, by
# python -m training.rules of newsparse-neural, from sheets that readers answered.
# feature: bias; claim (the log-odds of the claim); what shows it, with the kind of the claim; dimension and side;
# target; holder; predicate; and what else holds of it; weight: what it adds to the log-odds that holder, target and
# side are right.
feature	weight
"""
LEFT_OUT = 5
"""Of so many articles one is left out, to see how far what is learned holds."""
DECAY = 0.001


def examples(data: Path) -> Iterator[list[Judged]]:
    """The stances of each article that readers judged."""
    before = up_to("neural.positions", MODEL)
    for judged in (False, True):
        for row, text in answered(data, judged=judged):
            right = {tuple(key): told for *key, told in row["stances"]}
            view = View(before(text, clean=False))
            sure, these = Confidence(view), []
            for same in found(view):
                stance = stance_of(view, same, None, lambda *_: 0.5)
                key = key_of(view.document, stance)
                if key in right:
                    these.append(Judged(sure.features(same, claim_of(view, same[0])), right[key]))
            yield these


def main() -> None:
    """Learn, write the table, and print how far what is said holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    seen = list(examples(args.data))
    held = [e for i, these in enumerate(seen) if i % LEFT_OUT == 0 for e in these if e.right is not None]
    weights = regression((e for i, these in enumerate(seen) if i % LEFT_OUT for e in these), DECAY)
    error, rows = reliability([(logistic(weights, e.features), bool(e.right)) for e in held])
    print(f"stances of the rules, articles left out: expected calibration error {error:.3f}")
    print("| said | stances | mean | right |", "|---|---|---|---|", *rows, sep="\n")
    weights = regression((e for these in seen for e in these), DECAY)
    TABLE.write_text(HEADER + "".join(f"{n}\t{w:.3f}\n" for n, w in sorted(weights.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
