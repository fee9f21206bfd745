"""Every figure of the README's table, with one command: scorer, syntax, speed; for ``neural`` and for ``fast``.

``python -m training.figures --data DATA --eval EVAL``

``EVAL`` is the folder with ``score.py``. Whole pipelines are timed, beside spaCy, by ``python -m benchmarks compare``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import newsparse_fast
from newsparse.model import Article
from newsparse_neural.network import MODEL, Network
from newsparse_neural.page import read
from newsparse_neural.reading import read_page
from training.data import allsides
from training.examples import given
from training.ud import documents

MODELS = {"neural": MODEL, "fast": newsparse_fast.MODEL}
EVERYTHING = ("--least", "0")
TASKS = (
    ["articles"],
    ["attribution", *EVERYTHING],
    ["mentions", "--genre", "all", *EVERYTHING],
    ["mentions", *EVERYTHING],
    ["dse", *EVERYTHING],
)


def syntax(data: Path, net: Network) -> dict[str, float]:
    """UPOS, UAS and LAS on EWT's development part: gold tokens and sentences, all tokens counted."""
    right, total = [0, 0, 0], 0
    for doc in documents(data / "ud-ewt" / "dev.conllu.gz"):
        page, _ = given(doc, net.inputs.vocabulary)
        found = read_page(page, net)
        for i, (tag, head, relation) in enumerate(zip(doc.upos, doc.heads, doc.deprels, strict=True)):
            same = found.heads[i] == head
            hits = (found.upos[i] == tag, same, same and found.deprels[i] == relation)
            right = [a + b for a, b in zip(right, hits, strict=True)]
            total += 1
    return {name: round(100 * value / total, 2) for name, value in zip(("UPOS", "UAS", "LAS"), right, strict=True)}


def speed(data: Path, net: Network, articles: int = 150) -> int:
    """Tokens per second of one thread over AllSides articles: the network and its decoding, which give all layers."""
    texts = [Article(text=text) for text in islice(allsides(data), 20, 20 + articles)]
    read_page(read(texts[0]), net)
    started = time.perf_counter()
    tokens = sum(len(read_page(read(a), net).page.words) for a in texts)
    return round(tokens / (time.perf_counter() - started))


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True)
    args = parser.parse_args()
    score = [sys.executable, str(args.eval / "score.py")]
    for name, folder in MODELS.items():
        for task in TASKS:
            subprocess.run([*score, *task, "--data", str(args.data), "--pipeline", name], check=True)
        net = Network(folder, 1)
        print(f"{name}, UD EWT dev:", json.dumps(syntax(args.data, net)))
        print(f"{name}, tokens per second of the network with decoding, one thread:", speed(args.data, net))


if __name__ == "__main__":
    main()
