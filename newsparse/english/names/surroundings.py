"""What the words around an unknown name say of it: rules that vote, each with a type and a weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsparse.english.grammar import VerbGroup
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import (
    collectives,
    demonym_at,
    descriptions,
    given_names,
    look_up,
)
from newsparse.english.names.nouns import type_of
from newsparse.english.names.setting import Setting
from newsparse.english.names.vocabulary import POSSESSIVE_MARKS
from newsparse.english.predicates.cues import cues
from newsparse.english.tagging.tagger import is_common_word
from newsparse.model import EntityType

_DIRECTION = words("direction")
_ARTICLES = words("introducing")
_OWN = words("own_article")
_THING_ENDINGS = tuple(words("thing_ending"))
_LOCATED = (EntityType.PLACE, EntityType.STATE)


def votes(s: Setting) -> Iterator[tuple[EntityType, int]]:
    """What the words around a name say it is, with the weight of each."""
    return ((type, weight) for _, type, weight, holds in RULES if holds(s))


# -- prepositions and nouns beside the name


def _is_place_preposition(s: Setting) -> bool:
    return s.before in s.near("in_place") and not s.is_spoken_to(s.start - 1)


def _at(s: Setting) -> bool:
    return s.before == "at" and _is_place_preposition(s)


def _to_or_from(s: Setting) -> bool:
    return s.before in _DIRECTION and _is_place_preposition(s)


def _in(s: Setting) -> bool:
    return s.before != "at" and s.before not in _DIRECTION and _is_place_preposition(s)


def _town_of(s: Setting) -> bool:
    return s.before == "of" and s.second_before in s.near("of_place")


def _factory_of(s: Setting) -> bool:
    owned = s.before in s.near("of") and s.start - 2 >= s.first
    return owned and s.g.lemmas[s.start - 2].lower() in s.near("of_firm")


def _beside_a_place(s: Setting) -> bool:
    return s.after in s.near("of_place", "of_city") or s.before in s.near("side")


def _before_a_factory(s: Setting) -> bool:
    return s.after in s.near("of_firm")


def _owns_a_firms_things(s: Setting) -> bool:
    return s.is_owner and s.second_after in s.near("of_firm_only")


def _people_from(s: Setting) -> bool:
    people = collectives().get(s.second_before) if s.before in ("from", "of", "at") else None
    preposition = people is not None and s.g.tags[s.start - 1] == "ADP"
    return preposition and people is not None and people.type is EntityType.GROUP


def _after_a_body(s: Setting) -> bool:
    return _is_body(s.before) and s.g.tags[s.start - 1] == "NOUN"


def _is_body(noun: str) -> bool:
    entry = collectives().get(noun)
    return entry is not None and entry.type is EntityType.ORGANIZATION


# -- what is inserted after the name, or what it is inserted after


def _age(s: Setting) -> bool:
    age = s.after == "," and s.second_after.isdigit() and len(s.second_after) == 2
    return age and s.g.lower[s.end + 2 : s.end + 3] == [","]


def _who(s: Setting) -> bool:
    return s.after == "," and s.second_after == "who"


def _which(s: Setting) -> bool:
    return s.after == "," and s.second_after == "which"


def _in_a_larger_place(s: Setting) -> bool:
    known = look_up(s.g.words[s.end + 1]) if s.after == "," and s.second_after else None
    if known is None or known.type not in _LOCATED or known.capital:
        return False
    return s.end + 2 >= s.stop or s.g.words[s.end + 2] in (",", ".", "’s", "'s", ";", ")")


def _a_minister(s: Setting) -> bool:
    return s.apposed is not None and type_of(s.g, s.apposed) is EntityType.PERSON


def _a_town(s: Setting) -> bool:
    return _is_introduced(s) and s.apposed is not None and s.g.lower[s.apposed.head] in s.near("side_town")


def _a_firm(s: Setting) -> bool:
    if not _is_introduced(s) or s.apposed is None:
        return False
    head = s.g.lower[s.apposed.head]
    return (head in descriptions() or _is_body(head)) and not _a_town(s) and not _a_minister(s)


def _is_introduced(s: Setting) -> bool:
    return s.apposed is not None and s.second_after in _ARTICLES


def _apposed_to_a_body(s: Setting) -> bool:
    if s.before != "," or s.after not in (",", "", ".", ")"):
        return False
    g, comma = s.g, s.start - 1
    phrase = g.np_at(comma - 1) if comma > s.first else None
    if phrase is None or phrase.end != comma or g.tags[phrase.head] != "NOUN":
        return False
    owned = any(g.lower[k] in POSSESSIVE_MARKS for k in range(phrase.start, phrase.head))
    return (owned or g.lower[phrase.start] in _OWN) and _is_body(g.lower[phrase.head])


# -- how a clause takes the name up


def _says_he(s: Setting) -> bool:
    return _said_next(s) in ("he", "she")


def _says_it(s: Setting) -> bool:
    g, i = s.g, _content(s)
    if i is None or g.lower[i] == "its":
        return i is not None
    own = g.vg_at(i + 1) if g.lower[i] == "it" else None
    return own is not None and own.lemma not in word_classes("pronoun_verbs")["impersonal"] and not own.passive


def _said_next(s: Setting) -> str:
    i = _content(s)
    return s.g.lower[i] if i is not None else ""


def _content(s: Setting) -> int | None:
    """The first word of what the name says, right after its verb of saying: *X said* it *would*."""
    g, verb = s.g, s.g.vg_at(s.end)
    if verb is None or not _says(verb):
        return None
    subject = g.subject(verb)
    if subject is None or subject.head != s.end - 1 or s.governor is not None:
        return None  # "the sheriff whose county includes X said he"
    i = verb.end + (g.lower[verb.end : verb.end + 1] == ["that"])
    return i if i + 1 < s.stop else None


def _says(verb: VerbGroup) -> bool:
    return verb.form == "finite" and not verb.passive and verb.lemma in cues("verb")


# -- verbs around the name


def _gone_to(s: Setting) -> bool:
    return s.governor is not None and s.governor.lemma in s.near("goes_to")


def _headed(s: Setting) -> bool:
    return s.is_headed


def _single_without_article(s: Setting) -> bool:
    return s.is_one_word and s.before != "the"


def _given_name(s: Setting) -> bool:
    return _single_without_article(s) and s.words[0] in given_names()


def _acts_alone(s: Setting) -> bool:
    acts = _single_without_article(s) and s.acts and s.before not in s.near("in_place")
    return acts and not _given_name(s)


# -- how the name is written


def _acronym(s: Setting) -> bool:
    words, i, j = s.g.words, s.start, s.end
    if not all(w.isupper() for w in words[i:j] if w != "/") or len("".join(words[i:j])) < 2:
        return False
    near = (*words[max(s.first, i - 4) : i], *words[j : min(s.stop, j + 4)])
    near = tuple(w for w in near if w.isalpha() and len(w) > 1)
    return not near or any(not w.isupper() for w in near)


def _the_thing(s: Setting) -> bool:
    return s.before == "the" and s.is_one_word and s.acts and _is_common(s.words[0])


def _the_body(s: Setting) -> bool:
    return s.before == "the" and (not s.is_one_word or (s.acts and not _is_common(s.words[0])))


def _is_common(low: str) -> bool:
    """Whether a word is an ordinary noun, by the lexicons or by its ending: *mechanism*."""
    return is_common_word(low) or low.endswith(_THING_ENDINGS)


def _of_common_words(s: Setting) -> bool:
    return not s.is_one_word and sum(is_common_word(w) for w in s.words) * 2 >= len(s.words)


def _opens_with_a_place(s: Setting) -> bool:
    opening = look_up(s.g.words[s.start]) if not s.is_one_word else None
    return opening is not None and opening.type in _LOCATED


def _opens_with_a_people(s: Setting) -> bool:
    return not s.is_one_word and demonym_at(s.g.lower, s.start) is not None


_PERSON, _BODY, _PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
RULES: tuple[tuple[str, EntityType, int, Callable[[Setting], bool]], ...] = (
    ("at Quell", _BODY, 1, _at),
    ("from Quell", _PLACE, 1, _to_or_from),
    ("in Quell", _PLACE, 2, _in),
    ("the outskirts of Quell", _PLACE, 3, _town_of),
    ("shares of Quell", _BODY, 3, _factory_of),
    ("Quell province, downtown Quell", _PLACE, 2, _beside_a_place),
    ("Quell shares", _BODY, 2, _before_a_factory),
    ("Quell's shareholders", _BODY, 2, _owns_a_firms_things),
    ("activists from Quell", _BODY, 1, _people_from),
    ("the retailer Quell", _BODY, 2, _after_a_body),
    ("Quell, 34,", _PERSON, 4, _age),
    ("Quell, who left", _PERSON, 3, _who),
    ("Quell, which closed", _BODY, 1, _which),
    ("Quell, Texas,", _PLACE, 2, _in_a_larger_place),
    ("Quell, a tax lawyer", _PERSON, 4, _a_minister),
    ("Quell, a town", _PLACE, 3, _a_town),
    ("Quell, a retailer", _BODY, 3, _a_firm),
    ("its supplier, Quell,", _BODY, 3, _apposed_to_a_body),
    ("Quell said he would", _PERSON, 2, _says_he),
    ("Quell said it would", _BODY, 2, _says_it),
    ("visited Quell", _PLACE, 1, _gone_to),
    ("Ms Roe, who heads Quell", _BODY, 3, _headed),
    ("Ana", _PERSON, 2, _given_name),
    ("Quell left", _PERSON, 1, _acts_alone),
    ("QLF", _BODY, 2, _acronym),
    ("the Mechanism works", EntityType.OTHER, 2, _the_thing),
    ("the Quell closed", _BODY, 2, _the_body),
    ("Clean Harbours", _BODY, 1, _of_common_words),
    ("Boston Quells", _BODY, 1, _opens_with_a_place),
    ("Danish Quells", _BODY, 1, _opens_with_a_people),
)
"""An example, the type that it speaks for, the weight, and what must hold."""
