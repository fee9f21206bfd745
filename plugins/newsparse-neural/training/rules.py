"""How sure the stances of the rules are, learned from what readers answered on sheets, and saw in whole articles.

``python -m training.rules --data DATA --eval EVAL``

Written is ``stance_confidence.tsv`` of the rules of English. One article in five is left out, and how far what is said
of its stances holds is printed, for sheets and for whole articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import newsparse
from newsparse.english.api import logistic
from newsparse.english.stances import found
from newsparse.english.stances.confidence import Confidence
from newsparse.english.stances.results import claim_of, stance_of
from newsparse.english.view import View
from training.asked import answered, key_of
from training.calibrate import reliability
from training.judging import Judged, is_right, regression
from training.readings import arguments, articles, scoring_of, up_to

TABLE = Path(newsparse.__file__).parent / "english" / "lexicon" / "tables" / "stance_confidence.tsv"
HEADER = """\
# How much each feature of a stance says for it: weights of a logistic regression. Written for this project, by
# python -m training.rules of newsparse-neural, from sheets that readers answered and articles that they read whole.
# feature: bias; claim (the log-odds of the claim); what shows it, with the kind of the claim; dimension and side;
# target; holder; predicate; and what else holds of it; weight: what it adds to the log-odds that holder, target and
# side are right.
feature	weight
"""
LEFT_OUT = 5
"""Of so many articles one is left out, to see how far what is learned holds."""
DECAY = 0.001
WHOLE = 10
"""A stance in a whole article counts as much as so many on sheets: there readers say only whether what they are shown
is right, and it may be too small a thing to be told."""


def from_sheets(data: Path, model: Path) -> Iterator[list[Judged]]:
    """The stances of each article of the sheets."""
    before = up_to("neural.positions", model)
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


def from_articles(data: Path, evaluation: Path, model: Path) -> Iterator[list[Judged]]:
    """The stances of each article of the training part, which readers read whole."""
    scoring = scoring_of(evaluation)
    for read in articles(data, evaluation, "train", model):
        view = View(read.parsed)
        sure, these = Confidence(view), []
        for same in found(view):
            stance = stance_of(view, same, None, lambda *_: 0.5)
            if stance.polarity:
                right = is_right(scoring, read.side, read.parsed, stance)
                these.append(Judged(sure.features(same, claim_of(view, same[0])), right))
        yield these


def learned(sheets: Iterable[list[Judged]], whole: Iterable[list[Judged]]) -> dict[str, float]:
    """The weights of a regression over the stances of some articles."""
    counted = [e for these in whole for e in these for _ in range(WHOLE)]
    return regression([*(e for these in sheets for e in these), *counted], DECAY)


def main() -> None:
    """Learn, write the table, and print how far what is said holds."""
    args = arguments(__doc__)
    seen = {
        "sheets": list(from_sheets(args.data, args.model)),
        "whole articles": list(from_articles(args.data, args.eval, args.model)),
    }
    weights = learned(*([these for i, these in enumerate(part) if i % LEFT_OUT] for part in seen.values()))
    for name, part in seen.items():
        held = [e for these in part[::LEFT_OUT] for e in these if e.right is not None]
        error, rows = reliability([(logistic(weights, e.features), bool(e.right)) for e in held])
        print(f"stances of the rules, {name} left out: expected calibration error {error:.3f}")
        print("| said | stances | mean | right |", "|---|---|---|---|", *rows, sep="\n")
    weights = learned(*seen.values())
    TABLE.write_text(HEADER + "".join(f"{n}\t{w:.3f}\n" for n, w in sorted(weights.items())), encoding="utf-8")


if __name__ == "__main__":
    main()
