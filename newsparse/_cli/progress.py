"""Progress: a bar on standard error while many articles are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from newsparse._files import expanded
from newsparse.errors import ReadError

if TYPE_CHECKING:
    from newsparse.model import ParsedArticle


def counted_files(paths: Sequence[str], suffixes: Iterable[str]) -> tuple[str, ...]:
    """Every file that is meant, so that there is a total; what stands for no file stays, and is reported when read.

    Example:
        >>> counted_files(["-", "nowhere/*.txt"], [".txt"])
        ('-', 'nowhere/*.txt')
    """
    known = tuple(suffixes)
    return tuple(file for path in paths for file in _meant(path, known))


def _meant(path: str, suffixes: tuple[str, ...]) -> list[str]:
    try:
        return [str(file) for file in expanded(path, suffixes)]
    except ReadError:
        return [path]


class Counted:
    """Files and results, counted as they pass; a bar, where there is one, follows."""

    def __init__(self, paths: Sequence[str], bar: Any = None) -> None:
        self._paths = paths
        self._bar = bar
        self._done = 0
        self._task = bar.add_task("reading", total=len(paths) if len(paths) > 1 else None) if bar else None

    def files(self) -> Iterator[str]:
        """The paths, one at a time; each is done when the next is asked for."""
        for path in self._paths:
            yield path
            if self._bar is not None and len(self._paths) > 1:
                self._bar.advance(self._task)

    def results(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, one at a time."""
        for result in results:
            self._done += 1
            if self._bar is not None:
                self._bar.update(self._task, description=f"{self._done} article{'s' * (self._done > 1)}")
            yield result


@contextmanager
def progress(paths: Sequence[str], *, shown: bool) -> Iterator[Counted]:
    """A counter of files and results, with a bar on standard error if it is to be ``shown``."""
    if not shown or (len(paths) == 1 and not paths[0].removesuffix(".gz").endswith((".jsonl", ".ndjson", ".json"))):
        yield Counted(paths)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    files = (MofNCompleteColumn(), TextColumn("files")) if len(paths) > 1 else ()
    columns = (TextColumn("{task.description}"), BarColumn(), *files, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Counted(paths, bar)
