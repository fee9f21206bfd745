"""What sort of thing a name names: by its words, by what stands around it, and by what the article says elsewhere.

A name's own words may tell (`own_words`), the list of known names among them (`places`). Else every occurrence gives
evidence (`surroundings`); an unknown name has one type in the whole article, the one most of its occurrences speak for
("one sense per discourse", Gale, Church and Yarowsky 1992). A surname is a person wherever the full name is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import descriptions, given_names
from newsparse.english.names.name import Name
from newsparse.english.names.namesakes import misleading
from newsparse.english.names.own_words import type_by_words
from newsparse.english.names.setting import NEAR, Setting
from newsparse.english.names.surroundings import votes
from newsparse.model import EntityType

_BY_WORDS = 6
"""What it weighs for a name elsewhere in the article that its own words tell the type."""
_TAKEN_UP = 3
"""The same, that a definite noun for a body takes it up."""
_BODIES = (EntityType.ORGANIZATION, EntityType.STATE)
_BESIDE_PERSON = words("beside_person")
_OPENING = ("“", '"', "‘", ":")


def with_types(g: Grammar, names: Sequence[Name]) -> list[Name]:
    """The names, each with its type."""
    by_name = misleading(g)
    settings = [Setting(g, name, by_name) for name in names]
    sure = [type_by_words(s) for s in settings]
    article = _Article(settings, sure)
    types = [type or article.decide(s) for s, type in zip(settings, sure, strict=True)]
    bearers = _bearers(settings, types)
    return [
        Name(s.start, s.end, s.name.title, EntityType.PERSON if _is_bearer(s, known, bearers) else type)
        for s, known, type in zip(settings, sure, types, strict=True)
    ]


class _Article:
    """What all the names of an article say of each of them."""

    def __init__(self, settings: Sequence[Setting], sure: Sequence[EntityType | None]) -> None:
        self.votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
        for s, type in zip(settings, sure, strict=True):
            if type is None:
                for voted, weight in votes(s):
                    self.votes[s.key][voted] += weight
            elif type is not EntityType.STATE:
                self.votes[s.key][type] += _BY_WORDS
        for s in _taken_up_as_bodies(settings, sure):
            self.votes[s.key][EntityType.ORGANIZATION] += _TAKEN_UP
        alone = {s.words[0] for s in settings if s.is_one_word}
        longer = [s for s in settings if not s.is_one_word]
        self.firsts = {s.words[0] for s in longer} & alone
        """First words of longer names that the article also uses alone, as it does a firm's: *Quell* Systems."""
        self.lasts = {s.words[-1] for s in longer} & alone
        """Last words of longer names that the article also uses alone, as it does a person's: Ana *Quell*."""

    def decide(self, s: Setting) -> EntityType:
        """The type that most speaks for; a person if nothing speaks for any, unless it stands idle."""
        votes = self.votes[s.key]
        if not s.is_one_word and s.words[-1] in self.lasts:
            votes = votes + Counter({EntityType.PERSON: 3})
        elif not s.is_one_word and s.words[0] in self.firsts:
            votes = votes + Counter({EntityType.ORGANIZATION: 2})
        if votes:
            return max(votes, key=lambda voted: (votes[voted], voted is EntityType.PERSON))
        return EntityType.PERSON if _may_be_person(s) else EntityType.OTHER


def _taken_up_as_bodies(settings: Sequence[Setting], sure: Sequence[EntityType | None]) -> Iterator[Setting]:
    """The first name of an article, if the next sentence takes it up as a body: *Quell Roe sued. The law firm* said so.

    It is the only name of its sentence whose own words do not tell what it is, and no body was named before.
    """
    unknown = [s for s, type in zip(settings, sure, strict=True) if type is None][:2]
    if not unknown or unknown[0].is_one_word or unknown[0].verb is None:
        return
    first, g = unknown[0], unknown[0].g
    alone = all(s.first != first.first for s in unknown[1:])
    phrase = g.np_at(first.stop) if alone and g.lower[first.stop : first.stop + 1] == ["the"] else None
    noun = g.lower[phrase.head] if phrase is not None else ""
    before = {type for s, type in zip(settings, sure, strict=True) if s.start < first.stop}
    if noun in descriptions() and before.isdisjoint(_BODIES) and g.lower.index(noun) > first.end:
        yield first


def _may_be_person(s: Setting) -> bool:
    """Whether a name that nothing is known of stands where a person's does."""
    if not s.is_one_word or s.before == "the":
        return not s.is_one_word
    beside = s.before == "" or s.before in _BESIDE_PERSON or s.before in _OPENING
    return s.acts or beside or s.g.lower[s.end : s.end + 1] in ([","], ["and"])


def _bearers(settings: Sequence[Setting], types: Sequence[EntityType]) -> dict[str, int]:
    """Where names first stand that mean a person: the last words of full names, given names, names with a title."""
    found: dict[str, int] = {}
    for s, type in zip(settings, types, strict=True):
        if type is EntityType.PERSON and s.is_one_word and s.name.title is not None:
            found.setdefault(s.key, s.start)  # "Ms Paris"
        elif type is EntityType.PERSON and not s.is_one_word:
            found.setdefault(s.key.rpartition(" ")[2], s.start)
            if s.words[0] in given_names():
                found.setdefault(s.words[0], s.start)
            family = s.g.words[s.start]
            if len(family) > 2 and family.isupper() and not s.g.words[s.start + 1].isupper():  # "PARK Jin-ho"
                found.setdefault(s.words[0], s.start)
    return found


def _is_bearer(s: Setting, known: EntityType | None, bearers: dict[str, int]) -> bool:
    """Whether a name is part of a person's full name.

    An unknown word is a surname anywhere, a place or firm of that name only after the full name, and not *in* it.
    """
    bearer = bearers.get(s.key)
    if bearer is None or known is None:
        return bearer is not None
    return bearer < s.start and s.before not in NEAR["in_place"] and s.before != "the"
