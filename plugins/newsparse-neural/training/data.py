"""The corpora as windows of tokens with labels. See NOTES.md for the layout of the data folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsparse.text import tokenize


def lines(path: Path) -> Iterator[str]:
    """The lines of a gzip file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from stream


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzip file with one JSON object a line."""
    return (json.loads(line) for line in lines(path))


def tokenized(text: str) -> list[str]:
    """The tokens of a text, as words."""
    return [text[a:b] for a, b in zip(*tokenize(text), strict=True)]


def allsides(data: Path) -> Iterator[str]:
    """The texts of the unlabelled news articles."""
    for path in sorted((data / "allsides").glob("part-*.jsonl.gz")):
        for record in records(path):
            text = record.get("content_original") or record.get("content") or ""
            if text:
                yield text
