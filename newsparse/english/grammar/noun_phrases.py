"""Noun phrases: where one ends, and which of its words is the head."""

from __future__ import annotations

from newsparse.english.grammar.modifiers import modifies
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.tagged_text import TaggedText
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS, TIMES, WEEKDAYS

NOMINAL = frozenset({"DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN", "SYM"})
"""Tags that a noun phrase may begin with."""
_PRONOMINAL = frozenset("this that these those all both each some any another either neither".split())
_PREDETERMINERS = frozenset({"all", "both", "half"})


def noun_phrase(t: TaggedText, start: int, end: int) -> NounPhrase | None:
    """The noun phrase that begins at ``start``, in a sentence that ends at ``end``; None if there is no head."""
    tags, lower = t.tags, t.lower
    low = lower[start]
    if tags[start] == "PRON" and low not in POSSESSIVE:
        return NounPhrase(start, start + 1, start)
    if low in WEEKDAYS:
        return NounPhrase(start, start + 1, start)
    i, head = start, -1
    owned = start  # where the phrase behind the last possessive begins: "the port's two | oldest clubs"
    while i < end and _belongs(t, i, start, end, head, owned):
        tag = tags[i]
        if tag in ("NOUN", "PROPN"):
            head = i
        elif tag == "NUM":
            head = i if head < owned or tags[head] == "NUM" else head
        elif tag == "PART" and lower[i] in POSSESSIVE_MARKS:
            owned = i + 1
        elif tag == "SYM" and not _before_number(t, i, end):
            head = i
        i += 1
    if head < 0:
        # "the poor", "the first": an adjective or a determiner does for the noun.
        if i > start and tags[i - 1] in ("ADJ", "NUM") and tags[start] in ("DET", "ADJ"):
            return NounPhrase(start, i, i - 1) if tags[start] == "DET" else None
        return NounPhrase(start, start + 1, start) if tags[start] == "DET" and low in _PRONOMINAL else None
    return NounPhrase(start, head + 1, head)


def _belongs(t: TaggedText, i: int, start: int, end: int, head: int, owned: int) -> bool:
    """Whether the noun phrase that begins at ``start``, with its head so far, goes on with token ``i``."""
    tags, lower = t.tags, t.lower
    tag = tags[i]
    placed = head >= owned
    if tag in ("NOUN", "PROPN"):
        if lower[i] in WEEKDAYS and i > start and tags[i - 1] != "DET":
            return False
        # "in recent weeks | White House officials"
        return not (head >= 0 and tag == "PROPN" and t.lemmas[head] in TIMES and tags[head] == "NOUN")
    if tag == "NUM":
        return True
    if tag == "DET":
        return i == start or lower[i - 1] in _PREDETERMINERS or lower[i - 1] in ("such", "of")
    if tag == "PRON":
        return lower[i] in POSSESSIVE and (i == start or lower[i - 1] in _PREDETERMINERS)
    if tag == "ADJ":
        return not placed or tags[head] in ("NUM", "PROPN")
    if tag == "PART" and lower[i] in POSSESSIVE_MARKS:
        return head == i - 1 and i + 1 < end and tags[i + 1] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")
    if tag == "ADV":
        if placed or i + 1 >= end:
            return False
        return tags[i + 1] == "ADJ" or (tags[i + 1] == "VERB" and modifies(t, i + 1, start, end))
    if tag == "VERB":
        return not placed and modifies(t, i, start, end)
    if tag == "SYM":
        return _before_number(t, i, end) or (head >= 0 and lower[i] == "%")
    if lower[i] == "/":
        return head == i - 1 and i + 1 < end and {tags[i - 1], tags[i + 1]} == {"PROPN"}
    # "Russian and Belarusian soldiers": modifiers that share a noun.
    return (
        tag == "CCONJ"
        and head < 0
        and i > start
        and tags[i - 1] == "ADJ"
        and i + 2 < end
        and tags[i + 1] == "ADJ"
        and tags[i + 2] in ("NOUN", "ADJ")
    )


def _before_number(t: TaggedText, i: int, end: int) -> bool:
    return i + 1 < end and t.tags[i + 1] == "NUM"
