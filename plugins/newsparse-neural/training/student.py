"""Stage 4: the student, on PolNeAR and, where the teacher has labelled some, on AllSides articles.

    python -m training.student --data DATA --work WORK [--silver]
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from newsparse_neural.features import FIELDS, SPAN, Vocabulary, places
from training.network import Sizes, Student
from training.polnear import ROLES, Window, windows
from training.teacher import batches_of, spans

WORDS = 40_000
"""Words that ship with a vector; the rest is spelling."""


def encoded(window: Window, vocabulary: Vocabulary) -> np.ndarray:
    """A window's tokens as numbers."""
    return vocabulary.encode(window.words, places(window.breaks))


def padded(rows: list[np.ndarray]) -> Tensor:
    """Windows of different lengths as one tensor; rows of zeros behind the shorter ones."""
    out = np.zeros((len(rows), max(map(len, rows)), FIELDS), dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def gold_loss(student: Student, tokens: Tensor, batch: list[Window]) -> Tensor:
    """Cross entropy of roles and links."""
    tags, sources, cues = student(tokens)
    n = tokens.shape[1]
    gold = torch.full((len(batch), n, len(ROLES)), -100)
    links = torch.full((2, len(batch), n), -100)
    for i, window in enumerate(batch):
        size = len(window.words)
        gold[i, :size] = torch.from_numpy(window.tags.T)
        for k, values in enumerate((window.sources, window.cues)):
            v = torch.from_numpy(values)
            links[k, i, :size] = torch.where(v == -2, -100, torch.where(v == -1, n, v))
    entropy = nn.functional.cross_entropy
    total = entropy(tags.reshape(-1, 3), gold.reshape(-1)) * len(ROLES)
    for scores, wanted in zip((sources, cues), links, strict=True):
        if (wanted >= 0).any():
            total = total + 0.3 * entropy(scores.reshape(-1, scores.shape[2]), wanted.reshape(-1))
    return total


def silver_loss(student: Student, tokens: Tensor, soft: Tensor) -> Tensor:
    """How far the student's roles are from the teacher's: cross entropy with its probabilities."""
    tags, _, _ = student(tokens)
    known = soft.sum(-1) > 0
    return -(soft * tags.log_softmax(-1)).sum(-1)[known].mean() * len(ROLES)


def span_f1(student: Student, vocabulary: Vocabulary, held: list[Window]) -> dict[str, float]:
    """Exact spans of each role by plain argmax, and how many contents find their cue: a quick look."""
    student.eval()
    counts = {role: [0, 0, 0] for role in ROLES}
    right = [0, 0]
    with torch.no_grad():
        for i in range(0, len(held), 32):
            batch = held[i : i + 32]
            tags, _, cues = student(padded([encoded(w, vocabulary) for w in batch]))
            for window, row, links in zip(batch, tags.argmax(-1).numpy(), cues.argmax(-1).numpy(), strict=True):
                for k, role in enumerate(ROLES):
                    found, gold = spans(row[: len(window.words), k]), spans(window.tags[k])
                    for j, value in enumerate((len(found & gold), len(found), len(gold))):
                        counts[role][j] += value
                known = window.cues >= 0
                right[0] += int((links[: len(known)][known] == window.cues[known]).sum())
                right[1] += int(known.sum())
    student.train()
    scores = {role: round(2 * a / max(b + c, 1), 4) for role, (a, b, c) in counts.items()}
    return {**scores, "links": round(right[0] / max(right[1], 1), 4)}


def main() -> None:
    """Train; the epoch that is best on the development articles is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--silver", action="store_true", help="learn from the teacher's labels too")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=2e-3)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.manual_seed(1)
    stored = np.load(args.work / "vectors.npz")
    vocabulary = Vocabulary(stored["words"][:WORDS].tolist())
    vectors = torch.from_numpy(np.concatenate([np.zeros((1, 128), np.float32), stored["vectors"][:WORDS]]))
    train = list(windows(args.data / "polnear" / "train.jsonl.gz", SPAN))
    dev = list(windows(args.data / "polnear" / "dev.jsonl.gz", SPAN))
    numbers = {id(w): encoded(w, vocabulary) for w in train}
    silver = _silver(args.work, vocabulary) if args.silver else []
    student = Student(vectors, Sizes())
    optimizer = torch.optim.AdamW([p for p in student.parameters() if p.requires_grad], lr=args.rate)
    steps = args.epochs * len(batches_of(train, 32, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=steps, pct_start=0.15)
    best, order = 0.0, random.Random(1)
    for epoch in range(args.epochs):
        started, seen = time.time(), 0.0
        batches = batches_of(train, 32, order)
        for batch in batches:
            optimizer.zero_grad()
            loss = gold_loss(student, padded([numbers[id(w)] for w in batch]), batch)
            if silver:
                chosen = order.sample(silver, 32)
                loss = loss + silver_loss(student, padded([c[0] for c in chosen]), _soft([c[1] for c in chosen]))
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            seen += loss.item()
        scores = span_f1(student, vocabulary, dev)
        mean = sum(scores.values()) / len(scores)
        logging.info("epoch %d: loss %.4f, %.0f s, %s", epoch, seen / len(batches), time.time() - started, json.dumps(scores))
        if mean > best:
            best = mean
            torch.save(student.state_dict(), args.work / "student.pt")


def _silver(work: Path, vocabulary: Vocabulary) -> list[tuple[np.ndarray, np.ndarray]]:
    """Windows of AllSides as numbers, with the teacher's probabilities (uint8, 255 is certainty)."""
    found = []
    for path in sorted((work / "silver").glob("*.npz")):
        stored = np.load(path, allow_pickle=False)
        words = stored["words"].tolist()
        for first, last in stored["windows"].tolist():
            window = vocabulary.encode(words[first:last], places(stored["breaks"][first:last].tolist()))
            found.append((window, stored["soft"][first:last]))
    return found


def _soft(rows: list[np.ndarray]) -> Tensor:
    out = np.zeros((len(rows), max(map(len, rows)), len(ROLES), 3), dtype=np.float32)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row / np.maximum(row.sum(-1, keepdims=True), 1)
    return torch.from_numpy(out)


if __name__ == "__main__":
    main()
