"""Many articles: in order, one result for each, in one process or several."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing.synchronize import Event
from typing import Literal

from newsparse._pipeline.pipeline import Pipeline, failed
from newsparse.errors import ConfigurationError, NewsparseError
from newsparse.model import Article, ParsedArticle

OnError = Literal["raise", "record"]
Given = str | Article | ParsedArticle

BATCH = 8
"""Articles that go to a worker at a time: enough to make the way there cheap, few enough to keep all workers busy."""

_worker: Pipeline | None = None
"""In a worker process, its pipeline; there is no other way to hand a process something to keep."""

_stopping: Event | None = None
"""In a worker process, whether nobody wants its results any more."""


def parse_each(
    items: Iterable[Given], pipeline: Pipeline, *, clean: bool, workers: int, on_error: OnError
) -> Iterator[ParsedArticle]:
    """One result per item, in order. A result that is given (a record of a failed reading, say) is passed through.

    Raises:
        NewsparseError: the first failure, with ``on_error="raise"``.
        ConfigurationError: for fewer than one worker, or an unknown ``on_error``.
    """
    if on_error not in ("raise", "record"):
        raise ConfigurationError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    if workers < 1:
        raise ConfigurationError(f"workers must be 1 or more, not {workers}")
    if workers == 1:
        return (_parse(item, pipeline, clean, on_error) for item in items)
    return _parallel(items, pipeline, clean, workers, on_error)


def _parse(item: Given, pipeline: Pipeline, clean: bool, on_error: OnError) -> ParsedArticle:
    if isinstance(item, ParsedArticle):
        return item
    try:
        document, error = pipeline.run(item, clean=clean)
    except NewsparseError as raised:
        document, error = None, raised
    if error is None and document is not None:
        return document
    assert error is not None
    if on_error == "raise":
        raise error
    return failed(item, error, document)


def _parallel(
    items: Iterable[Given], pipeline: Pipeline, clean: bool, workers: int, on_error: OnError
) -> Iterator[ParsedArticle]:
    # Processes are spawned, not forked: a fork copies the threads' locks of whatever runtime a model uses.
    context = multiprocessing.get_context("spawn")
    stream, stopping = iter(items), context.Event()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(pipeline, stopping)) as pool:
        waiting: deque[Future[list[ParsedArticle]]] = deque()
        try:
            while True:
                while len(waiting) < 2 * workers and (batch := list(islice(stream, BATCH))):
                    waiting.append(pool.submit(_work, batch, clean, on_error))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        finally:
            stopping.set()
            for future in waiting:
                future.cancel()


def _start(pipeline: Pipeline, stopping: Event) -> None:
    global _worker, _stopping
    _worker, _stopping = pipeline, stopping
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts a run means all of it; its own process ends it


def _work(batch: list[Given], clean: bool, on_error: OnError) -> list[ParsedArticle]:
    assert _worker is not None
    assert _stopping is not None
    return [_parse(item, _worker, clean, on_error) for item in batch if not _stopping.is_set()]
