"""Nouns that are somebody though no list has them: told by what they do, what is said of them, and how they are formed.

Only somebody resigns, sues, votes, apologises (`deeds`), has a spokesman or is urged to pay (`relations`). Each rule
gives a noun phrase a weight, its form too (`formation`); together they must reach `ENOUGH`. A noun that is somebody
once is so wherever the article takes it up: *the lodge*.
"""

from __future__ import annotations

from functools import lru_cache

from newsparse.english.grammar import TIMES, Grammar, NounPhrase
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import collectives
from newsparse.english.names.deeds import deeds
from newsparse.english.names.formation import is_doer_noun, is_person_noun
from newsparse.english.names.nouns import is_listed, opens_as_plural
from newsparse.english.names.nouns import lemma as lemma_of
from newsparse.english.names.relations import has_who, relations
from newsparse.english.names.vocabulary import AMBIGUOUS_HEADS
from newsparse.model import EntityType

ARTIFACTS = words("reporting_text")
"""Things that say something for somebody."""
ENOUGH = 2
"""The weight that makes a noun somebody."""
_KNOWN = 8192
"""Nouns that are remembered."""
_NOBODY = TIMES | ARTIFACTS | words("happening") | words("acting_thing")
_ABSTRACT = tuple(words("abstract_ending"))
_RESULT = tuple(words("result_ending"))
_SOMETIMES_A_BODY = tuple(words("body_or_quality_ending"))
_AGENTIVE = tuple(words("agentive_ending"))
_VERB_NOUNS = word_classes()["verb_noun"]
_IN = word_classes("name_context")["in_place"]
_DEFINITE = words("own_article") - {"a", "an"}


def speakers(g: Grammar, owners: dict[int, list[NounPhrase]]) -> dict[int, EntityType]:
    """The heads of common noun phrases that are somebody by the evidence, typed.

    Texts that say something (*the report says*) are none: somebody speaks through them.
    """
    phrases = [p for phrase in g.noun_phrases for p in (phrase, *owners.get(phrase.start, ())[:1])]
    forms = [(phrase, form) for phrase in phrases if (form := _form_at(g, phrase)) is not None]
    done = deeds(g, {phrase.head for phrase, _ in forms})
    found = {
        phrase.head: _type(g, phrase)
        for phrase, form in forms
        if form + done[phrase.head] + relations(g, phrase) >= ENOUGH
    }
    return _taken_up(g, phrases, found) | found


def _form_at(g: Grammar, phrase: NounPhrase) -> int | None:
    """What the form of the head weighs, if it is a noun that may be somebody."""
    noun = g.tags[phrase.head] == "NOUN" or opens_as_plural(g, phrase)
    return _form(g.lower[phrase.head], lemma_of(g, phrase)) if noun else None


@lru_cache(_KNOWN)
def _form(low: str, lemma: str) -> int | None:
    """What the form of a noun weighs: for a person, or against anybody where it names an act or a result.

    None for times, texts, happenings and qualities, and for nouns that the lists know.
    """
    abstract = lemma.endswith(_ABSTRACT) and lemma not in collectives()
    if low in ARTIFACTS or lemma in _NOBODY or abstract or is_listed(low):
        return None
    if is_person_noun(lemma):
        return 2
    if is_doer_noun(lemma):
        return 1
    if lemma.endswith(_SOMETIMES_A_BODY):
        return -1
    if lemma.endswith(_RESULT):
        return -3 if low != lemma else -2
    return -2 if lemma in _VERB_NOUNS or low in AMBIGUOUS_HEADS else 0


def _type(g: Grammar, phrase: NounPhrase) -> EntityType:
    lemma, low = lemma_of(g, phrase), g.lower[phrase.head]
    if low.endswith("men") or (low != lemma and low.endswith("s")):
        return EntityType.GROUP
    person = lemma.endswith(_AGENTIVE) or is_person_noun(lemma) or is_doer_noun(lemma) or has_who(g, phrase)
    return EntityType.PERSON if person else EntityType.ORGANIZATION


def _taken_up(g: Grammar, phrases: list[NounPhrase], found: dict[int, EntityType]) -> dict[int, EntityType]:
    """Definite phrases with the noun of one that is somebody elsewhere, and not in or at which something happens."""
    known = {g.lower[head]: type for head, type in found.items()}
    again = (p for p in phrases if g.lower[p.head] in known and g.lower[p.start] in _DEFINITE)
    return {p.head: known[g.lower[p.head]] for p in again if not p.start or g.lower[p.start - 1] not in _IN}
