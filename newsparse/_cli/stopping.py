"""Stopping: after Ctrl-C, or when it is asked to end, a run writes what is done, whole, and says how much that is."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from newsparse.model import ParsedArticle

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What asks a run to end; each system has some of them."""


@attrs.define
class Stop:
    """Ends a series of results at the first signal: while one is made at once, while one is written behind it.

    A second signal ends everything where it stands.
    """

    signal: int | None = None
    stopped: bool = False
    _making: bool = False
    _heard: tuple[int, ...] = ()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Signals come here, and not to whoever got them before."""
        before = {}
        with suppress(ValueError):  # signals come to the main thread alone, and this is another one
            before = {number: signal.signal(number, self._handle) for number in SIGNALS if _heeded(number)}
        self._heard = tuple(before)
        try:
            yield
        finally:
            self._heard = ()
            for number, handler in before.items():
                signal.signal(number, handler)

    def until(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results up to a signal."""
        stream = iter(results)
        while True:
            try:
                self._making = True
                if self.signal is not None:
                    break
                result = next(stream)
                self._making = False
                self._listen_again()
            except StopIteration:
                return
            except KeyboardInterrupt:
                self.signal = self.signal or signal.SIGINT
                break
            except Exception:
                if self.signal is None:
                    raise
                break  # the signal went to the workers too, and they are gone
            finally:
                self._making = False
            yield result
        self.stopped = True

    def end(self, results: Iterator[ParsedArticle]) -> None:
        """End what makes results, while signals still come here; a second one ends it at once."""
        close = getattr(results, "close", None)
        with suppress(KeyboardInterrupt):
            if close is not None:
                close()

    @property
    def exit_code(self) -> int:
        """What a shell expects of a program that a signal ended."""
        return 128 + (self.signal or signal.SIGINT)

    def _listen_again(self) -> None:
        """Have signals come here, if a plugin, or a library that it uses, took them for itself."""
        for number in self._heard:
            if signal.getsignal(number) != self._handle:
                signal.signal(number, self._handle)

    def _handle(self, number: int, _: FrameType | None) -> None:
        again, self.signal = self.signal is not None, self.signal or number
        if self._making or again:
            raise KeyboardInterrupt


def _heeded(number: int) -> bool:
    """Whether the signal is not ignored, as ``nohup`` has it."""
    return signal.getsignal(number) is not signal.SIG_IGN
