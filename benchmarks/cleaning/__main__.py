"""Learns the chain that labels lines, and scores it on outlets that it has not seen.

    python -m benchmarks.cleaning learn FOLDER --articles FILE              # writes newsparse/cleaning/layout.tsv
    python -m benchmarks.cleaning score FOLDER --articles FILE --eval EVAL  # messy.py, cross-validated by outlet

FOLDER holds dev, readability and segments.jsonl.gz. Both need numpy, scipy and lxml.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.cleaning.learn import learn, read
from benchmarks.cleaning.pages import Example, articles, examples, groups, pages
from newsparse.cleaning import chain

WEIGHTS = Path(chain.__file__).with_name("layout.tsv")
FOLDS = 4
ARTICLES = 300
"""How many articles that are clean already are learned from."""
MESSY = ("article", "glued", "page")
HEADER = """\
# Weights of the chain that labels the lines of a text (chain.py), in hundredths. Written for this project by
# python -m benchmarks.cleaning learn
# feature: its name in features.py ("h=": a hashed word), or "> label": what follows that label; then one weight a label
"""


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["learn", "score"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--eval", type=Path, help="the folder of messy.py")
    parser.add_argument("--articles", type=Path, help="articles that are clean already, as .jsonl.gz")
    parser.add_argument("--steps", type=int, default=60)
    options = parser.parse_args()
    found = [example for page in pages(options.folder) for example in examples(page)]
    if options.articles is not None:
        found += articles(options.articles, ARTICLES)
    if options.what == "learn":
        write(learn([(example, read(example)) for example in found], steps=options.steps, verbose=True), WEIGHTS)
    else:
        score(found, options.eval, options.steps)


def write(learned: chain.Chain, path: Path) -> None:
    """The chain as a file: features in order, so that the same weights give the same bytes."""
    rows = dict(learned.weights)
    rows |= {f"> {label}": row for label, row in zip(chain.LABELS, learned.follows, strict=True)}
    lines = ["\t".join(("feature", *chain.LABELS))]
    lines += ["\t".join((name, *(str(round(w * chain.SCALE)) for w in rows[name]))) for name in sorted(rows)]
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def score(found: Sequence[Example], folder: Path, steps: int) -> None:
    """Every development page is read with a chain that has seen no page of its outlet: one table for each style."""
    sys.path.insert(0, str(folder))
    import messy
    from scoring import data

    listed = [messy.Page(r) for path in data.files(data.HERE, "pages", None) for r in data.records(path) if "body" in r]
    listed = [page for page in listed if page.english]
    group = groups(found)
    fold = {name: i % FOLDS for i, name in enumerate(sorted({group[page.id] for page in listed}))}
    rows = [(example, read(example)) for example in found]
    chains = [learn([row for row in rows if fold.get(group[row[0].page]) != i], steps=steps) for i in range(FOLDS)]
    unseen = {
        messy.flatten(page.html, style, page.title, page.text): chains[fold[group[page.id]]]
        for page in listed
        for style in MESSY
    }
    clean = messy.cleaned

    def cleaned(text: str) -> Any:
        with patch.object(chain, "shipped", lambda: unseen[text]):
            return clean(text)

    messy.cleaned = cleaned
    for style in MESSY:
        print(messy.score(listed, style).render(), end="\n\n")


if __name__ == "__main__":
    main()
