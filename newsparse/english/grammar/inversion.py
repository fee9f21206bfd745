"""Subjects after their verb, as after speech: *"…," said X*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import full_range
from newsparse.english.grammar.insertions import before_insertion, closes_insertion
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import ATTACHING, BE, CLOSING, MARKS, TIMES
from newsparse.english.lexicon import word_classes, words

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar

INVERTING = word_classes("speech_verbs")["inverting"]
"""Verbs that may stand before their subject when they report speech."""
AFTER_QUOTATION = word_classes("speech_verbs")["after_quotation"]
"""Verbs that stand before their subject right after a quotation only."""
_WITH_PARTICLE = word_classes("speech_verbs")["with_particle"]
"""Verbs of saying only with a particle: *shot back X*, *chimed in Y*."""
_QUOTATION_ENDS = frozenset({"”", '"', "’", "'", "»", "“"})
_SPEECH_ENDS = frozenset({",", "?", "!", "…", "—", "–", "--"})
_BEFORE_INVERTED = CLOSING - {")", "]"} | {"“", ",", "''"}
"""What stands before a verb that has its subject after it, unless it opens the sentence."""
_LEAST_SAID = 3
"""Words of a quotation that any verb may report; fewer may be a title."""


def inverted_subject(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The subject after a verb of speech: *"…," said X*; only where nothing before could be one.

    After a quotation that a comma ends, any verb is one before a name: *"…," harrumphed X*.
    """
    first, end = g.sentence_range(group.head)
    if group.form != "finite" or (group.start > first and g.words[group.start - 1] not in _BEFORE_INVERTED):
        return None
    if group.lemma not in INVERTING:
        listed = group.lemma in AFTER_QUOTATION or group.lemma in _WITH_PARTICLE
        if not (listed and _after_quotation(g, group, first)) and not _reports_manner(g, group, first, end):
            return None
    phrase = _phrase_after(g, group, end)
    return phrase if phrase is not None and _lacks_subject(g, group, phrase, first, end) else None


def _after_quotation(g: Grammar, group: VerbGroup, first: int) -> bool:
    """Whether a verb stands right after a closing mark, or a comma after one."""
    i = group.start - 1
    if i > first and g.lower[i] == ",":
        i -= 1
    return i >= first and _closes(g, i, first)


def _closes(g: Grammar, i: int, first: int) -> bool:
    """Whether a mark closes something; “ closes what „ has opened."""
    return g.words[i] in CLOSING or (g.words[i] == "“" and "„" in g.words[first:i])


def _reports_manner(g: Grammar, group: VerbGroup, first: int, end: int) -> bool:
    """Whether a single verb stands between a whole quotation and a name, so that it reports, whatever it means."""
    if group.start != group.head or not g.words[group.head].islower() or group.end >= end or group.lemma == BE:
        return False
    if not quotation_before(g, group.start, first):
        return False
    phrase = g.np_at(group.end)
    if phrase is None or phrase.start != group.end or g.tags[phrase.head] != "PROPN" or g.tags[phrase.start] == "DET":
        return False
    after = full_range(g, phrase, ATTACHING)[1]
    following = g.vg_at(after)
    return after >= end or g.lower[after] in (",", ".", ";") or (following is not None and following.form == "gerund")


def quotation_before(g: Grammar, i: int, first: int) -> bool:
    """Whether the sentence opens with a quotation that ends before token ``i`` as speech does, and is no title.

    Speech ends with a comma or a sign of its own, and has words in lower case.
    """
    close = i - 1
    outside = close > first and g.lower[close] == ","
    close -= outside
    if close <= first or g.words[close] not in _QUOTATION_ENDS or not (outside or g.words[close - 1] in _SPEECH_ENDS):
        return False
    marks = _OPENED_BY[g.words[close]]
    opening = next((k for k in range(close - 1, first - 1, -1) if g.words[k] in marks), first - 1)
    said = [word for word in g.words[opening + 1 : close] if word[0].isalpha()]
    return opening <= first and len(said) >= _LEAST_SAID and any(word[0].islower() for word in said[1:])


_OPENED_BY = {"”": "“„”", '"': '"', "’": "‘‚", "'": "'", "»": "«»", "“": "„"}
"""The marks that a quotation with this closing mark may have begun with."""


def _phrase_after(g: Grammar, group: VerbGroup, end: int) -> NounPhrase | None:
    """The noun phrase after a verb of speech and its particle, if it may be a subject there."""
    after = group.end
    if group.lemma in _WITH_PARTICLE:
        particle = after < end and g.lower[after] in words("speech_particle")
        if not particle and group.lemma not in INVERTING | AFTER_QUOTATION:
            return None
        after += particle
    phrase = g.np_at(after)
    if phrase is None or g.lower[phrase.head] in TIMES or phrase.start < after:
        return None
    return None if g.lower[phrase.head] in words("never_inverted") else phrase


def _lacks_subject(g: Grammar, group: VerbGroup, phrase: NounPhrase, first: int, end: int) -> bool:
    """Whether a verb with a noun phrase after it has nothing before it that could be its subject."""
    i = group.start - 1
    if i >= first and g.words[i] == "“" and not _closes(g, i, first):
        return False
    if i >= first and g.lower[i] == "," and not _closes(g, i - 1, first):
        # ", said X" after unquoted words: only if no noun phrase with a comma of its own precedes.
        inserted = before_insertion(g, i, first)
        after = full_range(g, phrase, ATTACHING)[1]
        if after < end and g.words[after] in MARKS:
            after += 1
        if inserted is not None and after < end and g.vg_at(after) is not None:
            return False
    # "…", the mayor, Tom Ashe, told reporters
    return not (i > first and g.lower[i] == "," and closes_insertion(g, i, first))
