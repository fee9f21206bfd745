"""How many articles a second several worker processes read, beside one process.

On a machine that has other work, wall time says little. So the processor time of all processes is told too: so many
times faster are N processes at most, where each of them has a processor of its own.
"""

from __future__ import annotations

import resource
import time
from collections import deque
from itertools import islice
from pathlib import Path

import newsparse
from benchmarks.speed import made_up, read

SHORT = 120
WORDS = 400


def processor_seconds() -> float:
    """What this process and those that it started, and that have ended, took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def timed(texts: list[str], name: str, workers: int) -> tuple[float, float]:
    """Wall and processor seconds, with all that it takes to start processes."""
    began, used = time.perf_counter(), processor_seconds()
    deque(newsparse.parse_many(texts, pipeline=name, workers=workers), maxlen=0)
    return time.perf_counter() - began, processor_seconds() - used


def main(folder: Path | None, limit: int, name: str, workers: int = 2) -> None:
    """Print articles a second for one process and several, on articles of usual length and on a few short ones."""
    texts = list(islice(read(folder), limit)) if folder is not None else list(made_up(limit, WORDS))
    newsparse.parse(texts[0], pipeline=name)  # one process has made its pipeline; the others start from nothing
    print(f"workers: {name}, one process and {workers}")
    print(f"{'':24}{'articles/s':>12}{'s of processor':>16}{'x one':>8}{'at most':>9}")
    for what, some in ((f"{len(texts)} articles", texts), (f"{SHORT} short ones", list(made_up(SHORT, 40)))):
        times = {number: timed(some, name, number) for number in (1, workers)}
        for number, (wall, used) in times.items():
            faster, most = times[1][0] / wall, number * times[1][1] / used
            print(f"{what + f', {number}':24}{len(some) / wall:12.1f}{used:16.1f}{faster:8.2f}{most:9.2f}")
    print()
