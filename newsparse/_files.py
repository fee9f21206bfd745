"""Files to read: which are meant by directories and patterns, and how they are opened."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from newsparse._extras import outside
from newsparse.errors import ReadError

STDIN = "-"
GZIP = b"\x1f\x8b"
MOST_UNPACKED, MOST_TIMES = 64 * 1024 * 1024, 100
"""A file may unpack to the first in any case, and beyond it to so many times what was read of it."""

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


def expanded(source: Source, suffixes: Iterable[str]) -> Iterator[Source]:
    """The files that are meant, in the order of their names.

    Of a directory, all with one of the suffixes, those in its folders too; of a pattern such as ``pages/*.html``, where
    no file is called so, all that match.

    Raises:
        ReadError: if a directory or a pattern has no such file.
    """
    if not isinstance(source, str | Path) or str(source) == STDIN:
        yield source
        return
    path = Path(source)
    known = tuple(suffixes)
    try:
        if path.is_dir():
            found = [p for p in sorted(path.rglob("*")) if p.is_file() and _named(p, known)]
            if not found:
                raise ReadError(f"{path} has no file that a reader is for (there are {' '.join(known)}){_hint(path)}")
            yield from found
        elif glob.has_magic(str(path)) and not path.exists():
            matches = sorted(glob.glob(str(path), recursive=True))
            if not matches:
                raise ReadError(f"no file matches {str(path)!r}")
            for match in matches:
                yield from expanded(match, known) if Path(match).is_dir() else (match,)
        else:
            yield source
    except ValueError as error:  # a name with a null character
        raise ReadError(f"cannot read {str(path)!r}: {error}") from None


def _hint(folder: Path) -> str:
    """What would be needed for the first of the files in a folder that no reader is for."""
    for path in sorted(folder.rglob("*")):
        needed = outside(path.name)
        if needed is not None:
            return f"; {path.name} is {needed[0]}: newsparse[{needed[1]}] reads it"
    return ""


def _named(path: Path, suffixes: tuple[str, ...]) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(suffixes) or path.name.lower().endswith(suffixes)


def opened(source: Source, *, packed: bool) -> BinaryIO:
    """A file, open for reading; unpacked, if it is ``packed`` with gzip.

    Raises:
        ReadError: if it cannot be opened, or is a stream of text.
    """
    if isinstance(source, io.TextIOBase):
        raise ReadError(f"{shown(source)} gives text, not bytes: open it with mode 'rb', or give its .buffer")
    if not isinstance(source, str | Path):
        return source
    if str(source) == STDIN:
        return io.BytesIO(sys.stdin.buffer.read())
    path = Path(source)
    try:
        file = path.open("rb")
    except OSError as error:
        raise ReadError(f"cannot read {path}: {error.strerror or error}") from None
    except ValueError as error:  # a name with a null character
        raise ReadError(f"cannot read {str(path)!r}: {error}") from None
    return unpacked(file, str(path)) if packed else file


def rewindable(stream: BinaryIO) -> BinaryIO:
    """A stream that can be read once more from where it is: the same one, or its bytes."""
    seekable = getattr(stream, "seekable", None)
    return stream if seekable is not None and seekable() else io.BytesIO(stream.read())


def unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """What a gzip file unpacks to."""
    return cast(BinaryIO, io.BufferedReader(_Unpacked(file, name)))


class _Unpacked(io.RawIOBase):
    """What a gzip file unpacks to, as long as that is not out of all proportion to the file."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        super().__init__()
        self._file, self._name = file, name
        self._unpacked = gzip.GzipFile(fileobj=file)
        self._given = 0

    def readable(self) -> bool:
        """It is for reading, and for nothing else."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with what comes next."""
        data = self._unpacked.read(len(buffer))
        self._given += len(data)
        if self._given > max(MOST_UNPACKED, MOST_TIMES * self._file.tell()):
            raise ReadError(f"{self._name} unpacks to more than {MOST_TIMES} times its size; unpack it yourself")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the file too."""
        self._unpacked.close()
        self._file.close()
        super().close()
