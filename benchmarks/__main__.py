"""``python -m benchmarks [WHAT ...] [--articles FOLDER] [--eval FOLDER] ...``: run benchmarks."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import compare, confidence, pages, quality, sentences, speed, startup, tagging

WHAT = ("startup", "speed", "sentences", "tagging", "quality", "compare", "pages", "confidence")


def main() -> None:
    """Run what is asked for, and print tables of plain text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"{', '.join(WHAT)}; as default, what needs no more")
    parser.add_argument("--articles", type=Path, help="a folder of JSON lines with articles, for speed and compare")
    parser.add_argument("--treebanks", type=Path, help="a folder with gum/ and ud-ewt/, for sentences")
    parser.add_argument("--data", type=Path, help="the same, for tagging")
    parser.add_argument("--pages", type=Path, help="news pages with their text and metadata, as .jsonl.gz, for pages")
    parser.add_argument("--eval", type=Path, help="a folder with scorers, for quality, confidence and pages")
    parser.add_argument("--tasks", default=",".join(quality.TASKS), help="data sets of quality, separated by commas")
    parser.add_argument("--failures", type=int, default=0, help="failures that quality shows of each file (0)")
    parser.add_argument("--limit", type=int, help="articles read for speed and compare (200), texts scored (all)")
    parser.add_argument("--pipeline", default="rules", help="the pipeline that speed times (rules)")
    given = parser.parse_args()
    for name in given.what:
        if name not in WHAT:
            parser.error(f"there is no benchmark {name!r}; there are {', '.join(WHAT)}")
    needs = {
        "sentences": ("treebanks", given.treebanks),
        "tagging": ("data", given.data),
        "quality": ("eval", given.eval),
        "pages": ("pages", given.pages or given.eval),
        "confidence": ("eval", given.eval),
    }
    unasked = {"confidence", *([] if given.pages else ["pages"])}  # the one learns, and writes; the other needs minutes
    asked = [name for name, (_, path) in needs.items() if path and name not in unasked]
    what = given.what or ["startup", "speed", *asked]
    for name in what:
        if name in needs and needs[name][1] is None:
            parser.error(f"{name} needs --{needs[name][0]} PATH")
    if "startup" in what:
        startup.main()
    if "speed" in what:
        speed.main(given.articles, given.limit or 200, given.pipeline)
    if "sentences" in what:
        sentences.main(given.treebanks)
    if "tagging" in what:
        tagging.main(given.data)
    if "pages" in what:
        pages.main(given.pages, given.limit, given.eval)
    if "compare" in what:
        compare.main(given.articles, given.limit or 200)
    if "confidence" in what:
        confidence.main(given.eval)
    if "quality" in what:
        quality.main(given.eval, given.tasks.split(","), given.limit, given.failures)


if __name__ == "__main__":
    main()
