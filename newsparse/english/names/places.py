"""Whether the name of a country, a capital or a region stands for those who govern it, or for a place only."""

from __future__ import annotations

from newsparse.english.grammar import OBJECT_CONTROL
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Known
from newsparse.english.names.setting import NEAR, Setting
from newsparse.english.predicates.cues import cues
from newsparse.model import EntityType

_TOWARDS = words("towards")


def type_of_known(s: Setting, known: Known) -> EntityType:
    """The type of a name that needs no introduction, where it stands."""
    meant = s.misleading.get(known.country or "") if known.type is EntityType.STATE else None
    if meant is not None:
        known = Known(known.name, EntityType.PLACE, meant, known.sector)
    if known.type is EntityType.STATE or known.capital:
        return EntityType.PLACE if _is_location(s, known) else known.type
    if known.type is EntityType.PLACE and known.sector and _governs(s):
        return EntityType.ORGANIZATION  # "Manitoba backs the plan": a region that acts is its government
    return known.type


def _governs(s: Setting) -> bool:
    """Whether a region is the subject of a verb of saying, wanting or judging, or such a verb's object."""
    if s.before in NEAR["in_place"]:
        return False
    if s.verb is not None and s.verb.form == "finite" and not s.verb.passive:
        return s.verb.lemma in cues("verb") or s.verb.lemma in NEAR["governs"]
    return s.governor is not None and s.governor.lemma in OBJECT_CONTROL


def _is_location(s: Setting, known: Known) -> bool:
    """Whether a country or capital is only where something happens (places are no actors)."""
    return _is_modifier(s) or _is_where(s, known.capital) or (known.capital and not _capital_acts(s))


def _is_modifier(s: Setting) -> bool:
    """Whether the noun goes on after the name: "US troops", "the Gaza Strip" mention no state."""
    phrase = s.g.np_at(s.start)
    return phrase is not None and phrase.end > s.end and not s.is_owner


def _is_where(s: Setting, capital: bool) -> bool:
    """Whether a preposition of place stands before the name, or a noun that makes it a place: *the streets of Lima*."""
    g, (before, at) = s.g, _without_article(s)
    somewhere = before in NEAR["in_place"] and (capital or before != "at")  # "lashed out at Germany"
    if somewhere and not s.is_owner and not s.is_spoken_to(at):
        return True
    return before == "of" and at >= 1 and g.lower[at - 1] in NEAR["of_place"]


def _without_article(s: Setting) -> tuple[str, int]:
    """The word before the name and its article, and where it stands."""
    at = s.start - 2 if s.before == "the" and s.start >= 2 else s.start - 1
    return (s.g.lower[at] if s.before else ""), at


def _capital_acts(s: Setting) -> bool:
    """Whether a capital does something, or something is done to or against it."""
    g = s.g
    phrase = g.np_at(s.start)
    if s.is_owner:  # "Washington's stance", but "Cairo's streets"
        acts = phrase is None or g.lower[phrase.head] not in NEAR["of_city"]
    else:
        finite = s.verb is not None and s.verb.form == "finite" and not (s.verb.lemma == "be" and not s.verb.passive)
        acts = finite or g.acts(s.end - 1)
    acted_on = s.governor is not None and s.governor.lemma not in NEAR["goes_to"]
    return acts or acted_on or _without_article(s)[0] in _TOWARDS
