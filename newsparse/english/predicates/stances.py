"""The lexicon of stance predicates, matched on tokens."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import rows, split
from newsparse.model import Dimension, Polarity

_PREPOSITIONS = frozenset(
    ["to", "with", "of", "for", "against", "on", "about", "over", "at", "by", "in", "from", "behind", "up"]
)
_POSSESSIVES = frozenset(["my", "our", "your", "his", "her", "its", "their"])


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as text.

    Example:
        >>> sorted(words("to with of"))
        ['of', 'to', 'with']
    """
    return frozenset(text.split())


@attrs.frozen
class Predicate:
    """One predicate; see the header of ``stance_predicates.tsv``."""

    words: tuple[str, ...]
    pos: str
    polarity: Polarity
    dimension: Dimension
    strength: float
    negated: str
    target: tuple[str, ...]
    reason: frozenset[str]
    kinds: str
    guard: str


@cache
def predicates(pos: str) -> dict[str, tuple[Predicate, ...]]:
    """The predicates of a part of speech by their first word, the longest first."""
    signs = {"+": Polarity.SUPPORT, "-": Polarity.OPPOSE, "0": Polarity.NEUTRAL}
    found: dict[str, list[Predicate]] = {}
    for row in rows("stance_predicates"):
        if row["pos"] != pos:
            continue
        for cue in split(row["cues"]):
            words = tuple(cue.split())
            found.setdefault(words[0], []).append(
                Predicate(
                    words,
                    pos,
                    signs[row["polarity"]],
                    Dimension(row["dimension"]),
                    float(row["strength"]),
                    row["negated"],
                    tuple(row["target"].split()),
                    frozenset(row["reason"].split()),
                    row["kinds"],
                    row["guard"],
                )
            )
    return {first: tuple(sorted(entries, key=lambda p: -len(p.words))) for first, entries in found.items()}


def match(g: Grammar, head: int, entries: tuple[Predicate, ...]) -> tuple[Predicate, int] | None:
    """The longest predicate whose words stand at ``head``, and the token behind them; adverbs between are skipped."""
    near: frozenset[str] | None = None
    for predicate in entries:
        if len(predicate.words) > 1:
            near = near or frozenset((*g.lower[head + 1 : head + 10], *g.lemmas[head + 1 : head + 10]))
            if predicate.words[-1] not in near:
                continue
        end = phrase_end(g, head, predicate.words)
        if end is not None:
            return predicate, end
    return None


def phrase_end(g: Grammar, head: int, words: tuple[str, ...]) -> int | None:
    """The end of a phrase whose first word stands at ``head``, or None; ``_`` is a possessive, with its noun."""
    i = head + 1
    for position, word in enumerate(words[1:], 1):
        skipped = 0
        while i < len(g.lower) and skipped < 2 and g.tags[i] in ("ADV", "DET") and not _is(g, i, word):
            if word in ("no", "not"):
                break
            i += 1
            skipped += 1
        if i >= len(g.lower):
            return None
        if word == "_":
            i = _possessor(g, i, words[position + 1])
            continue
        if not _is(g, i, word):
            return None
        i += 1
    return i


def _is(g: Grammar, i: int, word: str) -> bool:
    return g.lower[i] == word or (g.lemmas[i] == word and word not in _PREPOSITIONS)


def _possessor(g: Grammar, i: int, noun: str) -> int:
    """The token behind a possessive or an adjective before ``noun``; ``i`` itself where there is none."""
    for k in range(i, min(i + 4, len(g.lower))):
        if _is(g, k, noun):
            return k
        if g.lower[k] not in _POSSESSIVES and g.tags[k] not in ("ADJ", "PART", "PROPN", "DET", "ADV"):
            break
    return i
