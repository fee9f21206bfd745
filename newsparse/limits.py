"""Limits on reading: what a file may cost, however hostile it is. The engine puts them on every stream that it opens.

A reader that takes its bytes from the stream it is given is within them without doing anything. One that unpacks
itself, or that follows what is nested, asks `limits_of`.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, cast

import attrs

from newsparse.errors import ConfigurationError, ReadError, unknown

MEGABYTE = 1024 * 1024
_AT_A_TIME = 128 * 1024
_SMALL = 64 * MEGABYTE
"""So much a packed file may unpack to whatever its size: a page of spaces is no bomb."""


@attrs.frozen(kw_only=True)
class Limits:
    """How much may be read, before reading ends with a `ReadError` that names the limit.

    Args:
        megabytes: of a file, for one article; for a whole file, where its format has to be read at once (text, JSON).
        unpacked_megabytes: what a packed file may unpack to.
        ratio: how many times its own size that may be, beyond 64 megabytes.
        nesting: how many lists and objects of JSON may stand in each other.
        seconds: that a reader may work for one article; waiting for the file is not counted.

    Raises:
        ConfigurationError: for a limit that is no whole number of 1 or more.

    Example:
        >>> Limits(megabytes=5).megabytes, Limits().ratio
        (5, 100)
    """

    megabytes: int = attrs.field(default=100)
    unpacked_megabytes: int = attrs.field(default=20_000)
    ratio: int = attrs.field(default=100)
    nesting: int = attrs.field(default=100)
    seconds: int = attrs.field(default=300)

    @megabytes.validator
    @unpacked_megabytes.validator
    @ratio.validator
    @nesting.validator
    @seconds.validator
    def _check(self, field: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise ConfigurationError(f"'limits.{field.name}' must be a whole number of 1 or more, not {value!r:.60}")

    @classmethod
    def of(cls, given: Limits | Mapping[str, Any]) -> Limits:
        """Limits from a mapping, or as they are.

        Raises:
            ConfigurationError: for a limit that does not exist, or a wrong value.

        Example:
            >>> Limits.of({"seconds": 10}).seconds
            10
        """
        if isinstance(given, Limits):
            return given
        names = [field.name for field in attrs.fields(cls)]
        if not isinstance(given, Mapping):
            raise ConfigurationError(f"'limits' must be a mapping such as {{'megabytes': 100}}, not {given!r:.60}")
        for name in given:
            if name not in names:
                raise ConfigurationError(unknown("limit", str(name), names))
        return cls(**given)

    def check_unpacked(self, name: str, packed: int, unpacked: int) -> None:
        """Refuse a file of which ``packed`` bytes have given ``unpacked`` bytes.

        Raises:
            ReadError: if that is over a limit.
        """
        if unpacked > self.unpacked_megabytes * MEGABYTE:
            raise over("unpacked_megabytes", f"{name} unpacks to more than {self.unpacked_megabytes} megabytes")
        if unpacked > max(_SMALL, self.ratio * packed):
            raise over("ratio", f"{name} unpacks to more than {self.ratio} times its size")

    def check_nesting(self, value: object, name: str) -> None:
        """Refuse a value of JSON that is nested too deeply.

        Raises:
            ReadError: if it is.
        """
        level, depth = [value], 0
        while level := [part for held in level if isinstance(held, list | dict) for part in _parts(held)]:
            depth += 1
            if depth > self.nesting:
                raise over("nesting", f"{name} is nested more than {self.nesting} deep")


def _parts(held: Any) -> Iterable[Any]:
    return held.values() if isinstance(held, dict) else held


def over(limit: str, what: str) -> ReadError:
    """What is said of a file over a limit.

    Example:
        >>> print(over("ratio", "a.gz unpacks to more than 100 times its size"))
        a.gz unpacks to more than 100 times its size; if you trust it, raise the limit with the option limits.ratio
    """
    return ReadError(f"{what}; if you trust it, raise the limit with the option limits.{limit}")


def limits_of(stream: BinaryIO) -> Limits:
    """The limits on a stream that a reader was given; the usual ones, where it was not opened by newsparse.

    Example:
        >>> limits_of(io.BytesIO(b"")) == Limits()
        True
    """
    found = getattr(stream, "limits", None)
    return found if isinstance(found, Limits) else Limits()


def available(stream: BinaryIO, most: int) -> bytes:
    """What a stream has, at most so many bytes: of a pipe, no more than has come.

    Example:
        >>> available(io.BytesIO(b"Mali says no."), 4)
        b'Mali'
    """
    read = getattr(stream, "read1", stream.read)
    found: bytes = read(most)
    return found


class Bounded(io.BufferedReader):
    """A stream of bytes within limits.

    Example:
        >>> stream = Bounded(io.BytesIO(b"Mali says no."), "a.txt", Limits())
        >>> stream.read(4), limits_of(stream).megabytes
        (b'Mali', 100)
    """

    def __init__(self, stream: BinaryIO, name: str, limits: Limits) -> None:
        self.limits, self.source = limits, stream
        self._inner = _Counted(stream, name, limits)
        super().__init__(self._inner, _AT_A_TIME)

    def next_article(self) -> None:
        """Begin to count anew: what comes is for the next article."""
        self._inner.begin()

    def check_seconds(self) -> None:
        """Refuse an article that took too long.

        Raises:
            ReadError: if it did.
        """
        self._inner.check_seconds()


class _Counted(io.RawIOBase):
    """Bytes as they are read, counted."""

    def __init__(self, stream: BinaryIO, name: str, limits: Limits) -> None:
        super().__init__()
        self._stream, self._shown, self._limits = stream, name, limits
        self.begin()

    def begin(self) -> None:
        self._given, self._waited, self._began = 0, 0.0, time.perf_counter()

    def check_seconds(self) -> None:
        if time.perf_counter() - self._began - self._waited > self._limits.seconds:
            raise over("seconds", f"{self._shown} takes more than {self._limits.seconds} seconds to read")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        seekable = getattr(self._stream, "seekable", None)
        return seekable is not None and bool(seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:
        self.check_seconds()
        asked = time.perf_counter()
        data = available(self._stream, len(buffer))
        self._waited += time.perf_counter() - asked
        self._given += len(data)
        if self._given > self._limits.megabytes * MEGABYTE:
            raise over("megabytes", f"{self._shown} has more than {self._limits.megabytes} megabytes for one article")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


class Unpacked(io.RawIOBase):
    """What a stream packed with gzip unpacks to, as long as that is in proportion."""

    def __init__(self, stream: BinaryIO, name: str, limits: Limits) -> None:
        super().__init__()
        from gzip import GzipFile

        self._shown, self._limits = name, limits
        self._packed = _Tally(stream)
        self._unpacked = GzipFile(fileobj=cast(BinaryIO, self._packed))
        self._given = 0

    def readable(self) -> bool:
        """It is for reading, and for nothing else."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next."""
        data = self._unpacked.read(len(buffer))
        self._given += len(data)
        self._limits.check_unpacked(self._shown, self._packed.count, self._given)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream too."""
        if not self.closed:
            self._unpacked.close()
            self._packed.stream.close()
        super().close()


class _Tally:
    """A stream, and how many bytes were read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.count += len(data)
        return data
