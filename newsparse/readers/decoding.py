"""Decoding: from bytes to text, or a message that says where it failed."""

from __future__ import annotations

from newsparse.errors import ConfigurationError, ReadError


def decode(data: bytes, encoding: str, name: str) -> str:
    """The text of some bytes; a byte-order mark is taken off.

    Raises:
        ReadError: if the bytes are not in that encoding; the message gives the offset of the first wrong byte.
        ConfigurationError: if there is no such encoding.
    """
    try:
        return data.decode("utf-8-sig" if encoding.lower() in ("utf-8", "utf8") else encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name} is not {encoding}: wrong byte at offset {error.start}; name its encoding with the option encoding"
        ) from None
    except LookupError:
        raise ConfigurationError(
            f"there is no encoding {encoding!r}; use for example utf-8, cp1252 or latin-1"
        ) from None
