r"""Where exporters write: files, which appear whole or not at all, and streams.

Both write UTF-8. A lone surrogate, which UTF-8 does not have, is written as an escape: ``\ud800``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from newsparse.errors import ConfigurationError, WriteError

ENCODING, ERRORS = "utf-8", "backslashreplace"


class FileOutput:
    """A file, or several beside each other. Each is written under another name, and then replaces what was there.

    So whoever reads a file finds the old one or the new one, never half of it. Devices and pipes are written as they
    are.

    Args:
        path: the file asked for.
        aside: asked when a file is done: whether it is not all that was wanted. Then it replaces none, but stands
            beside the one that was there: ``out.interrupted.jsonl``. Of several files, all do as soon as one does.

    Attributes:
        written: the files that are done, as they are called.

    Raises:
        WriteError: when a file is opened or closed, if it cannot be written.
    """

    def __init__(self, path: Path, aside: Callable[[], bool] = lambda: False) -> None:
        self._path = path
        self._aside, self._beside = aside, False
        self._new: list[tuple[Path, Path]] = []
        self.written: list[Path] = []

    @property
    def path(self) -> Path:
        """The file asked for."""
        return self._path

    @contextmanager
    def open(self, part: str = "") -> Iterator[TextIO]:
        """A text file to write. With a ``part``, one of several: ``out.csv`` and ``claims`` make ``out.claims.csv``."""
        named = self._path.with_name(f"{self._path.stem}.{part}{self._path.suffix}") if part else self._path
        target = Path(os.path.realpath(named))  # a link stays a link
        if target.is_dir():
            raise WriteError(f"cannot write {named}: it is a directory; name a file in it")
        if target.exists() and not target.is_file():
            with _told(named, target), target.open("w", encoding=ENCODING, errors=ERRORS, newline="") as file:
                yield file
            self.written.append(named)
            return
        beside = target.with_name(f".{target.name[:200]}.{os.getpid()}.tmp")
        with _told(named, beside, target):
            file = beside.open("w", encoding=ENCODING, errors=ERRORS, newline="")
            try:
                with file:
                    yield file
                there = target.exists()
                if there:
                    shutil.copymode(target, beside)
                if self._aside() and (there or self._beside):
                    self._put_aside()
                    named, target = _interrupted(named), _interrupted(target)
                elif not there:
                    self._new.append((named, target))
                beside.replace(target)
                self.written.append(named)
            except BaseException:
                with suppress(OSError):
                    beside.unlink()
                raise

    def _put_aside(self) -> None:
        """All further parts go beside what was there, and so do those that are done: they belong together."""
        self._beside = True
        for named, target in self._new:
            target.replace(_interrupted(target))
            self.written[self.written.index(named)] = _interrupted(named)
        self._new.clear()


def _interrupted(path: Path) -> Path:
    return path.with_stem(f"{path.stem}.interrupted")


class StreamOutput:
    """A stream that is open already, such as standard output; it takes one file, and stays open."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.written: list[Path] = []

    @property
    def path(self) -> None:
        """A stream has no path."""
        return

    @contextmanager
    def open(self, part: str = "") -> Iterator[TextIO]:
        """The stream itself.

        Raises:
            ConfigurationError: for a ``part``: a stream cannot take several files.
        """
        if part:
            raise ConfigurationError(f"{part!r} is one of several files, and a stream takes one: name a file to write")
        yield self._stream
        self._stream.flush()


@contextmanager
def _told(named: Path, *paths: Path) -> Iterator[None]:
    """System errors about these paths in words. Others, of whoever makes the results, are passed on as they are."""
    try:
        yield
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) not in paths:
            raise
        raise WriteError(f"cannot write {named}: {error.strerror or error}") from error
