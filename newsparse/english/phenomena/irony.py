"""Irony: words that say the opposite of what is meant, and the words that tell so.

The rules are asked of what reports a judgement. Of other verbs `factuality` asks for the adverb alone.
"""

from __future__ import annotations

from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first


def has_ironic_adverb(g: Grammar, group: VerbGroup) -> bool:
    """Whether an adverb says that a verb is not meant."""
    return not words("ironic_adverb").isdisjoint(g.lower[max(0, group.start - 2) : group.head])


def _is_jeer(_: Grammar, group: VerbGroup) -> bool:
    return group.lemma in words("jeering_verb")


RULES: tuple[Rule[[Grammar, VerbGroup], bool], ...] = (
    Rule("adverb", "He mockingly praised the plan.", has_ironic_adverb, "He praised the plan."),
    Rule("jeer", "“What a brilliant plan,” sneered Ms Roe.", _is_jeer, "“What a brilliant plan,” said Ms Roe."),
)


def is_meant_otherwise(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is one of irony, or is said to be ironic."""
    return bool(first(RULES, g, group))
