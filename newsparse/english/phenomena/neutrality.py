"""Neutrality: that somebody takes no side is a stance, where it is said."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.phenomena import Rule, first
from newsparse.english.predicates.stances import match, predicates
from newsparse.model import Polarity


@attrs.frozen
class Neutrality:
    """A neutral stance: the tokens of its cue, after which its targets begin, who takes it, and how strong it is."""

    start: int
    end: int
    holders: tuple[NounPhrase, ...]
    strength: float


def neutrality(g: Grammar, group: VerbGroup) -> Neutrality | None:
    """The neutrality that a verb states, if it states any."""
    return first(RULES, g, group)


def is_neither(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is the first of two that are both denied: "neither supports nor opposes"."""
    return "neither" in g.lower[max(group.start - 1, 0) : group.head]


def _neither_nor(g: Grammar, group: VerbGroup) -> Neutrality | None:
    side, end = _siding(g, group) if is_neither(g, group) else (None, 0)
    other = g.vg_at(end + 1) if g.lower[end : end + 1] == ["nor"] else None
    if side is None or other is None:
        return None
    opposite, end = _siding(g, other)
    stated = opposite is not None and opposite is not side
    return Neutrality(group.start, end, g.subjects(group) or g.subjects(other), 0.8) if stated else None


def _siding(g: Grammar, group: VerbGroup) -> tuple[Polarity | None, int]:
    """The side that a verb takes, if any, and the end of its phrase: *neither* roots for *nor opposes it*."""
    found = match(g, group.head, predicates("verb").get(group.lemma, ()))
    return (found[0].polarity, found[1]) if found is not None else (None, 0)


def _either(g: Grammar, group: VerbGroup) -> Neutrality | None:
    neither = "neither" in g.lower[group.end : group.end + 3]
    if group.passive or not (group.negated or neither):
        return None
    clause = g.clause(group)
    for phrase in (*clause.patients, *(oblique.phrase for oblique in clause.obliques)):
        low = g.lower[phrase.start]
        candidate = low == "any" and "candidate" in g.lemmas[phrase.start : phrase.start + 4]
        if candidate or low == ("neither" if neither else "either"):
            return Neutrality(group.start, phrase.start, clause.agents, 0.7)
    return None


RULES = (
    Rule(
        "neither nor",
        "The club neither backs nor opposes the tunnel.",
        _neither_nor,
        unlike="The club backs the tunnel.",
        also="The club neither roots for nor objects to the tunnel.",
    ),
    Rule(
        "either",
        "The union did not endorse either candidate.",
        _either,
        unlike="The union did not endorse the candidate.",
        also="The union endorsed neither candidate.",
    ),
)
