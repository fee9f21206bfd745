"""How a network learns: the losses of its heads, and the loop over epochs."""

from __future__ import annotations

import json
import logging
import time
from pathlib import Path
from typing import Any

import attrs
import torch
from torch import Tensor, nn

from training.batches import collate
from training.bert import Pieces
from training.evaluation import evaluate
from training.examples import ROLES, UNKNOWN, Example
from training.network import Network, Teacher, chain_loss

CHOSEN = ("source", "cue", "content", "names", "las", "cues", "sources", "held")
"""The figures whose sum says which epoch of a network that does everything is best."""


def _entropy(scores: Tensor, wanted: Tensor, weight: Tensor | None = None, soft: Tensor | None = None) -> Tensor:
    """Cross entropy where a label is known; ``soft`` labels, where there are some, take the place of the hard ones."""
    known = wanted >= 0
    if not known.any():
        return scores.sum() * 0
    target = wanted[known]
    if soft is not None and soft.any():
        soft = soft[known]
        hard = nn.functional.one_hot(target, scores.shape[-1]).to(soft.dtype)
        target = torch.where(soft.sum(-1, keepdim=True) > 0.5, soft, hard)
    each = nn.functional.cross_entropy(scores[known], target, reduction="none")
    return each.mean() if weight is None else (each * weight[known]).mean()


def losses_of(network: Network, batch: dict[str, Any]) -> dict[str, Tensor]:
    """The losses of all heads; 0 where a batch has no labels for one."""
    out = network(*batch["inputs"])
    n = batch["names"].shape[1]
    tags = 3 * len(ROLES)
    soft_roles, soft_names = batch["soft"][..., :tags].unflatten(-1, (len(ROLES), 3)), batch["soft"][..., tags:]
    found = {"upos": 0.5 * _entropy(out["upos"], batch["upos"])}
    found["names"] = 3 * _entropy(out["names"], batch["names"], batch["weight"], soft_names)
    other = batch["sentences"][:, :, None] != batch["sentences"][:, None, :]
    found["arcs"] = _entropy(out["arcs"].masked_fill(other, -1e4), batch["heads"])
    labels = network.heads.labels(out, batch["heads"].clamp(min=0))
    found["labels"] = _entropy(labels, torch.where(batch["heads"] >= 0, batch["deprels"], UNKNOWN))
    beyond = (batch["sentences"] == UNKNOWN)[:, None, :]
    beyond = torch.cat([beyond, torch.zeros_like(beyond[..., :1])], dim=2)
    for link in ("sources", "cues"):
        wanted = torch.where(batch[link] == -1, n, batch[link])
        found[link] = 0.3 * _entropy(out[link].masked_fill(beyond, -1e4), wanted)
    rows = (batch["roles"][:, 0, 0] >= 0).nonzero()[:, 0]
    if len(rows):
        gold, mask, soft = batch["roles"][rows], batch["roles"][rows, :, 0] >= 0, soft_roles[rows]
        scores = out["roles"][rows]
        parts = (_entropy(scores[:, :, k], gold[:, :, k], soft=soft[:, :, k]) for k in range(len(ROLES)))
        found["roles"] = sum(parts, torch.zeros(()))
        found["chain"] = chain_loss(scores, network.heads.transitions, gold.clamp(min=0), mask)
    for about, (scores, rows) in network.stances.scores(out, batch).items():
        right, likely = (batch[name][rows, : scores.shape[1]] for name in ("right", "likely"))
        found[about] = (_missed(scores, right, likely) * batch["weights"][rows]).mean()
    return found


def _missed(scores: Tensor, right: Tensor, likely: Tensor) -> Tensor:
    """The cross entropy of each question: to what is ``right``, to what is ``likely``, or the mean of both."""
    scores = scores.log_softmax(-1)
    answered = right.any(-1)
    by_right = -scores.masked_fill(~right, -1e4).logsumexp(-1).masked_fill(~answered, 0)
    by_likely = -(likely * scores).sum(-1)
    return (by_right + by_likely) / (answered.float() + likely.sum(-1).round()).clamp(min=1)


@attrs.frozen
class Plan:
    """How long and how fast to learn: batches for every epoch, and groups of weights with the rate of each.

    The epoch is kept in which the sum of the ``chosen`` figures is highest.
    """

    epochs: list[list[list[Example]]]
    groups: list[dict[str, Any]]
    decay: float
    clip: float
    chosen: tuple[str, ...] = CHOSEN


def groups_of(teacher: Teacher, rate: float) -> list[dict[str, Any]]:
    """The weights of a pretrained encoder with a rate, those of its heads with ten times as much.

    The embeddings of pieces stay as they are: half of all weights; they change little, and cost time.
    """
    teacher.encoder.words.weight.requires_grad_(False)
    inner = [p for p in teacher.encoder.parameters() if p.requires_grad]
    known = set(map(id, teacher.encoder.parameters()))
    outer = [p for p in teacher.parameters() if id(p) not in known]
    return [{"params": inner, "lr": rate}, {"params": outer, "lr": 10 * rate}]


def fit(network: Network, plan: Plan, held: list[Example], out: Path, pieces: Pieces | None = None) -> None:
    """Train; the weights of the epoch that is best on ``held`` stand in ``out`` at the end.

    Whatever was reached lies in ``out`` with the ending ``.state`` after every epoch, and a run that was cut off goes
    on from there.
    """
    optimizer = torch.optim.AdamW(plan.groups, weight_decay=plan.decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        [group["lr"] for group in plan.groups],
        total_steps=sum(map(len, plan.epochs)),
        pct_start=0.1,
        div_factor=10,
        final_div_factor=100,
    )
    saved, begin, best = out.with_suffix(".state"), 0, 0.0
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        for part, value in ((network, "network"), (optimizer, "optimizer"), (schedule, "schedule")):
            part.load_state_dict(state[value])
        begin, best = state["epoch"] + 1, state["best"]
    for epoch in range(begin, len(plan.epochs)):
        torch.manual_seed(epoch + 1)
        _one_epoch(network, plan, epoch, optimizer, schedule, pieces)
        scores = evaluate(network, held, pieces)
        logging.info("epoch %d: %s", epoch, json.dumps(scores))
        if (total := sum(scores[k] for k in plan.chosen)) > best:
            best = total
            torch.save(network.state_dict(), out)
        parts = {"network": network, "optimizer": optimizer, "schedule": schedule}
        state = {name: part.state_dict() for name, part in parts.items()}
        torch.save({**state, "epoch": epoch, "best": best}, saved)
    saved.unlink(missing_ok=True)


def _one_epoch(network: Network, plan: Plan, epoch: int, optimizer: Any, schedule: Any, pieces: Pieces | None) -> None:
    started, seen = time.time(), {}  # type: float, dict[str, float]
    for step, batch in enumerate(plan.epochs[epoch], 1):
        optimizer.zero_grad()
        losses = losses_of(network, collate(batch, pieces))
        sum(losses.values()).backward()  # type: ignore[union-attr]
        nn.utils.clip_grad_norm_(network.parameters(), plan.clip)
        optimizer.step()
        schedule.step()
        for name, value in losses.items():
            seen[name] = seen.get(name, 0.0) + value.item()
        if step % 25 == 0:
            shown = " ".join(f"{name} {value / step:.3f}" for name, value in seen.items())
            size = len(plan.epochs[epoch])
            logging.info("epoch %d: %d/%d, %.0f s, %s", epoch, step, size, time.time() - started, shown)
