"""Progress: a bar on standard error while many articles are read, with their rate, failures and the time left."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsparse._files import expanded
from newsparse._progress import Pace, terminal_bar, told
from newsparse.errors import ConfigurationError, ReadError

if TYPE_CHECKING:
    from newsparse.model import ParsedArticle

LINES = (".jsonl", ".ndjson")
"""The suffixes of files with an article on each line."""

MOST_COUNTED = 4_000_000_000
"""Bytes of such files whose lines are counted, which takes some seconds."""


def counted_files(paths: Sequence[str], suffixes: Iterable[str], outputs: Iterable[Path] = ()) -> tuple[str, ...]:
    """Every file that is meant, so that there is a total; what stands for no file stays, and is reported when read.

    Raises:
        ConfigurationError: if one of them is also an output, which would take its place.

    Example:
        >>> counted_files(["-", "nowhere/*.txt"], [".txt"])
        ('-', 'nowhere/*.txt')
    """
    known = tuple(suffixes)
    files = tuple(file for path in paths for file in _meant(path, known))
    for output in outputs:
        if os.path.isfile(output) and any(_is_same(file, output) for file in files):
            raise ConfigurationError(f"{output} is also read; write to another file")
    return files


def _is_same(file: str, output: Path) -> bool:
    try:
        return output.samefile(file)
    except (OSError, ValueError):
        return False


def _meant(path: str, suffixes: tuple[str, ...]) -> list[str]:
    try:
        found = list(expanded(path, suffixes))
    except ReadError:
        return [path]
    return [path] if any(isinstance(file, ReadError) for file in found) else [str(file) for file in found]


class Counted:
    """Files and results, counted as they pass; a bar, where there is one, follows.

    It moves with the articles where each line of all files is one, and ``articles`` says how many they are together;
    else with the files, if there are several.
    """

    def __init__(self, paths: Sequence[str], bar: Any = None, articles: int | None = None) -> None:
        self._paths = paths
        self._bar = bar
        self._articles = articles
        self._read = 0
        self._pace = Pace()
        total = articles or (len(paths) if len(paths) > 1 else None)
        self._task = bar.add_task("reading", total=total, pace="") if bar else None

    def files(self) -> Iterator[str]:
        """The paths, one at a time; each is done when the next is asked for."""
        for path in self._paths:
            yield path
            self._read += 1
            if self._bar is not None and self._articles is None and len(self._paths) > 1:
                self._bar.advance(self._task)

    def results(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, one at a time."""
        for result in results:
            self._pace.count(result)
            if self._bar is not None:
                self._show()
            yield result

    def _show(self) -> None:
        part = self._pace.done / self._articles if self._articles else self._read / len(self._paths)
        words = self._pace.words(part)
        self._bar.update(self._task, description=told(self._pace.done, self._articles), pace=words)
        if self._articles is not None:
            self._bar.update(self._task, completed=self._pace.done)


@contextmanager
def progress(paths: Sequence[str], *, shown: bool, done: int = 0) -> Iterator[Counted]:
    """A counter of files and results, with a bar on standard error if it is to be ``shown``.

    Of the articles, so many are ``done`` already, and do not come.
    """
    if not shown or (len(paths) == 1 and not paths[0].removesuffix(".gz").endswith((*LINES, ".json"))):
        yield Counted(paths)
        return
    from rich.progress import MofNCompleteColumn, TextColumn

    articles = _lines(paths)
    files = len(paths) > 1 and articles is None
    with terminal_bar(*((MofNCompleteColumn(), TextColumn("files")) if files else ())) as bar:
        yield Counted(paths, bar, max(0, articles - done) if articles is not None else None)


def _lines(paths: Sequence[str]) -> int | None:
    """How many lines there are in all files, if each has one article on each line, and they are soon counted."""
    try:
        if not all(path.endswith(LINES) for path in paths) or sum(Path(p).stat().st_size for p in paths) > MOST_COUNTED:
            return None
        return sum(_lines_of(path) for path in paths)
    except OSError:
        return None


def _lines_of(path: str) -> int:
    with Path(path).open("rb") as file:
        return sum(1 for line in file if line.strip())
