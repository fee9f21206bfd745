"""Relative clauses: whom one is about, and those that begin without a pronoun."""

from __future__ import annotations

from newsparse.english.grammar.attachment import full_range, top_phrase
from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import ATTACHING, CLOSING, RELATIVE


def antecedent(t: ChunkedText, relative: int, first: int) -> NounPhrase | None:
    """The noun phrase that a relative pronoun stands for: *members* of *the members of Congress who*."""
    i = relative - 1
    if i >= first and t.lower[i] == ",":
        i -= 1
    if i >= first and t.tags[i] == "ADP":
        i -= 1
    phrase = t.np_at(i)
    if phrase is None and i >= first and t.words[i] in CLOSING:
        phrase = t.np_at(i - 1)
    if phrase is None:
        return None
    if t.lower[relative] == "who" and t.tags[phrase.head] == "PROPN" and phrase.start - 2 >= first:
        governor = t.np_at(phrase.start - 2) if t.lower[phrase.start - 1] == "of" else None
        if governor is not None and t.lower[governor.head].endswith("s") and t.tags[governor.head] == "NOUN":
            return governor  # "members of Congress who"
    return top_phrase(t, phrase, first) if t.lower[relative] == "who" and t.lower[relative - 1] == "," else phrase


def is_reduced_relative(t: ChunkedText, group: VerbGroup) -> bool:
    """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
    subject, phrase = t.np_at(group.start - 1), t.np_at(group.end + 1)
    if not group.past or group.start != group.head or subject is None or phrase is None:
        return False
    if t.lower[subject.head] in RELATIVE or phrase.start != group.end + 1:
        return False
    behind = t.vg_at(full_range(t, phrase, ATTACHING)[1])
    return t.lower[group.end] in ATTACHING and behind is not None and behind.form == "finite"
