"""Names as formats can hold them: what XML has no character for, and what ends a quoted label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    r"""A text without characters that XML 1.0 forbids; each becomes U+FFFD.

    Example:
        >>> for_xml("a\x00b & c")
        'a�b & c'
    """
    return _NOT_XML.sub("\ufffd", text)


def in_quotes(text: str) -> str:
    """A text as a label in double quotes, for formats without escapes: ``"`` becomes ``'``, breaks become spaces.

    Example:
        >>> print(in_quotes('the "Greens"'))
        "the 'Greens'"
    """
    flat = " ".join(for_xml(text).split()).replace('"', "'")
    return f'"{flat}"'


def labels(names: Iterable[str]) -> Iterator[str]:
    r"""Names as labels in double quotes that stay apart: what is written as another one is has a number behind it.

    Example:
        >>> list(labels(["the\nbank", "the bank", "toll"]))
        ['"the bank (2)"', '"the bank"', '"toll"']
    """
    names = tuple(names)
    kept = {f'"{name}"' for name in names}
    taken: set[str] = set()
    for name in names:
        label, number = in_quotes(name), 2
        while label in taken or (label in kept and label != f'"{name}"'):
            label, number = in_quotes(f"{name} ({number})"), number + 1
        taken.add(label)
        yield label


def number(value: float) -> str:
    """A weight, as short as it can be read back: ``2`` and ``0.5``.

    Example:
        >>> number(2.0), number(0.5), number(1 / 3)
        ('2', '0.5', '0.3333333333333333')
    """
    return str(int(value)) if value == int(value) else repr(float(value))
