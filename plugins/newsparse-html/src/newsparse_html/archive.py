"""The records of a web archive, cut out of it one at a time; also of one that is broken.

A record says how long it is. It is believed where another record, or the end, follows there; else a record ends where
the next one begins. So no length, however wrong, hides other records, and what was cut off does not pass for a whole.
"""

from __future__ import annotations

import re
import sys
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from typing import BinaryIO

import attrs

from newsparse.plugin import Limits, limits_of

_MEMBER = b"\x1f\x8b\x08"
_BEGINS = re.compile(rb"WARC/1\.\d\r?\n[A-Za-z]")
_NEXT = re.compile(rb"\n(?=WARC/1\.\d\r?\n[A-Za-z])")
_SIGN = 16
"""So many bytes the sign of a record has at most, with the line break in front of it."""
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_ANY_LENGTH = re.compile(rb"^content-length:.*\n", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 256 * 1024
_CHUNK = 64 * 1024
_LINE_BREAKS = b"\r\n"
WRONG_LENGTH = "its length is not the one that it gives, so that something may be missing"
CUT_OFF = "it is cut off"
NO_RECORD = "there is no record"


@attrs.frozen
class Record:
    """What stands at a place of an archive: the ``data`` of a record, None where it is too large or none at all.

    ``fault`` says what is wrong, None if nothing is.
    """

    offset: int
    data: bytes | None = None
    fault: str | None = None
    large: bool = False


def records(stream: BinaryIO, name: str, most: int) -> Iterator[Record]:
    r"""The records of an archive, packed or not, in order; one that has more than ``most`` bytes is ``large``.

    What is no record is one without data, with what is wrong there. Time and memory grow with the archive and with
    ``most`` alone, whatever stands in it.

    Raises:
        ReadError: if it unpacks to more than the limits on the stream allow.

    Example:
        >>> from io import BytesIO
        >>> one = b"WARC/1.0\r\nContent-Length: 2\r\n\r\nNo\r\n\r\n"
        >>> [(record.offset, record.fault) for record in records(BytesIO(one + one[:-5]), "a.warc", 1000)]
        [(0, None), (37, 'it is cut off')]
    """
    first = stream.read(_CHUNK)
    packed = first.startswith(_MEMBER[:2])
    pieces = _unpacked(first, stream, name, limits_of(stream)) if packed else _pieces(first, stream)
    return _Cutting(pieces, packed, most).all()


Piece = tuple[int, bytes, str | None]
"""Where a piece of an archive stands in the file (its member, where it is packed), the piece, and what is wrong."""


def _pieces(first: bytes, stream: BinaryIO) -> Iterator[Piece]:
    place, data = 0, first
    while data:
        yield place, data, None
        place += len(data)
        data = stream.read(_CHUNK)


def _unpacked(first: bytes, stream: BinaryIO, name: str, limits: Limits) -> Iterator[Piece]:
    """What the members of an archive unpack to. Behind one that is broken, the next one is looked for."""
    data, at, place, given = first, 0, 0, 0  # ``place`` is where the data stand in the archive
    while True:
        while (found := data.find(_MEMBER, at)) < 0:
            kept = data[-2:] if len(data) - at > 1 else data[at:]
            place += len(data) - len(kept)
            more = stream.read(_CHUNK)
            if not more:
                return
            data, at = kept + more, 0
        start, inflate = place + found, zlib.decompressobj(31)
        at = found
        while not inflate.eof:
            if at == len(data):
                place, at, data = place + len(data), 0, stream.read(_CHUNK)
            if not data:
                yield start, b"", CUT_OFF
                return
            try:
                piece = inflate.decompress(memoryview(data)[at:], _CHUNK)
            except zlib.error as error:
                yield start, b"", f"it cannot be unpacked: {str(error).partition(': ')[2] or error}"
                at += 1
                break
            at = len(data) - len(inflate.unconsumed_tail or inflate.unused_data)
            given += len(piece)
            limits.check_unpacked(name, place + at, given)
            yield start, piece, None


class _Cutting:
    """The bytes of an archive that are at hand, and how far they were cut into records."""

    def __init__(self, pieces: Iterator[Piece], packed: bool, most: int) -> None:
        self._pieces, self._packed, self._most = pieces, packed, most
        self._data, self._at = bytearray(), 0
        self._places: list[tuple[int, int]] = []  # from which index on the data stand where in the archive
        self._ended, self._fault, self._fault_at = False, "", 0

    def all(self) -> Iterator[Record]:
        """All records."""
        while True:
            self._let_go()
            while self._fill(1) and self._data[self._at] in _LINE_BREAKS:
                self._at += 1
            if self._at < len(self._data):
                yield from self._one()
            elif self._fault:
                yield Record(self._fault_at, fault=self._fault)
                self._ended, self._fault = False, ""
            else:
                return

    def _one(self) -> Iterator[Record]:
        """The record that begins here, or what is wrong here; behind it, what comes is at hand."""
        place = self._place()
        self._fill(_SIGN)
        begins = _BEGINS.match(self._data, self._at) is not None
        head = self._head() if begins else None
        if head is None:
            fault = CUT_OFF if begins and self._ended else "its head has no end" if begins else NO_RECORD
            self._to_next(self._at + 1, whole=False)
            if not self._fault:  # else that is what is wrong
                yield Record(place, fault=fault)
            return
        length = _LENGTH.search(self._data, self._at, head)
        size = int(length[1]) if length else None
        if size is not None and size <= self._most:
            self._fill(head - self._at + size + _SIGN)
            if (behind := self._follows(head + size)) is not None:
                data = bytes(self._data[self._at : head + size])
                self._at = behind
                yield Record(place, data)
                return
        yield from self._unconfirmed(place, head - self._at, size)

    def _unconfirmed(self, place: int, head: int, size: int | None) -> Iterator[Record]:
        """The record that begins here, and does not end where it says: up to where the next one begins."""
        data = self._to_next(self._at + head - 1, whole=True)
        ran_out = self._at == len(self._data)
        if ran_out and self._fault:
            return
        if data is None:
            yield Record(place, large=True)
        elif ran_out and size is not None and len(data) - head < size:
            yield Record(place, fault=CUT_OFF)
        else:
            body = data[head:].rstrip(_LINE_BREAKS)
            first, _, lines = _ANY_LENGTH.sub(b"", data[:head]).partition(b"\n")
            yield Record(place, first + b"\nContent-Length: %d\r\n" % len(body) + lines + body, WRONG_LENGTH)

    def _head(self) -> int | None:
        """Where the head of the record ends that begins here."""
        seen = self._at
        while (match := _HEAD_END.search(self._data, seen, self._at + _LONGEST_HEAD)) is None:
            seen = max(self._at, len(self._data) - 4)
            if len(self._data) - self._at >= _LONGEST_HEAD or not self._more():
                return None
        return match.end()

    def _follows(self, end: int) -> int | None:
        """Where another record follows a place that one should end at, or the end of all; None where neither does."""
        if end > len(self._data):
            return None
        at = end
        while at < len(self._data) and at < end + 4 and self._data[at] in _LINE_BREAKS:
            at += 1
        ended = self._ended and at == len(self._data)
        return at if ended or _BEGINS.match(self._data, at) else None

    def _to_next(self, seen: int, *, whole: bool) -> bytes | None:
        """Go to where the next record begins, looked for from ``seen`` on, or to the end; what is passed, if wanted.

        Of more than may be held, nothing is.
        """
        large = not whole
        while (match := _NEXT.search(self._data, seen)) is None:
            seen = max(seen, len(self._data) - _SIGN)
            if large or len(self._data) - self._at > self._most + _LONGEST_HEAD:
                large = True
                self._at = seen
                seen -= self._let_go()
            if not self._more():
                break
        end = match.end() if match else len(self._data)
        passed = None if large else bytes(self._data[self._at : end])
        self._at = end
        return passed

    def _fill(self, count: int) -> bool:
        """Whether so many bytes are at hand."""
        while len(self._data) - self._at < count:
            if not self._more():
                return False
        return True

    def _more(self) -> bool:
        """Take one more piece, if there is one, up to where something is wrong with the packing."""
        if self._ended:
            return False
        place, piece, fault = next(self._pieces, (0, b"", ""))
        if fault is not None:
            self._ended, self._fault, self._fault_at = True, fault, place
            return False
        self._places.append((len(self._data), place))
        self._data += piece
        return True

    def _place(self) -> int:
        """Where in the archive stands what is at hand; of a packed one, where its member does."""
        index, place = self._places[bisect_right(self._places, (self._at, sys.maxsize)) - 1]
        return place if self._packed else place + self._at - index

    def _let_go(self) -> int:
        """Let go of what is done, where that is worth it: of how many bytes."""
        gone = self._at
        if gone <= _CHUNK or gone * 2 < len(self._data):
            return 0
        del self._data[:gone]
        self._at = 0
        self._places = [(i - gone, at) for i, at in self._places[bisect_right(self._places, (gone, sys.maxsize)) - 1 :]]
        return gone
