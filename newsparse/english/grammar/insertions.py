"""Insertions behind a noun phrase, between commas, dashes or brackets: appositions, relative clauses, asides."""

from __future__ import annotations

from newsparse.english.grammar.attachment import at_front, top_phrase
from newsparse.english.grammar.chunked_text import ChunkedText
from newsparse.english.grammar.phrases import NounPhrase
from newsparse.english.grammar.vocabulary import RELATIVE, TIMES

_DASHES = ("—", "–", "--")


def before_insertion(t: ChunkedText, close: int, first: int) -> NounPhrase | None:
    """The noun phrase before an insertion that ends at a mark: a comma, a dash or a bracket."""
    if t.words[close] == ")":
        openings: tuple[str, ...] = ("(",)
    elif t.lower[close] in _DASHES:
        openings = _DASHES
    else:
        openings = (",",)
        modified = _before_participles(t, close, first)
        if modified is not None:
            return modified
    opening = next((i for i in range(close - 1, first, -1) if t.lower[i] in openings), None)
    if opening is None:
        return None
    phrase = t.np_at(opening - 1) or before_brackets(t, opening - 1, first)
    if phrase is None or t.lower[phrase.head] in TIMES:
        return None
    top = _name_of_both(t, top_phrase(t, phrase, first), opening, close, first)
    # "In Paris, X, the minister, said": a phrase behind a preposition at the front is no subject.
    if top.start > first and t.tags[top.start - 1] == "ADP":
        inner = t.np_at(close - 1)
        return top_phrase(t, inner, first) if inner is not None else None
    return top


def _before_participles(t: ChunkedText, comma: int, first: int) -> NounPhrase | None:
    """The noun phrase at the front behind which a modifier has commas: *X, backed by unions, banks and Y,*."""
    for k in range(first + 1, comma - 1):
        if t.lower[k] != ",":
            continue
        phrase = t.np_at(k - 1)
        group = t.vg_at(next((j for j in range(k + 1, comma) if t.tags[j] != "ADV"), k))
        if phrase is None or t.lower[phrase.head] in TIMES or group is None or group.form != "participle":
            continue
        top = top_phrase(t, phrase, first)
        if at_front(t, top, first) and all(v.form != "finite" for v in t.groups_in(k, comma)):
            return top
    return None


def before_brackets(t: ChunkedText, close: int, first: int) -> NounPhrase | None:
    """The noun phrase that an abbreviation in brackets stands behind: *the Film Guild (FG), which …*."""
    if t.words[close] != ")":
        return None
    opening = next((i for i in range(close, max(first, close - 8), -1) if t.words[i] == "("), None)
    return t.np_at(opening - 1) if opening is not None else None


def _name_of_both(t: ChunkedText, top: NounPhrase, opening: int, close: int, first: int) -> NounPhrase:
    """The name among a phrase and what stands in apposition to it, on either side."""
    if t.tags[top.head] == "PROPN" or t.lower[opening] != ",":
        return top
    inner = t.np_at(close - 1)
    if inner is not None and t.tags[inner.head] == "PROPN" and inner.start == opening + 1:
        return inner  # "one of her aides, former mayor Ned Fox, backed"
    if top.start - 2 >= first and t.lower[top.start - 1] == ",":
        outer = t.np_at(top.start - 2)
        if outer is not None and t.tags[outer.head] == "PROPN":
            return outer  # "Ada Fox, professor of law, economics and history, said"
    return top


def closes_insertion(t: ChunkedText, comma: int, first: int) -> bool:
    """Whether a comma closes what stands behind a noun phrase at the front of a clause: *One local, Jon Fox,*."""
    opening = next((k for k in range(comma - 1, first, -1) if t.lower[k] == ","), first)
    phrase = t.np_at(opening - 1) if opening > first else None
    if phrase is None or t.lower[phrase.head] in TIMES or not at_front(t, top_phrase(t, phrase, first), first):
        return False
    relative = t.lower[opening + 1] in RELATIVE
    return relative or all(group.form != "finite" for group in t.groups_in(opening + 1, comma))


def described_by(t: ChunkedText, name: NounPhrase) -> NounPhrase | None:
    """The noun phrase at the front of its clause that a name is in apposition to: *the mayor*, Tom Ashe, *said*."""
    if t.tags[name.head] != "PROPN" or t.lower[name.end : name.end + 1] != [","]:
        return None
    first, _ = t.sentence_range(name.start)
    phrase = t.np_at(name.start - 2) if name.start - 2 >= first and t.lower[name.start - 1] == "," else None
    if phrase is None:
        return None
    phrase = top_phrase(t, phrase, first)
    somebody = t.tags[phrase.head] == "NOUN" and t.lemmas[phrase.head] not in TIMES
    return phrase if somebody and at_front(t, phrase, first) else None
