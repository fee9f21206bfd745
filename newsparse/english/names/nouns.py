"""What a noun refers to by itself: the type of actor that it names, by the lists and by how the word is formed."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Collective, collectives, compatriots, demonyms, title_heads
from newsparse.english.names.vocabulary import AMBIGUOUS_HEADS
from newsparse.model import EntityType

_PLURAL = ("s", "men")
_REGIONAL = words("regional")
_NOT_PERSONS = words("thing_in_ers")
_PEOPLE_ENDINGS = tuple(words("people_ending"))


@attrs.frozen
class Noun:
    """The head noun of a phrase: as it is written (in lower case), its lemma, its last part (*worker* of *co-worker*).

    ``before`` is the word before it in the phrase, or empty; ``listed`` what the list of bodies and groups says of it,
    or of it and the word before it (*air force*).
    """

    low: str
    lemma: str
    last: str
    before: str
    listed: Collective | None
    listed_pair: bool
    tag: str
    determined: bool
    acts: Callable[[], bool]

    @property
    def is_plural(self) -> bool:
        """Whether it names several, or is a listed word for many."""
        entry = collectives().get(self.low)
        return self.low != self.lemma or (entry is not None and entry.type is EntityType.GROUP)


def type_of(g: Grammar, phrase: NounPhrase) -> EntityType | None:
    """The type of actor that a noun phrase refers to, by its head; None if it refers to none, or is not known."""
    noun = _noun(g, phrase)
    if not _may_refer(g, phrase, noun) or (noun.low in AMBIGUOUS_HEADS and not _is_somebody_here(noun)):
        return None
    return next((type for _, _, rule in RULES if (type := rule(noun)) is not None), None)


def opens_as_plural(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a head is a plural that has its capital from its place: *Glaziers protested*."""
    head = phrase.head
    first = head == phrase.start == g.sentence_range(head)[0]
    return first and g.words[head].istitle() and g.lower[head].endswith(_PLURAL)


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


def _noun(g: Grammar, phrase: NounPhrase) -> Noun:
    low = g.lower[phrase.head]
    before = g.lower[phrase.head - 1] if phrase.head > phrase.start else ""
    pair = collectives().get(f"{before} {low}") if before else None
    return Noun(
        low=low,
        lemma=lemma(g, phrase),
        last=low.rsplit("-", 1)[-1],
        before=before,
        listed=pair or collectives().get(low),
        listed_pair=pair is not None,
        tag=g.tags[phrase.head],
        determined=g.tags[phrase.start] == "DET",
        acts=lambda: acts(g, phrase),
    )


def _may_refer(g: Grammar, phrase: NounPhrase, noun: Noun) -> bool:
    """Whether the head is a noun at all, and no time; in capitals only if it is a listed one."""
    if noun.tag not in ("NOUN", "PROPN", "ADJ", "NUM") or noun.low in TIMES:
        return False
    capital = noun.tag == "PROPN" and g.words[phrase.head][0].isupper() and not opens_as_plural(g, phrase)
    return not capital or any(noun.low in known for known in (title_heads(), collectives(), compatriots()))


def _is_somebody_here(noun: Noun) -> bool:
    """Whether a noun that may mean something else is somebody here: *the press said*, *Arab states*, *the captain*."""
    if noun.listed_pair or noun.acts():
        return True
    if noun.listed is not None:
        return noun.before in demonyms() or noun.before in _REGIONAL
    return noun.before in ("the", "prime")


def _listed(noun: Noun) -> EntityType | None:
    return noun.listed.type if noun.listed is not None else None


def _several_bodies(noun: Noun) -> EntityType | None:
    entry = collectives().get(noun.lemma)
    body = entry is not None and entry.type is EntityType.ORGANIZATION
    return EntityType.GROUP if body and noun.is_plural else None


def _titled(noun: Noun) -> EntityType | None:
    if noun.last not in title_heads() and noun.lemma not in title_heads():
        return None
    return EntityType.GROUP if noun.is_plural and noun.low != "boss" else EntityType.PERSON


def _of_a_country(noun: Noun) -> EntityType | None:
    people = noun.is_plural and noun.before in demonyms() and noun.low.endswith(_PEOPLE_ENDINGS)
    return EntityType.GROUP if people else None


def _one_of_a_people(noun: Noun) -> EntityType | None:
    one = noun.determined and noun.tag != "NOUN" and noun.low in compatriots()
    one = one and (noun.low not in demonyms() or noun.acts())
    return EntityType.PERSON if one else None


def _of_an_age(noun: Noun) -> EntityType | None:
    return EntityType.PERSON if noun.determined and noun.low.endswith("-year-old") else None


def _plural_that_acts(noun: Noun) -> EntityType | None:
    formed = noun.is_plural and noun.low.endswith(("ers", "ists")) and noun.low not in _NOT_PERSONS
    return EntityType.GROUP if formed and noun.acts() else None


RULES: tuple[tuple[str, str, Callable[[Noun], EntityType | None]], ...] = (
    ("listed body or group", "the ministry", _listed),
    ("several listed bodies", "both ministries", _several_bodies),
    ("listed person", "the co-pilot", _titled),
    ("people of a country", "the Polish pickers", _of_a_country),
    ("one of a people", "the Dane", _one_of_a_people),
    ("somebody of an age", "the 27-year-old", _of_an_age),
    ("plural in -ers or -ists that acts", "pickers walked out", _plural_that_acts),
)
"""What tells the type of a noun: a name for it, an example, and the rule; the first that answers decides."""
