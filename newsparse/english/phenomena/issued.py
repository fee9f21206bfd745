"""Documents: they speak for whoever issues them, who may be named where a document is first spoken of.

As in "The institute released a study on Monday. … *The study* found": the institute found it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from newsparse.english.grammar import Grammar, NounPhrase
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import rows, words
from newsparse.english.view import View

_BEFORE, _AFTER = 10, 3
"""Sentences before and after a document within which its issuer is sought."""


@cache
def documents() -> dict[str, frozenset[str]]:
    """Nouns for documents by their sort, as in ``documents.tsv``."""
    return {row["sort"]: frozenset(row["words"].split()) for row in rows("documents")}


def possessor(view: View, phrase: NounPhrase) -> int | None:
    """The token of a phrase's first possessor, a possessive or a name with *'s*: *Mali* in "Mali's opposition"."""
    lower = view.g.lower
    for k in range(phrase.start, phrase.head):
        if lower[k] in POSSESSIVE:
            return k
        if lower[k] in POSSESSIVE_MARKS and k > phrase.start:
            return k - 1
    return None


def issuers(view: View, phrase: NounPhrase) -> list[str]:
    """Who issued a document, as said where it stands: "X's letter", "a report by X", "X released a statement"."""
    g = view.g
    owned = possessor(view, phrase)
    if owned is not None:
        actor = view.actor_at(owned)
        return [actor] if actor is not None else []
    if g.lower[phrase.end : phrase.end + 1] in (["by"], ["from"]):
        issuer = g.np_at(phrase.end + 1)
        return view.actors_of(g.coordinated(issuer)) if issuer is not None else []
    made = g.vg_at(phrase.start - 1) if phrase.start else None
    if made is None or made.passive or made.lemma not in words("issuing_verb"):
        return []
    if made.lemma == "read" and g.lemmas[phrase.head] != "statement":
        return []  # "the mayor read the letter"
    return view.actors_of(g.clause(made).agents)


def issuers_elsewhere(view: View, phrase: NounPhrase) -> list[str]:
    """Who issued a document, as said where else it stands: before it, or soon after; *a study* only after it."""
    lemma = view.g.lemmas[phrase.head]
    if _nouns(lemma) == {lemma} and lemma not in words("issued_text"):
        return []  # a ban, a plan
    for other in _same(view.g, phrase):
        found = issuers(view, other) or _apposed_issuers(view, other) or _speakers_in(view, other)
        if found:
            return found
    return []


def _same(g: Grammar, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """The other phrases that may mean the same document, the nearest before it first, then those after it."""
    nouns, here = _nouns(g.lemmas[phrase.head]), bisect_right(g.sentence_starts, phrase.start) - 1
    first = g.sentence_starts[max(0, here - _BEFORE)]
    last = g.sentence_ends[min(here + _AFTER, len(g.sentence_ends) - 1)]
    heads = {p.head: p for k in range(first, last) if (p := g.np_at(k)) is not None and g.lemmas[p.head] in nouns}
    others = [p for head, p in heads.items() if head != phrase.head]
    if g.lower[phrase.start] not in ("a", "an"):
        yield from (p for p in reversed(others) if p.start < phrase.start)
    yield from (p for p in others if p.start > phrase.start)


def _nouns(lemma: str) -> frozenset[str]:
    """The nouns that may mean the same document as one does."""
    return frozenset({lemma}).union(*(nouns for nouns in documents().values() if lemma in nouns))


def _apposed_issuers(view: View, phrase: NounPhrase) -> list[str]:
    """Who issued a document after a comma or a participle: *the study, by X*; *a study released by X*."""
    g, i = view.g, phrase.end
    participle = g.vg_at(i)
    if participle is not None and participle.form == "participle" and participle.lemma in words("issuing_verb"):
        i = participle.end
    elif g.lower[i : i + 1] == [","]:
        i += 1
    issuer = g.np_at(i + 1) if i > phrase.end and g.lower[i : i + 1] in (["by"], ["from"]) else None
    return view.actors_of(g.coordinated(issuer)) if issuer is not None else []


def _speakers_in(view: View, phrase: NounPhrase) -> list[str]:
    """Who said something in a document: *the board said in a statement*, *said the board in a statement*."""
    g, i = view.g, phrase.start - 1
    if i < 1 or g.lower[i] != "in":
        return []
    verb, subject = g.vg_at(i - 1), g.np_at(i - 1)
    if verb is not None and not verb.passive:
        return view.actors_of(g.subjects(verb))
    if subject is None or not subject.start:
        return []
    inverted = g.vg_at(subject.start - 1)
    return view.actors_of([subject]) if inverted is not None and subject == g.inverted(inverted) else []
