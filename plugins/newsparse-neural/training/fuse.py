"""The judge of candidates, learned on the articles of PolNeAR that the network has not seen.

``python -m training.fuse --data DATA``
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from newsparse import Config, Pipeline
from newsparse.model import ParsedArticle, Span
from newsparse_neural.attributions import proposals
from newsparse_neural.component import Reader
from newsparse_neural.files import seal
from newsparse_neural.fusion import Candidate, Evidence, Proposal, candidates, chosen
from newsparse_neural.judge import Judge
from newsparse_neural.network import MODEL
from newsparse_neural.reading import Reading
from training.calibrate import reliability
from training.corpora import HELD
from training.data import records

ROLES = ("source", "cue", "content")
HIDDEN = 8
LEAST = 0.45
LEAST_OF_RULE = 0.05
Roles = tuple[set[int], set[int], set[int]]


@attrs.frozen(eq=False)
class Case:
    """An article with the proposals for its attributions, and the gold ones as sets of tokens."""

    found: Reading
    rules: list[Proposal]
    network: list[Proposal]
    gold: list[Roles]


def cases(articles: Iterable[dict[str, Any]], model: Path) -> Iterator[Case]:
    """Read articles as the pipeline does, up to the point where it chooses."""
    config = Config().with_options("components", "neural.tokens", {"model": str(model)})
    config = config.with_options("components", "neural.mentions", {"model": str(model)})
    before = Pipeline.from_names(["neural.tokens", "neural.mentions"], config=config)
    for record in articles:
        document: ParsedArticle = before(record["text"], clean=False)
        found = Reader(str(model))(document)
        gold = [_tokens(found, *(a[role] for role in ROLES)) for a in record["attributions"]]
        yield Case(found, *proposals(document, found)[1:], gold)


def _tokens(found: Reading, *parts: list[list[int]]) -> Roles:
    source, cue, content = ({t for s in part for t in range(*found.page.within(Span(*s)))} for part in parts)
    return source, cue, content


def roles_of(candidate: Candidate) -> Roles:
    """A candidate as sets of tokens."""
    source, cue, content = ({t for a, b in part for t in range(a, b)} for part in candidate.parts)
    return source, cue, content


def truth(mine: Roles, gold: list[Roles]) -> list[bool]:
    """Whether a candidate is in place (all of its parts overlap gold ones), and whether each of its parts is exact."""
    in_place = [all(bool(a) == bool(b) and (not a or a & b) for a, b in zip(mine, g, strict=True)) for g in gold]
    near = [g for g in gold if g[1] & mine[1]]
    parts = [any(m == g[k] for g in gold) if m else not any(g[k] for g in near) for k, m in enumerate(mine)]
    return [any(in_place), *parts]


def learned(held: list[Case]) -> Judge:
    """A judge of the candidates of held-out articles."""
    rows, wanted = [], []
    for case in held:
        evidence = Evidence(case.found)
        for candidate in candidates(case.rules, case.network):
            rows.append(evidence.of(candidate))
            wanted.append(truth(roles_of(candidate), case.gold))
    x, y = np.array(rows, np.float32), torch.tensor(wanted, dtype=torch.float32)
    mean, scale = x.mean(0), x.std(0) + 1e-3
    inputs = torch.from_numpy(np.clip((x - mean) / scale, -5, 5))
    torch.manual_seed(1)
    net = nn.Sequential(nn.Linear(x.shape[1], HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, y.shape[1]))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.02)
    for _ in range(400):
        optimizer.zero_grad()
        loss = nn.functional.binary_cross_entropy_with_logits(net(inputs), y)
        (loss + 3 / len(x) * sum((layer.weight**2).sum() for layer in (net[0], net[2]))).backward()  # type: ignore[operator, union-attr]
        optimizer.step()
    return Judge(
        mean,
        scale,
        *(_array(value) for layer in (net[0], net[2]) for value in (layer.weight.T, layer.bias)),  # type: ignore[misc, arg-type, union-attr, operator]
        least=LEAST,
        least_of_rule=LEAST_OF_RULE,
    )


def _array(value: Any) -> NDArray[np.float32]:
    return value.detach().numpy().astype(np.float32)  # type: ignore[no-any-return]


def settings_of(judge: Judge) -> dict[str, Any]:
    """A judge as the settings keep it."""
    return {
        name: value if isinstance(value, float) else np.round(value, 4).tolist()
        for name, value in attrs.asdict(judge, recurse=False).items()
    }


def main() -> None:
    """Learn, write the judge, and print how far its confidence holds on other articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    held = list(cases(list(records(args.data / "polnear" / "train.jsonl.gz"))[-HELD:], args.model))
    judge = learned(held)
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings["judge"] = settings_of(judge)
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")
    seal(path.parent)
    pairs = []
    for case in cases(records(args.data / "polnear" / "dev.jsonl.gz"), args.model):
        for candidate, sure in chosen(case.found, case.rules, case.network, judge):
            pairs.append((sure, truth(roles_of(candidate), case.gold)[0]))
    error, rows = reliability(pairs)
    print(f"attributions, PolNeAR dev: expected calibration error {error:.3f}")
    print("| said | attributions | mean | right |", "|---|---|---|---|", *rows, sep="\n")


if __name__ == "__main__":
    main()
