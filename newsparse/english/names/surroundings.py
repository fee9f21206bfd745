"""What the words around an unknown name say of it: rules that vote, each with a type and a weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsparse.english.grammar import NounPhrase
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import (
    demonym_at,
    descriptions,
    given_names,
    look_up,
    title_heads,
)
from newsparse.english.names.formation import is_person_noun
from newsparse.english.names.setting import NEAR, Setting
from newsparse.english.names.vocabulary import POSSESSIVE_MARKS, collective_type
from newsparse.english.predicates.cues import cues
from newsparse.english.tagging.tagger import is_common_word
from newsparse.model import EntityType

_DIRECTION = words("direction")
_ARTICLES = words("introducing")
_OWN = words("own_article")
_NAMED_THINGS = words("named_thing")
_MADE_OF_WORKS = words("made_of_work")
_WINNING = words("winning")
_FIRM_RESULTS = words("firm_result")
_OFFICERS = words("officer_of_body")
_POSSESSIVES = words("possessive_determiner")
_THING_ENDINGS = tuple(words("thing_ending"))
_BESIDE_PLACE = NEAR["of_place"] | NEAR["of_city"]
_LOCATED = (EntityType.PLACE, EntityType.STATE)


def votes(s: Setting) -> Iterator[tuple[EntityType, int]]:
    """What the words around a name say it is, with the weight of each."""
    return ((type, weight) for _, type, weight, holds in RULES if holds(s))


# -- prepositions and nouns beside the name


def _is_where(s: Setting) -> bool:
    return s.before in NEAR["in_place"] and not s.is_spoken_to(s.start - 1)


def _factory_of(s: Setting) -> bool:
    owned = s.before in NEAR["of"] and s.start - 2 >= s.first
    return owned and s.g.lemmas[s.start - 2].lower() in NEAR["of_firm"]


def _people_from(s: Setting) -> bool:
    joined = s.before in ("from", "of", "at") and s.g.tags[s.start - 1] == "ADP"
    return joined and collective_type(s.second_before) is EntityType.GROUP


def _is_body(noun: str) -> bool:
    return collective_type(noun) is EntityType.ORGANIZATION


# -- what is inserted after the name, or what it is inserted after


def _age(s: Setting) -> bool:
    age = s.after == "," and s.second_after.isdigit() and len(s.second_after) == 2
    return age and s.g.lower[s.end + 2 : s.end + 3] == [","]


def _in_a_larger_place(s: Setting) -> bool:
    known = look_up(s.g.words[s.end + 1]) if s.after == "," and s.second_after else None
    if known is None or known.type not in _LOCATED or known.capital:
        return False
    return s.end + 2 >= s.stop or s.g.words[s.end + 2] in (",", ".", "’s", "'s", ";", ")")


def _a_minister(s: Setting) -> bool:
    if s.apposed is None:
        return False
    return s.g.lower[s.apposed.head] in title_heads() or is_person_noun(s.g.lower[s.apposed.head])


def _a_town(s: Setting) -> bool:
    return _introduced(s) in NEAR["side_town"]


def _a_firm(s: Setting) -> bool:
    head = _introduced(s)
    return (head in descriptions() or _is_body(head)) and not _a_town(s) and not _a_minister(s)


def _made_of_a_work(s: Setting) -> bool:
    return s.before in ("of", "to") and s.second_before in _MADE_OF_WORKS


def _prize(s: Setting) -> bool:
    group = s.g.vg_at(s.start - 2) if s.before == "the" and s.start - 2 >= s.first else None
    return group is not None and group.lemma in _WINNING


def _introduced(s: Setting) -> str:
    """The head of a phrase with an article after the name's comma, or empty."""
    return s.g.lower[s.apposed.head] if s.apposed is not None and s.second_after in _ARTICLES else ""


def _apposed_to_a_body(s: Setting) -> bool:
    phrase = _described_by(s)
    return phrase is not None and _is_body(s.g.lower[phrase.head])


def _apposed_to_a_person(s: Setting) -> bool:
    phrase = _described_by(s)
    return phrase is not None and (s.g.lower[phrase.head] in title_heads() or is_person_noun(s.g.lower[phrase.head]))


def _is_thing(s: Setting) -> bool:
    """Whether the noun before it, or the one that it is inserted after, names a work or a thing."""
    if s.before in _NAMED_THINGS:
        return s.g.tags[s.start - 1] == "NOUN"
    if s.after == "," and _introduced(s) in _NAMED_THINGS:
        return True
    phrase = _described_by(s) if s.before == "," else None
    return phrase is not None and s.g.lower[phrase.head] in _NAMED_THINGS


def _described_by(s: Setting) -> NounPhrase | None:
    """The common noun phrase, with an owner or an article, that the name is inserted after: *its supplier, Quell,*."""
    if s.before != "," or s.after not in (",", "", ".", ")"):
        return None
    g, comma = s.g, s.start - 1
    phrase = g.np_at(comma - 1) if comma > s.first else None
    if phrase is None or phrase.end != comma or g.tags[phrase.head] != "NOUN":
        return None
    owned = any(g.lower[k] in POSSESSIVE_MARKS for k in range(phrase.start, phrase.head))
    return phrase if owned or g.lower[phrase.start] in _OWN else None


# -- how a clause takes the name up


def _says_it(s: Setting) -> bool:
    first = _said_first(s)
    own = s.g.vg_at(_content(s) + 1) if first == "it" else None
    impersonal = own is None or own.passive or own.lemma in word_classes("pronoun_verbs")["impersonal"]
    return first == "its" or not impersonal


def _said_first(s: Setting) -> str:
    """The first word of what the name says, right after its verb of saying: *X said* it *would*."""
    g, verb = s.g, s.g.vg_at(s.end)
    if verb is None or verb.form != "finite" or verb.passive or verb.lemma not in cues("verb"):
        return ""
    subject = g.subject(verb)
    if subject is None or subject.head != s.end - 1 or s.governor is not None:
        return ""  # "the sheriff whose county includes X said he"
    i = _content(s)
    return g.lower[i] if i + 1 < s.stop else ""


def _content(s: Setting) -> int:
    """Where what the name says begins, after the verb and *that*."""
    verb = s.g.vg_at(s.end)
    end = verb.end if verb is not None else s.end
    return end + (s.g.lower[end : end + 1] == ["that"])


# -- verbs around the name


def _given_name(s: Setting) -> bool:
    return s.is_one_word and s.before != "the" and s.words[0] in given_names()


def _acts_alone(s: Setting) -> bool:
    idle = not s.is_one_word or s.before == "the" or s.before in NEAR["in_place"]
    return s.acts and not idle and not _given_name(s)


def _owner_word(s: Setting) -> str:
    """The possessive in what the name does: *X recalled* its *cars*; empty if there is none."""
    g, verb = s.g, s.verb
    if verb is None or verb.form != "finite" or verb.passive or verb.lemma in cues("verb") or s.governor is not None:
        return ""
    for i in range(verb.end, min(verb.end + 6, s.stop)):
        if g.lower[i] in _POSSESSIVES:
            return g.lower[i] if g.tags[i + 1 : i + 2] in (("NOUN",), ("ADJ",), ("PROPN",)) else ""
        if g.tags[i] in ("PUNCT", "VERB", "AUX", "PROPN", "SCONJ", "CCONJ"):
            return ""
    return ""


def _has_officers(s: Setting) -> bool:
    """Whether the name owns somebody whom only a body has: *X's chairman*, *X's chief economist*."""
    phrase = s.g.np_at(s.start) if s.is_owner else None
    return phrase is not None and phrase.head > s.end and s.g.lower[phrase.head] in _OFFICERS


def _gives_accounts(s: Setting) -> bool:
    """Whether the name has, or tells of, a profit or a loss: *X posted a loss*, *X filed for bankruptcy*."""
    if s.verb is None or s.verb.form != "finite" or s.verb.passive:
        return False
    i = s.verb.end
    phrase = s.g.np_at(i) or s.g.np_at(i + 1)
    return phrase is not None and phrase.start <= i + 1 and s.g.lower[phrase.head] in _FIRM_RESULTS


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


_PERSON, _BODY, _PLACE = EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE
RULES: tuple[tuple[str, EntityType, int, Callable[[Setting], bool]], ...] = (
    ("at Quell", _BODY, 1, lambda s: s.before == "at" and _is_where(s)),
    ("from Quell", _PLACE, 1, lambda s: s.before in _DIRECTION and _is_where(s)),
    ("in Quell", _PLACE, 2, lambda s: s.before != "at" and s.before not in _DIRECTION and _is_where(s)),
    ("the outskirts of Quell", _PLACE, 3, lambda s: s.before == "of" and s.second_before in NEAR["of_place"]),
    ("shares of Quell", _BODY, 3, _factory_of),
    ("Ana Roe of Quell", _PLACE, 2, lambda s: s.before == "of" and s.g.tags[max(s.start - 2, 0)] == "PROPN"),
    ("Quell province", _PLACE, 2, lambda s: s.after in _BESIDE_PLACE),
    ("downtown Quell", _PLACE, 2, lambda s: s.before in NEAR["side"]),
    ("Quell shares", _BODY, 2, lambda s: s.after in NEAR["of_firm"]),
    ("activists from Quell", _BODY, 1, _people_from),
    ("the retailer Quell", _BODY, 2, lambda s: _is_body(s.before) and s.g.tags[s.start - 1] == "NOUN"),
    ("Quell, 34,", _PERSON, 4, _age),
    ("Quell, who left", _PERSON, 3, lambda s: s.after == "," and s.second_after == "who"),
    ("Quell, which closed", _BODY, 1, lambda s: s.after == "," and s.second_after == "which"),
    ("Quell, Texas,", _PLACE, 2, _in_a_larger_place),
    ("Quell, a tax lawyer", _PERSON, 4, _a_minister),
    ("Quell, a town", _PLACE, 3, _a_town),
    ("Quell, a retailer", _BODY, 3, _a_firm),
    ("its supplier, Quell,", _BODY, 3, _apposed_to_a_body),
    ("its treasurer, Quell,", _PERSON, 4, _apposed_to_a_person),
    ("Quell said he would", _PERSON, 2, lambda s: _said_first(s) in ("he", "she")),
    ("Quell said it would", _BODY, 2, _says_it),
    ("Quell sold his house", _PERSON, 2, lambda s: s.before != "the" and _owner_word(s) in ("his", "her")),
    ("Quell recalled its cars", _BODY, 3, lambda s: _owner_word(s) == "its"),
    ("Quell's chief economist", _BODY, 2, _has_officers),
    ("Quell posted a loss", _BODY, 2, _gives_accounts),
    ("the thriller Quell", EntityType.OTHER, 5, _is_thing),
    ("the second season of Quell", EntityType.OTHER, 5, _made_of_a_work),
    ("won the Golden Quell", EntityType.OTHER, 4, _prize),
    ("visited Quell", _PLACE, 1, lambda s: s.governor is not None and s.governor.lemma in NEAR["goes_to"]),
    ("Ana", _PERSON, 2, _given_name),
    ("Quell left", _PERSON, 1, _acts_alone),
    ("QLF", _BODY, 2, _acronym),
    ("the Mechanism works", EntityType.OTHER, 2, _the_thing),
    ("the Quell closed", _BODY, 2, _the_body),
    ("the Mechanism said", _BODY, 3, lambda s: s.before == "the" and s.is_one_word and s.says),
    ("Clean Harbours", _BODY, 1, _of_common_words),
    ("Boston Quells", _BODY, 1, _opens_with_a_place),
    ("Danish Quells", _BODY, 1, lambda s: not s.is_one_word and demonym_at(s.g.lower, s.start) is not None),
)
"""An example, the type that it speaks for, the weight, and what must hold."""
