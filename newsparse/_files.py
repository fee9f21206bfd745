"""Files to read: which are meant by directories and patterns, and how they are opened."""

from __future__ import annotations

import errno
import glob
import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsparse._extras import outside
from newsparse.errors import ReadError
from newsparse.limits import Bounded, Limits, Unpacked, available

STDIN = "-"
GZIP = b"\x1f\x8b"
Source = str | Path | BinaryIO


def shown(source: Source) -> str:
    """The name of a file or stream, for messages."""
    if str(source) == STDIN:
        return "standard input"
    if isinstance(source, str | Path):
        return str(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) and not name.startswith("<") else "the stream"


def nameless(source: Source) -> bool:
    """Whether only its first bytes can say what a source holds: standard input, or a stream that has no suffix."""
    return str(source) == STDIN or (not isinstance(source, str | Path) and not Path(shown(source)).suffix)


def expanded(source: Source, suffixes: Iterable[str]) -> Iterator[Source | ReadError]:
    """The files that are meant, in the order of their names; an error in the place of what cannot be looked into.

    Of a directory, all with one of the suffixes, those in its folders too; of a pattern such as ``pages/*.html``, where
    no file is called so, all that match.

    Raises:
        ReadError: if a directory or a pattern has no such file, or the name is none.
    """
    if not isinstance(source, str | Path) or str(source) == STDIN:
        yield source
        return
    path = Path(source)
    known = tuple(suffixes)
    if _too_long(path):
        raise ReadError(
            f"{str(path)[:40]!r}… is too long for the name of a file; if it is a text, newsparse.parse takes it, and "
            "newsparse parse reads it from standard input"
        )
    try:
        if os.path.isdir(path):
            found = [p for p in _inside(path) if isinstance(p, ReadError) or _named(p, known)]
            if not found:
                raise ReadError(f"{path} has no file that a reader is for (there are {' '.join(known)}){_hint(path)}")
            yield from map(_regular, found)
        elif glob.has_magic(str(path)) and not os.path.exists(path):
            matches = sorted(glob.glob(str(path), recursive=True))
            if not matches:
                raise ReadError(f"no file matches {str(path)!r}")
            for match in matches:
                yield from expanded(match, known) if os.path.isdir(match) else (match,)
        else:
            yield source
    except ValueError as error:  # a name with a null character
        raise ReadError(f"cannot read {str(path)!r}: {error}") from None


def _too_long(path: Path) -> bool:
    """Whether a system has no files of such names."""
    try:
        os.lstat(path)
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    except ValueError:  # it is wrong for another reason
        return False
    return False


def _inside(folder: Path) -> list[Path | ReadError]:
    """What is in a folder and in those in it, in the order of names, but for folders; links to folders are left."""
    found: list[tuple[Path, Path | ReadError]] = []

    def cannot(error: OSError) -> None:
        place = Path(error.filename)
        found.append((place, ReadError(f"cannot look into the folder {place}: {error.strerror or error}")))

    for place, _, names in os.walk(folder, onerror=cannot):
        found += ((path, path) for path in (Path(place, name) for name in names))
    return [what for _, what in sorted(found, key=lambda pair: pair[0])]


def _regular(found: Path | ReadError) -> Path | ReadError:
    """A file of a folder; an error where it is a device or the like, which are read only where they are named."""
    try:
        if isinstance(found, ReadError) or stat.S_ISREG(found.stat().st_mode):
            return found
    except OSError as error:
        return ReadError(f"cannot read {found}: {error.strerror or error}")
    return ReadError(f"{found} is no regular file; name it to have it read")


def _hint(folder: Path) -> str:
    """What would be needed for the first of the files in a folder that no reader is for."""
    for path in _inside(folder):
        needed = None if isinstance(path, ReadError) else outside(path.name)
        if not isinstance(path, ReadError) and needed is not None:
            return f"; {path.name} is {needed[0]}: newsparse[{needed[1]}] reads it"
    return ""


def _named(path: Path, suffixes: tuple[str, ...]) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(suffixes) or path.name.lower().endswith(suffixes)


def opened(source: Source, *, packed: bool, limits: Limits) -> Bounded:
    """A file or stream, open for reading within ``limits``; unpacked, if it is ``packed`` with gzip.

    Raises:
        ReadError: if it cannot be opened, or is a stream of text.
    """
    if isinstance(source, io.TextIOBase):
        raise ReadError(f"{shown(source)} gives text, not bytes: open it with mode 'rb', or give its .buffer")
    if not isinstance(source, str | Path):
        seekable = getattr(source, "seekable", None)
        stream = source if seekable is not None and seekable() else cast(BinaryIO, Kept(source))
        return Bounded(stream, shown(source), limits)
    if str(source) == STDIN:
        return Bounded(cast(BinaryIO, Kept(sys.stdin.buffer)), shown(source), limits)
    path = Path(source)
    try:
        file: BinaryIO = path.open("rb")
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from None
    except ValueError as error:  # a name with a null character
        raise ReadError(f"cannot read {str(path)!r}: {error}") from None
    return unpacked(file, str(path), limits) if packed else Bounded(file, str(path), limits)


def unpacked(file: BinaryIO, name: str, limits: Limits) -> Bounded:
    """What a gzip file unpacks to."""
    return Bounded(cast(BinaryIO, Unpacked(file, name, limits)), name, limits)


class Kept(io.RawIOBase):
    """A stream that goes back to its beginning, though it could not: what is read is kept until ``let_go``."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream, self._kept, self._keeps = stream, io.BytesIO(), True

    def readable(self) -> bool:
        """It is for reading, and for nothing else."""
        return True

    def seekable(self) -> bool:
        """Whether it still goes back."""
        return self._keeps

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go back to what was read before."""
        return self._kept.seek(offset, whence)

    def tell(self) -> int:
        """How far what is kept was read."""
        return self._kept.tell()

    def let_go(self) -> None:
        """Keep nothing more; what was kept is still read."""
        self._keeps = False

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next."""
        data = self._kept.read(len(buffer))
        if not data:
            data = available(self._stream, len(buffer))
            if self._keeps:
                self._kept.write(data)
            elif self._kept.tell():
                self._kept = io.BytesIO()
        buffer[: len(data)] = data
        return len(data)
