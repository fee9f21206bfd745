"""What a name names, as its own words tell: the first rule that holds decides, whatever stands around the name."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.english.lexicon.gazetteer import collectives, demonym_at, given_names, look_up, name_words
from newsparse.english.names.places import type_of_known
from newsparse.english.names.setting import Setting
from newsparse.english.names.vocabulary import OF_HEADS, PARTICLES
from newsparse.model import EntityType


def type_by_words(s: Setting) -> EntityType | None:
    """The type that a name's own words tell; None if they do not."""
    if s.name.title is not None:
        return EntityType.PERSON
    known = look_up(s.g.said(s.start, s.end))
    if known is not None:
        return type_of_known(s, known)
    return next((type for _, type, holds in RULES if holds(s)), None)


def _in(s: Setting, i: int, *classes: str) -> bool:
    """Whether a word of the name is in one of some classes of the table ``name_words``."""
    return any(s.words[i] in name_words()[c] for c in classes)


def _body_of(s: Setting) -> bool:
    of = next((i for i, word in enumerate(s.words) if word in ("of", "for")), 0)
    return of > 0 and _in(s, of - 1, "organization")


def _surname_law(s: Setting) -> bool:
    return len(s.words) == 2 and s.words[0] in given_names() and s.words[1] == "law"


def _with_particle(s: Setting) -> bool:
    given = s.words[0] in given_names() or s.words[0] in PARTICLES
    return len(s.words) > 2 and given and not PARTICLES.isdisjoint(s.words[1:-1])


def _given_name_first(s: Setting) -> bool:
    return len(s.words) > 1 and s.words[0] in given_names() and not _in(s, -1, "organization", "event")


def _family_name_first(s: Setting) -> bool:
    short = 1 < len(s.words) < 4
    return short and _in(s, 0, "family_first") and not _in(s, -1, "organization", "event", "place")


def _party_of_a_country(s: Setting) -> bool:
    if s.is_one_word or s.words[0] == "american":
        return False
    return demonym_at(s.words, 0) is not None and _in(s, -1, "members")


def _members(s: Setting) -> bool:
    people = collectives().get(s.words[-1]) if s.is_one_word else None
    return _in(s, -1, "members") or (people is not None and people.type is EntityType.GROUP)


def _event(s: Setting) -> bool:
    return _in(s, -1, "event") or _in(s, 0, "event_first") or " ".join(s.words) in name_words()["thing"]


def _body(s: Setting) -> bool:
    return _in(s, -1, "organization") or _in(s, 0, "organization") or s.words[0] in OF_HEADS


def _idle_word(s: Setting) -> bool:
    return _body(s) and s.is_one_word and s.before != "the" and not s.acts


def _place(s: Setting) -> bool:
    return len(s.words) > 1 and (_in(s, -1, "place") or _in(s, 0, "place_first"))


def _club_of_place(s: Setting) -> bool:
    club = collectives().get(s.before)
    return _place(s) and (s.is_headed or (club is not None and club.type is EntityType.ORGANIZATION))


RULES: tuple[tuple[str, EntityType, Callable[[Setting], bool]], ...] = (
    ("Velm Institute for Tarnex", EntityType.ORGANIZATION, _body_of),
    ("Ana Law", EntityType.PERSON, _surname_law),
    ("Paul van de Water", EntityType.PERSON, _with_particle),
    ("Ana Quell", EntityType.PERSON, _given_name_first),
    ("Zhao Quell", EntityType.PERSON, _family_name_first),
    ("Roe & Sons", EntityType.ORGANIZATION, lambda s: "&" in s.words or s.words[-2:-1] == ["and"]),
    ("the Danish Liberals", EntityType.ORGANIZATION, _party_of_a_country),
    ("the Harbour Liberals", EntityType.GROUP, _members),
    ("Typhoon Quell", EntityType.OTHER, _event),
    ("Church: an idle capital", EntityType.OTHER, _idle_word),
    ("Quell Holdings", EntityType.ORGANIZATION, _body),
    ("the club Fulton Town", EntityType.ORGANIZATION, _club_of_place),
    ("Fulton Bay", EntityType.PLACE, _place),
)
"""An example, the type that it gets, and what must hold."""
