"""The files of a corpus: of which sort they are, and how an actor opens an archive, wherever it is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO, cast

from pyarrow.fs import FileSystem


def is_address(path: str) -> bool:
    """Whether a path is that of another file system.

    Example:
        >>> is_address("s3://bucket/may.warc.gz"), is_address("may.warc.gz")
        (True, False)
    """
    return "://" in path


def source(path: str) -> Path | BinaryIO:
    """What `newsparse.read_many` takes for a path or an address."""
    return cast(BinaryIO, Distant(path)) if is_address(path) else Path(path)


class Distant(io.RawIOBase):
    """A file at an address, opened when it is first read: one that cannot be opened fails as one that cannot be read.

    Args:
        address: where it is, on a file system that Arrow knows.

    Example:
        >>> _ = Path("a.txt").write_text("Mali said no.")
        >>> Distant(Path("a.txt").absolute().as_uri()).read(4)
        b'Mali'
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        self.name = address
        self._file: Any = None

    def readable(self) -> bool:
        """It is for reading, and for nothing else."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next.

        Raises:
            OSError: if the file cannot be read.
        """
        if self._file is None:
            try:
                system, path = FileSystem.from_uri(self.name)
            except ValueError as error:  # Arrow does not know such addresses
                raise OSError(str(error)) from error
            self._file = system.open_input_stream(path, compression=None)
        return int(self._file.readinto(buffer))

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()
