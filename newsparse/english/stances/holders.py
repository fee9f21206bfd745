"""Who holds a stance: the actors that the agents of a predicate stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.english.grammar import NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.phenomena.issued import issuers
from newsparse.english.view import View
from newsparse.model import EntityType

_REACH = 40
"""Tokens within which a main clause follows a clause in front."""


def holders(view: View, phrases: Iterable[NounPhrase], at: int) -> list[str | None]:
    """The actors that hold what a predicate at token ``at`` says; None for a pronoun that nobody is known for.

    *I* and *we* stand for whoever is speaking, *it* at the head of what somebody says for the speaker; *he* in a clause
    in front for the subject of the main clause; a text for whoever issued it.
    """
    found: list[str | None] = []
    for phrase in phrases:
        if not phrase.start or view.g.lower[phrase.start - 1] not in words("excepting"):
            found += _holders_of(view, phrase, at)
    return list(dict.fromkeys(found))


def known_holders(view: View, phrases: Iterable[NounPhrase], at: int) -> list[str]:
    """The same, but only those who are known."""
    return [holder for holder in holders(view, phrases, at) if holder is not None]


def _holders_of(view: View, phrase: NounPhrase, at: int) -> Iterator[str | None]:
    g, low = view.g, view.g.lower[phrase.head]
    actor = view.actor_of(phrase)
    if actor is not None:
        yield actor.id
    elif g.tags[phrase.head] != "PRON" or low not in words("personal_pronoun"):
        yield from issuers(view, phrase) if g.lemmas[phrase.head] in words("issued_text") else ()
    elif not _stands_for_a_deed(view, phrase, at):
        holder = _speaker(view, phrase) or _of_main_clause(view, phrase, at)
        if holder is not None or low not in words("speaking_pronoun"):
            yield holder


def _stands_for_a_deed(view: View, phrase: NounPhrase, at: int) -> bool:
    """As in "it is wrong to attack doctors": *it* is nobody who attacks."""
    g = view.g
    deed, verb = g.vg_at(at), g.vg_at(phrase.end)
    if g.lower[phrase.head] != "it" or deed is None or deed.form != "infinitive" or verb is None:
        return False
    return verb.lemma in words("equating_verb") and g.lower[verb.end : verb.end + 1] != ["to"]


def _speaker(view: View, phrase: NounPhrase) -> str | None:
    """Who says *I* or *we*, and who says of himself *it would*."""
    around = view.claims_around(phrase.head)
    if not around:
        return None
    span, claim = around[-1]
    if view.g.lower[phrase.head] in ("i", "we") or claim.source is None:
        return claim.source
    start = view.tokens(span).start
    at_front = phrase.start - start <= (view.g.lower[start] == "that")
    spoken = view.g.lower[phrase.head] == "it" and view.actors[claim.source].type is not EntityType.PERSON
    return claim.source if spoken and at_front else None


def _of_main_clause(view: View, phrase: NounPhrase, at: int) -> str | None:
    """As in "Though he opposes the tax, X said": the subject of the main clause."""
    g = view.g
    start, end = g.sentence_range(phrase.head)
    if phrase.start - start > 2 or g.tags[start] != "SCONJ":
        return None
    comma = next((i for i in range(at, min(end, at + _REACH)) if g.lower[i] == ","), None)
    if comma is None:
        return None
    main = next((v for v in g.groups_in(comma, min(end, comma + _REACH)) if v.form == "finite"), None)
    subject = view.actor_of(g.subject(main)) if main is not None else None
    return subject.id if subject is not None else None
