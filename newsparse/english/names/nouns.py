"""What a noun refers to by itself: the type of actor that it names, by the lists and by how the word is formed."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import collectives, compatriots, demonyms, title_heads
from newsparse.english.names.vocabulary import AMBIGUOUS_HEADS, POSSESSIVE_MARKS, collective_type
from newsparse.model import EntityType

_PLURAL = ("s", "men")
_REGIONAL = words("regional")
_NOT_PERSONS = words("thing_in_ers")
_PEOPLE_ENDINGS = tuple(words("people_ending"))
_REFERRING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_KNOWN = 8192
"""Nouns that are remembered."""


@attrs.frozen
class Noun:
    """The head noun of a phrase: as it is written (in lower case), its lemma, and the word before it in the phrase.

    ``listed`` is what the list of bodies and groups says of it, or of it and the word before it (*air force*);
    ``capital`` whether it has one, ``determined`` whether a determiner opens the phrase.
    """

    low: str
    lemma: str
    before: str
    listed: EntityType | None
    listed_pair: bool
    capital: bool
    determined: bool
    acts: Callable[[], bool]

    @property
    def is_plural(self) -> bool:
        """Whether it names several, or is a listed word for many."""
        return self.low != self.lemma or collective_type(self.low) is EntityType.GROUP


def type_of(g: Grammar, phrase: NounPhrase) -> EntityType | None:
    """The type of actor that a noun phrase refers to, by its head; None if it refers to none, or is not known."""
    noun = _noun(g, phrase) if _may_refer(g, phrase) else None
    if noun is None or (noun.low in AMBIGUOUS_HEADS and not _is_somebody_here(noun)):
        return None
    return next(filter(None, (rule(noun) for _, _, rule in RULES)), None)


def opens_as_plural(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a head is a plural that has its capital from its place: *Glaziers protested*."""
    head = phrase.head
    capital = head == phrase.start and g.lower[head].endswith(_PLURAL) and g.words[head].istitle()
    return capital and head == g.sentence_range(head)[0]


def owners(g: Grammar) -> dict[int, list[NounPhrase]]:
    """Those in a phrase that own what it names, by its first token: *the mayor* of *the mayor's office*."""
    found: dict[int, list[NounPhrase]] = {}
    for i, low in enumerate(g.lower):
        phrase = g.np_at(i) if low in POSSESSIVE_MARKS else None
        if phrase is not None and phrase.start < i < phrase.head:
            found.setdefault(phrase.start, []).append(NounPhrase(phrase.start, i, i - 1))
    return found


def lemma(g: Grammar, phrase: NounPhrase) -> str:
    """The lemma of a head in lower case; of a plural that was taken for a name, as its ending tells."""
    low = g.lower[phrase.head]
    if g.tags[phrase.head] != "PROPN" or not opens_as_plural(g, phrase):
        return g.lemmas[phrase.head].lower()
    return low[:-3] + "man" if low.endswith("men") else low[:-1]


def acts(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase is the subject of a finite verb other than *be*, or is told something."""
    group = g.vg_at(phrase.end)
    active = group is not None and group.form == "finite" and group.lemma != "be"
    return active or g.acts(phrase.head) or _is_told(g, phrase)


def _is_told(g: Grammar, phrase: NounPhrase) -> bool:
    verb = g.vg_at(phrase.start - 1) if phrase.start else None
    return verb is not None and verb.lemma == "tell" and not verb.passive and verb.end == phrase.start


def is_listed(low: str) -> bool:
    """Whether the lists have a noun as it is written, for somebody and for nothing else."""
    return (low in collectives() or low in title_heads()) and low not in AMBIGUOUS_HEADS and low not in TIMES


def _may_refer(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether the head is a noun at all, and no time; in capitals only if it is a listed one."""
    low, tag = g.lower[phrase.head], g.tags[phrase.head]
    if tag not in _REFERRING or low in TIMES:
        return False
    if tag != "PROPN" or not g.words[phrase.head][0].isupper() or opens_as_plural(g, phrase):
        return True
    return low in title_heads() or low in collectives() or low in compatriots()


def _noun(g: Grammar, phrase: NounPhrase) -> Noun | None:
    """The noun of a phrase, if there is any rule that may know it."""
    low, stem = g.lower[phrase.head], lemma(g, phrase)
    before = g.lower[phrase.head - 1] if phrase.head > phrase.start else ""
    pair = collective_type(f"{before} {low}")
    if pair is None and not _may_be_known(low, stem):
        return None
    return Noun(
        low,
        stem,
        before,
        pair or collective_type(low),
        listed_pair=pair is not None,
        capital=g.words[phrase.head][0].isupper(),
        determined=g.tags[phrase.start] == "DET",
        acts=lambda: acts(g, phrase),
    )


@lru_cache(_KNOWN)
def _may_be_known(low: str, lemma: str) -> bool:
    listed = low in collectives() or lemma in collectives() or low in compatriots() or low == "accused"
    return listed or low.endswith("-year-old") or _is_title(low, lemma) or low.endswith(_PEOPLE_ENDINGS)


def _is_title(low: str, lemma: str) -> bool:
    """Whether a noun, or its last part, is a word for a person: *worker* of *co-worker*."""
    return low.rpartition("-")[2] in title_heads() or lemma in title_heads()


def _is_somebody_here(noun: Noun) -> bool:
    """Whether a noun that may mean something else is somebody here: *the press said*, *Arab states*, *the captain*."""
    if noun.listed_pair or noun.acts():
        return True
    if noun.listed is not None:
        return noun.before in demonyms() or noun.before in _REGIONAL
    return noun.before in ("the", "prime")


def _several_bodies(noun: Noun) -> EntityType | None:
    body = collective_type(noun.lemma) is EntityType.ORGANIZATION
    return EntityType.GROUP if body and noun.is_plural else None


def _titled(noun: Noun) -> EntityType | None:
    several = noun.is_plural and noun.low != "boss"
    return (EntityType.GROUP if several else EntityType.PERSON) if _is_title(noun.low, noun.lemma) else None


def _of_a_country(noun: Noun) -> EntityType | None:
    people = noun.is_plural and noun.before in demonyms() and noun.low.endswith(_PEOPLE_ENDINGS)
    return EntityType.GROUP if people else None


def _one_of_a_people(noun: Noun) -> EntityType | None:
    one = noun.determined and noun.capital and noun.low in compatriots()
    one = one and (noun.low not in demonyms() or noun.acts())
    return EntityType.PERSON if one else None


def _of_an_age(noun: Noun) -> EntityType | None:
    return EntityType.PERSON if noun.determined and noun.low.endswith("-year-old") else None


def _accused(noun: Noun) -> EntityType | None:
    return EntityType.PERSON if noun.determined and noun.low == "accused" else None


def _plural_that_acts(noun: Noun) -> EntityType | None:
    formed = noun.is_plural and noun.low.endswith(("ers", "ists")) and noun.low not in _NOT_PERSONS
    return EntityType.GROUP if formed and noun.acts() else None


RULES: tuple[tuple[str, str, Callable[[Noun], EntityType | None]], ...] = (
    ("listed body or group", "the ministry", lambda noun: noun.listed),
    ("several listed bodies", "both ministries", _several_bodies),
    ("listed person", "the co-pilot", _titled),
    ("people of a country", "the Polish pickers", _of_a_country),
    ("one of a people", "the Dane", _one_of_a_people),
    ("somebody of an age", "the 27-year-old", _of_an_age),
    ("somebody accused", "the accused", _accused),
    ("plural in -ers or -ists that acts", "pickers walked out", _plural_that_acts),
)
"""What tells the type of a noun: a name for it, an example, and the rule; the first that answers decides."""
