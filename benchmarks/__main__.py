"""``python -m benchmarks [WHAT ...] [--data FOLDER] [--limit N]``: run benchmarks, all of them as default."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import sentences, speed, startup


def main() -> None:
    """Run what is asked for, and print tables of plain text."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="*", choices=["speed", "startup", "sentences", []], help="as default: all")
    parser.add_argument("--articles", type=Path, help="a folder of JSON lines with articles, for speed")
    parser.add_argument("--treebanks", type=Path, help="a folder with gum/ and ud-ewt/, for sentences")
    parser.add_argument("--limit", type=int, default=200, help="how many articles are read for speed (200)")
    parser.add_argument("--pipeline", default="rules", help="the pipeline that is timed (rules)")
    given = parser.parse_args()
    what = given.what or ["startup", "speed", *(["sentences"] if given.treebanks else [])]
    if "startup" in what:
        startup.main()
    if "speed" in what:
        speed.main(given.articles, given.limit, given.pipeline)
    if "sentences" in what:
        if given.treebanks is None:
            parser.error("sentences needs --treebanks FOLDER")
        sentences.main(given.treebanks)


if __name__ == "__main__":
    main()
