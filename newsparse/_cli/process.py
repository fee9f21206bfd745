"""The process, which belongs to the command: standard output is for results, and the end is the end."""

from __future__ import annotations

import io
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, TextIO, cast

from newsparse._printing import printing

PATIENCE = 5.0
"""Seconds that threads which plugins left running may take to end."""


class Aside(io.TextIOBase):
    """Standard error, for what is printed to standard output and is no result. Whoever closes it closes nothing."""

    @property
    def buffer(self) -> BinaryIO:
        """For bytes."""
        return sys.stderr.buffer

    def write(self, text: str) -> int:
        """Write to standard error, whatever that is now."""
        return sys.stderr.write(text)

    def flush(self) -> None:
        """Flush standard error."""
        sys.stderr.flush()

    def close(self) -> None:
        """Only flush."""
        self.flush()


@contextmanager
def own_process() -> Iterator[None]:
    """Plugins' code cannot print among results, or leave the process in another folder, while this lasts."""
    before = printing.set(cast("TextIO", Aside()))
    try:
        with _output_kept():
            yield
    finally:
        printing.reset(before)


@contextmanager
def _output_kept() -> Iterator[None]:
    """Standard output has another number, so that programs, libraries in C and workers print to standard error."""
    stream = sys.stdout
    try:
        shared = stream is None or stream.isatty() or stream.fileno() != 1 or sys.stderr.fileno() != 2
    except (AttributeError, OSError, ValueError):  # they are closed, or no files
        shared = True
    if shared:
        yield
        return
    stream.flush()
    number = os.dup(1)
    os.dup2(2, 1)
    own = open(number, "w", encoding=stream.encoding, errors=stream.errors)  # noqa: SIM115 (it is closed below)
    sys.stdout = own
    try:
        yield
    finally:
        sys.stdout = stream
        try:
            own.flush()
        finally:
            os.dup2(number, 1)
            with suppress(OSError):
                own.close()


def end(code: Any) -> None:
    """Have the process end with that exit code, even if plugins left threads that do not."""
    left = [thread for thread in threading.enumerate() if not thread.daemon and thread is not threading.main_thread()]
    if not left:
        return

    def leave() -> None:
        names = ", ".join(thread.name for thread in left if thread.is_alive())
        with suppress(Exception):
            print(f"newsparse is done, and ends threads that a plugin left running: {names}", file=sys.stderr)
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        os._exit(code if isinstance(code, int) else code is not None)

    timer = threading.Timer(PATIENCE, leave)
    timer.daemon = True
    timer.start()
