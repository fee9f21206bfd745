"""Insertions after a noun phrase, between commas, dashes or brackets: appositions, relative clauses, asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import at_front, top_phrase
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import DASHES, RELATIVE, TIMES

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar


def before_insertion(g: Grammar, close: int, first: int) -> NounPhrase | None:
    """The noun phrase before an insertion that ends at a mark: a comma, a dash or a bracket."""
    if g.words[close] == ")":
        openings: tuple[str, ...] = ("(",)
    elif g.lower[close] in DASHES:
        openings = tuple(DASHES)
    else:
        openings = (",",)
        modified = _before_participles(g, close, first)
        if modified is not None:
            return modified
    opening = next((i for i in range(close - 1, first, -1) if g.lower[i] in openings), None)
    if opening is None:
        return None
    phrase = g.np_at(opening - 1) or before_brackets(g, opening - 1, first)
    if phrase is None or g.lower[phrase.head] in TIMES:
        return None
    top = _name_of_both(g, top_phrase(g, phrase, first), opening, close, first)
    # "In Paris, X, the minister, said": a phrase after a preposition at the front is no subject.
    if top.start > first and g.tags[top.start - 1] == "ADP" and g.lower[top.start - 1] != "of":
        inner = g.np_at(close - 1)
        return top_phrase(g, inner, first) if inner is not None else None
    return top


def _before_participles(g: Grammar, comma: int, first: int) -> NounPhrase | None:
    """The noun phrase at the front after which a modifier has commas: *X, backed by unions, banks and Y,*."""
    for k in range(first + 1, comma - 1):
        if g.lower[k] != ",":
            continue
        phrase = g.np_at(k - 1)
        group = g.vg_at(next((j for j in range(k + 1, comma) if g.tags[j] != "ADV"), k))
        if phrase is None or g.lower[phrase.head] in TIMES or group is None or group.form != "participle":
            continue
        top = top_phrase(g, phrase, first)
        if at_front(g, top, first) and all(v.form != "finite" for v in g.groups_in(k, comma)):
            return top
    return None


def before_brackets(g: Grammar, close: int, first: int) -> NounPhrase | None:
    """The noun phrase that an abbreviation in brackets stands after: *the Film Guild (FG), which …*."""
    if g.words[close] != ")":
        return None
    opening = next((i for i in range(close, max(first, close - 8), -1) if g.words[i] == "("), None)
    return g.np_at(opening - 1) if opening is not None else None


def _name_of_both(g: Grammar, top: NounPhrase, opening: int, close: int, first: int) -> NounPhrase:
    """The name among a phrase and what stands in apposition to it, on either side."""
    if g.tags[top.head] == "PROPN" or g.lower[opening] != ",":
        return top
    inner = g.np_at(close - 1)
    if inner is not None and g.tags[inner.head] == "PROPN" and inner.start == opening + 1:
        return inner  # "one of her aides, former mayor Ned Fox, backed"
    if top.start - 2 >= first and g.lower[top.start - 1] == ",":
        outer = g.np_at(top.start - 2)
        if outer is not None and g.tags[outer.head] == "PROPN":
            return outer  # "Ada Fox, professor of law, economics and history, said"
    return top


def closes_insertion(g: Grammar, comma: int, first: int) -> bool:
    """Whether a comma closes what stands after a noun phrase at the front of a clause: *One local, Jon Fox,*."""
    opening = next((k for k in range(comma - 1, first, -1) if g.lower[k] == ","), first)
    phrase = g.np_at(opening - 1) if opening > first else None
    if phrase is None or g.lower[phrase.head] in TIMES or not at_front(g, top_phrase(g, phrase, first), first):
        return False
    relative = g.lower[opening + 1] in RELATIVE
    return relative or all(group.form != "finite" for group in g.groups_in(opening + 1, comma))


def described_by(g: Grammar, name: NounPhrase) -> NounPhrase | None:
    """The noun phrase at the front of its clause that a name is in apposition to: *the mayor*, Tom Ashe, *said*."""
    if g.tags[name.head] != "PROPN" or g.lower[name.end : name.end + 1] != [","]:
        return None
    first, _ = g.sentence_range(name.start)
    phrase = g.np_at(name.start - 2) if name.start - 2 >= first and g.lower[name.start - 1] == "," else None
    if phrase is None:
        return None
    phrase = top_phrase(g, phrase, first)
    somebody = g.tags[phrase.head] == "NOUN" and g.lemmas[phrase.head] not in TIMES
    return phrase if somebody and at_front(g, phrase, first) else None
