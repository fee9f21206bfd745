"""Corrections: what a researcher changes in results without touching code, kept in a table beside the corpus.

A row is keyed by what survives when the corpus is parsed again: the article, the words, and where they stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs

from newsparse.corrections.actions import COMPONENT, carried_out
from newsparse.corrections.places import LostError, UnclearError
from newsparse.corrections.table import Action, Correction, corrections_of, read
from newsparse.errors import ConfigurationError
from newsparse.model import Diagnostic, Level, ParsedArticle

__all__ = ["Action", "Correction", "Corrections", "Outcome"]


@attrs.define
class Outcome:
    """What became of a correction so far: in how many articles it changed something, and where it could not.

    ``needless`` is the number of articles that are so without it. ``problem`` is empty where all is well.

    Example:
        >>> import newsparse
        >>> table = Corrections([{"action": "rename", "words": "Chad", "value": "Republic of Chad"}])
        >>> parsed = table(newsparse.parse("Mali rejects the plan.", pipeline="rules"))
        >>> [(outcome.applied, outcome.lost) for outcome in table.outcomes()]
        [(0, True)]
    """

    correction: Correction
    applied: int = 0
    needless: int = 0
    problem: str = ""

    @property
    def lost(self) -> bool:
        """Whether it has had no effect, and is not needless either."""
        return not self.applied and not self.needless

    def __str__(self) -> str:
        return f"{self.correction}: {self.problem}" if self.problem else str(self.correction)


class Corrections:
    """A table of corrections that is applied to results, one after the other, in the order of its rows.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Mali rejects the plan.", pipeline="rules")
        >>> table = Corrections([{"action": "rename", "words": "Mali", "value": "Republic of Mali"}])
        >>> table(parsed).actors[0].name, table.outcomes()[0].applied
        ('Republic of Mali', 1)
    """

    def __init__(self, rows: Iterable[Correction | Mapping[str, Any]] = ()) -> None:
        """Take rows.

        Raises:
            ConfigurationError: if one is no correction.
        """
        self.rows = corrections_of(rows)
        self._everywhere = tuple(index for index, row in enumerate(self.rows) if not row.article)
        self._of: dict[str, tuple[int, ...]] = {}
        for index, row in enumerate(self.rows):
            if row.article:
                self._of[row.article] = (*self._of.get(row.article, ()), index)
        self._outcomes = [Outcome(row) for row in self.rows]

    @classmethod
    def load(cls, path: str | Path) -> Corrections:
        """The corrections of a file, CSV or TOML.

        Raises:
            ConfigurationError: if it cannot be read, or a row is no correction.
        """
        return cls(read(Path(path)))

    def __call__(self, parsed: ParsedArticle) -> ParsedArticle:
        """A result with all corrections that are about it.

        One that does not apply is a diagnostic of level ``warning``, and in `outcomes`.
        """
        about = {parsed.article.id, parsed.article.url} - {None}
        own = {index for key in about for index in self._of.get(str(key), ())}
        lost = []
        for index in sorted((*self._everywhere, *own)):
            outcome = self._outcomes[index]
            try:
                corrected = carried_out(outcome.correction, parsed)
            except LostError as error:
                if outcome.correction.article or isinstance(error, UnclearError):
                    outcome.problem = str(error)
                    lost.append(
                        Diagnostic(
                            level=Level.WARNING, code="correction-lost", component=COMPONENT, message=str(outcome)
                        )
                    )
                continue
            outcome.applied += corrected is not parsed
            outcome.needless += corrected is parsed
            parsed = corrected
        return attrs.evolve(parsed, diagnostics=(*parsed.diagnostics, *lost)) if lost else parsed

    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each row so far, in their order."""
        never = "no article has such an actor", "its article is not among these"
        return tuple(
            attrs.evolve(outcome, problem=outcome.problem or (never[bool(outcome.correction.article)] * outcome.lost))
            for outcome in self._outcomes
        )


def as_corrections(given: str | Path | Corrections | None) -> Corrections | None:
    """The corrections that are given, or those of a file.

    Raises:
        ConfigurationError: if something else is given, or the file cannot be read.
    """
    if given is None or isinstance(given, Corrections):
        return given
    if not isinstance(given, str | Path):
        raise ConfigurationError(f"corrections must be a file or newsparse.Corrections, not {given!r:.60}")
    return Corrections.load(given)
