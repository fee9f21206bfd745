"""The lexicon of predicates: families of words, and what each says of a report and of a stance.

A row of ``predicates.tsv`` is a family in one construction: its verbs, the nouns of the act (*opposition*), the nouns
of who does it (*opponent*), its adjectives (*opposed to*). The row becomes a `Cue` for each word that reports, and a
`Predicate` for each word that shows a stance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar

import attrs

from newsparse.english.lexicon import rows, split
from newsparse.model import ClaimKind, Dimension, Polarity

_SIGNS = {"+": Polarity.SUPPORT, "-": Polarity.OPPOSE, "0": Polarity.NEUTRAL}
_OWNER = "owner"
_CLAUSES = frozenset({"that", "to"})


@attrs.frozen
class Cue:
    """A word or phrase that reports: its claim kind, and where its content and its object stand."""

    words: tuple[str, ...]
    kind: ClaimKind
    pos: str
    """``verb``, ``phrase`` (a verb with fixed words after it), ``adjective`` or ``noun``."""
    object: str
    content: frozenset[str]
    negated: ClaimKind | None = None


@attrs.frozen
class Predicate:
    """A word or phrase that shows a stance: which way, how strong, and where its target stands."""

    words: tuple[str, ...]
    pos: str
    """``verb``, ``adjective``, ``noun`` (of the act) or ``agent`` (of who does it)."""
    polarity: Polarity
    dimension: Dimension
    strength: float
    negated: str
    target: tuple[str, ...]
    reason: frozenset[str]
    kinds: str
    guard: str


_Entry = TypeVar("_Entry", Cue, Predicate)
_Row = dict[str, str]


@cache
def cues(pos: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a part of speech by their first word, the longest first; phrases stand with the verbs."""
    made = {"verb": _verb_cues, "noun": _noun_cues, "adjective": _adjective_cues}[pos]
    return _by_first_word(made)


@cache
def predicates(pos: str) -> dict[str, tuple[Predicate, ...]]:
    """The stance predicates of a part of speech by their first word, the longest first."""
    made = {"verb": _verbs, "noun": _nouns, "agent": _agents, "adjective": _adjectives}[pos]
    return _by_first_word(made)


def _by_first_word(made: Callable[[_Row], Iterator[_Entry]]) -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for row in rows("predicates"):
        for entry in made(row):
            found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in found.items()}


def _light(row: _Row) -> Iterator[tuple[str, ...]]:
    """A noun with each verb that adds nothing to it: *express* (its) *concern*."""
    for verb in row["light"].split():
        for noun in split(row["nouns"]):
            yield verb, "_", noun


def _phrases(cell: str) -> Iterator[tuple[str, ...]]:
    for phrase in split(cell):
        yield tuple(phrase.split())


# -- what reports


def _verb_cues(row: _Row) -> Iterator[Cue]:
    """The cues among the verbs: every row that says what their object is; those made of adjectives and nouns."""
    if row["object"]:
        for words in _phrases(row["verbs"]):
            pos = "phrase" if len(words) > 1 else "verb"
            yield _cue(row, words, pos, row["object"], row["content"])
    if row["object"] and not row["adjective_content"]:
        for words in _phrases(row["adjectives"]):
            yield _cue(row, ("be", *words), "phrase", row["object"], row["content"])
    content = row["noun_content"].split()
    clauses = " ".join(sorted(_CLAUSES.intersection(content)))
    for words in _light(row):
        if clauses:
            yield _cue(row, words, "phrase", "none", clauses)
        for preposition in content:
            if preposition not in _CLAUSES and preposition != _OWNER:
                yield _cue(row, (*words, preposition), "phrase", "content", "ing wh")


def _noun_cues(row: _Row) -> Iterator[Cue]:
    """The cues among the nouns: every row that says where their content stands."""
    content = row["noun_content"].split()
    if content:
        owned = content[0] == _OWNER
        for words in _phrases(row["nouns"]):
            yield _cue(row, words, "noun", _OWNER if owned else "none", " ".join(content[owned:]))


def _adjective_cues(row: _Row) -> Iterator[Cue]:
    if row["adjective_content"]:
        for words in _phrases(row["adjectives"]):
            yield _cue(row, words, "adjective", "none", row["adjective_content"])


def _cue(row: _Row, words: tuple[str, ...], pos: str, takes: str, content: str) -> Cue:
    negated = ClaimKind(row["negated"]) if row["negated"] and pos in ("verb", "phrase") else None
    return Cue(words, ClaimKind(row["kind"]), pos, takes, frozenset(content.split()), negated)


# -- what shows a stance


def _verbs(row: _Row) -> Iterator[Predicate]:
    """The predicates among the verbs: every row that says where their target stands."""
    if row["target"]:
        for words in _phrases(row["verbs"]):
            yield _predicate(row, words, "verb", row["target"])
    if row["polarity"]:
        for words in _phrases(row["adjectives"]):
            yield _predicate(row, ("be", *words), "verb", row["target"] if len(words) == 1 else "after")
    for words in _light(row):
        for preposition in row["noun_target"].split():
            if preposition != "prior":
                yield _predicate(row, (*words, preposition), "verb", "after")


def _nouns(row: _Row) -> Iterator[Predicate]:
    if row["noun_target"]:
        for words in _phrases(row["nouns"]):
            yield _predicate(row, words, "noun", row["noun_target"])


def _agents(row: _Row) -> Iterator[Predicate]:
    for words in _phrases(row["agents"]):
        yield _predicate(row, words, "agent", "of")


def _adjectives(row: _Row) -> Iterator[Predicate]:
    """The predicates among the adjectives: the target follows the preposition that ends the phrase."""
    if row["polarity"]:
        for words in _phrases(row["adjectives"]):
            yield _predicate(row, words, "adjective", row["target"] if len(words) == 1 else "after")


def _predicate(row: _Row, words: tuple[str, ...], pos: str, target: str) -> Predicate:
    verb = pos == "verb"
    return Predicate(
        words,
        pos,
        _SIGNS[row["polarity"]],
        Dimension(row["dimension"]),
        float(row["strength"]),
        (row["denial"] if verb else "") or "none",
        tuple(target.split()),
        frozenset(row["reason"].split() if verb else ()),
        row["target_kind"],
        row["guard"] if verb else "",
    )
