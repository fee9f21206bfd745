"""What became of a run: the articles that are done, why others are not, and which corrections apply."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs
import click

from newsparse._cli.words import say_error, say_warning

if TYPE_CHECKING:
    from newsparse._cli.stopping import Stop
    from newsparse.corrections import Corrections
    from newsparse.model import ParsedArticle

SOME_FAILED, NOTHING = 1, 3
"""Exit codes: of some articles there is no result, or not a whole one; there is nothing at all."""
SHOWN = 50
"""Failures that are told one by one."""


@attrs.define
class Tally:
    """How many articles are done, why the others are not, and when it began."""

    done: int = 0
    partly: int = 0
    began: float = attrs.Factory(time.monotonic)
    failures: list[str] = attrs.Factory(list)

    def watch(self, results: Iterable[ParsedArticle]) -> Iterator[ParsedArticle]:
        """The results, counted as they pass."""
        for result in results:
            errors = [d.message for d in result.diagnostics if d.level == "error"]
            if errors:
                self.failures.append(errors[0])
                self.partly += has_items(result)
            else:
                self.done += 1
            yield result

    def say_failures(self) -> None:
        """Tell why articles failed: the first of them, and how many more there are."""
        _say(self.failures, say_error)

    @property
    def kept(self) -> bool:
        """Whether there is something to write: what was found before a failure is not lost."""
        return bool(self.done or self.partly)


def has_items(result: ParsedArticle) -> bool:
    """Whether anything was found in an article."""
    return bool(result.actors or result.claims or result.stances or result.annotations)


def say_corrections(table: Corrections, stop: Stop) -> None:
    """Say how many corrections were applied, and which ones do not apply; of a stopped run, only those tried."""
    outcomes = table.outcomes()
    applied = sum(bool(outcome.applied) for outcome in outcomes)
    needless = [outcome for outcome in outcomes if outcome.needless and not outcome.applied]
    problems = [outcome for outcome in outcomes if outcome.problem and not (outcome.lost and stop.stopped)]
    said = [f"{applied} applied"]
    said += [f"{len(needless)} not needed any more"] if needless else []
    said += [f"{len(problems)} not, as follows"] if problems else []
    click.echo(f"corrections: {', '.join(said)}", err=True)
    _say([str(outcome) for outcome in problems], say_warning)


def _say(messages: Sequence[str], say: Callable[[str], None]) -> None:
    for message in messages[:SHOWN]:
        say(message)
    if len(messages) > SHOWN:
        click.echo(f"… and {len(messages) - SHOWN} more", err=True)
