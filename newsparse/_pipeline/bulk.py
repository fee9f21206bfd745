"""Many articles: in order, one result for each, in one process or several."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.synchronize import Event
from typing import Literal

import attrs

from newsparse._pipeline.pipeline import Pipeline, failed
from newsparse.errors import ConfigurationError, NewsparseError
from newsparse.model import Article, ParsedArticle

OnError = Literal["raise", "record"]
Given = str | Article | ParsedArticle

BATCH = 8
"""Articles that go to a worker at a time: enough to make the way there cheap, few enough to keep all workers busy."""

MOST_DEATHS = 3
"""So many times in a row processes may die before anything more is done; then what is left is given up."""

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
        ConfigurationError: for fewer than one worker, an unknown ``on_error``, or a pipeline that cannot be handed to
            other processes.
    """
    if on_error not in ("raise", "record"):
        raise ConfigurationError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    if not isinstance(workers, int) or workers < 1:
        raise ConfigurationError(f"workers must be a whole number, 1 or more, not {workers!r}")
    if workers == 1:
        return (_parse(item, pipeline, clean, on_error) for item in items)
    _check_travels(pipeline)
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


@attrs.define
class _Batch:
    """Articles, and what becomes of them; ``again`` if they were with a process before that died."""

    items: list[Given]
    again: bool = False
    future: Future[list[ParsedArticle]] | None = None

    @property
    def lost(self) -> bool:
        """Whether a process died while these articles were with one."""
        future = self.future
        return future is not None and not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)

    @property
    def results(self) -> list[ParsedArticle] | None:
        """What was done before; None where nothing was."""
        future = self.future
        return None if future is None or future.cancelled() or future.exception() is not None else future.result()


def _parallel(
    items: Iterable[Given], pipeline: Pipeline, clean: bool, workers: int, on_error: OnError
) -> Iterator[ParsedArticle]:
    stream = iter(items)
    waiting: deque[_Batch] = deque()
    again: deque[_Batch] = deque()  # what was with processes that died comes once more, alone: one of it they die of
    any_done, died = False, 0
    while died < MOST_DEATHS:
        with _processes(pipeline, workers) as pool:
            while True:
                alone = bool(again) or any(batch.again for batch in waiting)
                while len(waiting) < (1 if alone else 2 * workers) and (batch := _next(again, stream)):
                    waiting.append(batch)
                    if not _submit(pool, batch, clean, on_error):
                        break
                if not waiting:
                    return
                if (future := waiting[0].future) is None:
                    break
                try:
                    results = future.result()
                except BrokenProcessPool:
                    break
                if not all(isinstance(item, ParsedArticle) for item in waiting.popleft().items):
                    any_done, died = True, 0
                yield from results
        died += 1
        again = deque([*_once_more(waiting, on_error, any_done), *again])
        waiting.clear()
    while batch := _next(again, stream):
        yield from (_lost(item, on_error, any_done) for item in batch.items)


def _next(again: deque[_Batch], stream: Iterator[Given]) -> _Batch | None:
    if again:
        return again.popleft()
    items = list(islice(stream, BATCH))
    return _Batch(items) if items else None


def _submit(pool: ProcessPoolExecutor, batch: _Batch, clean: bool, on_error: OnError) -> bool:
    """Whether a batch could be handed over."""
    try:
        batch.future = pool.submit(_work, batch.items, clean, on_error)
    except BrokenProcessPool:
        return False
    return True


def _once_more(waiting: Iterable[_Batch], on_error: OnError, any_done: bool) -> Iterator[_Batch]:
    """What is still to be done, in order: one article at a time; what was alone when its process died is given up."""
    for batch in waiting:
        if not batch.lost:
            yield _Batch([*(batch.results or batch.items)], again=batch.again)
        elif batch.again:
            yield _Batch([_lost(item, on_error, any_done) for item in batch.items])
        else:
            yield from (_Batch([item], again=True) for item in batch.items)


def _lost(item: Given, on_error: OnError, any_done: bool) -> ParsedArticle:
    """The result of an article that a process died of.

    Raises:
        NewsparseError: with ``on_error="raise"``.
    """
    if isinstance(item, ParsedArticle):
        return item
    which = f"article {item.url or item.id}" if isinstance(item, Article) else f"the article {str(item)[:40]!r}"
    hint = "" if any_done else '; or because a script lacks its if __name__ == "__main__":'
    error = NewsparseError(f"{which}: the process that parsed it died, perhaps for lack of memory{hint}")
    if on_error == "raise":
        raise error
    return failed(item, error)


@contextmanager
def _processes(pipeline: Pipeline, workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes. They end what they are at, when nobody wants more; if that is interrupted too, they are ended.

    They are spawned, not forked: a fork copies the threads' locks of whatever runtime a model uses.
    """
    context = multiprocessing.get_context("spawn")
    stopping = context.Event()
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(pipeline, stopping))
    try:
        yield pool
    finally:
        stopping.set()
        try:
            pool.shutdown(cancel_futures=True)
        except KeyboardInterrupt:
            for process in tuple((pool._processes or {}).values()):
                process.kill()
            raise


def _check_travels(pipeline: Pipeline) -> None:
    """Refuse a pipeline that would not be the same in another process, to which it goes as its configuration.

    Raises:
        ConfigurationError: saying why.
    """
    where = "with more than one worker, the pipeline is made anew in each process"
    try:
        packed = pickle.dumps(pipeline)
    except Exception as error:  # pickle raises whatever the values do
        raise ConfigurationError(f"{where}, and its configuration cannot go there: {error}; use workers=1") from error
    try:
        there = pickle.loads(packed)
    except NewsparseError as error:
        raise ConfigurationError(f"{where}, from installed plugins alone: {error}; use workers=1") from error
    if _plugins(there) != _plugins(pipeline):
        raise ConfigurationError(f"{where}, from installed plugins alone: a registry of your own needs workers=1")


def _plugins(pipeline: Pipeline) -> list[tuple[str, ...]]:
    return [(plugin.name, plugin.module, plugin.version, plugin.status) for plugin in pipeline.registry.plugins]


def _start(pipeline: Pipeline, stopping: Event) -> None:
    global _worker, _stopping
    _worker, _stopping = pipeline, stopping
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts a run means all of it; its own process ends it


def _work(batch: list[Given], clean: bool, on_error: OnError) -> list[ParsedArticle]:
    assert _worker is not None
    assert _stopping is not None
    return [_parse(item, _worker, clean, on_error) for item in batch if not _stopping.is_set()]
