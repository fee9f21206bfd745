"""``python -m benchmarks.network [--number N ...]``: statements that are made up become a two-mode network.

It needs the plugin newsparse-network. How often actors speak is as uneven as it is in news: few speak often.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator

from newsparse_network import Statement, Statements, two_mode

ACTORS, ISSUES, PER_DOCUMENT = 20_000, 1_000, 8


def statements(number: int, seed: int = 0) -> Iterator[Statement]:
    """Statements of up to 20,000 actors on 1,000 issues, eight in a document."""
    draw = random.Random(seed)
    for n in range(number):
        yield Statement(
            document=f"d{n // PER_DOCUMENT}",
            actor=f"actor {int(draw.paretovariate(1)) % ACTORS}",
            issue=f"issue {draw.randrange(ISSUES)}",
            agreement=draw.choice((1, -1)),
        )


def main() -> None:
    """Time the table and the network, and tell the most memory that the process ever had."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.network", description=__doc__)
    parser.add_argument("--number", type=int, nargs="+", default=[100_000, 1_000_000], help="how many statements")
    for number in parser.parse_args().number:
        began = time.perf_counter()
        table = Statements.of(statements(number))
        tabled = time.perf_counter()
        network = two_mode(table)
        done = time.perf_counter()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{number:>10,} statements: table {tabled - began:6.1f} s, network {done - tabled:5.1f} s, "
            f"{network.number_of_edges():,} edges, {memory:,} MB"
        )


if __name__ == "__main__":
    main()
