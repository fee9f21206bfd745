"""Pages: how well text and metadata are read from news pages, beside trafilatura and readability-lxml in one run."""

from __future__ import annotations

import datetime
import gzip
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs

SCORERS = ("messy.py", "segments.py")
"""The scorers of pages in an evaluation folder, which are run there."""
PAGES = Path("..") / "data" / "pages" / "dev.jsonl.gz"
"""Where the pages are, seen from an evaluation folder."""
SHINGLE = 4
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_SHORTEST_CAPTION, _SHORTEST_HEADING = 20, 4


@attrs.frozen
class Read:
    """What a reader makes of a page: its lines, without the title; and what it knows of it."""

    lines: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    mapped: float | None = None


def with_newsparse(page: str, url: str) -> Read:
    """Read and cleaned, as `newsparse.read` does it."""
    import newsparse

    stream = BytesIO(page.encode("utf-8", "surrogatepass"))
    try:
        article = newsparse.read(stream, url=url, reader="html")
    except newsparse.ReadError:
        return Read()
    body = [block for block in article.blocks if block.kind != "title"]
    right = sum(
        run.length
        for run in article.alignment.runs
        if article.text[run.text : run.text + run.length] == article.original[run.original : run.original + run.length]
    )
    blank = sum(map(str.isspace, article.text))
    return Read(
        tuple(block.span.of(article.text) for block in body),
        article.title,
        article.authors,
        article.published,
        min(1.0, (right + blank) / max(len(article.text), 1)),
    )


def with_trafilatura(page: str, url: str) -> Read:
    """As trafilatura does it, without comments."""
    import trafilatura

    text = trafilatura.extract(page, url=url, include_comments=False) or ""
    return Read(tuple(line.removeprefix("- ") for line in text.split("\n")))


def with_readability(page: str, url: str) -> Read:
    """The paragraphs and headings of what readability-lxml leaves of a page."""
    from lxml.html import document_fromstring
    from readability import Document

    try:
        summary = document_fromstring(Document(page, url=url).summary())
    except Exception:  # some pages are too much for it
        return Read()
    elements = summary.iter("p", "h1", "h2", "h3", "h4", "li", "blockquote")
    return Read(tuple(" ".join("".join(element.itertext()).split()) for element in elements))


READERS: dict[str, Callable[[str, str], Read]] = {
    name: read
    for name, read in (
        ("newsparse", with_newsparse),
        ("trafilatura", with_trafilatura),
        ("readability", with_readability),
    )
    if find_spec(name)
}
"""The readers that are installed; the plugin brings trafilatura."""


def main(path: Path | None, limit: int | None = None, folder: Path | None = None) -> None:
    """Print a table: one column for each reader. Then what the scorers of an evaluation folder say of pages."""
    if path is None:
        assert folder is not None
        path = folder / PAGES
    _compare(path, limit)
    for name in SCORERS if folder else ():
        print(f"\n{name}\n{'=' * len(name)}", flush=True)
        result = subprocess.run([sys.executable, str(folder / name)], check=False)
        if result.returncode:
            print(f"{name} ended with status {result.returncode}")


def _compare(path: Path, limit: int | None) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:limit]
    taken: Counter[str] = Counter()
    found: dict[str, list[Read]] = {name: [] for name in READERS}
    for read in READERS.values():  # what is loaded only once is no part of the time
        read(rows[0]["html"], rows[0]["url"])
    for row in rows:
        for name, read in READERS.items():
            began = time.process_time()
            found[name].append(read(row["html"], row["url"]))
            taken[name] += int((time.process_time() - began) * 1e6)
    table = {
        name: {**_scores(rows, found[name]), "time x trafilatura": taken[name] / taken["trafilatura"]}
        for name in READERS
    }
    print(f"\n{len(rows)} pages" + "".join(f"{name:>14}" for name in READERS))
    for measure in table["newsparse"]:
        cells = (table[name].get(measure) for name in READERS)
        print(f"{measure:24}" + "".join(f"{'-' if cell is None else f'{cell:.3f}':>14}" for cell in cells))


def _scores(rows: list[dict[str, Any]], found: list[Read]) -> dict[str, float | None]:
    both = list(zip(rows, found, strict=True))
    known = any(read.title for read in found)
    mapped = [read.mapped for read in found if read.mapped is not None]
    return {
        "body F1": _mean(_f1("\n".join(read.lines), "\n".join(_body(row))) for row, read in both),
        "captions in the text": _mean(leak for row, read in both for leak in _leaks(row, read)),
        "headings on a line": _mean(
            _folded(heading) in {_folded(line) for line in read.lines}
            for row, read in both
            for section in row["body"]["sections"]
            for heading in section["headline"]
            if len(_folded(heading)) >= _SHORTEST_HEADING
        ),
        "standfirst kept": _mean(
            all(_folded(part) in _folded("".join(read.lines)) for part in row["body"]["summary"])
            for row, read in both
            if row["body"]["summary"]
        ),
        "title repeated": _mean(_folded(row["title"]) in map(_folded, read.lines) for row, read in both),
        "title exact": _mean(_plain(read.title) == _plain(row["title"]) for row, read in both) if known else None,
        "authors": _mean(_set(read.authors) == _set(row["authors"]) for row, read in both) if known else None,
        "day": _mean(_same_day(read.published, row["published"]) for row, read in both) if known else None,
        "characters mapped": _mean(iter(mapped)) if mapped else None,
    }


def _body(row: dict[str, Any]) -> Iterator[str]:
    yield from row["body"]["summary"]
    for section in row["body"]["sections"]:
        yield from section["headline"]
        yield from section["paragraphs"]


def _leaks(row: dict[str, Any], read: Read) -> Iterator[bool]:
    text, body = _folded("".join(read.lines)), _folded("".join(_body(row)))
    for caption in map(_folded, row["captions"]):
        if len(caption) >= _SHORTEST_CAPTION and caption not in body:
            yield caption in text


def _f1(one: str, other: str) -> float:
    a, b = _shingles(one), _shingles(other)
    common = (a & b).total()
    return 2 * common / (a.total() + b.total()) if a or b else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of words; of characters, where a script has no spaces."""
    tokens = _TOKEN.findall(text.casefold())
    return (
        Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)))
        if tokens
        else Counter()
    )


def _same_day(mine: datetime.date | None, text: str) -> bool:
    gold = datetime.datetime.fromisoformat(text)
    if isinstance(mine, datetime.datetime):
        mine = (mine.astimezone(gold.tzinfo) if mine.tzinfo and gold.tzinfo else mine).date()
    return mine == gold.date()


def _set(names: Any) -> set[str]:
    return {_folded(name) for name in names or ()}


def _plain(text: str | None) -> str:
    return " ".join(unescape(text or "").split())


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _mean(values: Iterator[float]) -> float:
    listed = [float(value) for value in values]
    return sum(listed) / len(listed) if listed else 0.0
