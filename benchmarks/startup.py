"""What a Python process takes, in time and memory, that imports newsparse or shows its help, beside a bare one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

from benchmarks.quality import installed

ROUNDS = 15
HELP = "import sys; sys.argv = ['newsparse', '--help']; from newsparse._cli import main; main()"
RUNS = {
    "bare Python": ("-c", "pass"),
    "import newsparse": ("-c", "import newsparse"),
    "import newsparse.model": ("-c", "import newsparse.model"),
    "newsparse --help": ("-c", HELP),
}
PARSE = "import newsparse; newsparse.parse('Mali said no.', pipeline={!r})"


def taken(arguments: tuple[str, ...]) -> tuple[float, float]:
    """How many milliseconds of a processor one process takes, and how many megabytes of memory at its peak."""
    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss * scale / 1e6


def main() -> None:
    """Print medians, and what is beyond bare Python; the runs are made in turns."""
    runs = RUNS | {f"first parse ({name})": ("-c", PARSE.format(name)) for name in installed()}
    found: dict[str, list[tuple[float, float]]] = {what: [] for what in runs}
    for arguments in runs.values():
        taken(arguments)  # compiles what is not compiled yet
    for _ in range(ROUNDS):
        for what, arguments in runs.items():
            found[what].append(taken(arguments))
    print(f"startup: milliseconds of a processor, and megabytes of memory, median of {ROUNDS} processes each")
    print(f"{'':36}{'total':>12}{'beyond bare':>12}{'memory':>12}")
    base = statistics.median(took for took, _ in found["bare Python"])
    for what, several in found.items():
        took, memory = (statistics.median(column) for column in zip(*several, strict=True))
        print(f"{what:36}{took:12.0f}{took - base:12.0f}{memory:12.0f}")
    print()
