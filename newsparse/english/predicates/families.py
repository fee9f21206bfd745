"""The lexicon of predicates: families of words, and what each says of a report and of a stance.

A row of ``predicates.tsv`` is a family in one construction: its verbs, the nouns of the act (*opposition*), the nouns
of who does it (*opponent*), its adjectives (*opposed to*). The row becomes a `Cue` for each word that reports, and a
`Predicate` for each word that shows a stance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

import attrs

from newsparse.english.lexicon import rows, split
from newsparse.model import ClaimKind, Dimension, Polarity

_SIGNS = {"+": Polarity.SUPPORT, "-": Polarity.OPPOSE, "0": Polarity.NEUTRAL}
_OWNER = "owner"


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


_Entry = TypeVar("_Entry", bound=Cue | Predicate)
_Row = dict[str, str]


@cache
def cues(pos: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of a part of speech by their first word, the longest first; phrases stand with the verbs."""
    wanted = ("verb", "phrase") if pos == "verb" else (pos,)
    return _by_first_word(cue for row in rows("predicates") for cue in reports(row) if cue.pos in wanted)


@cache
def predicates(pos: str) -> dict[str, tuple[Predicate, ...]]:
    """The stance predicates of a part of speech by their first word, the longest first."""
    return _by_first_word(shown for row in rows("predicates") for shown in stances(row) if shown.pos == pos)


@cache
def cue_phrases(first: str) -> dict[str, tuple[Cue, ...]]:
    """The cues that begin with a verb that is one, by the word to look for next (see `by_next_word`)."""
    return by_next_word(cues("verb")[first])


@cache
def predicate_phrases(pos: str, first: str) -> dict[str, tuple[Predicate, ...]]:
    """The predicates that begin with a word that is one, by the word to look for next (see `by_next_word`)."""
    return by_next_word(predicates(pos)[first])


def by_next_word(entries: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    """Entries by their second word, which is empty where there is none; a possessive is passed over.

    Some verbs begin a hundred phrases; most are ruled out by what does not follow.
    """
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(next((word for word in entry.words[1:] if word != "_"), ""), []).append(entry)
    return {word: tuple(those) for word, those in found.items()}


def reports(row: _Row) -> Iterator[Cue]:
    """The words and phrases of a row that report."""
    if row["object"]:
        for words in _phrases(row["verbs"]):
            yield _cue(row, words, "phrase" if len(words) > 1 else "verb", row["object"], row["content"])
        for words in _phrases(row["adjectives"]) if not row["adjective_content"] else ():  # "be critical of"
            yield _cue(row, ("be", *words), "phrase", row["object"], row["content"])
    yield from _light_cues(row)
    yield from _noun_cues(row)
    for words in _phrases(row["adjectives"]) if row["adjective_content"] else ():
        yield _cue(row, words, "adjective", "none", row["adjective_content"])


def _light_cues(row: _Row) -> Iterator[Cue]:
    """Nouns with a verb that adds nothing, and the preposition of their content: *express concern about*."""
    content = row["noun_content"].split()
    for words in _light(row):
        if "that" in content:
            yield _cue(row, words, "phrase", "none", "that")
        for preposition in (word for word in content if word not in ("that", _OWNER)):
            yield _cue(row, (*words, preposition), "phrase", "content", "ing wh to")


def _noun_cues(row: _Row) -> Iterator[Cue]:
    """The nouns of a row that says where their content stands."""
    content = row["noun_content"].split()
    owned = content[:1] == [_OWNER]
    for words in _phrases(row["nouns"]) if content else ():
        yield _cue(row, words, "noun", _OWNER if owned else "none", " ".join(content[owned:]))


def _cue(row: _Row, words: tuple[str, ...], pos: str, takes: str, content: str) -> Cue:
    negated = ClaimKind(row["negated"]) if row["negated"] and pos in ("verb", "phrase") else None
    return Cue(words, ClaimKind(row["kind"]), pos, takes, frozenset(content.split()), negated)


def stances(row: _Row) -> Iterator[Predicate]:
    """The words and phrases of a row that show a stance."""
    for words in _phrases(row["verbs"]) if row["target"] else ():
        yield _predicate(row, words, "verb", row["target"])
    for words in _phrases(row["adjectives"]) if row["polarity"] else ():
        # The target stands right after a phrase, which ends with its preposition.
        target = row["target"] if len(words) == 1 else "after"
        yield _predicate(row, ("be", *words), "verb", target)
        yield _predicate(row, words, "adjective", target)
    for words in _light(row):  # "voice opposition to"
        for preposition in (word for word in row["noun_target"].split() if word != "prior"):
            yield _predicate(row, (*words, preposition), "verb", "after")
    for words in _phrases(row["nouns"]) if row["noun_target"] else ():
        yield _predicate(row, words, "noun", row["noun_target"])
    for words in _phrases(row["agents"]):
        yield _predicate(row, words, "agent", "of")


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


def _phrases(cell: str) -> Iterator[tuple[str, ...]]:
    return (tuple(phrase.split()) for phrase in split(cell))


def _light(row: _Row) -> Iterator[tuple[str, ...]]:
    """A noun with each verb that adds nothing to it: *express* (its) *concern*."""
    return ((verb, "_", noun) for verb in row["light"].split() for noun in split(row["nouns"]))


def _by_first_word(made: Iterable[_Entry]) -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for entry in made:
        found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(entries, key=lambda e: -len(e.words))) for first, entries in found.items()}
