"""Those who speak and have no noun: *some on the left*, *someone else*, *52 %*, *four in ten*, *the two*.

A pronoun or a number is somebody where it is the subject of a verb of speech, or what such a passive is by.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import match_verb
from newsparse.model import EntityType


def unnamed(g: Grammar) -> dict[int, tuple[int, int, EntityType]]:
    """The heads of such phrases, each with its first token, its end, and its type."""
    found = {}
    for group in g.verb_groups:
        for phrase in _speaking(g, group):
            type = _type(g, phrase)
            if type is not None:
                found[phrase.head] = (phrase.start, _end(g, phrase), type)
    return found


def _speaking(g: Grammar, group: VerbGroup) -> Iterator[NounPhrase]:
    """Who says what a verb reports, if it is one that reports."""
    if not match_verb(g, group):
        return
    if group.passive or group.form == "participle":
        agent = g.agent(group)
        yield from () if agent is None else (agent,)
    else:
        yield from g.subjects(group)


def _type(g: Grammar, phrase: NounPhrase) -> EntityType | None:
    low = g.lower[phrase.head]
    if g.lower[phrase.start] in words("nobody"):
        return None  # "no one"
    if low in words("unnamed_person"):
        return EntityType.PERSON
    several = low in words("unnamed_group") or low in words("share_of_people")
    return EntityType.GROUP if several or _is_count(g, phrase) else None


def _is_count(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase is a number in words: *the two*, *nearly four in ten*."""
    low = g.lower[phrase.head]
    return g.tags[phrase.head] == "NUM" and low.isalpha() and low != "one"


def _end(g: Grammar, phrase: NounPhrase) -> int:
    """The end of a phrase with those whom it is a part of, or where they are: *some* on the left, *someone* else."""
    if g.lower[phrase.end : phrase.end + 1] == ["else"]:
        return phrase.end + 1
    return g.full(phrase, words("before_whole"))[1]
