"""Neutrality: that somebody takes no side is a stance, where it is said."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.phenomena import Rule, Verb, first, verbs
from newsparse.english.predicates.stances import Predicate, match, predicates


@attrs.frozen
class Neutrality:
    """A neutral stance: the tokens of its cue, where its targets begin, who takes it, and how strong it is."""

    start: int
    end: int
    target: int
    holders: tuple[NounPhrase, ...]
    strength: float


def neutrality(g: Grammar, group: VerbGroup) -> Neutrality | None:
    """The neutrality that a verb states, if it states any."""
    return first(RULES, Verb(g, group))


def is_neither(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is the first of two that are both denied: "neither supports nor opposes"."""
    return "neither" in g.lower[max(group.start - 1, 0) : group.head]


def _neither_nor(verb: Verb) -> Neutrality | None:
    g, group = verb.g, verb.group
    siding = _siding(g, group) if is_neither(g, group) else None
    other = g.vg_at(siding[1] + 1) if siding is not None and g.lower[siding[1] : siding[1] + 1] == ["nor"] else None
    against = _siding(g, other) if other is not None else None
    if siding is None or other is None or against is None or siding[0].polarity is against[0].polarity:
        return None
    phrases = g.subjects(group) or g.subjects(other)
    return Neutrality(group.start, against[1], against[1], phrases, 0.8)


def _siding(g: Grammar, group: VerbGroup) -> tuple[Predicate, int] | None:
    """A verb that takes a side, and the end of its phrase: *neither* roots for *nor opposes it*."""
    return match(g, group.head, predicates("verb").get(group.lemma, ()))


def _either(verb: Verb) -> Neutrality | None:
    g, group = verb.g, verb.group
    neither = g.lower[group.end : group.end + 3].count("neither")
    if not (group.negated or neither) or group.passive:
        return None
    clause = g.clause(group)
    for phrase in (*clause.patients, *(oblique.phrase for oblique in clause.obliques)):
        low = g.lower[phrase.start]
        if low == ("neither" if neither else "either") or (
            low == "any" and "candidate" in g.lemmas[phrase.start : phrase.start + 4]
        ):
            return Neutrality(group.start, phrase.start, phrase.start, clause.agents, 0.7)
    return None


RULES = (
    Rule("neither nor", "The club neither backs nor opposes the tunnel.", _neither_nor, "The club backs the tunnel."),
    Rule("neither nor", "The club neither roots for nor objects to the tunnel.", _neither_nor, "The club backs it."),
    Rule("either", "The union did not endorse either candidate.", _either, "The union did not endorse the candidate."),
    Rule("neither", "The union endorsed neither candidate.", _either, "The union endorsed the candidate."),
)


asked = verbs
