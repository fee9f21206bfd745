"""Files to read: which are meant by directories and patterns, and how they are opened."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from newsparse.errors import ReadError

STDIN = "-"
MOST_UNPACKED, MOST_TIMES = 64 * 1024 * 1024, 100
"""A file may unpack to the first in any case, and beyond it to so many times what was read of it."""

Source = str | Path | BinaryIO


def shown(source: Source) -> str:
    """The name of a file or stream, for messages."""
    return str(source) if isinstance(source, str | Path) else str(getattr(source, "name", "<stream>"))


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
                raise ReadError(f"{path} has no file that a reader is for (there are {' '.join(known)})")
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


def _named(path: Path, suffixes: tuple[str, ...]) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(suffixes) or path.name.lower().endswith(suffixes)


def opened(source: Source, *, packed: bool) -> BinaryIO:
    """A file, open for reading; unpacked, if it is ``packed`` with gzip.

    Raises:
        ReadError: if it cannot be opened.
    """
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
    return cast(BinaryIO, io.BufferedReader(_Unpacked(file, str(path)))) if packed else file


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
