"""How long a Python process takes that imports newsparse, or shows its help, beside one that does nothing."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
HELP = "import sys; sys.argv = ['newsparse', '--help']; from newsparse._cli import main; main()"
RUNS = {
    "bare Python": ("-c", "pass"),
    "import newsparse": ("-c", "import newsparse"),
    "import newsparse.model": ("-c", "import newsparse.model"),
    "newsparse --help": ("-c", HELP),
    "first parse (rules)": ("-c", "import newsparse; newsparse.parse('Mali said no.', pipeline='rules')"),
}


def milliseconds(arguments: tuple[str, ...]) -> float:
    """How long one process takes."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Print medians, and what is beyond bare Python; the runs are made in turns."""
    times: dict[str, list[float]] = {what: [] for what in RUNS}
    for arguments in RUNS.values():
        milliseconds(arguments)  # compiles what is not compiled yet
    for _ in range(ROUNDS):
        for what, arguments in RUNS.items():
            times[what].append(milliseconds(arguments))
    base = statistics.median(times["bare Python"])
    print(f"startup: milliseconds, median of {ROUNDS} processes each")
    print(f"{'':36}{'total':>12}{'beyond bare':>12}")
    for what, found in times.items():
        took = statistics.median(found)
        print(f"{what:36}{took:12.0f}{took - base:12.0f}")
    print()
