"""Relative clauses: whom one is about, and those that begin without a pronoun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import full_range, top_phrase
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import ATTACHING, CLOSING, RELATIVE

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar


def antecedent(g: Grammar, relative: int, first: int) -> NounPhrase | None:
    """The noun phrase that a relative pronoun stands for: *members* of *the members of Congress who*."""
    phrase = phrase_before(g, relative, first)
    if phrase is None or g.lower[relative] != "who":
        return phrase
    if g.tags[phrase.head] == "PROPN" and phrase.start - 2 >= first and g.lower[phrase.start - 1] == "of":
        governor = g.np_at(phrase.start - 2)
        if governor is not None and g.lower[governor.head].endswith("s") and g.tags[governor.head] == "NOUN":
            return governor  # "members of Congress who"
    return top_phrase(g, phrase, first) if g.lower[relative - 1] == "," else phrase


def phrase_before(g: Grammar, relative: int, first: int) -> NounPhrase | None:
    """The noun phrase before a relative pronoun, past a comma, a preposition and a closing mark."""
    i = relative - 1
    if i >= first and g.lower[i] == ",":
        i -= 1
    if i >= first and g.tags[i] == "ADP":
        i -= 1
    phrase = g.np_at(i)
    return g.np_at(i - 1) if phrase is None and i >= first and g.words[i] in CLOSING else phrase


def is_reduced_relative(g: Grammar, group: VerbGroup) -> bool:
    """Whether a past form opens a relative clause without pronoun: *a group* based *in Mali claims*."""
    subject, phrase = g.np_at(group.start - 1), g.np_at(group.end + 1)
    if not group.past or group.start != group.head or subject is None or phrase is None:
        return False
    if g.lower[subject.head] in RELATIVE or phrase.start != group.end + 1:
        return False
    after = g.vg_at(full_range(g, phrase, ATTACHING)[1])
    return g.lower[group.end] in ATTACHING and after is not None and after.form == "finite"
