"""Irony: words that say the opposite of what is meant, and the words that tell so.

The rules are asked of what reports a judgement. Of other verbs `factuality` asks for the adverb alone.
"""

from __future__ import annotations

from newsparse.english.grammar import Grammar, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena import Rule, first

_REACH = 12
"""Tokens around a verb within which its irony is told."""

_TELLING = words("ironic_adverb") | words("ironic_adjective") | words("irony")


def has_ironic_adverb(g: Grammar, group: VerbGroup) -> bool:
    """Whether the words of a clause say that its verb is not meant: *praised him* sarcastically, *with heavy irony*."""
    first_token, last = g.sentence_range(group.head)
    near = g.lower[max(first_token, group.start - _REACH) : min(last, group.end + _REACH)]
    if _TELLING.isdisjoint(near):
        return False
    start = max([v.end for v in g.groups_in(first_token, group.start)], default=first_token)
    end = min([v.start for v in g.groups_in(group.end, last)], default=last)
    if not words("ironic_adverb").isdisjoint(g.lower[start:end]):
        return True
    if not words("ironic_adjective").isdisjoint(g.lower[start : group.start]):
        return True
    noun = next((i for i in range(start, end) if g.lower[i] in words("irony")), end)
    return noun < end and not {"with", "tongue"}.isdisjoint(g.lower[start:noun])


def _is_jeer(_: Grammar, group: VerbGroup) -> bool:
    return group.lemma in words("jeering_verb")


RULES: tuple[Rule[[Grammar, VerbGroup], bool], ...] = (
    Rule("adverb", "He mockingly praised the plan.", has_ironic_adverb, "He praised the plan."),
    Rule("jeer", "“What a brilliant plan,” sneered Ms Roe.", _is_jeer, "“What a brilliant plan,” said Ms Roe."),
)


def is_meant_otherwise(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is one of irony, or is said to be ironic."""
    return bool(first(RULES, g, group))
