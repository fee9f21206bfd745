"""Whole articles that were read line by line, as questions about the claims that are found in them.

An article is read by the pipeline that ships. Of each claim that has a source, `Questions` asks what the source
is for or against; the readers' stances say which answers are right. What a claim does is asked where the readers have
one in the same place.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import attrs

from newsparse import Config, Pipeline
from newsparse.english.api import Question as Asked
from newsparse.english.api import Questions
from newsparse.model import ParsedArticle, TargetKind
from newsparse_neural import COMPONENTS
from newsparse_neural.claims import cue_and_said, source_of
from newsparse_neural.features import Vocabulary
from newsparse_neural.network import MODEL
from newsparse_neural.page import Page, encode, page_of
from training.added import added
from training.examples import HELD, KINDS, TOLD, Columns, Example, Question, with_questions

OPTIONAL = 0.5
"""What counts an answer about which readers may differ."""


@attrs.frozen(eq=False)
class Read:
    """An article as the pipeline reads it, beside what its readers wrote down; ``claims`` pairs the numbers of both."""

    parsed: ParsedArticle
    side: Any
    claims: dict[int, int]

    def gold(self, number: int) -> Any:
        """The readers' claim in the place of one that was found, or None."""
        return self.side.gold.claims[self.claims[number]] if number in self.claims else None


def arguments(description: str | None) -> argparse.Namespace:
    """The options of what learns on whole articles: ``data``, ``eval`` and ``model``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="the folder with the scorer")
    parser.add_argument("--model", type=Path, default=MODEL)
    return parser.parse_args()


def up_to(component: str, model: Path) -> Pipeline:
    """The components of a model's pipeline before one of them; nothing unlikely is left out."""
    config, names = Config(least=0), COMPONENTS[: COMPONENTS.index(component)]
    for name in names:
        if name.startswith("neural."):
            config = config.with_options("components", name, {"model": str(model)})
    return Pipeline.from_names(names, config=config)


def articles(data: Path, evaluation: Path, split: str, model: Path = MODEL) -> list[Read]:
    """The articles of a part of the data, and in training those that were added to it, read with a model."""
    scoring = scoring_of(evaluation)
    docs = scoring.load(data / "articles" / f"{split}.jsonl.gz")
    if split == "train":
        docs += added(scoring, data)
    before, found = up_to("neural.positions", model), []
    for doc in docs:
        parsed = before(doc.text, clean=False)
        side = scoring.Paired(doc, scoring.told(parsed, doc.text))
        found.append(Read(parsed, side, {f: g for g, f in scoring.claims_of(side).items()}))
    return found


def scoring_of(evaluation: Path) -> Any:
    """The module that pairs what was found with what a reader wrote down."""
    if str(evaluation) not in sys.path:
        sys.path.insert(0, str(evaluation))
    from scoring import articles as scoring  # type: ignore[import-not-found]

    return scoring


def article_set(read: Sequence[Read], vocabulary: Vocabulary) -> Iterator[list[Example]]:
    """The windows of articles with what is asked about their claims."""
    for one in read:
        page = page_of(one.parsed)
        asked = [*_stances(one), *_claims(one, page)]
        yield [with_questions(example, asked) for example in Columns(page, encode(page, vocabulary)).examples()]


def _stances(one: Read) -> Iterator[Question]:
    """Where the sources of claims stand on what their words name; not where readers say so elsewhere in the article."""
    for asked in Questions(one.parsed):
        answer = answer_of(one, asked)
        if answer is not None:
            sign, weight = answer
            number = HELD.index({0: "neither", 1: "for", -1: "against"}[sign])
            yield Question("held", asked.asked, asked.source, (number,), asked.said, weight)


def answer_of(one: Read, asked: Asked) -> tuple[int, float] | None:
    """Whether the readers see a source for (1) or against (-1) a target, or neither (0), and what that counts.

    None where they see it by other words than those of the claim.
    """
    side, scoring, tokens = one.side, sys.modules[type(one.side).__module__], one.parsed.tokens
    assert tokens is not None
    said = [(tokens.starts[asked.said[0]], tokens.ends[asked.said[1] - 1])]
    target = asked.target.target
    assert target is not None
    actor = target.ref if target.kind is TargetKind.ACTOR else None
    wordings = () if actor else (target.text, target.ref)
    told = scoring.Stance(asked.claim.source, 0, actor, wordings, "", said)
    near = scoring.chars(said, side.text)
    best: tuple[int, float] | None = 0, 1.0
    for gold in side.gold.stances:
        if gold.sign and side.who(told.holder) == gold.holder and scoring.target_fits(side, gold, told):
            if not near & scoring.chars(gold.evidence, side.text):
                best = best if best != (0, 1.0) else None
            elif not gold.optional:
                return gold.sign, 1.0
            elif best is None or not best[0]:
                best = gold.sign, OPTIONAL
    return best


def _claims(one: Read, page: Page) -> Iterator[Question]:
    """What the cues of claims do, by the readers, and whether they have a claim there, by that source.

    A quotation without a cue is asked about by its first word; a source that nobody names by the cue.
    """
    for number, claim in enumerate(one.parsed.claims):
        attribution, gold = one.parsed.attribution(claim.attribution_id), one.gold(number)
        asked = cue_and_said(attribution, page.within)
        if asked is None:
            continue
        weight = OPTIONAL if gold is not None and gold.optional else 1.0
        if gold is not None:
            right = tuple(sorted({KINDS.index(kind) for kind in gold.kinds}))
            yield Question("kind", asked[0], None, right, asked[1])
        answer = "nothing" if gold is None else "told" if one.side.who(claim.source) == gold.source else "by another"
        source = source_of(attribution, asked[0], page.within)
        yield Question("told", asked[0], source, (TOLD.index(answer),), asked[1], weight)
