"""Who holds a stance: the actors that the agents of a predicate stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.english.grammar import NounPhrase
from newsparse.english.grammar.vocabulary import POSSESSIVE, POSSESSIVE_MARKS
from newsparse.english.lexicon import words
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


def possessor(view: View, phrase: NounPhrase) -> int | None:
    """The token of a phrase's first possessor, a possessive or a name with *'s*: *Mali* in "Mali's opposition"."""
    lower = view.g.lower
    for k in range(phrase.start, phrase.head):
        if lower[k] in POSSESSIVE:
            return k
        if lower[k] in POSSESSIVE_MARKS and k > phrase.start:
            return k - 1
    return None


def _holders_of(view: View, phrase: NounPhrase, at: int) -> Iterator[str | None]:
    g, low = view.g, view.g.lower[phrase.head]
    actor = view.actor_of(phrase)
    if actor is not None:
        yield actor.id
    elif g.tags[phrase.head] != "PRON" or low not in words("personal_pronoun"):
        yield from _issuers(view, phrase)
    else:
        holder = _speaker(view, phrase) or _of_main_clause(view, phrase, at)
        if holder is not None or low not in words("speaking_pronoun"):
            yield holder


def _issuers(view: View, phrase: NounPhrase) -> list[str]:
    """Who speaks in a text: "X's letter", "a report by X", "X released a statement"."""
    g = view.g
    if g.lemmas[phrase.head] not in words("issued_text"):
        return []
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
    return view.actors_of(g.clause(made).agents)


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
