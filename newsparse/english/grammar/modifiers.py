"""Verb forms that are no verbs: a participle before its noun."""

from __future__ import annotations

from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import word_classes
from newsparse.english.lexicon.inflection import verb_forms

_PRESENT = frozenset({"base", "s", "ing"})


def modifies(t: TaggedText, i: int, start: int, end: int) -> bool:
    """Whether a participle stands before its noun: *the proposed ban*, *increased spending*."""
    tags, lower = t.tags, t.lower
    low = lower[i]
    if i + 1 >= end:
        return False
    if tags[i + 1] == "VERB" and lower[i + 1].endswith("ing") and tags[i + 2 : i + 3] == ("NOUN",):
        return i > start and tags[i - 1] in ("DET", "ADJ") and low.endswith("ed")  # "the assisted dying bill"
    if tags[i + 1] not in ("NOUN", "ADJ") and not (tags[i + 1] == "PROPN" and tags[i - 1] == "DET"):
        return False
    if not low.endswith(("ed", "ing", "en")) and verb_forms().get(low, ("", ""))[1] != "participle":
        return False
    if i == start and low.endswith("ing"):  # "Striking nurses demanded", not "Cutting taxes is"
        group = tags[i + 2 : i + 3] if lower[i + 1].endswith("s") else ()
        return group in (("VERB",), ("AUX",)) and not _is_singular(lower[i + 2])
    before = i - 1
    if before > start and tags[before] == "ADV" and tags[before - 1] in ("DET", "PART", "PRON"):
        before -= 1  # "the newly elected leader"
    owned = lower[before] in POSSESSIVE or lower[before] in POSSESSIVE_MARKS
    if i == start or tags[before] in ("DET", "ADJ", "NUM") or owned:
        return i != start or low.endswith("ed")
    if tags[i - 1] == "VERB" and low.endswith("ed"):  # "unions oppose higher fees and reject proposed cuts"
        present = verb_forms().get(lower[i - 1], ("", ""))[1] in _PRESENT
        return present or low in word_classes()["attributive"]
    if tags[i - 1] == "VERB" and low.endswith("ing"):
        return i - 2 >= start and lower[i - 1].endswith("ed") and tags[i - 2] == "DET"
    return tags[i - 1] == "ADP" and low.endswith("ed")


def _is_singular(verb: str) -> bool:
    """Whether a verb form goes with a singular only: *is*, *has*, *says*."""
    return verb in ("is", "was", "has", "does") or verb_forms().get(verb, ("", ""))[1] == "s"
