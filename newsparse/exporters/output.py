r"""Where exporters write: files, which appear whole or not at all, and streams.

Both write UTF-8. A lone surrogate, which UTF-8 does not have, is written as an escape: ``\ud800``.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, TextIO, TypeVar, cast

from newsparse.errors import ConfigurationError, WriteError
from newsparse.exporters.unfinished import begun, take_away, unfinished_in

ENCODING, ERRORS = "utf-8", "backslashreplace"

F = TypeVar("F", TextIO, BinaryIO)

_OPEN = re.compile(r"/dev/(stdin|stdout|stderr)|/(?:dev|proc/self)/fd/([0-9]+)")


class FileOutput:
    """A file, or several beside each other. Each is written under another name, and then replaces what was there.

    So whoever reads a file finds the old one or the new one, never half of it. Several that are open at a time replace
    what was there together, when the last of them is closed. Devices, pipes, and ``/dev/stdout`` and the like are
    written as they are.

    What a run that was killed left of the same files, under those other names, is taken away first.

    Args:
        path: the file asked for.
        aside: asked when a file is done: whether it is not all that was wanted. Then it replaces none, but stands
            beside the one that was there: ``out.interrupted.jsonl``. Of several files, all do as soon as one does.
        tidy: whether that is done, for which the whole folder is looked through: not for one of many small files.

    Attributes:
        written: the files that are done, as they are called.

    Raises:
        WriteError: at once, if there is no such folder or nothing can be written there; when a file is opened or
            closed, if it cannot be written.
    """

    def __init__(self, path: Path, aside: Callable[[], bool] = lambda: False, *, tidy: bool = True) -> None:
        _check_place(path)
        self._path = path
        self._tidy = tidy
        self._left: dict[Path, list[Path]] = {}
        self._aside, self._beside = aside, False
        self._stdout = _standard_output()
        self._open = 0
        self._done: list[_Part] = []
        self._new: list[tuple[Path, Path]] = []
        self.written: list[Path] = []

    @property
    def path(self) -> Path:
        """The file asked for."""
        return self._path

    @contextmanager
    def open(self, part: str = "") -> Iterator[TextIO]:
        """A text file to write. With a ``part``, one of several: ``out.csv`` and ``claims`` make ``out.claims.csv``."""
        with self._written(self._named(part), _text) as file:
            yield file

    @contextmanager
    def open_bytes(self, part: str = "") -> Iterator[BinaryIO]:
        """A file of bytes to write, named as `open` names it."""
        with self._written(self._named(part), _bytes) as file:
            yield file

    @contextmanager
    def beside(self, name: str) -> Iterator[TextIO]:
        """A text file of that name, in the folder of the file asked for, or in one beside it: ``out_files/a.html``."""
        named = self._path.parent / PurePosixPath(name)
        if ".." in named.parts[len(self._path.parent.parts) :] or PurePosixPath(name).is_absolute():
            raise WriteError(f"cannot write {name!r:.60}: it would not stand beside {self._path}")
        with _told(named, named.parent):
            named.parent.mkdir(exist_ok=True)
        with self._written(named, _text) as file:
            yield file

    def _named(self, part: str) -> Path:
        return self._path.with_name(f"{self._path.stem}.{part}{self._path.suffix}") if part else self._path

    @contextmanager
    def _written(self, named: Path, opened: Callable[[Path | int, str], F]) -> Iterator[F]:
        target = Path(os.path.realpath(named))  # a link stays a link
        with _told(named):
            number = _descriptor(named)
            straight = target if number is None else os.dup(self._stdout if number == 1 else number)
        if isinstance(straight, int) or (os.path.exists(target) and not os.path.isfile(target)):
            if os.path.isdir(target):
                raise WriteError(f"cannot write {named}: it is a directory; name a file in it")
            with _told(named, target), opened(straight, "w") as file:
                yield file
            self.written.append(named)
            return
        if self._tidy:
            self._take_away_left(target)
        try:
            file, beside, held = begun(target, lambda path: opened(path, "x"))
        except OSError as error:
            raise WriteError(f"cannot write {named}: {error.strerror or error}") from error
        with _told(named, beside, target):
            self._open += 1
            self._done.append(_Part(named, target, beside, held))
            try:
                with file:
                    yield file
                if os.path.exists(target):
                    shutil.copymode(target, beside)
            except BaseException:
                self._drop()
                raise
            finally:
                self._open -= 1
        if not self._open:
            self._replace()

    def _take_away_left(self, target: Path) -> None:
        """Take away what a run that was killed left of a file."""
        if target.parent not in self._left:
            self._left[target.parent] = unfinished_in(target.parent)
        take_away(self._left[target.parent], target)

    def _replace(self) -> None:
        """Put what is done in its place: here, or beside what was there."""
        done = tuple(self._done)
        aside = self._aside() and (self._beside or any(os.path.exists(part.target) for part in done))
        if aside:
            self._put_aside()
        try:
            for part in done:
                named = _interrupted(part.named) if aside else part.named
                target = _interrupted(part.target) if aside else part.target
                if not aside and not os.path.exists(target):
                    self._new.append((named, target))
                with _told(named, part.beside, target):
                    part.beside.replace(target)
                self._done.remove(part)
                part.let_go()
                self.written.append(named)
        finally:
            self._drop()

    def _drop(self) -> None:
        """Take away what is not in its place."""
        for part in self._done:
            with suppress(OSError):
                part.beside.unlink()
            part.let_go()
        self._done.clear()

    def _put_aside(self) -> None:
        """All further parts go beside what was there, and so do those that are done: they belong together."""
        self._beside = True
        for named, target in self._new:
            target.replace(_interrupted(target))
            self.written[self.written.index(named)] = _interrupted(named)
        self._new.clear()


class _Part(NamedTuple):
    """A file that is written: as it is called, where it is to stand, under which name it is written, and its lock."""

    named: Path
    target: Path
    beside: Path
    held: int | None

    def let_go(self) -> None:
        """Unlock it."""
        if self.held is not None:
            os.close(self.held)


def _check_place(path: Path) -> None:
    """Refuse a file that cannot be written, before anything is made for it.

    Raises:
        WriteError: saying why.
    """
    if _descriptor(path) is not None or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)):
        return
    if os.path.isdir(path):
        raise WriteError(f"cannot write {path}: it is a directory; name a file in it")
    try:
        os.stat(path)
    except (OSError, ValueError) as error:  # a name that no file can have
        if isinstance(error, ValueError) or error.errno == errno.ENAMETOOLONG:
            raise WriteError(f"cannot write {str(path)!r}: {getattr(error, 'strerror', None) or error}") from None
    folder = Path(os.path.realpath(path)).parent
    number = (
        errno.ENOENT if not os.path.exists(folder) else errno.ENOTDIR if not os.path.isdir(folder) else errno.EACCES
    )
    if number != errno.EACCES or not os.access(folder, os.W_OK):
        hint = "; make its folder first" if number == errno.ENOENT else ""
        raise WriteError(f"cannot write {path}: {os.strerror(number)}{hint}")


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path stands for, as ``/dev/stdout`` and ``/dev/fd/3`` do."""
    found = _OPEN.fullmatch(str(path)) if os.name == "posix" else None
    if found is None:
        return None
    return ("stdin", "stdout", "stderr").index(found[1]) if found[1] else int(found[2])


def _standard_output() -> int:
    """The number of standard output: who keeps it for results alone gives it another one."""
    try:
        return sys.stdout.fileno()
    except (AttributeError, OSError, ValueError):  # it is closed, or no file
        return 1


def _text(path: Path | int, mode: str) -> TextIO:
    return cast(TextIO, open(path, mode, encoding=ENCODING, errors=ERRORS, newline=""))


def _bytes(path: Path | int, mode: str) -> BinaryIO:
    return cast(BinaryIO, open(path, f"{mode}b"))


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
        self._takes(part)
        yield self._stream
        self._stream.flush()

    @contextmanager
    def open_bytes(self, part: str = "") -> Iterator[BinaryIO]:
        """The bytes below the stream.

        Raises:
            ConfigurationError: for a ``part``, for a terminal, and for a stream that takes nothing but text.
        """
        self._takes(part)
        below = getattr(self._stream, "buffer", None)
        if below is None or self._stream.isatty():
            what = "a terminal" if self._stream.isatty() else "this stream"
            raise ConfigurationError(f"the format is no text, and {what} shows text: name a file to write")
        self._stream.flush()
        yield below
        below.flush()

    @contextmanager
    def beside(self, name: str) -> Iterator[TextIO]:
        """Nothing stands beside a stream.

        Raises:
            ConfigurationError: always.
        """
        raise ConfigurationError(f"{name!r} is one of several files, and a stream takes one: name a file to write")
        yield self._stream

    def _takes(self, part: str) -> None:
        if part:
            raise ConfigurationError(f"{part!r} is one of several files, and a stream takes one: name a file to write")


@contextmanager
def _told(named: Path, *paths: Path) -> Iterator[None]:
    """System errors about these paths in words. Others, of whoever makes the results, are passed on as they are."""
    try:
        yield
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) not in paths:
            raise
        raise WriteError(f"cannot write {named}: {error.strerror or error}") from error
