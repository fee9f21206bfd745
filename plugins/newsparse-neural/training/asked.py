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
from training.data import records
from training.examples import HELD, TOLD, Columns, Example, Question, with_questions

ASKED = FILE.with_name("asked.jsonl.gz")
FOR_JUDGES = 8
"""Of so many articles one is never learned from by the network: the judges learn from it."""
ARGUABLE = 0.5
"""What counts an answer about which readers may differ."""
Key = tuple[int, int, int, int]


def key_of(document: ParsedArticle, stance: Stance) -> Key:
    """What a stance is known by: where its evidence begins and ends, its side, and a number of its names."""
    names = {actor.id: actor.name for actor in document.actors}
    span = Span.hull(stance.evidence)
    named = f"{names.get(stance.holder or '', '')}|{names.get(stance.target.ref, stance.target.text)}"
    return span.start, span.end, int(stance.polarity), zlib.crc32(named.encode())


def articles(data: Path, *, judged: bool, file: Path = ASKED) -> Iterator[tuple[str, dict[str, Any]]]:
    """The texts of the articles with what was answered; those of the network, or of the judges.

    Raises:
        ValueError: if a text is another one than was read.
    """
    rows = {row["id"]: row for i, row in enumerate(records(file)) if (i % FOR_JUDGES == 0) is judged}
    for path in sorted((data / "allsides").glob("part-*.jsonl.gz")):
        for record in records(path):
            row = rows.get(record["ID"])
            if row is not None:
                text = f"{record['title']}\n\n{record['content_original']}"
                if len(text) != row["length"]:
                    raise ValueError(f"AllSides {row['id']} is not the text that was read: its length differs")
                yield text, row


def asked_set(data: Path, vocabulary: Vocabulary) -> Iterator[list[Example]]:
    """The windows of the network's articles with the questions that were answered."""
    for text, row in articles(data, judged=False):
        page = page_from(Article(text=text))
        asked = list(_questions(row, page))
        windows = (with_questions(e, asked) for e in Columns(page, encode(page, vocabulary)).examples())
        yield [window for window in windows if window.questions]


def _questions(row: dict[str, Any], page: Page) -> Iterator[Question]:
    for *places, targets, told, sides in row["claims"]:
        cue, source, said = (page.within(Span(*place)) for place in places)
        if source != cue:  # of a source that stands nowhere nobody was asked
            yield Question("told", cue, source, (told,), said)
        if TOLD[told] == "told":
            sided = {number: (sign, arguable) for number, sign, arguable in sides}
            for number, target in enumerate(targets, 1):
                sign, arguable = sided.get(number, (0, False))
                answer = HELD.index({0: "neither", 1: "for", -1: "against"}[sign])
                weight = ARGUABLE if arguable else 1.0
                yield Question("held", page.within(Span(*target)), source, (answer,), said, weight)
