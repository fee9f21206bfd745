"""Decoding: UTF-8 if it is valid, else what the page declares, else what its bytes look like."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from newsparse.text.encodings import marked

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_MARKS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How markup begins in an encoding that has no byte-order mark (XML 1.0, appendix F)."""
_LOOKED_AT = 4096
_GUESSED_FROM = 64 * 1024
_BEYOND_ASCII = bytes(range(128, 256))
_ENOUGH = 20
"""How many bytes beyond ASCII a guess needs; with fewer, Windows-1252 is the likeliest (WHATWG)."""
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030"}
"""Encodings that pages declare, and what browsers take them for (WHATWG Encoding Standard)."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a page, and its encoding. Bytes that fit no encoding become replacement characters.

    ``declared`` is what was said elsewhere, for example in an HTTP header.

    Example:
        >>> decoded("<meta charset=utf-8>Zürich".encode("cp1252"))
        ('<meta charset=utf-8>Zürich', 'cp1252')
    """
    mark = marked(data) or next((encoding for start, encoding in _MARKS if data.startswith(start)), None)
    if mark is not None:
        return data.decode(mark, "replace"), mark
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(data, 0, _LOOKED_AT)
    for name in (declared, match[1].decode("ascii") if match else None):
        encoding = _known(name)
        if encoding not in (None, "utf-8") and (text := _strictly(data, str(encoding))) is not None:
            return text, str(encoding)
    if match is not None and _known(match[1].decode("ascii")) == "utf-8" and _damaged(data):
        return data.decode("utf-8", "replace"), "utf-8"
    part = data[:_GUESSED_FROM]
    guessed = from_bytes(part).best() if len(part) - len(part.translate(None, _BEYOND_ASCII)) >= _ENOUGH else None
    encoding = _known(guessed.encoding) if guessed else None
    if encoding is not None and (text := _strictly(data, encoding)) is not None:
        return text, encoding
    return data.decode("cp1252", "replace"), "cp1252"


def _known(name: str | None) -> str | None:
    """The name that Python has for an encoding of text; None for an unknown one."""
    name = (name or "").strip().lower().replace("_", "-")
    try:
        found = codecs.lookup(_ALIASES.get(name, name))
    except (LookupError, ValueError):
        return None
    return found.name if getattr(found, "_is_text_encoding", True) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _damaged(data: bytes) -> bool:
    """Whether bytes are UTF-8 but for a few: a page that was cut, or has one wrong stretch in it."""
    text = data[:_GUESSED_FROM].decode("utf-8", "ignore")
    beyond = sum(1 for c in text if c > "\x7f")
    lost = len(data[:_GUESSED_FROM]) - len(text.encode("utf-8"))
    return lost * 10 <= beyond
