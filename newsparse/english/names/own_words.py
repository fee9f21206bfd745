"""What a name names, as its own words tell: the first rule that holds decides, whatever stands around the name."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.english.lexicon.gazetteer import demonym_at, given_names, look_up, name_words
from newsparse.english.names.places import type_of_known
from newsparse.english.names.setting import Setting
from newsparse.english.names.vocabulary import OF_HEADS, collective_type
from newsparse.model import EntityType

_KIND = name_words()
_OUTLETS = _KIND["outlet"]
_ACTIVITIES = _KIND["organization"] | _KIND["event"]


def type_by_words(s: Setting) -> EntityType | None:
    """The type that a name's own words tell; None if they do not."""
    if s.name.title is not None:
        return EntityType.PERSON
    known = look_up(s.g.said(s.start, s.end))
    if known is not None:
        return type_of_known(s, known)
    return next((type for _, type, holds in RULES if holds(s)), None)


def _body_of(s: Setting) -> bool:
    of = next((i for i, word in enumerate(s.words) if word in ("of", "for")), 0)
    return of > 0 and s.words[of - 1] in _KIND["organization"]


def _given_name_first(s: Setting) -> bool:
    return len(s.words) > 1 and s.words[0] in given_names() and s.words[-1] not in _ACTIVITIES


def _family_name_first(s: Setting) -> bool:
    last = s.words[-1]
    short = 1 < len(s.words) < 4
    return short and s.words[0] in _KIND["family_first"] and last not in _ACTIVITIES and last not in _KIND["place"]


def _party_of_a_country(s: Setting) -> bool:
    if s.is_one_word or s.words[0] == "american":
        return False
    return demonym_at(s.words, 0) is not None and s.words[-1] in _KIND["members"]


def _members(s: Setting) -> bool:
    last = s.words[-1]
    return last in _KIND["members"] or (s.is_one_word and collective_type(last) is EntityType.GROUP)


def _event(s: Setting) -> bool:
    first, last = s.words[0], s.words[-1]
    return last in _KIND["event"] or first in _KIND["event_first"] or " ".join(s.words) in _KIND["thing"]


def _body(s: Setting) -> bool:
    first, last = s.words[0], s.words[-1]
    return last in _KIND["organization"] or first in _KIND["organization"] or first in OF_HEADS


def _idle_word(s: Setting) -> bool:
    return _body(s) and s.is_one_word and s.before != "the" and not s.acts


def _outlet(s: Setting) -> bool:
    """Whether a newspaper is named after its town."""
    return len(s.words) > 2 and s.words[-1] in _OUTLETS and s.words[0] in _KIND["place_first"]


def _place(s: Setting) -> bool:
    return not s.is_one_word and (s.words[-1] in _KIND["place"] or (s.words[0] in _KIND["place_first"] and not s.says))


def _club_of_place(s: Setting) -> bool:
    return _place(s) and (s.is_headed or collective_type(s.before) is EntityType.ORGANIZATION)


RULES: tuple[tuple[str, EntityType, Callable[[Setting], bool]], ...] = (
    ("Velm Institute for Tarnex", EntityType.ORGANIZATION, _body_of),
    ("Ana Quell", EntityType.PERSON, _given_name_first),
    ("Zhao Quell", EntityType.PERSON, _family_name_first),
    ("Roe & Sons", EntityType.ORGANIZATION, lambda s: "&" in s.words or s.words[-2:-1] == ["and"]),
    ("the Danish Liberals", EntityType.ORGANIZATION, _party_of_a_country),
    ("the Harbour Liberals", EntityType.GROUP, _members),
    ("Typhoon Quell", EntityType.OTHER, _event),
    ("Church: an idle capital", EntityType.OTHER, _idle_word),
    ("Quell Holdings", EntityType.ORGANIZATION, _body),
    ("the San Velmo Chronicle", EntityType.ORGANIZATION, _outlet),
    ("the club Fulton Town", EntityType.ORGANIZATION, _club_of_place),
    ("Fulton Bay", EntityType.PLACE, _place),
)
"""An example, the type that it gets, and what must hold."""
