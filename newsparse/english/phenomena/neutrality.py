"""Neutrality: that somebody takes no side is a stance, where it is said."""

from __future__ import annotations

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, Verb, first, verbs


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
    return g.lower[group.start - 1 : group.start] == ["neither"] or "neither" in g.lower[group.start : group.head]


def _neither_nor(verb: Verb) -> Neutrality | None:
    g, group = verb.g, verb.group
    other = g.vg_at(group.end + 1)
    if not is_neither(g, group) or g.lower[group.end : group.end + 1] != ["nor"] or other is None:
        return None
    if group.lemma not in words("siding_verb"):
        return None
    return Neutrality(group.start, other.end, other.end, g.subjects(group) or g.subjects(other), 0.8)


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
    Rule("either", "The union did not endorse either candidate.", _either, "The union did not endorse the candidate."),
    Rule("neither", "The union endorsed neither candidate.", _either, "The union endorsed the candidate."),
)


asked = verbs
