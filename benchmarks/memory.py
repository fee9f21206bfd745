"""How much memory a run has at its peak, of a thousand articles and of ten times as many: it should not grow with them.

Each run is a process of its own, which reads short articles from a file of JSON lines. No two are the same, and each
names somebody whom no other names, so that whatever keeps what it has seen is found out.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.growth import name
from benchmarks.speed import made_up
from benchmarks.startup import taken

NUMBERS = (1_000, 10_000)
WORDS = 40
RUNS = {"newsparse parse": (), "newsparse parse --resume": ("--resume",)}


def write(path: Path, number: int) -> None:
    """Write so many short articles, all of them different, as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for n, text in enumerate(made_up(number, WORDS)):
            more = f"Paul {name(n)}, who leads the {name(7 * n)} Union, rejected plan {n}."
            file.write(json.dumps({"text": f"{text}\n\n{more}"}) + "\n")


def megabytes(path: Path, preset: str, more: tuple[str, ...]) -> float:
    """What a run over a file has at its peak."""
    with TemporaryDirectory() as folder:
        output = str(Path(folder, "out.jsonl"))
        return taken(("-m", "newsparse", "parse", str(path), "-p", preset, "-o", output, *more))[1]


def main(preset: str, numbers: tuple[int, int] = NUMBERS) -> None:
    """Print megabytes for each run, and how many times those of fewer articles they are of more."""
    print(f"memory: megabytes at the peak of a process, {preset}, articles of {WORDS} words and more, as JSON lines")
    print(f"{'':36}" + "".join(f"{f'{number:,} articles':>18}" for number in numbers) + f"{'ratio':>8}")
    with TemporaryDirectory() as folder:
        for number in numbers:
            write(Path(folder, f"{number}.jsonl"), number)
        for what, more in RUNS.items():
            few, many = (megabytes(Path(folder, f"{number}.jsonl"), preset, more) for number in numbers)
            print(f"{what:36}{few:18.0f}{many:18.0f}{many / few:8.2f}")
    print()
