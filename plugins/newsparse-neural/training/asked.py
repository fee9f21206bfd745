"""What readers answered on sheets (``training.sheets``), as questions to learn from: sides on targets, what is a claim.

``training/articles/asked.jsonl.gz`` has an article a line: its number in AllSides and the length of its text; of each
claim the places of its cue, its source, all of it and its targets, the number of its answer in `TOLD`, and sides as
[number of the target from 1, 1 or -1, whether it is arguable]; of each stance of the rules its key (`key_of`) and
whether it is right (null: readers may differ). Of every eight articles one is for the judges.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsparse.model import Article, ParsedArticle, Span, Stance
from newsparse_neural.features import Vocabulary
from newsparse_neural.page import Page, encode
from newsparse_neural.page import read as page_from
from training.added import FILE
from training.data import records, texts_of
from training.examples import HELD, TOLD, Columns, Example, Question, with_questions
from training.readings import OPTIONAL

ASKED = FILE.with_name("asked.jsonl.gz")
FOR_JUDGES = 8
"""Of so many articles one is never learned from by the network: the judges learn from it."""
Key = tuple[int, int, int, int]


def key_of(document: ParsedArticle, stance: Stance) -> Key:
    """What a stance is known by: where its evidence begins and ends, its side, and a number of its names."""
    names = {actor.id: actor.name for actor in document.actors}
    span = Span.hull(stance.evidence)
    named = f"{names.get(stance.holder or '', '')}|{names.get(stance.target.ref, stance.target.text)}"
    return span.start, span.end, int(stance.polarity), zlib.crc32(named.encode())


def answered(data: Path, *, judged: bool) -> Iterator[tuple[dict[str, Any], str]]:
    """What was answered of the articles for the judges, or for the network, with their texts."""
    yield from texts_of((row for i, row in enumerate(records(ASKED)) if (i % FOR_JUDGES == 0) is judged), data)


def asked_set(data: Path, vocabulary: Vocabulary) -> Iterator[list[Example]]:
    """The windows of the network's articles with the questions that were answered."""
    for row, text in answered(data, judged=False):
        page = page_from(Article(text=text))
        asked = list(_questions(row, page))
        windows = (with_questions(e, asked) for e in Columns(page, encode(page, vocabulary)).examples())
        yield [window for window in windows if window.questions]


def _questions(row: dict[str, Any], page: Page) -> Iterator[Question]:
    for *places, targets, told, sides in row["claims"]:
        cue, source, said = (page.within(Span(*place)) for place in places)
        if source != cue:  # where the sheet had no source of its own, the question says nothing of one
            yield Question("told", cue, source, (told,), said)
        if TOLD[told] == "told":
            sided = {number: (sign, arguable) for number, sign, arguable in sides}
            for number, target in enumerate(targets, 1):
                sign, arguable = sided.get(number, (0, False))
                answer = HELD.index({0: "neither", 1: "for", -1: "against"}[sign])
                weight = OPTIONAL if arguable else 1.0
                yield Question("held", page.within(Span(*target)), source, (answer,), said, weight)
