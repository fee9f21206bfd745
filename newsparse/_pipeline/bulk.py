"""Many articles: one result for each, in one process or several."""

from __future__ import annotations

import atexit
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Literal

import attrs

from newsparse._pipeline.fingerprint import fingerprint
from newsparse._pipeline.pipeline import Pipeline, failed
from newsparse._pipeline.serving import Ready
from newsparse._pipeline.workers import MOST_AHEAD, Task, Worker, end, wait
from newsparse.errors import ConfigurationError, NewsparseError, WorkerError
from newsparse.model import Article, ParsedArticle

OnError = Literal["raise", "record"]
Given = str | Article | ParsedArticle
Outcome = ParsedArticle | Exception

MOST_DEATHS = 20
"""So many processes may die one after the other, with nothing done between; then the run ends."""

MOST_STARTS = 3
"""So many processes may die before one is ready."""

_ELSEWHERE = "with worker processes, the pipeline is made anew in each of them"


def parse_each(
    items: Iterable[Given],
    pipeline: Pipeline,
    *,
    clean: bool,
    workers: int,
    on_error: OnError,
    ordered: bool = True,
    timeout: float | None = None,
) -> Iterator[ParsedArticle]:
    """One result per item. A result that is given (a record of a failed reading, say) is passed through.

    Items are taken as they are needed. With ``ordered=False`` results come as they are done. An article for which more
    than ``timeout`` seconds are needed is given up: that takes a process of its own, even for one worker.

    Raises:
        NewsparseError: the first failure, with ``on_error="raise"``.
        WorkerError: if processes cannot be started, or die of one article after the other.
        ConfigurationError: for fewer than one worker, an unknown ``on_error``, no time at all, or a pipeline that
            cannot be handed to other processes.
    """
    if on_error not in ("raise", "record"):
        raise ConfigurationError(f"on_error must be 'raise' or 'record', not {on_error!r}")
    if not isinstance(workers, int) or workers < 1:
        raise ConfigurationError(f"workers must be a whole number, 1 or more, not {workers!r}")
    if timeout is not None and not (isinstance(timeout, int | float) and timeout > 0):
        raise ConfigurationError(f"timeout must be a number of seconds above 0, or None, not {timeout!r}")
    if workers == 1 and timeout is None:
        return (_parse(item, pipeline, clean, on_error) for item in items)
    return _Run(items, pipeline, clean, on_error, workers, timeout, _packed(pipeline)).results(ordered)


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


def _packed(pipeline: Pipeline) -> bytes:
    try:
        return pickle.dumps(pipeline)
    except Exception as error:  # pickle raises whatever the values do
        raise ConfigurationError(
            f"{_ELSEWHERE}, and its configuration cannot go there: {error}; use workers=1"
        ) from error


@attrs.define
class _Run:
    """Articles on their way through worker processes."""

    items: Iterable[Given]
    pipeline: Pipeline
    clean: bool
    on_error: OnError
    most_workers: int
    limit: float | None
    packed: bytes
    workers: list[Worker] = attrs.field(factory=list, init=False)
    taken: int = attrs.field(default=0, init=False)
    ended: bool = attrs.field(default=False, init=False)
    failure: Exception | None = attrs.field(default=None, init=False)
    """What whoever gives the articles raised. What came before is done first."""
    open: dict[int, str | Article] = attrs.field(factory=dict, init=False)
    """What is taken and not answered, by number."""
    unsent: deque[int] = attrs.field(factory=deque, init=False)
    done: dict[int, Outcome] = attrs.field(factory=dict, init=False)
    """What is answered and not yielded, by number, in the order in which it came."""
    yielded: int = attrs.field(default=0, init=False)
    once: set[int] = attrs.field(factory=set, init=False)
    """Articles with which a process died once: that may have had another cause, and they are tried again."""
    deaths: int = attrs.field(default=0, init=False)
    starts: int = attrs.field(default=0, init=False)

    def results(self, ordered: bool) -> Iterator[ParsedArticle]:
        """All results; the processes end with whoever wants them."""
        stream = iter(self.items)
        ending = partial(end, self.workers)
        atexit.register(ending)
        try:
            while self.open or self.done or not self.ended:
                self._share_out(stream)
                number = self.yielded if ordered else next(iter(self.done), -1)
                if number in self.done:
                    outcome = self.done.pop(number)
                    self.yielded += 1
                    if isinstance(outcome, Exception):
                        raise outcome
                    yield outcome
                    self._listen(patient=False)
                elif self.open:
                    self._listen(patient=True)
        finally:
            atexit.unregister(ending)
            end(self.workers)
        if self.failure is not None:
            raise self.failure

    # -- from the articles to the processes

    def _share_out(self, stream: Iterator[Given]) -> None:
        """Take what can be used, and give each process what it wants; start processes where there are too few."""
        ready = [worker for worker in self.workers if worker.ready is not None]
        wanted = sum(worker.wants for worker in ready) + self.most_workers - len(ready)
        while len(self.unsent) < wanted and self._take(stream):
            pass
        while len(self.workers) < self.most_workers and len(self.workers) - len(ready) < len(self.unsent):
            self.workers.append(
                Worker(self.packed, partial(_parse, clean=self.clean, on_error=self.on_error), self.limit)
            )
        for worker in ready:
            if tasks := [*self._tasks(worker.wants)]:
                worker.give(tasks)

    def _take(self, stream: Iterator[Given]) -> bool:
        """Whether there is one more item, and room for it: a slow article holds up those behind it, in order."""
        if self.ended or self.taken - self.yielded >= 2 * MOST_AHEAD * self.most_workers:
            return False
        try:
            item = next(stream)
        except StopIteration:
            self.ended = True
            return False
        except Exception as error:  # of whoever gives the articles
            self.ended, self.failure = True, error
            return False
        number = self.taken
        self.taken += 1
        if isinstance(item, str | Article):
            self.open[number] = item
            self.unsent.append(number)
        else:
            self.done[number] = self._here(item)
        return True

    def _tasks(self, wanted: int) -> Iterator[Task]:
        while wanted and self.unsent:
            number = self.unsent.popleft()
            try:
                yield number, pickle.dumps(self.open[number], pickle.HIGHEST_PROTOCOL)
                wanted -= 1
            except Exception:  # pickle raises whatever the values do
                self.done[number] = self._here(self.open.pop(number))

    def _here(self, item: Given) -> Outcome:
        """What becomes of an item that cannot go to another process: the same as if there were none."""
        try:
            return _parse(item, self.pipeline, self.clean, self.on_error)
        except Exception as error:  # it is raised in its turn
            return error

    # -- and back

    def _listen(self, *, patient: bool) -> None:
        """Take the answers that are there; if ``patient``, wait for one."""
        speaking, dead = wait(self.workers, patient=patient)
        for worker in speaking:
            try:
                answer = worker.heard()
            except EOFError:
                dead.append(worker)
                continue
            if answer is None:
                self._check(worker.ready)
                continue
            item = self.open.pop(answer.number)
            self.done[answer.number] = self._here(item) if answer.outcome is None else answer.outcome
            self.deaths = 0
        for worker in dead:
            self._died(worker)
        for worker in tuple(self.workers):
            if worker.overdue:
                self._lost(worker, f"took longer than {self.limit:g} s, and was given up")

    def _check(self, ready: Ready | None) -> None:
        assert ready is not None
        self.starts = 0
        if ready.problem:
            raise ConfigurationError(f"{_ELSEWHERE}, from installed plugins alone: {ready.problem}; use workers=1")
        if ready.fingerprint != fingerprint(self.pipeline):
            raise ConfigurationError(
                f"{_ELSEWHERE}, from installed plugins alone: a registry of your own needs workers=1"
            )

    def _died(self, worker: Worker) -> None:
        if worker.ready is None:
            self.starts += 1
            self._remove(worker)
            if self.starts == MOST_STARTS:
                raise WorkerError(
                    f"no process could be started, the last one ended with {worker.process.exitcode}; is memory short, "
                    'or does a script lack its if __name__ == "__main__":?'
                )
            return
        if not worker.numbers:
            self._remove(worker)
            return
        self.deaths += 1
        if self.deaths == MOST_DEATHS:
            raise WorkerError(
                f"{MOST_DEATHS} processes died one after the other, and no article was done; is memory short?"
            )
        if worker.numbers[0] in self.once:
            self._lost(worker, "the process that parsed it died, perhaps for lack of memory")
        else:
            self.once.add(worker.numbers[0])
            self._remove(worker)

    def _lost(self, worker: Worker, why: str) -> None:
        """End a process; the article that it was at is given up."""
        number = worker.numbers.popleft()
        item = self.open.pop(number)
        which = f"article {item.url or item.id}" if isinstance(item, Article) else f"the article {item[:40]!r}"
        error = WorkerError(f"{which}: {why}")
        self.done[number] = error if self.on_error == "raise" else failed(item, error)
        self._remove(worker)

    def _remove(self, worker: Worker) -> None:
        """End a process; what it had goes to others."""
        self.workers.remove(worker)
        worker.kill()
        self.unsent.extendleft(reversed(worker.numbers))
