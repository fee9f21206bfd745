"""Learns the weights of cleaning, and scores them on outlets that they have not seen.

    python -m benchmarks.cleaning learn FOLDER --articles FILE                      # layout.tsv and glued.tsv
    python -m benchmarks.cleaning crossvalidate FOLDER --articles FILE --eval EVAL  # by outlet, with the spread

FOLDER holds dev, readability and segments.jsonl.gz; FILE articles that are clean already, as .jsonl.gz; EVAL is the
folder of messy.py. Both need numpy, scipy and lxml.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.cleaning import crossvalidation, glueing
from benchmarks.cleaning.learn import learn, read
from benchmarks.cleaning.pages import Page, articles, clean_texts, examples, pages
from newsparse.cleaning import chain, glued

FOLDER = Path(chain.__file__).parent
ARTICLES = 300
"""How many articles that are clean already are learned from."""
LAYOUT_HEADER = """\
# Weights of the chain that labels the lines of a text (chain.py), in hundredths. Written for this project by
# python -m benchmarks.cleaning learn
# feature: its name in features.py ("h=": a hashed word), or "> label": what follows that label; then one weight a label
"""
GLUED_HEADER = """\
# Weights that say where a glued heading ends (glued.py), in hundredths. Written for this project by
# python -m benchmarks.cleaning learn
# feature: its name in glued.py; weight: what it adds to a split
"""


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["learn", "crossvalidate"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--eval", type=Path)
    parser.add_argument("--steps", type=int, default=30)
    options = parser.parse_args()
    found = list(pages(options.folder))
    clean = list(clean_texts(options.articles, ARTICLES))
    if options.what == "crossvalidate":
        crossvalidation.run(found, clean, options.eval, options.steps)
        return
    write_glued(learned_glued(found, clean), FOLDER / "glued.tsv")
    lines = [*(example for page in found for example in examples(page)), *articles(clean)]
    write(learn([read(example) for example in lines], steps=options.steps, verbose=True), FOLDER / "layout.tsv")


def learned_glued(found: list[Page], clean: list[tuple[str, str, str]]) -> dict[str, float]:
    """The weights of glued headings."""
    cases = [case for page in found if page.known for case in glueing.cases(page)]
    return glueing.learn([*cases, *glueing.articles([(title, text) for _, title, text in clean])])


def write(learned: chain.Chain, path: Path) -> None:
    """The chain as a file: features in order, so that the same weights give the same bytes."""
    rows = dict(learned.weights)
    rows |= {f"> {label}": row for label, row in zip(chain.LABELS, learned.follows, strict=True)}
    lines = ["\t".join(("feature", *chain.LABELS))]
    lines += ["\t".join((name, *(str(round(w * chain.SCALE)) for w in rows[name]))) for name in sorted(rows)]
    path.write_text(LAYOUT_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def write_glued(learned: dict[str, float], path: Path) -> None:
    """The weights of glued headings as a file, in order."""
    rows = [f"{name}\t{round(learned[name] * glued.SCALE)}" for name in sorted(learned)]
    path.write_text(GLUED_HEADER + "\n".join(("feature\tweight", *rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
