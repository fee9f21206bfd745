"""``python -m benchmarks [WHAT ...] [--articles FOLDER] [--eval FOLDER] ...``: run benchmarks."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from benchmarks import (
    clauses,
    compare,
    confidence,
    damaged,
    growth,
    memory,
    mutants,
    pages,
    quality,
    sentences,
    speed,
    startup,
    tagging,
    variants,
    workers,
)

WHAT = (
    "startup", "speed", "growth", "compare", "sentences", "tagging", "clauses", "quality", "pages", "confidence",
    "variants", "mutants", "workers", "memory", "damaged",
)  # fmt: skip


def main() -> None:
    """Run what is asked for, and print tables of plain text."""
    parser = _parser()
    given = parser.parse_args()
    _run(_asked(parser, given), given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"{', '.join(WHAT)}; as default, what needs no more")
    parser.add_argument(
        "--articles", type=Path, help="a folder of JSON lines with articles, for speed, compare, workers and damaged"
    )
    parser.add_argument(
        "--treebanks", type=Path, help="a folder with gum/ and ud-ewt/, for sentences, tagging, clauses"
    )
    parser.add_argument("--pages", type=Path, help="news pages with their text and metadata, as .jsonl.gz, for pages")
    parser.add_argument("--eval", type=Path, help="a folder with scorers, for quality, confidence and pages")
    parser.add_argument("--tasks", default=",".join(quality.TASKS), help="data sets of quality, separated by commas")
    parser.add_argument("--failures", type=int, default=0, help="failures that quality shows of each file (0)")
    parser.add_argument(
        "--limit", type=int, help="articles for speed, compare (200), workers (2000), texts scored (all)"
    )
    parser.add_argument(
        "--pipeline",
        default="rules",
        help="what speed, growth, workers and memory run, those of variants and damaged (rules)",
    )
    parser.add_argument("--plots", type=Path, default=Path("out"), help="where speed and growth draw pictures (out)")
    parser.add_argument("--cases", type=Path, help="a folder of cases as TOML files, or one file, for variants")
    parser.add_argument("--seed", type=int, default=13, help="the seed of variants, mutants and damaged (13)")
    parser.add_argument("--show", type=int, default=0, help="failures that variants shows (0)")
    parser.add_argument("--kinds", default="", help="kinds of changes that variants or mutants makes (all)")
    parser.add_argument(
        "--number", type=int, default=100, help="how many mutants, or damaged articles, are tried (100)"
    )
    parser.add_argument("--package", type=Path, default=mutants.ROOT / "newsparse" / "english", help="what is mutated")
    parser.add_argument("--minutes", type=float, default=60, help="after how long mutants stops, to go on later (60)")
    return parser


def _asked(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[str]:
    """The benchmarks that are asked for; what they need must be given."""
    for name in given.what:
        if name not in WHAT:
            parser.error(f"there is no benchmark {name!r}; there are {', '.join(WHAT)}")
    needs = {
        "sentences": ("treebanks", given.treebanks),
        "tagging": ("treebanks", given.treebanks),
        "clauses": ("treebanks", given.treebanks),
        "quality": ("eval", given.eval),
        "pages": ("pages", given.pages or given.eval),
        "confidence": ("eval", given.eval),
        "variants": ("cases", given.cases),
    }
    unasked = {"confidence", *([] if given.pages else ["pages"])}  # the one learns, and writes; the other needs minutes
    asked = [name for name, (_, path) in needs.items() if path and name not in unasked]
    what = given.what or ["startup", "speed", "growth", *(["compare"] if compare.is_installed() else []), *asked]
    for name in what:
        if name in needs and needs[name][1] is None:
            parser.error(f"{name} needs --{needs[name][0]} PATH")
    return list(what)


def _run(what: list[str], given: argparse.Namespace) -> None:
    kinds = [kind for kind in given.kinds.split(",") if kind]
    runs: dict[str, Callable[[], object]] = {
        "startup": startup.main,
        "speed": lambda: speed.main(given.articles, given.limit or 200, given.pipeline, given.plots),
        "growth": lambda: growth.main(given.pipeline, given.plots),
        "sentences": lambda: sentences.main(given.treebanks),
        "tagging": lambda: tagging.main(given.treebanks),
        "clauses": lambda: clauses.main(given.treebanks, given.pipeline),
        "pages": lambda: pages.main(given.pages, given.limit, given.eval),
        "compare": lambda: compare.main(given.articles, given.limit or 200),
        "workers": lambda: workers.main(given.articles, given.limit or 2000, given.pipeline),
        "memory": lambda: memory.main(given.pipeline),
        "damaged": lambda: damaged.main(given.articles, given.number, given.seed, given.pipeline.split(",")),
        "mutants": lambda: mutants.main(given.package.resolve(), given.number, given.seed, given.minutes, kinds),
        "variants": lambda: variants.main(given.cases, given.pipeline.split(","), given.seed, given.show, kinds),
        "confidence": lambda: confidence.main(given.eval),
        "quality": lambda: quality.main(given.eval, given.tasks.split(","), given.limit, given.failures),
    }
    for name, run in runs.items():
        if name in what:
            run()


if __name__ == "__main__":
    main()
