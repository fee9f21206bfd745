"""A bar while results are made: on standard error of a terminal, or in the output of a notebook's cell.

In a notebook it is the browser's own bar, in plain HTML, so that nothing needs to be installed for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

T = TypeVar("T")
Show = Callable[[int], None]
"""Shows how many are done."""

_PAUSE = 0.1
"""Seconds between two looks of a notebook's bar, so that its messages do not hold up what they tell of."""


def followed(results: Iterator[T], total: int | None) -> Iterator[T]:
    """The results of a generator, one at a time, with a bar that follows until they end, fail, or are wanted no more.

    Where nobody looks (standard error is no terminal, and there is no notebook), nothing is shown.

    Example:
        >>> list(followed((letter for letter in "ab"), 2))
        ['a', 'b']
    """
    pace = Pace()
    with closing(cast("Generator[T, None, None]", results)) as made, _bar(total, pace) as show:
        for result in made:
            pace.count(result)
            show(pace.done)
            yield result


class Pace:
    """How fast results come, how many of them are failures, and how much longer it will take.

    Example:
        >>> pace = Pace(began=0)
        >>> for _ in range(30):
        ...     pace.count(None)
        >>> pace.words(0.25, now=60), pace.words(None, now=60)
        ('0.5 a second, 3:00 left', '0.5 a second')
    """

    def __init__(self, began: float | None = None) -> None:
        self.done = self.failed = 0
        self._began = time.monotonic() if began is None else began

    def count(self, result: object) -> None:
        """One more result; it is a failure if it has a diagnostic of level ``error``."""
        self.done += 1
        self.failed += any(remark.level == "error" for remark in getattr(result, "diagnostics", ()))

    def words(self, part: float | None, now: float | None = None) -> str:
        """All of it in words; ``part`` says how much of the whole is done, 0 to 1, None where nobody knows."""
        seconds = (time.monotonic() if now is None else now) - self._began
        if not self.done or seconds <= 0:
            return ""
        rate = self.done / seconds
        said = [f"{rate:.0f} a second" if rate >= 10 else f"{rate:.2g} a second"]
        said += [f"{self.failed} failed"] if self.failed else []
        said += [f"{_clock(seconds * (1 - part) / part)} left"] if part and part < 1 else []
        return ", ".join(said)


def _clock(seconds: float) -> str:
    """Seconds as ``1:05``, hours as ``2:01:05``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def told(done: int, total: int | None) -> str:
    """How many are done, in words.

    Example:
        >>> told(3, 12), told(1, None)
        ('3 of 12 articles', '1 article')
    """
    of = "" if total is None or total == done else f"{done} of "
    count = total if of else done
    return f"{of}{count} article{'' if count == 1 else 's'}"


def terminal_bar(*more: str | ProgressColumn) -> Progress:
    """A bar on standard error, which vanishes in the end; ``more`` are columns behind it, before the time.

    Tasks have a field ``pace``, which is shown behind the time.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    pace = TextColumn("{task.fields[pace]}")
    columns = (TextColumn("{task.description}"), BarColumn(20), *more, TimeElapsedColumn(), pace)
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=_is_terminal(sys.stdout))


def _bar(total: int | None, pace: Pace) -> AbstractContextManager[Show]:
    if _in_notebook():
        return _notebook_bar(total, pace)
    return _rich_bar(total, pace) if _is_terminal(sys.stderr) else _nothing()


@contextmanager
def _nothing() -> Iterator[Show]:
    yield lambda _: None


@contextmanager
def _rich_bar(total: int | None, pace: Pace) -> Iterator[Show]:
    with terminal_bar() as bar:
        task = bar.add_task(told(0, total), total=total, pace="")

        def show(done: int) -> None:
            words = pace.words(done / total if total else None)
            bar.update(task, completed=done, description=told(done, total), pace=words)

        yield show


@contextmanager
def _notebook_bar(total: int | None, pace: Pace) -> Iterator[Show]:
    display: Any = import_module("IPython.display").display
    handle = display(_shown(0, total, pace, ended=False), raw=True, display_id=True)
    done, looked = 0, time.monotonic()

    def show(now: int) -> None:
        nonlocal done, looked
        done = now
        if time.monotonic() - looked > _PAUSE:
            looked = time.monotonic()
            handle.update(_shown(done, total, pace, ended=False), raw=True)

    try:
        yield show
    finally:
        handle.update(_shown(done, total, pace, ended=True), raw=True)


def _shown(done: int, total: int | None, pace: Pace, *, ended: bool) -> dict[str, str]:
    """A bar as notebooks take it, by media type; only how many there are where it has ended."""
    speed = "" if ended else pace.words(done / total if total else None)
    words = ", ".join(filter(None, (told(done, total), speed)))
    known = f' max="{total or 1}" value="{done}"' if total is not None else ""
    bar = "" if ended else f'<progress{known} aria-label="articles"></progress> '
    return {"text/html": f"<div>{bar}{words}</div>", "text/plain": words}


def _in_notebook() -> bool:
    """Whether the output goes to a notebook (of Jupyter, VS Code and others), and to no terminal with IPython."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return getattr(shell, "kernel", None) is not None


def _is_terminal(stream: Any) -> bool:
    return stream is not None and stream.isatty()
