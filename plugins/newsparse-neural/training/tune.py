"""Stage 4: what is added to the scores of roles, chosen on the articles of PolNeAR that nothing learned from.

``python -m training.tune --data DATA``
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from newsparse.model import Article, Span
from newsparse_neural.network import MODEL, Network, bias_of
from newsparse_neural.page import Page, read
from newsparse_neural.reading import Reading, read_page
from training.corpora import HELD
from training.data import records

Triple = tuple[frozenset[int], frozenset[int], frozenset[int]]


class Remembered:
    """A network that gives the scores of a page again without running."""

    def __init__(self, net: Network) -> None:
        self._net, self._known = net, {}  # type: Network, dict[int, Any]
        self.bias, self.least = net.bias, net.least

    def __getattr__(self, name: str) -> Any:
        return getattr(self._net, name)

    def read(self, page: Page) -> Any:
        """As `Network.read`."""
        if id(page) not in self._known:
            self._known[id(page)] = list(self._net.read(page))
        return self._known[id(page)]


def triples(found: Reading) -> list[Triple]:
    """Source, cue and content of every attribution, as sets of tokens."""
    made = []
    for a in found.attributions:
        parts = [a.source], [a.cue], a.contents
        source, cue, content = (frozenset(t for p in part if p for t in range(p.start, p.end)) for part in parts)
        made.append((source, cue, content))
    return made


def gold_triples(record: dict[str, Any], page: Page) -> list[Triple]:
    """The same of the gold attributions."""
    made = []
    for a in record["attributions"]:
        source, cue, content = (
            frozenset(t for s in a[r] for t in range(*page.within(Span(*s)))) for r in ("source", "cue", "content")
        )
        made.append((source, cue, content))
    return made


def scores(held: list[tuple[Page, list[Triple]]], net: Any) -> list[float]:
    """F1 of exact sources, cues and contents, and of exact and overlapping triples."""
    counts = [[0, 0, 0] for _ in range(5)]
    for page, gold in held:
        mine = triples(read_page(page, net))
        for k in range(3):
            a, b = ({run for t in part for run in _runs(t[k])} for part in (mine, gold))
            _add(counts[k], len(a & b), len(a), len(b))
        pairs = []
        for t in mine:
            near = max(gold, key=lambda g: len(g[1] & t[1]), default=None)
            if near is not None and near[1] & t[1]:
                pairs.append((t, near))
        _add(counts[3], sum(a == b for a, b in pairs), len(mine), len(gold))
        fit = sum(all(bool(x) == bool(y) and (not x or x & y) for x, y in zip(a, b, strict=True)) for a, b in pairs)
        _add(counts[4], fit, len(mine), len(gold))
    return [round(200 * a / max(b + c, 1), 2) for a, b, c in counts]


def _add(counts: list[int], *values: int) -> None:
    for i, value in enumerate(values):
        counts[i] += value


def _runs(tokens: frozenset[int]) -> list[tuple[int, int]]:
    starts = sorted(t for t in tokens if t - 1 not in tokens)
    ends = sorted(t for t in tokens if t + 1 not in tokens)
    return list(zip(starts, ends, strict=True))


def main() -> None:
    """Choose one value after the other, twice, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    args = parser.parse_args()
    net: Any = Remembered(Network(args.model, 1))
    held = []
    for record in list(records(args.data / "polnear" / "train.jsonl.gz"))[-HELD:]:
        page = read(Article(text=record["text"]))
        held.append((page, gold_triples(record, page)))
    best = {"source": 0.0, "cue": 0.0, "content": 0.0, "least": 0.5}

    def tried(values: dict[str, float]) -> float:
        net.bias, net.least = bias_of([values[k] for k in ("source", "cue", "content")]), values["least"]
        found = scores(held, net)
        print(json.dumps(values), found, flush=True)
        return sum(found[:3]) / 3 + found[3] + found[4]

    top = tried(best)
    for _ in range(2):
        for name, choices in (
            ("least", (0.1, 0.2, 0.3, 0.5)),
            ("cue", (-0.3, 0.0, 0.3, 0.6)),
            ("content", (-0.6, -0.3, 0.0, 0.3)),
            ("source", (-0.3, 0.0, 0.3, 0.6)),
        ):
            for value in choices:
                if value != best[name] and (score := tried({**best, name: value})) > top:
                    top, best = score, {**best, name: value}
    path = args.model / "settings.json"
    settings = json.loads(path.read_text(encoding="utf-8"))
    settings |= {"bias": [best[k] for k in ("source", "cue", "content")], "least": best["least"]}
    path.write_text(json.dumps(settings) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
