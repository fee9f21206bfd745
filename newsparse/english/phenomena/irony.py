"""Irony: words that say the opposite of what is meant, and the words that tell so."""

from __future__ import annotations

from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, Verb, first, verbs


def has_ironic_adverb(verb: Verb) -> bool:
    """Whether an adverb says that a verb is not meant."""
    return not words("ironic_adverb").isdisjoint(verb.g.lower[max(0, verb.group.start - 2) : verb.group.head])


def _is_jeer(verb: Verb) -> bool:
    return verb.group.lemma in words("jeering_verb")


RULES = (
    Rule("adverb", "He mockingly praised the plan.", has_ironic_adverb, "He praised the plan."),
    Rule("jeer", "“What a brilliant plan,” sneered Ms Roe.", _is_jeer, "“What a brilliant plan,” said Ms Roe."),
)


def is_meant_otherwise(verb: Verb) -> bool:
    """Whether a verb is one of irony, or is said to be ironic."""
    return bool(first(RULES, verb))


asked = verbs
