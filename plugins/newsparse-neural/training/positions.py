"""The judge of what sources are for and against, learned on whole articles that the network has not seen.

``python -m training.positions --data DATA --eval EVAL``

The weights come from articles that few outlets of the development part share; the bias is moved so that on the whole as
many of the development part's proposals are right as are said to be. It prints how far that holds, by tenths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from newsparse.english.api import Questions, Stances, logistic
from newsparse.model import ParsedArticle, Polarity, Span, Stance
from newsparse_neural.component import Reader
from newsparse_neural.network import network
from newsparse_neural.page import Page
from newsparse_neural.positions import Answered, Proposals, answers
from training.added import JUDGED, added
from training.asked import answered, key_of
from training.calibrate import reliability
from training.examples import TOLD
from training.judging import Judged, is_right, moved, regression, write
from training.readings import arguments, scoring_of, up_to

PROPOSERS = ("rule", "network")
WHOLE = 3
"""A proposal in a whole article counts as much as so many of sheets, whose readers were shown them."""
Examples = Iterator[tuple[str, Judged]]
"""Stances that were proposed, each with who proposed it."""


def proposed(document: ParsedArticle, model: Path) -> tuple[Proposals, list[Stance], Page]:
    """What the rules and the network propose in an article, as the component judges it."""
    found, scorer = Reader(str(model))(document), network(str(model), 1).stances
    by_rule = [item for item in Stances()(document) if isinstance(item, Stance)]
    questions = Questions(document)
    return Proposals(document, by_rule, questions, answers(questions, found, scorer)), by_rule, found.page


def from_articles(docs: Iterable[Any], scoring: Any, model: Path) -> Examples:
    """Proposals in whole articles; right where a reader has the same holder, target and side."""
    before = up_to("neural.positions", model)
    for doc in docs:
        document = before(doc.text, clean=False)
        judged, by_rule, page = proposed(document, model)
        side, questions = scoring.Paired(doc, scoring.told(document, doc.text)), Questions(document)
        for stance in by_rule:
            yield "rule", Judged(judged.of_rule(stance), is_right(scoring, side, document, stance))
        for one in judged.proposals():
            made = questions.answered(one.question, one.polarity, one.cue(page), 1.0)
            if made is not None:
                yield "network", Judged(judged.of_network(one), is_right(scoring, side, document, made))


def from_sheets(data: Path, model: Path) -> Examples:
    """Proposals in articles of sheets, where readers said of each whether it is right; others are left out."""
    before = up_to("neural.positions", model)
    for row, text in answered(data, judged=True):
        document = before(text, clean=False)
        judged, by_rule, page = proposed(document, model)
        right = {tuple(key): told for *key, told in row["stances"]}
        for stance in by_rule:
            key = key_of(document, stance) if stance.evidence else None
            if key in right:
                yield "rule", Judged(judged.of_rule(stance), right[key])
        for one in judged.proposals():
            claim = _asked_about(row, page, one)
            if claim is not None:
                target = _place(page.span(*one.question.asked))
                yield "network", Judged(judged.of_network(one), _has_side(claim, target, one.polarity))


def _place(span: Span) -> list[int]:
    return [span.start, span.end]


def _asked_about(row: dict[str, Any], page: Page, one: Answered) -> list[Any] | None:
    """The claim of a sheet in which readers were asked about the target of an answer: the same claim if it is there.

    Of a report within a report both claims hold the target, and their sources differ.
    """
    target, said, source = (page.span(*place) for place in (one.question.asked, one.question.said, one.question.source))
    asked = [claim for claim in row["claims"] if _place(target) in claim[3] and Span(*claim[2]).overlaps(said)]
    return max(asked, key=lambda claim: (claim[1] == _place(source), claim[2] == _place(said)), default=None)


def _has_side(claim: Sequence[Any], target: list[int], polarity: Polarity) -> bool | None:
    """Whether readers saw a side on a target of a claim; None where they may differ."""
    *_, targets, told, sides = claim
    seen = [arguable for n, sign, arguable in sides if targets[n - 1] == target and sign == polarity]
    if not seen or TOLD[told] != "told":
        return False
    return None if all(seen) else True


def main() -> None:
    """Learn, write the weights, and print how far they hold."""
    args = arguments(__doc__)
    scoring = scoring_of(args.eval)
    whole = list(from_articles(added(scoring, args.data, JUDGED), scoring, args.model))
    given = [*whole * WHOLE, *from_sheets(args.data, args.model)]
    held = list(from_articles(scoring.load(args.data / "articles" / "dev.jsonl.gz"), scoring, args.model))
    weights = {}
    for who in PROPOSERS:
        mine, theirs = ([e for proposer, e in part if proposer == who] for part in (given, held))
        weights[who] = moved(regression(mine), theirs)
    write(args.model, "positions", weights)
    for who in PROPOSERS:
        told = [(logistic(weights[who], e.features), e.right) for proposer, e in held if proposer == who]
        error, rows = reliability([(p, r) for p, r in told if r is not None])
        print(f"stances proposed by {who}, whole articles dev: expected calibration error {error:.3f}")
        print("| said | stances | mean | right |", "|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
