"""What a verb acts on, and who acts in a passive, by the order of the phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import RELATIVE, TIMES
from newsparse.english.lexicon import words

_FARTHEST_BY = 8
_ENDS_CLAUSE = frozenset({";", ":", "that"})

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar


def object_after(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase right after the verb, if it is not a time."""
    i = group.end
    _, end = g.sentence_range(group.head)
    while i < end and (g.tags[i] == "ADV" or g.lower[i] in words("verb_particle")) and i - group.end < 2:
        i += 1
    phrase = g.np_at(i)
    if phrase is None or g.lower[phrase.head] in TIMES or phrase.start < group.end:
        return None
    if g.lower[phrase.start] in words("question_word"):
        return None
    if g.lower[phrase.start] in RELATIVE and not _is_demonstrative(g, phrase, end):
        return None
    following = g.vg_at(phrase.end)
    if following is not None and following.form == "finite" and phrase.end < end:
        return None  # the subject of a clause without "that"
    return None if inverted_subject(g, group) == phrase else phrase


def agent_after(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The *by*-phrase of a passive."""
    return by_phrase(g, group) if group.passive or group.form == "participle" else None


def by_phrase(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase that *by* has, soon after a verb and before the next one."""
    _, end = g.sentence_range(group.head)
    for i in range(group.end, min(end, group.end + _FARTHEST_BY)):
        if g.lower[i] == "by":
            return g.np_at(i + 1)
        if g.vg_at(i) is not None or g.lower[i] in _ENDS_CLAUSE:
            return None
    return None


def _is_demonstrative(g: Grammar, phrase: NounPhrase, end: int) -> bool:
    """Whether *that* stands for something, and begins no clause: *welcomed that*, *did that on Monday*."""
    if g.lower[phrase.start] != "that" or phrase.end > phrase.start + 1:
        return False
    return phrase.end >= end or g.tags[phrase.end] in ("PUNCT", "ADP", "CCONJ")
