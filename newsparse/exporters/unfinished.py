"""Files that are not in their place yet: the names they have until then, and those that a run left that was killed.

Whoever writes such a file has it locked until it is in its place, and the system unlocks it when the process ends,
however that is. So one that nobody has locked is of a process that is no more, and two runs at once leave each other's
alone. Where files cannot be locked, all of them are left alone.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TypeVar

try:
    import fcntl
except ModuleNotFoundError:  # not on Windows
    fcntl = None  # type: ignore[assignment]

F = TypeVar("F", bound=IO[str] | IO[bytes])

_NAME = re.compile(r"(\..+\.)[0-9a-f]{16}\.tmp", re.DOTALL)


def begun(target: Path, opened: Callable[[Path], F]) -> tuple[F, Path, int | None]:
    """A new file for what is to stand in a place, its path, and what unlocks it once it is closed.

    Nobody can know the name, and put a link there; two writers of one file have one each.
    """
    while True:
        path = target.with_name(f"{_beginning(target)}{secrets.token_hex(8)}.tmp")
        file = opened(path)
        held = None
        with suppress(BlockingIOError):
            held = _locked(file.fileno())
            if path.exists():
                return file, path, held
        file.close()  # another run took it for one that is left, before it was locked
        if held is not None:
            os.close(held)


def unfinished_in(folder: Path) -> list[Path]:
    """All such files in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        return [Path(entry.path) for entry in entries if _NAME.fullmatch(entry.name)]
    return []


def take_away(unfinished: Iterable[Path], target: Path) -> None:
    """Take away those that were to stand in a place, and that nobody writes any more."""
    for path in unfinished:
        found = _NAME.fullmatch(path.name)
        if found is not None and found[1] == _beginning(target):
            with suppress(OSError):  # another run has locked it, or took it away
                _take_away(path)


def _beginning(target: Path) -> str:
    return f".{target.name[:50]}."


def _locked(number: int) -> int | None:
    """Lock an open file: what unlocks it once it is closed; None where files cannot be locked.

    Raises:
        BlockingIOError: if somebody else has locked it.
    """
    if fcntl is None:
        return None
    held = os.dup(number)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return held


def _take_away(path: Path) -> None:
    number = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        held = _locked(number)
        if held is not None:
            path.unlink()
            os.close(held)
    finally:
        os.close(number)
