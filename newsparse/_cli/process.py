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
from newsparse.errors import WriteError

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


class Told(io.FileIO):
    """Standard output. What it does not take, for lack of room or because it is closed, is an error that says so."""

    def write(self, data: Any) -> int:
        """Write to it.

        Raises:
            WriteError: if that cannot be; but whoever reads no more, as ``head``, may.
        """
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise WriteError(f"cannot write standard output: {error.strerror or error}") from error


def with_streams() -> None:
    """Open what the process was started without, so that no other file gets the number of a standard stream.

    To write standard output, or read standard input, is an error then; what is said on standard error is lost.
    """
    flags = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
    while (number := os.open(os.devnull, os.O_WRONLY)) < len(flags):
        os.close(number)
        os.set_inheritable(os.open(os.devnull, flags[number]), True)
    os.close(number)
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115 (they stay open)
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


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
    own = io.TextIOWrapper(io.BufferedWriter(Told(number, "w")), encoding=stream.encoding, errors=stream.errors)
    sys.stdout = own
    try:
        yield
    finally:
        sys.stdout = stream
        try:
            own.flush()
        finally:
            os.dup2(number, 1)
            with suppress(OSError, WriteError):
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
