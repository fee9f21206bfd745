"""A quick look at a network by windows, to choose among epochs. The figures of the README are the scorer's."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from training.batches import collate
from training.bert import Pieces
from training.examples import NONE, ROLES, Example
from training.network import Network


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


def spans(tags: np.ndarray) -> set[tuple[int, int]]:
    """The spans of a row of O/B/I."""
    found, first = set(), -1
    for i, tag in enumerate([*tags.tolist(), 0]):
        if tag != 2 and first >= 0:
            found.add((first, i))
            first = -1
        if tag == 1 or (tag == 2 and first < 0):
            first = i
    return found


def evaluate(network: Network, held: list[Example], pieces: Pieces | None = None) -> dict[str, float]:
    """F1 of exact spans of roles and names, and accuracy of links, tags and trees; in hundredths."""
    network.eval()
    counts = {name: [0, 0, 0] for name in (*ROLES, "names")}
    right = {name: [0, 0] for name in ("sources", "cues", "upos", "uas", "las")}
    stances = {name: [0, 0, 0] for name in ("towards", "held", "kind", "told")}
    with torch.no_grad():
        for i in range(0, len(held), 32):
            examples = held[i : i + 32]
            for example, found in zip(examples, answers(network, examples, pieces), strict=True):
                _compare(example, found, counts, right)
            _compare_stances(network, examples, stances, pieces)
    network.train()
    figures = {name: 2 * a / max(b + c, 1) for name, (a, b, c) in (counts | stances).items()}
    figures |= {name: a / b for name, (a, b) in right.items() if b}
    return {name: round(100 * value, 2) for name, value in figures.items()}


def answers(network: Network, examples: list[Example], pieces: Pieces | None = None) -> list[dict[str, np.ndarray]]:
    """What a network says of windows: labels as in `Example`, and under ``soft`` how likely roles and names are."""
    batch = collate(examples, pieces)
    transitions = network.heads.transitions.detach().numpy()
    out = network(*batch["inputs"])
    other = batch["sentences"][:, :, None] != batch["sentences"][:, None, :]
    heads = out["arcs"].masked_fill(other, -1e4).argmax(-1)
    labels = network.heads.labels(out, heads).argmax(-1)
    soft = torch.cat([out["roles"].softmax(-1).flatten(2), out["names"].softmax(-1)], dim=-1)
    found = []
    for j, example in enumerate(examples):
        n = len(example.numbers)
        tokens = {
            "roles": decoded(out["roles"][j, :n].numpy(), transitions).T,
            "upos": out["upos"][j, :n].argmax(-1).numpy(),
            "heads": heads[j, :n].numpy(),
            "deprels": labels[j, :n].numpy(),
            "names": out["names"][j, :n].argmax(-1).numpy(),
            "soft": soft[j, :n].numpy(),
        }
        for link in ("sources", "cues"):
            scores = torch.cat([out[link][j, :n, :n], out[link][j, :n, -1:]], dim=1).argmax(-1).numpy()
            tokens[link] = np.where(scores == n, NONE, scores)
        found.append(tokens)
    return found


def _compare(
    example: Example, found: dict[str, np.ndarray], counts: dict[str, list[int]], right: dict[str, list[int]]
) -> None:
    if example.roles[0, 0] >= 0:
        for k, role in enumerate(ROLES):
            _count(counts[role], spans(found["roles"][k]), spans(example.roles[k]))
    if example.names[0] >= 0 and example.weight == 1:
        _count(counts["names"], named(found["names"]), named(example.names))
    known = example.heads >= 0
    same = (found["heads"] == example.heads)[known]
    for name, hits in (
        *((link, (found[link] == getattr(example, link))[getattr(example, link) >= 0]) for link in ("sources", "cues")),
        ("upos", (found["upos"] == example.upos)[example.upos >= 0]),
        ("uas", same),
        ("las", same & (found["deprels"] == example.deprels)[known]),
    ):
        right[name][0] += int(hits.sum())
        right[name][1] += len(hits)


def _compare_stances(
    network: Network, examples: list[Example], counts: dict[str, list[int]], pieces: Pieces | None
) -> None:
    """Count answers to questions; of who is for or against whom, those that are for or against."""
    asked = [e for e in examples if e.questions]
    if not asked:
        return
    batch = collate(asked, pieces)
    for about, (scores, rows) in network.stances.scores(network(*batch["inputs"]), batch).items():
        told, right = scores.argmax(-1).numpy(), batch["right"][rows].numpy()
        hit = right[np.arange(len(told)), told]
        if about in ("kind", "told"):
            _add(counts[about], hit.sum(), len(told), len(told))
        else:
            _add(counts[about], (hit & (told > 0)).sum(), (told > 0).sum(), (~right[:, 0]).sum())


def named(tags: np.ndarray) -> set[tuple[int, int, int]]:
    """The typed names of a row of tags."""
    return {(a, b, (tags[a] - 1) // 2) for a, b in spans(np.where(tags == 0, 0, 2 - tags % 2))}


def _count(counts: list[int], found: set[Any], gold: set[Any]) -> None:
    _add(counts, len(found & gold), len(found), len(gold))


def _add(counts: list[int], *values: int) -> None:
    for i, value in enumerate(values):
        counts[i] += int(value)
