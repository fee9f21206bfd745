"""Windows together as tensors."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import torch

from newsparse_neural.features import FIELDS
from training.bert import Pieces
from training.examples import ABOUT, ROLES, SOFT, UNKNOWN, Example

POOL = 2_000
"""Windows that are sorted by length at a time."""
LABELS = ("sentences", "sources", "cues", "upos", "heads", "deprels", "names")


def collate(batch: list[Example], pieces: Pieces | None = None) -> dict[str, Any]:
    """Windows of different lengths as tensors: zeros, and labels that are not known, behind the shorter ones.

    ``inputs`` is what a network reads: the numbers of the tokens and, for the teacher, the pieces of their words.
    """
    n = max(len(e.numbers) for e in batch)
    out = {name: np.full((len(batch), n), UNKNOWN, dtype=np.int64) for name in LABELS}
    out["roles"] = np.full((len(batch), n, len(ROLES)), UNKNOWN, dtype=np.int64)
    numbers = np.zeros((len(batch), n, FIELDS), dtype=np.int64)
    soft = np.zeros((len(batch), n, SOFT), dtype=np.float32)
    for i, example in enumerate(batch):
        size = len(example.numbers)
        numbers[i, :size] = example.numbers
        out["roles"][i, :size] = example.roles.T
        for name in LABELS:
            out[name][i, :size] = getattr(example, name)
        if example.soft is not None:
            soft[i, :size] = example.soft
    made: dict[str, Any] = {name: torch.from_numpy(value) for name, value in out.items()}
    asked = [(i, q) for i, example in enumerate(batch) for q in example.questions]
    made["at"] = torch.tensor([i for i, _ in asked], dtype=torch.int64)
    made["about"] = torch.tensor([list(ABOUT).index(q.about) for _, q in asked], dtype=torch.int64)
    made["weights"] = torch.tensor([q.weight for _, q in asked])
    right = np.zeros((len(asked), max(map(len, ABOUT.values()))), dtype=bool)
    likely = np.zeros(right.shape, dtype=np.float32)
    within = np.zeros((len(asked), n), dtype=bool)
    for k, (_, question) in enumerate(asked):
        right[k, list(question.answers)] = True
        likely[k, : len(question.soft)] = question.soft
        within[k, slice(*question.within)] = True
    for name, values in (("right", right), ("likely", likely), ("within", within)):
        made[name] = torch.from_numpy(values)
    for name, ranges in (("targets", [q.target for _, q in asked]), ("holders", [q.holder for _, q in asked])):
        weights = np.zeros((len(asked), n), dtype=np.float32)
        for k, tokens in enumerate(ranges):
            if tokens is not None:
                weights[k, slice(*tokens)] = 1 / (tokens[1] - tokens[0])
        made[name] = torch.from_numpy(weights)
    made["soft"] = torch.from_numpy(soft)
    made["weight"] = torch.tensor([e.weight for e in batch])[:, None].expand(-1, n)
    made["inputs"] = (torch.from_numpy(numbers), *(pieces.batch([e.words for e in batch]) if pieces else ()))
    return made


def batches_of(examples: list[Example], tokens: int, order: random.Random) -> list[list[Example]]:
    """Windows of about the same length together, at most so many tokens with their padding, in random order."""
    shuffled = examples[:]
    order.shuffle(shuffled)
    batches = []
    for i in range(0, len(shuffled), POOL):
        batch: list[Example] = []
        for example in sorted(shuffled[i : i + POOL], key=lambda e: -len(e.numbers)):
            if batch and (len(batch) + 1) * len(batch[0].numbers) > tokens:
                batches.append(batch)
                batch = []
            batch.append(example)
        batches.append(batch)
    order.shuffle(batches)
    return batches
