"""Stage 2: the network, all heads together, on all corpora.

python -m training.student --data DATA --work WORK [--epochs 6] [--begin WEIGHTS --rate 1.5e-3]
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from newsparse_neural.features import FIELDS, Vocabulary
from training.examples import (
    ROLES,
    UNKNOWN,
    Example,
    columns_of_names,
    polnear,
    treebank,
)
from training.network import Sizes, Student, chain_loss

WORDS = 45_000
"""Words that ship with a vector; the rest is spelling."""
HELD = 40
"""Articles of PolNeAR's training part that are never learned from: for decoding and calibration."""
LABELS = ("sentences", "sources", "cues", "upos", "heads", "deprels", "names")


def vocabulary_of(work: Path) -> tuple[Vocabulary, Tensor]:
    """The words that ship, and their vectors, that of no word first."""
    stored = np.load(work / "vectors.npz")
    vectors = stored["vectors"][:WORDS]
    vectors = vectors / np.sqrt((vectors**2).mean())
    zero = np.zeros((1, vectors.shape[1]), np.float32)
    return Vocabulary(stored["words"][:WORDS].tolist()), torch.from_numpy(np.concatenate([zero, vectors]))


def collate(batch: list[Example]) -> dict[str, Tensor]:
    """Windows of different lengths as tensors: zeros, and labels that are not known, behind the shorter ones."""
    n = max(len(e.numbers) for e in batch)
    out = {name: np.full((len(batch), n), UNKNOWN, dtype=np.int64) for name in LABELS}
    out["numbers"] = np.zeros((len(batch), n, FIELDS), dtype=np.int64)
    out["roles"] = np.full((len(batch), n, len(ROLES)), UNKNOWN, dtype=np.int64)
    for i, example in enumerate(batch):
        size = len(example.numbers)
        out["numbers"][i, :size] = example.numbers
        out["roles"][i, :size] = example.roles.T
        for name in LABELS:
            out[name][i, :size] = getattr(example, name)
    made = {name: torch.from_numpy(value) for name, value in out.items()}
    made["weight"] = torch.tensor([e.weight for e in batch])[:, None].expand(-1, n)
    return made


def _entropy(scores: Tensor, wanted: Tensor, weight: Tensor | None = None) -> Tensor:
    known = wanted >= 0
    if not known.any():
        return scores.sum() * 0
    each = nn.functional.cross_entropy(scores[known], wanted[known], reduction="none")
    return each.mean() if weight is None else (each * weight[known]).mean()


def loss_of(student: Student, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of all heads; 0 where a batch has no labels for one."""
    out = student(batch["numbers"])
    n = batch["numbers"].shape[1]
    found = {"upos": 0.5 * _entropy(out["upos"], batch["upos"])}
    found["names"] = 3 * _entropy(out["names"], batch["names"], batch["weight"])
    other = batch["sentences"][:, :, None] != batch["sentences"][:, None, :]
    found["arcs"] = _entropy(out["arcs"].masked_fill(other, -1e4), batch["heads"])
    labels = student.labels(out, batch["heads"].clamp(min=0))
    found["labels"] = _entropy(labels, torch.where(batch["heads"] >= 0, batch["deprels"], UNKNOWN))
    beyond = (batch["numbers"][..., 1] == 0)[:, None, :]
    beyond = torch.cat([beyond, torch.zeros_like(beyond[..., :1])], dim=2)
    for link in ("sources", "cues"):
        wanted = torch.where(batch[link] == -1, n, batch[link])
        found[link] = 0.3 * _entropy(out[link].masked_fill(beyond, -1e4), wanted)
    rows = (batch["roles"][:, 0, 0] >= 0).nonzero()[:, 0]
    if len(rows):
        gold, mask = batch["roles"][rows], batch["roles"][rows, :, 0] >= 0
        scores = out["roles"][rows]
        found["roles"] = sum((_entropy(scores[:, :, k], gold[:, :, k]) for k in range(3)), torch.zeros(()))
        found["chain"] = chain_loss(scores, student.transitions, gold.clamp(min=0), mask)
    return found


def batches_of(examples: list[Example], size: int, order: random.Random) -> list[list[Example]]:
    """Windows of about the same length together, in random order."""
    shuffled = examples[:]
    order.shuffle(shuffled)
    batches = []
    for i in range(0, len(shuffled), size * 50):
        pool = sorted(shuffled[i : i + size * 50], key=lambda e: len(e.numbers))
        batches += [pool[k : k + size] for k in range(0, len(pool), size)]
    order.shuffle(batches)
    return batches


def decoded(scores: np.ndarray, transitions: np.ndarray) -> np.ndarray:
    """The best chain of O/B/I for every role; ``scores`` is [token, role, tag]."""
    barred = transitions.copy()
    barred[:, 0, 2] = -1e4
    state, back = scores[0].astype(np.float64), []
    for row in scores[1:]:
        moved = state[:, :, None] + barred
        back.append(moved.argmax(1))
        state = moved.max(1) + row
    tag = state.argmax(1)
    path = [tag]
    for row in reversed(back):
        tag = row[np.arange(len(tag)), tag]
        path.append(tag)
    return np.stack(path[::-1])


def spans(tags: np.ndarray, begin: int = 1) -> set[tuple[int, int]]:
    """The spans of a row of O/B/I."""
    found, first = set(), -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        if tag != 2 and first >= 0:
            found.add((first, i))
            first = -1
        if tag == begin or (tag == 2 and first < 0):
            first = i
    return found


def evaluate(student: Student, held: list[Example]) -> dict[str, float]:
    """Exact spans of roles and names, links, tags and trees: a quick look by window, not the scorer's figures."""
    student.eval()
    counts = {name: [0, 0, 0] for name in (*ROLES, "names")}
    right = {name: [0, 0] for name in ("sources", "cues", "upos", "uas", "las")}
    transitions = student.transitions.detach().numpy()
    with torch.no_grad():
        for i in range(0, len(held), 32):
            examples = held[i : i + 32]
            batch = collate(examples)
            out = student(batch["numbers"])
            other = batch["sentences"][:, :, None] != batch["sentences"][:, None, :]
            heads = out["arcs"].masked_fill(other, -1e4).argmax(-1)
            labels = student.labels(out, heads).argmax(-1)
            for j, e in enumerate(examples):
                size = len(e.numbers)
                if e.roles[0, 0] >= 0:
                    tags = decoded(out["roles"][j, :size].numpy(), transitions)
                    for k, role in enumerate(ROLES):
                        _count(counts[role], spans(tags[:, k]), spans(e.roles[k]))
                if e.names[0] >= 0 and e.weight == 1:
                    found = out["names"][j, :size].argmax(-1).numpy()
                    _count(counts["names"], named(found), named(e.names))
                for link in ("sources", "cues"):
                    wanted = getattr(e, link)
                    known = wanted >= 0
                    guess = out[link][j, :size, :size].argmax(-1).numpy()
                    right[link][0] += int((guess == wanted)[known].sum())
                    right[link][1] += int(known.sum())
                known = e.upos >= 0
                same = heads[j, :size].numpy() == e.heads
                for name, hit in (
                    ("upos", out["upos"][j, :size].argmax(-1).numpy() == e.upos),
                    ("uas", same),
                    ("las", same & (labels[j, :size].numpy() == e.deprels)),
                ):
                    right[name][0] += int(hit[known].sum())
                    right[name][1] += int(known.sum())
    student.train()
    found = {name: 2 * a / max(b + c, 1) for name, (a, b, c) in counts.items()}
    found |= {name: a / b for name, (a, b) in right.items() if b}
    return {name: round(100 * value, 2) for name, value in found.items()}


def named(tags: np.ndarray) -> set[tuple[int, int, int]]:
    """The typed names of a row of tags."""
    return {(a, b, (tags[a] - 1) // 2) for a, b in spans(np.where(tags == 0, 0, 2 - tags % 2))}


def _count(counts: list[int], found: set, gold: set) -> None:
    for i, value in enumerate((len(found & gold), len(found), len(gold))):
        counts[i] += value


def training_set(data: Path, vocabulary: Vocabulary) -> tuple[list[Example], list[list[Example]]]:
    """What is the same in every epoch, and the treebanks in their tokens and in ours, to take turns."""
    fixed = list(chain.from_iterable(list(polnear(data, "train", vocabulary))[:-HELD]))
    fixed += chain.from_iterable(columns_of_names(data / "wikigold" / "wikigold.conll.gz", vocabulary, 0, -1))
    fixed += chain.from_iterable(columns_of_names(data / "uner-ewt" / "dev.iob2.gz", vocabulary, 1, 2))
    turns = []
    for own in (False, True):
        turns.append(
            [e for name in ("ud-ewt", "gum") for d in treebank(data, name, "train", vocabulary, own=own) for e in d]
        )
    return fixed, turns


def development_set(data: Path, vocabulary: Vocabulary) -> list[Example]:
    """PolNeAR, EWT (syntax) and GUM (names; its trees are not counted)."""
    held = list(chain.from_iterable(polnear(data, "dev", vocabulary)))
    held += chain.from_iterable(treebank(data, "ud-ewt", "dev", vocabulary, own=False))
    for doc in treebank(data, "gum", "dev", vocabulary, own=True):
        for e in doc:
            e.upos[:] = UNKNOWN
            held.append(e)
    return held


def main() -> None:
    """Train; the epoch that is best on the development sets is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--begin", type=Path, help="weights to begin with")
    parser.add_argument("--out", default="student.pt")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    vocabulary, vectors = vocabulary_of(args.work)
    fixed, turns = training_set(args.data, vocabulary)
    held = development_set(args.data, vocabulary)
    logging.info("%d windows, %d or %d of treebanks", len(fixed), *map(len, turns))
    student = Student(vectors, Sizes())
    if args.begin:
        student.load_state_dict(torch.load(args.begin))
    optimizer = torch.optim.AdamW([p for p in student.parameters() if p.requires_grad], lr=args.rate, weight_decay=1e-4)
    order = random.Random(1)
    epochs = [batches_of(fixed + turns[i % 2], args.batch, order) for i in range(args.epochs)]
    steps = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, args.rate, total_steps=steps, pct_start=0.1, div_factor=10, final_div_factor=100
    )
    best = 0.0
    for epoch, batches in enumerate(epochs):
        started, seen = time.time(), {}  # type: float, dict[str, float]
        for step, batch in enumerate(batches, 1):
            optimizer.zero_grad()
            losses = loss_of(student, collate(batch))
            sum(losses.values()).backward()  # type: ignore[union-attr]
            nn.utils.clip_grad_norm_(student.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                seen[name] = seen.get(name, 0.0) + value.item()
            if step % 25 == 0:
                shown = " ".join(f"{name} {value / step:.3f}" for name, value in seen.items())
                logging.info("epoch %d: %d/%d, %.0f s, %s", epoch, step, len(batches), time.time() - started, shown)
        torch.save(student.state_dict(), args.work / f"last-{args.out}")
        if epoch < args.epochs - 3:
            continue
        scores = evaluate(student, held)
        total = sum(scores[k] for k in ("source", "cue", "content", "names", "las", "cues", "sources"))
        logging.info("epoch %d: %.0f s, %s", epoch, time.time() - started, json.dumps(scores))
        if total > best:
            best = total
            torch.save(student.state_dict(), args.work / args.out)


if __name__ == "__main__":
    main()
