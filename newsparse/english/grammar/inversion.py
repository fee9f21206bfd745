"""Subjects behind their verb, as after speech: *"…," said X*."""

from __future__ import annotations

from newsparse.english.grammar.attachment import full_range
from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.insertions import before_insertion, closes_insertion
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import ATTACHING, CLOSING, OPENING, TIMES

INVERTING = frozenset(
    """
    say add ask tell write explain argue insist reply continue tweet warn admit note claim state conclude recall declare
    announce complain joke respond quip remark observe go shout cry whisper suggest read predict stress boast
    """.split()
)
"""Verbs that may stand before their subject when they report speech."""
_AFTER_QUOTES = frozenset(
    """
    answer counter retort snap sneer mutter murmur yell scream exclaim agree promise vow assert contend testify lament
    allege caution urge demand wonder reason reveal post shoot fire hit chime protest concede acknowledge confirm
    """.split()
)
"""Verbs that stand before their subject right behind a quotation only."""
_NEVER_BEHIND = frozenset("it they we you there this that these those".split())
"""Pronouns that do not stand behind a verb of saying as its subject: *said it was true*."""
_PARTICLES = frozenset({"back", "in", "out"})
_WITH_PARTICLE = frozenset({"shoot", "fire", "hit", "chime"})
"""Verbs of saying only with a particle: *shot back X*, *chimed in Y*."""


def inverted_subject(t: ChunkedText, group: VerbGroup) -> NounPhrase | None:
    """The subject behind a verb of speech: *"…," said X*; only where nothing before could be one."""
    if group.form != "finite" or (group.lemma not in INVERTING and group.lemma not in _AFTER_QUOTES):
        return None
    first, end = t.sentence_range(group.head)
    if group.lemma in _AFTER_QUOTES and (group.start == first or t.words[group.start - 1] not in CLOSING):
        return None
    phrase = _phrase_behind(t, group, end)
    return phrase if phrase is not None and _lacks_subject(t, group, phrase, first, end) else None


def _phrase_behind(t: ChunkedText, group: VerbGroup, end: int) -> NounPhrase | None:
    """The noun phrase behind a verb of speech and its particle, if it may be a subject there."""
    behind = group.end
    if group.lemma in _WITH_PARTICLE:
        if behind >= end or t.lower[behind] not in _PARTICLES:
            return None
        behind += 1
    phrase = t.np_at(behind)
    if phrase is None or t.lower[phrase.head] in TIMES or phrase.start < behind:
        return None
    return None if t.lower[phrase.head] in _NEVER_BEHIND else phrase


def _lacks_subject(t: ChunkedText, group: VerbGroup, phrase: NounPhrase, first: int, end: int) -> bool:
    """Whether a verb with a noun phrase behind it has nothing before it that could be its subject."""
    i = group.start - 1
    if i >= first and (t.words[i] not in CLOSING or t.words[i] in ")]") and t.lower[i] not in (",", "''"):
        return False
    if i >= first and t.lower[i] == "," and t.words[i - 1] not in CLOSING:
        # ", said X" behind unquoted words: only if no noun phrase with a comma of its own precedes.
        inserted = before_insertion(t, i, first)
        behind = full_range(t, phrase, ATTACHING)[1]
        if behind < end and t.words[behind] in OPENING | CLOSING:
            behind += 1
        if inserted is not None and behind < end and t.vg_at(behind) is not None:
            return False
    # "…", the mayor, Tom Ashe, told reporters
    return not (i > first and t.lower[i] == "," and closes_insertion(t, i, first))
