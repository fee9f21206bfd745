"""Decoding: from bytes to text, or a message that says where it failed."""

from __future__ import annotations

import re

from newsparse.errors import ReadError
from newsparse.model import Diagnostic, Level, Span
from newsparse.text.encodings import marked

CODE = "mixed-encoding"
_WRONG = re.compile("[\udc80-\udcff]")
"""Bytes that were not UTF-8, as Python keeps them."""


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_utf_8(encoding: str) -> bool:
    """Whether the encoding that is asked for is UTF-8, which is the default.

    Example:
        >>> is_utf_8("UTF8"), is_utf_8("cp1252")
        (True, False)
    """
    return encoding.lower() in ("utf-8", "utf8")


def decode(data: bytes, encoding: str, name: str) -> str:
    """The text of some bytes; a byte-order mark is taken off, and heeded where UTF-8 is asked for.

    Raises:
        ReadError: if the bytes are not in that encoding; the message gives the offset of the first wrong byte.
    """
    try:
        return data.decode((marked(data) or "utf-8") if is_utf_8(encoding) else encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name} is not {encoding}: wrong byte at offset {error.start}; name its encoding with the option encoding"
        ) from None


def decode_mixed(data: bytes, encoding: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of some bytes that may be UTF-8 in some places and Windows-1252 in others, as in files put together.

    A diagnostic says so, and where that begins. Bytes of one encoding alone are read as `decode` reads them.

    Raises:
        ReadError: if nothing beyond ASCII is in that encoding, or more than one character in a hundred is one that
            stands in no text.

    Example:
        >>> decode_mixed("Zoë ".encode() + "Zoë".encode("cp1252"), "utf-8", "a.txt")[0]
        'Zoë Zoë'
    """
    try:
        return decode(data, encoding, name), ()
    except ReadError:
        kept = data.decode("utf-8-sig", "surrogateescape")
        if not is_utf_8(encoding) or _WRONG.sub("", kept).isascii():
            raise
    if len(_CONTROLS.findall(kept)) * 100 > len(kept):
        raise ReadError(f"{name} is no text, but perhaps a PDF or packed; save its text as a file, and read that")
    first = _WRONG.search(kept)
    assert first is not None
    text = _WRONG.sub(lambda wrong: bytes([ord(wrong[0]) - 0xDC00]).decode("cp1252", "replace"), kept)
    message = f"{name} is {encoding} in some places and Windows-1252 in others: both were read"
    return text, (Diagnostic(level=Level.WARNING, code=CODE, message=message, span=Span(*first.span())),)
