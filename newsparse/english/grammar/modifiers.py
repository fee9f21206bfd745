"""Verb forms that are no verbs: a participle before its noun."""

from __future__ import annotations

from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import PAST, POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.inflection import sort_of, verb_forms


def modifies(t: TaggedText, i: int, start: int, end: int) -> bool:
    """Whether a participle stands before its noun: *the proposed ban*, *increased spending*.

    ``start`` is where the phrase or the sentence begins, ``end`` where the sentence ends.
    """
    if i + 1 >= end:
        return False
    if t.tags[i + 1] == "VERB" and t.lower[i + 1].endswith("ing") and t.tags[i + 2 : i + 3] == ("NOUN",):
        # "the assisted dying bill"
        return i > start and t.tags[i - 1] in ("DET", "ADJ") and t.lower[i].endswith("ed")
    if not _is_participle(t.lower[i]) or not _is_before_noun(t, i):
        return False
    if i == start:
        return t.lower[i].endswith("ed") or (t.lower[i].endswith("ing") and _opens_subject(t, i))
    return _follows_opening(t, i, start) or _follows_verb(t, i, start)


def _is_participle(low: str) -> bool:
    return low.endswith(("ed", "ing", "en")) or sort_of(low) == "participle"


def _is_before_noun(t: TaggedText, i: int) -> bool:
    following = t.tags[i + 1]
    return following in ("NOUN", "ADJ") or (following == "PROPN" and t.tags[i - 1] == "DET")


def _opens_subject(t: TaggedText, i: int) -> bool:
    """*Striking nurses demanded*, but not *Cutting taxes is*."""
    verb = t.tags[i + 2 : i + 3] if t.lower[i + 1].endswith("s") else ()
    return verb in (("VERB",), ("AUX",)) and not _is_singular(t.lower[i + 2])


def _follows_opening(t: TaggedText, i: int, start: int) -> bool:
    """Whether what begins a noun phrase stands before a word, with an adverb between at most: *the* newly *elected*."""
    before = i - 1
    if before > start and t.tags[before] == "ADV" and t.tags[before - 1] in ("DET", "PART", "PRON"):
        before -= 1
    owned = t.lower[before] in POSSESSIVE or t.lower[before] in POSSESSIVE_MARKS
    return t.tags[before] in ("DET", "ADJ", "NUM") or owned


def _follows_verb(t: TaggedText, i: int, start: int) -> bool:
    """Whether a participle is part of an object without determiner, or of what a preposition has: *by* hired *men*."""
    low, before = t.lower[i], t.tags[i - 1]
    if before == "ADP":
        return low.endswith("ed")
    if before != "VERB":
        return False
    if low.endswith("ed"):  # "unions oppose higher fees and reject proposed cuts"
        verb = verb_forms().get(t.lower[i - 1])
        return (verb is not None and verb[1] not in PAST) or low in word_classes()["attributive"]
    return low.endswith("ing") and i - 2 >= start and t.lower[i - 1].endswith("ed") and t.tags[i - 2] == "DET"


def _is_singular(verb: str) -> bool:
    """Whether a verb form goes with a singular only: *is*, *has*, *says*."""
    return verb in words("singular_auxiliary") or sort_of(verb) == "s"
