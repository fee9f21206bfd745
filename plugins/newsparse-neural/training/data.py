"""The corpora as windows of tokens with labels. See NOTES.md for the layout of the data folder."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
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


def numbered(data: Path) -> Iterator[tuple[str, str]]:
    """The articles of AllSides by their numbers: title, blank line, body."""
    for path in sorted((data / "allsides").glob("part-*.jsonl.gz")):
        for record in records(path):
            yield record["ID"], f"{record['title']}\n\n{record['content_original']}"


def texts_of(rows: Iterable[dict[str, Any]], data: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """What was written down of articles of AllSides, by their ``id`` and ``length``, each with its text.

    Raises:
        ValueError: if a text is another one than was read, or is not there.
    """
    known = {row["id"]: row for row in rows}
    for name, text in numbered(data):
        row = known.pop(name, None)
        if row is not None:
            if len(text) != row["length"]:
                raise ValueError(f"AllSides {name} is not the text that was read: its length differs")
            yield row, text
    if known:
        raise ValueError(f"AllSides lacks {len(known)} articles that were read, {min(known)} for one")


def allsides(data: Path) -> Iterator[str]:
    """The texts of the unlabelled news articles."""
    for path in sorted((data / "allsides").glob("part-*.jsonl.gz")):
        for record in records(path):
            text = record.get("content_original") or record.get("content") or ""
            if text:
                yield text
