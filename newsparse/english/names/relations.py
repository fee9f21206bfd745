"""What is said of somebody only: what stands around a noun that tells that it is no thing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import given_names
from newsparse.english.names.nouns import opens_as_plural, type_of
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.model import EntityType

_ACTS = words("act_of_somebody")
_ARTICLES = words("own_article")
_MEMBERS = words("part_of_body")
_PERSONS = tuple(words("persons_ending"))
_TELLING = words("always_told")
_TOLD_THINGS = words("told_thing")
_SPEAKING_TO = words("speaking_to")


@attrs.frozen
class Relation:
    """What tells that a noun phrase is somebody: an example, its weight, and what must hold.

    It is asked only of phrases with one of some words right ``before`` or ``after`` them, if it has such words.
    """

    example: str
    weight: int
    holds: Callable[[Grammar, NounPhrase], bool]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def relations(g: Grammar, phrase: NounPhrase) -> int:
    """The weight of all that is said of a noun phrase."""
    before = g.lower[phrase.start - 1] if phrase.start else ""
    after = g.lower[phrase.end] if phrase.end < len(g.lower) else ""
    asked = chain(_BY_WORD_BEFORE.get(before, ()), _BY_WORD_AFTER.get(after, ()), _ALWAYS_ASKED)
    return sum(relation.weight for relation in asked if relation.holds(g, phrase))


# -- by the word after or before


def has_who(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a relative clause with *who* follows."""
    after = g.lower[phrase.end : phrase.end + 2]
    attached = phrase.start > 0 and g.tags[phrase.start - 1] == "ADP"  # "women across the aisle who"
    return (after[:1] == ["who"] or after == [",", "who"]) and not attached


def _owned(g: Grammar, phrase: NounPhrase) -> str:
    """The lemma of what it owns, empty if it owns nothing."""
    owned = g.np_at(phrase.end)
    return g.lemmas[owned.head] if owned is not None else ""


def _owns_an_act(g: Grammar, phrase: NounPhrase) -> bool:
    return _owned(g, phrase) in cues("noun") or _owned(g, phrase) in _ACTS


def _has_members(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether somebody speaks for it, heads it or belongs to it, and not to what it owns."""
    member = phrase.start > 1 and g.tags[phrase.start] == "DET" and g.lemmas[phrase.start - 2] in _MEMBERS
    return member and g.lower[phrase.end : phrase.end + 1] not in (["'s"], ["’s"])


def _blamed(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is blamed or praised for what it does: blamed *the lodge* for blocking the rise."""
    deed = g.vg_at(phrase.end + 1)
    return deed is not None and deed.form == "gerund" and g.subject(deed) == phrase


def _gives_word(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether what it says is received from it: *a warning from the lodge that …*."""
    said = phrase.start > 1 and g.lemmas[phrase.start - 2] in cues("noun") and g.tags[phrase.start] == "DET"
    return said and g.lower[phrase.end : phrase.end + 1] == ["that"]


def _according_to(g: Grammar, phrase: NounPhrase) -> bool:
    return phrase.start > 1 and g.lower[phrase.start - 2] == "according"


# -- by a verb, by what it is, or by whoever is beside it


def _told(g: Grammar, phrase: NounPhrase) -> bool:
    following = g.vg_at(phrase.end)
    group = _verb_before(g, phrase) if following is not None and following.form == "infinitive" else None
    return group is not None and any(m.cue.object == "addressee" for m in match_verb(g, group))


def _informed(g: Grammar, phrase: NounPhrase) -> bool:
    group, following = _verb_before(g, phrase), g.vg_at(phrase.end)
    if group is None or group.lemma not in _TELLING or g.lemmas[phrase.head] in _TOLD_THINGS:
        return False
    return following is None or following.form != "finite"  # "warned prices would rise"


def _verb_before(g: Grammar, phrase: NounPhrase) -> VerbGroup | None:
    """The active verb that a phrase is the object of."""
    group = g.vg_at(phrase.start - 1)
    return group if group is not None and group.end == phrase.start and not group.passive else None


def _spoken_to(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether somebody speaks to it by a preposition: apologised *to the lodge*, pleaded *with the lodge*."""
    group = g.vg_at(phrase.start - 2)
    if group is None or group.end != phrase.start - 1 or group.passive:
        return False
    asked = any(m.cue.object == "addressee" and m.end == phrase.start for m in match_verb(g, group))
    return asked or (g.lower[phrase.start - 1] == "to" and group.lemma in _SPEAKING_TO)


def _beside_a_person(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a full name is in apposition to it: *the potter, Ana Roy,*; *Ana Roy, a potter*."""
    if g.lower[phrase.start] not in _ARTICLES:
        return False
    after = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == [","] else None
    before = g.np_at(phrase.start - 2) if phrase.start > 1 and g.lower[phrase.start - 1] == "," else None
    return any(
        p is not None and g.tags[p.head] == "PROPN" and g.lower[p.start] in given_names() for p in (after, before)
    )


def _of_people(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is one body that people own: *the truckers' hunt*."""
    inside = range(phrase.start + 1, phrase.head)
    mark = next((i for i in inside if g.lower[i] in ("'", "’")), None) if inside else None
    single = g.lower[phrase.head] == g.lemmas[phrase.head]
    return mark is not None and single and type_of(g, NounPhrase(phrase.start, mark, mark - 1)) is EntityType.GROUP


def _opens_a_sentence(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is a bare plural with the ending of one for persons at the beginning."""
    return opens_as_plural(g, phrase) and g.lower[phrase.head].endswith(_PERSONS)


RELATIONS = (
    Relation("a potter who left", 2, has_who, after=("who", ",")),
    Relation("the lodge's refusal", 4, _owns_an_act, after=("'s", "’s", "'", "’")),
    Relation("the lodge's members", 3, lambda g, phrase: _owned(g, phrase) in _MEMBERS, after=("'s", "’s")),
    Relation("a spokesman for the lodge", 3, _has_members, before=("of", "for")),
    Relation("a warning from the lodge that", 4, _gives_word, before=("from",)),
    Relation("according to the lodge", 2, _according_to, before=("to",)),
    Relation("blamed the lodge for blocking it", 3, _blamed, after=("of", "for")),
    Relation("urged the lodge to pay", 2, _told),
    Relation("informed the lodge of it", 3, _informed),
    Relation("apologised to the lodge", 3, _spoken_to),
    Relation("the truckers' hunt", 1, _of_people),
    Relation("the potter, Ana Roy,", 1, _beside_a_person),
    Relation("malcontents object", 1, _opens_a_sentence),
)
_BY_WORD_BEFORE = {word: [r for r in RELATIONS if word in r.before] for known in RELATIONS for word in known.before}
_BY_WORD_AFTER = {word: [r for r in RELATIONS if word in r.after] for known in RELATIONS for word in known.after}
_ALWAYS_ASKED = [relation for relation in RELATIONS if not relation.before + relation.after]
