"""Worker processes, from the side of the process that wants results: who has which articles, and since when.

There are libraries for pools of processes. Those of the standard library and loky give up all that is being done when
one process dies, and none of them ends a task that takes too long. pebble does, but a task is a whole batch there: of a
batch with a bad article the good ones would be lost, or parsed again, and the limit would hold for all of them
together. Here each article of a batch is answered on its own, so that it is known at any time which one a process is
at: a process that dies or is overdue costs that article, and nothing else.

The processes are spawned, not forked: a fork copies the threads' locks of whatever runtime a model uses.
"""

from __future__ import annotations

import multiprocessing
import pickle
import threading
import time
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for
from queue import SimpleQueue

from newsparse._pipeline.serving import Answer, Parse, Ready, serve

MOST_AHEAD = 16
"""So many articles a process has at most: enough to make the way there cheap, few enough to share them fairly."""

AHEAD_SECONDS = 0.05
"""So much work a process has ahead, as far as that is known: it need not wait for more."""

GRACE = 1.0
"""Seconds that processes have to end, when nobody wants their results any more."""

LOOK = 5.0
"""Every so many seconds it is seen whether processes live that say nothing."""

Task = tuple[int, bytes]
"""The number of an article, and the article, pickled."""


class Worker:
    """A process, the articles that it has, and when it must be done with the first of them.

    Attributes:
        ready: what it said when it was ready; None as long as it is not.
        numbers: the articles that it has; it is at the first of them.
        deadline: when it is overdue, by `time.monotonic`; None without a limit, or while it has nothing to do.
    """

    def __init__(self, packed: bytes, parse: Parse, limit: float | None) -> None:
        context = multiprocessing.get_context("spawn")
        tasks, self._send = context.Pipe(duplex=False)
        self.answers, answers = context.Pipe(duplex=False)
        self.process = context.Process(target=serve, args=(packed, parse, tasks, answers), name="newsparse")
        self.process.start()
        tasks.close()
        answers.close()
        self.ready: Ready | None = None
        self.numbers: deque[int] = deque()
        self.deadline: float | None = None
        self._limit = limit
        self._pace = AHEAD_SECONDS
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=_post, args=(self._outbox, self._send), daemon=True).start()

    @property
    def wants(self) -> int:
        """How many more articles it should have; none until half of what it had is done, so that they come together."""
        if self.ready is None:
            return 0
        ahead = 1 + max(1, min(MOST_AHEAD - 1, int(AHEAD_SECONDS / self._pace)))
        return ahead - len(self.numbers) if len(self.numbers) <= ahead // 2 else 0

    def give(self, tasks: list[Task]) -> None:
        """Hand over articles. A thread writes them: a process that takes nothing holds nobody up."""
        idle = not self.numbers
        self.numbers.extend(number for number, _ in tasks)
        if idle:
            self._begins()
        self._outbox.put(pickle.dumps(tasks, pickle.HIGHEST_PROTOCOL))

    def heard(self) -> Answer | None:
        """What it says, once it says something; None if that is that it is ready.

        Raises:
            EOFError: if it died, and can say no more.
        """
        try:
            said = self._understood(self.answers.recv_bytes())
        except OSError as error:  # it was ended while it wrote
            raise EOFError from error
        if isinstance(said, Ready):
            self.ready = said
            return None
        self.numbers.popleft()
        self._pace = 0.8 * self._pace + 0.2 * max(said.seconds, 1e-4)
        self._begins()
        return said

    def _understood(self, message: bytes) -> Ready | Answer:
        try:
            said: Ready | Answer = pickle.loads(message)
        except Exception:  # an object may raise anything while it is made again
            return Answer(self.numbers[0], None, 0.0)
        return said

    @property
    def overdue(self) -> bool:
        """Whether it is at an article for longer than it may, and has nothing to say."""
        return self.deadline is not None and time.monotonic() > self.deadline and not self.answers.poll()

    def dismiss(self) -> None:
        """Give it no more articles; it ends when it is done with those that it has."""
        self._outbox.put(None)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self.dismiss()
        self.process.kill()
        self.process.join()
        self.answers.close()

    def _begins(self) -> None:
        self.deadline = time.monotonic() + self._limit if self._limit is not None and self.numbers else None


def _post(outbox: SimpleQueue[bytes | None], there: Connection) -> None:
    with there, suppress(OSError):
        while (message := outbox.get()) is not None:
            there.send_bytes(message)


def wait(workers: list[Worker], *, patient: bool) -> tuple[list[Worker], list[Worker]]:
    """Those that have something to say, and those that died and have not; if ``patient``, as soon as there are any.

    Without either, one of them is overdue.
    """
    deadlines = [worker.deadline for worker in workers if worker.deadline is not None]
    soonest = min(deadlines) - time.monotonic() + 0.001 if deadlines else LOOK
    found = wait_for([worker.answers for worker in workers], min(max(0.0, soonest), LOOK) if patient else 0)
    if found or not patient:
        return [worker for worker in workers if worker.answers in found], []
    # A line does not end with a process that left it to one of its own.
    return [], [worker for worker in workers if not worker.process.is_alive()]


def end(workers: list[Worker]) -> None:
    """End all of them: those that do nothing by themselves, others at once."""
    for worker in workers:
        worker.dismiss()
    until = time.monotonic() + GRACE
    try:
        for worker in workers:
            if not worker.numbers:
                worker.process.join(max(0.0, until - time.monotonic()))
    finally:
        for worker in workers:
            worker.kill()
    workers.clear()
