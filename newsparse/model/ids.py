"""Deterministic ids: the same input and configuration give the same ids, on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from newsparse.model.span import Span


def digest(*parts: str, size: int = 6) -> str:
    """``2 * size`` hexadecimal digits that stand for the parts, lone surrogates included.

    Example:
        >>> digest("https://news.example/1", "Mali says no.")
        '53867d69165a'
    """
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def item_id(article_id: str, kind: str, spans: Iterable[Span], *key: str) -> str:
    """The id of an item: its article, what it is, where it stands, and what else tells it from its neighbours.

    Example:
        >>> item_id("8fa6963eb1c0", "mention", [Span(12, 18)])
        '8fa6963eb1c0:mention:12-18'
    """
    place = "+".join([f"{s.start}-{s.end}" for s in spans])
    return f"{article_id}:{kind}:{place}:{digest(*key, size=4)}" if key else f"{article_id}:{kind}:{place}"
