"""A codebook: the concepts of a study, and the wordings that stand for each, as researchers of discourse write them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from newsparse.errors import ConfigurationError
from newsparse.model.converting import as_tuple
from newsparse.text.sheets import sheet_rows

_KEYS = frozenset({"name", "patterns", "reversed"})
_COLUMNS = ("concept", "patterns", "reversed")


def _words(values: Iterable[str] | str) -> tuple[str, ...]:
    """Patterns, without empty ones; a single text is one pattern."""
    values = [values] if isinstance(values, str) else values
    return tuple(clean for value in values if (clean := " ".join(value.split())))


@attrs.frozen(kw_only=True)
class Concept:
    """One concept of a codebook.

    A pattern is a word or several; ``*`` stands for the rest of a word (``truce*``). ``reversed`` are wordings of the
    other side: who is for *the war* is against a concept *ceasefire* that has ``war`` among them.

    Example:
        >>> Concept(name="peace", patterns=["truce*", "ceasefire"], reversed="the war")
        Concept(name='peace', patterns=('truce*', 'ceasefire'), reversed=('the war',))
    """

    name: str
    patterns: tuple[str, ...] = attrs.field(default=(), converter=_words)
    reversed: tuple[str, ...] = attrs.field(default=(), converter=_words)


@attrs.frozen(kw_only=True)
class Coding:
    """What a codebook makes of a wording: the concept, the sign (-1 for a reversed pattern), and the pattern.

    Example:
        >>> Codebook([Concept(name="peace", patterns=["truce*"])]).code("a truce") == Coding(
        ...     concept="peace", sign=1, pattern="truce*"
        ... )
        True
    """

    concept: str
    sign: int
    pattern: str


@attrs.frozen
class Codebook:
    """Concepts, in the order in which they are tried; the longest pattern wins, then the first.

    Example:
        >>> book = Codebook([Concept(name="ceasefire", patterns=["ceasefire*", "truce"], reversed=["war"])])
        >>> book.code("an immediate truce"), book.code("the war")
        (Coding(concept='ceasefire', sign=1, pattern='truce'), Coding(concept='ceasefire', sign=-1, pattern='war'))
        >>> book.code("fuel tax") is None
        True
    """

    concepts: tuple[Concept, ...] = attrs.field(default=(), converter=as_tuple)

    @classmethod
    def load(cls, path: str | Path) -> Codebook:
        """The codebook of a file: TOML with ``[[concept]]`` tables, or CSV with the columns of `Concept`.

        In CSV the patterns of a cell are separated by ``|``.

        Raises:
            ConfigurationError: if the file cannot be read or is no codebook; the message says where and why.
        """
        path = Path(path)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{path}: the codebook cannot be read: {error}") from error
        rows = _from_csv(path, text) if path.suffix.lower() == ".csv" else _from_toml(path, text)
        return cls(tuple(_concept(path, place, row) for place, row in rows))

    def code(self, *wordings: str) -> Coding | None:
        """The concept that any of the wordings stands for, or None."""
        best: Coding | None = None
        for pattern, expression, concept, sign in self._expressions:
            longer = best is None or len(pattern) > len(best.pattern)
            if longer and any(expression.search(wording) for wording in wordings):
                best = Coding(concept=concept, sign=sign, pattern=pattern)
        return best

    @cached_property
    def _expressions(self) -> tuple[tuple[str, re.Pattern[str], str, int], ...]:
        return tuple(
            (pattern, _expression(pattern), concept.name, sign)
            for concept in self.concepts
            for patterns, sign in ((concept.patterns, 1), (concept.reversed, -1))
            for pattern in patterns
        )


def _expression(pattern: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in pattern.split())
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _from_toml(path: Path, text: str) -> Iterable[tuple[str, Mapping[str, object]]]:
    try:
        tables = tomllib.loads(text).get("concept")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigurationError(f"{path}: no TOML: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ConfigurationError(f"{path}: a codebook has [[concept]] tables with a name and patterns")
    return [(f"concept {number}", table) for number, table in enumerate(tables, 1)]


def _from_csv(path: Path, text: str) -> Iterable[tuple[str, Mapping[str, object]]]:
    columns, rows = sheet_rows(text, str(path), ConfigurationError)
    missing = [column for column in _COLUMNS[:2] if column not in columns]
    if missing:
        raise ConfigurationError(f"{path}: no column {missing[0]!r}; the columns are {', '.join(_COLUMNS)}")
    return [
        (
            f"line {number}",
            {
                "name": row["concept"],
                "patterns": row["patterns"].split("|"),
                "reversed": row.get("reversed", "").split("|"),
            },
        )
        for number, row in rows
    ]


def _concept(path: Path, place: str, row: Mapping[str, object]) -> Concept:
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        raise ConfigurationError(f"{path}: {place}: unknown key {unknown[0]!r}; there are name, patterns and reversed")
    name, lists = row.get("name"), [row.get("patterns", []), row.get("reversed", [])]
    if not isinstance(name, str) or not name.strip():
        raise ConfigurationError(f"{path}: {place}: a concept needs a name")
    if not all(isinstance(values, list) and all(isinstance(value, str) for value in values) for values in lists):
        raise ConfigurationError(f"{path}: {place}: patterns and reversed are lists of texts")
    concept = Concept(name=name.strip(), patterns=lists[0], reversed=lists[1])  # type: ignore[arg-type]
    if not concept.patterns and not concept.reversed:
        raise ConfigurationError(f"{path}: {place}: the concept {concept.name!r} has no patterns")
    return concept
