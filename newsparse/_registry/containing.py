"""Containing: whatever a plugin's code raises becomes an error that names the plugin; what Ctrl-C brings passes."""

from __future__ import annotations

import dis
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import partial
from types import CodeType

from newsparse._printing import printing
from newsparse.errors import NewsparseError

_LONGEST = 500
"""Characters of a plugin's message that are told."""


@contextmanager
def contained(
    kind: type[NewsparseError], what: str, *, passing: type[BaseException] | tuple[type[BaseException], ...] = ()
) -> Iterator[None]:
    """Run a plugin's code, which may raise anything: SystemExit and KeyboardInterrupt too.

    It becomes an error of the ``kind`` that says ``what`` happened, and why. Errors of the types ``passing`` are passed
    on as they are, and so is what asks the program to end, if a signal brought it: Ctrl-C is the user's.

    Where the process is the command's own, what the code prints goes aside, and another working directory is an error.

    Example:
        >>> from newsparse.errors import PluginError
        >>> with contained(PluginError, "mine cannot be made"):
        ...     raise SystemExit(0)
        Traceback (most recent call last):
        newsparse.errors.PluginError: mine cannot be made: SystemExit: 0
    """
    try:
        if (aside := printing.get()) is None:
            yield
        else:
            with redirect_stdout(aside), _in_its_place():
                yield
    except passing:
        raise
    except Exception as error:
        raise kind(f"{what}: {told(error)}") from error
    except BaseException as error:
        if _of_a_signal(error):
            raise
        raise kind(f"{what}: {told(error)}") from error


@contextmanager
def _in_its_place() -> Iterator[None]:
    before = _place()
    yield
    after = _place()
    if before is not None and after != before:
        os.chdir(before)
        raise RuntimeError(f"it changed the working directory to {after!r}, and did not change it back")


def _place() -> str | None:
    try:
        return os.getcwd()
    except OSError:  # somebody has removed it
        return None


def told(error: BaseException) -> str:
    r"""What an error says; with its type and in one line, unless it is newsparse's own.

    Example:
        >>> told(ValueError("no\n  luck")), told(MemoryError())
        ('ValueError: no luck', 'MemoryError')
    """
    try:
        said = str(error)
    except BaseException as other:  # its text is made by the plugin's code too
        if not isinstance(other, Exception) and _of_a_signal(other):
            raise
        said = ""
    if isinstance(error, NewsparseError) and said:
        return said
    said = " ".join(said.split())
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _of_a_signal(error: BaseException) -> bool:
    """Whether the handler of a signal raised it, and not the code that was running.

    A handler in Python is one of the frames. Python's own, for Ctrl-C, has none: its KeyboardInterrupt comes up
    anywhere, but not where something is raised.
    """
    places: list[tuple[CodeType, int]] = []
    place = error.__traceback__
    while place is not None:
        places.append((place.tb_frame.f_code, place.tb_lasti))
        place = place.tb_next
    handlers = [signal.getsignal(number) for number in signal.valid_signals()]
    codes = [_code(handler) for handler in handlers if callable(handler)]
    if any(code in codes for code, _ in places):
        return True
    return isinstance(error, KeyboardInterrupt) and not _raises(*places[-1])


def _code(handler: object) -> CodeType | None:
    """What runs when a handler is called."""
    handler = handler.func if isinstance(handler, partial) else handler
    code: CodeType | None = getattr(handler, "__code__", None) or getattr(type(handler).__call__, "__code__", None)
    return code


def _raises(code: CodeType, at: int) -> bool:
    """Whether the instruction at that place of the code raises an error by itself."""
    return any(step.offset == at and step.opname in ("RAISE_VARARGS", "RERAISE") for step in dis.get_instructions(code))
