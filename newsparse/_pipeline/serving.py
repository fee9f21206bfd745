"""A worker process: it makes its pipeline, parses the articles that come, and ends with the process that started it."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection
from typing import Any

import attrs

from newsparse._pipeline.fingerprint import fingerprint
from newsparse._pipeline.pipeline import Pipeline
from newsparse.errors import NewsparseError
from newsparse.model import ParsedArticle

try:
    import fcntl
except ModuleNotFoundError:  # not on Windows
    fcntl = None  # type: ignore[assignment]


@attrs.frozen
class Ready:
    """The pipeline is made; or it could not be, and why."""

    fingerprint: str = ""
    problem: str = ""


@attrs.frozen
class Answer:
    """What became of an article, and how many seconds it took.

    Without an outcome, the article or its result could not be handed over.
    """

    number: int
    outcome: ParsedArticle | Exception | None
    seconds: float


Parse = Callable[[Any, Pipeline], ParsedArticle]


def serve(packed: bytes, parse: Parse, tasks: Connection, answers: Connection) -> None:
    """Parse articles until no more can come. Each task is a list of numbers, and of articles that are pickled."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts a run means all of it; its own process ends it
    _end_with_parent()
    try:
        pipeline = pickle.loads(packed)
    except NewsparseError as error:
        answers.send(Ready(problem=str(error)))
        return
    with suppress(NewsparseError):  # each article will tell what is wrong
        pipeline.prepare()
    with suppress(EOFError, OSError):
        answers.send(Ready(fingerprint=fingerprint(pipeline)))
        while True:
            for number, item in pickle.loads(tasks.recv_bytes()):
                answers.send_bytes(_answer(number, item, parse, pipeline))


def _answer(number: int, item: bytes, parse: Parse, pipeline: Pipeline) -> bytes:
    began = time.perf_counter()
    outcome: ParsedArticle | Exception | None
    try:
        given = pickle.loads(item)
    except Exception:  # an object may raise anything while it is made again
        return pickle.dumps(Answer(number, None, 0.0))
    try:
        outcome = parse(given, pipeline)
    except Exception as error:  # it is raised where the results are wanted
        outcome = error
    seconds = time.perf_counter() - began
    try:
        return pickle.dumps(Answer(number, outcome, seconds), pickle.HIGHEST_PROTOCOL)
    except Exception:  # pickle raises whatever the values do
        return pickle.dumps(Answer(number, None, seconds))


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however that died.

    A thread waits for it. Where the system has it, the kernel sends a signal too: it ends code in C as well, which lets
    no thread run.
    """
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    if fcntl is not None and hasattr(os, "O_ASYNC"):
        signal.signal(signal.SIGIO, signal.SIG_DFL)  # which is to end the process
        fcntl.fcntl(parent.sentinel, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(parent.sentinel, fcntl.F_GETFL)
        fcntl.fcntl(parent.sentinel, fcntl.F_SETFL, flags | os.O_ASYNC)
