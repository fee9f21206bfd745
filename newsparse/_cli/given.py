"""What files hold that a command is given: results of newsparse, tables of statements, or articles to be parsed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from newsparse._files import STDIN, opened
from newsparse.errors import ReadError, SerializationError
from newsparse.limits import Limits
from newsparse.model import ParsedArticle
from newsparse.serialization import from_wire, loads

_RESULT = re.compile(rb'\s*\[?\s*\{\s*"schema"\s*:\s*"newsparse/')
TABLES = (".csv", ".tsv", ".dna")
"""The suffixes of tables and data bases of statements."""

_BEGINNING = 4096


@attrs.frozen
class Given:
    """Files, by what they hold."""

    results: tuple[str, ...]
    tables: tuple[Path, ...]
    articles: tuple[str, ...]


def sorted_out(paths: Sequence[str]) -> Given:
    """Files by what they hold: their suffix tells tables, and their beginning tells results.

    Raises:
        ReadError: if a file of JSON cannot be opened.
    """
    tables = tuple(Path(path) for path in paths if path.lower().endswith(TABLES))
    others = [path for path in paths if not path.lower().endswith(TABLES)]
    results = tuple(path for path in others if _is_result(path))
    return Given(results, tables, tuple(path for path in others if path not in results))


def _is_result(path: str) -> bool:
    plain = path.lower().removesuffix(".gz")
    if path == STDIN or not plain.endswith((".json", ".jsonl", ".ndjson")) or not os.path.isfile(path):
        return False
    with opened(path, packed=path.lower().endswith(".gz"), limits=Limits()) as file:
        return _RESULT.match(file.read(_BEGINNING)) is not None


def results_of(paths: Iterable[str], limits: Limits) -> Iterator[ParsedArticle]:
    """The results of files that `newsparse parse` wrote as JSON or JSON lines, one at a time.

    Raises:
        ReadError: if one is no result, with its line.
    """
    for path in paths:
        plain = path.lower().removesuffix(".gz")
        with opened(path, packed=path.lower().endswith(".gz"), limits=limits) as file:
            try:
                if plain.endswith(".json"):
                    whole = json.load(file)
                    yield from map(from_wire, whole if isinstance(whole, list) else [whole])
                else:
                    for number, line in enumerate(file, 1):
                        if line.strip():
                            yield loaded(line, number)
                        file.next_article()
            except (SerializationError, ValueError, RecursionError) as error:
                raise ReadError(f"{path}: {error}") from None


def loaded(line: bytes, number: int) -> ParsedArticle:
    """The result on a line.

    Raises:
        SerializationError: if there is none, with the number of the line.
    """
    try:
        return loads(line)
    except SerializationError as error:
        raise SerializationError(f"line {number}: {error}") from None
