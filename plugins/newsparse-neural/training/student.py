"""The student, the network of ``fast``: on all corpora, and on what the teacher says of news articles.

python -m training.student --data DATA --work WORK [--epochs 4] [--begin WEIGHTS --rate 1.5e-3]
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import torch

from training.batches import batches_of
from training.corpora import Corpus, development_set, everything
from training.learning import Plan, fit
from training.network import Sizes, Student
from training.silver import read_silver
from training.vectors import vocabulary_of


def main() -> None:
    """Train; a run that was cut off goes on behind its last epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights to begin with")
    parser.add_argument("--out", default="student.pt")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=9_216, help="tokens")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    vocabulary, vectors = vocabulary_of(args.work)
    corpora = [*everything(args.data, vocabulary), Corpus(read_silver(args.work))]
    held = development_set(args.data, vocabulary)
    logging.info("windows an epoch: %s", [len(corpus.epoch(0)) for corpus in corpora])
    student = Student(vectors, Sizes())
    if args.begin:
        student.load_state_dict(torch.load(args.begin, weights_only=True))
    order = random.Random(1)
    epochs = []
    for i in range(args.epochs):
        epochs.append(batches_of([e for corpus in corpora for e in corpus.epoch(i)], args.batch, order))
    learned = [p for p in student.parameters() if p.requires_grad]
    plan = Plan(epochs, [{"params": learned, "lr": args.rate}], decay=1e-4, clip=2.0)
    fit(student, plan, held, args.work / args.out)


if __name__ == "__main__":
    main()
