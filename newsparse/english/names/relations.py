"""What is said of somebody only: what stands around a noun that tells that it is no thing."""

from __future__ import annotations

from collections.abc import Callable

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import given_names
from newsparse.english.names.formation import is_person_noun
from newsparse.english.names.nouns import lemma, opens_as_plural, type_of
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.model import ClaimKind, EntityType

_ACTS = words("act_of_somebody")
_ARTICLES = words("own_article")
_MEMBERS = words("part_of_body")
_PERSONS = tuple(words("persons_ending"))
_TELLING = words("always_told")
_TOLD_THINGS = words("told_thing")
_REBUKING = words("rebuking")
_SPEAKING_TO = words("speaking_to")
_RECEIVED = frozenset({ClaimKind.CRITICIZE, ClaimKind.PRAISE, ClaimKind.OPPOSE, ClaimKind.REJECT, ClaimKind.CALL_FOR})
"""Kinds of what one receives from somebody only."""


def relations(g: Grammar, phrase: NounPhrase) -> int:
    """The weight of all that is said of a noun phrase."""
    return sum(weight for _, weight, holds in RELATIONS if holds(g, phrase))


def has_who(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a relative clause with *who* follows."""
    after = g.lower[phrase.end : phrase.end + 2]
    attached = phrase.start > 0 and g.tags[phrase.start - 1] == "ADP"  # "women across the aisle who"
    return (after[:1] == ["who"] or after == [",", "who"]) and not attached


def _owns_an_act(g: Grammar, phrase: NounPhrase) -> bool:
    if g.lower[phrase.end : phrase.end + 1] not in (["'s"], ["’s"], ["'"], ["’"]):
        return False
    owned = g.np_at(phrase.end)
    return owned is not None and (g.lemmas[owned.head] in cues("noun") or g.lemmas[owned.head] in _ACTS)


def _has_members(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether somebody speaks for it, heads it or belongs to it: a spokesman *for the lodge*, *the lodge's* members."""
    owned = g.np_at(phrase.end) if g.lower[phrase.end : phrase.end + 1] in (["'s"], ["’s"]) else None
    if owned is not None:
        return g.lemmas[owned.head] in _MEMBERS
    attached = phrase.start > 1 and g.lower[phrase.start - 1] in ("of", "for")
    return attached and g.tags[phrase.start] == "DET" and g.lemmas[phrase.start - 2] in _MEMBERS


def _blamed(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is blamed or praised for what it does: blamed *the lodge* for blocking the rise."""
    deed = g.vg_at(phrase.end + 1)
    joined = g.lower[phrase.end : phrase.end + 1] in (["of"], ["for"], ["over"])
    return joined and deed is not None and deed.form == "gerund" and g.subject(deed) == phrase


def _told(g: Grammar, phrase: NounPhrase) -> bool:
    group = _verb_before(g, phrase)
    following = g.vg_at(_after_time(g, phrase.end)) if group is not None else None
    wished = following is not None and following.form == "infinitive"
    return wished and group is not None and any(m.cue.object == "addressee" for m in match_verb(g, group))


def _after_time(g: Grammar, i: int) -> int:
    """The token after an adverb or a time: urged the lodge *on Monday* to pay."""
    if i < len(g.tags) and g.tags[i] == "ADV":
        return i + 1
    on = g.lower[i : i + 1] in (["on"], ["in"])
    time = g.np_at(i + on)
    return time.end if time is not None and time.start == i + on and g.lower[time.head] in TIMES else i


def _informed(g: Grammar, phrase: NounPhrase) -> bool:
    group, following = _verb_before(g, phrase), g.vg_at(phrase.end)
    subject = following is not None and following.form == "finite"  # "warned prices would rise"
    told = group is not None and group.lemma in _TELLING and not subject
    return told and g.lemmas[phrase.head] not in _TOLD_THINGS


def _rebuked(g: Grammar, phrase: NounPhrase) -> bool:
    group = _verb_before(g, phrase)
    return group is not None and group.lemma in _REBUKING


def _verb_before(g: Grammar, phrase: NounPhrase) -> VerbGroup | None:
    """The active verb that a phrase is the object of."""
    group = g.vg_at(phrase.start - 1)
    return group if group is not None and group.end == phrase.start and not group.passive else None


def _spoken_to(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether somebody speaks to it by a preposition: apologised *to the lodge*, pleaded *with the lodge*."""
    group = g.vg_at(phrase.start - 2) or g.vg_at(phrase.start - 3)
    if group is None or group.passive:
        return False
    matches = match_verb(g, group)
    if g.lower[phrase.start - 1] == "to" and any(m.cue.kind is ClaimKind.APOLOGIZE for m in matches):
        return True  # "said sorry to the lodge", "apologised again to the lodge"
    if group.end != phrase.start - 1:
        return False
    asked = any(m.cue.object == "addressee" and m.end == phrase.start for m in matches)
    return asked or (g.lower[phrase.start - 1] == "to" and group.lemma in _SPEAKING_TO)


def _gives_word(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether what it says is received from it: *a warning from the lodge that …*, *drew criticism from the lodge*."""
    if phrase.start < 2 or g.lower[phrase.start - 1] != "from":
        return False
    given = cues("noun").get(g.lemmas[phrase.start - 2], ())
    return bool(given) and (g.lower[phrase.end : phrase.end + 1] == ["that"] or given[0].kind in _RECEIVED)


def _according_to(g: Grammar, phrase: NounPhrase) -> bool:
    return g.lower[max(0, phrase.start - 2) : phrase.start] == ["according", "to"]


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
    mark = next((i for i in range(phrase.start + 1, phrase.head) if g.lower[i] in ("'", "’")), None)
    single = g.lower[phrase.head] == g.lemmas[phrase.head]
    return mark is not None and single and type_of(g, NounPhrase(phrase.start, mark, mark - 1)) is EntityType.GROUP


def _opens_a_sentence(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is a bare plural with the ending of one for persons at the beginning."""
    return opens_as_plural(g, phrase) and g.lower[phrase.head].endswith(_PERSONS)


RELATIONS: tuple[tuple[str, int, Callable[[Grammar, NounPhrase], bool]], ...] = (
    ("a potter who left", 2, has_who),
    ("the lodge's refusal", 4, _owns_an_act),
    ("a spokesman for the lodge", 3, _has_members),
    ("urged the lodge to pay", 2, _told),
    ("a warning from the lodge that", 4, _gives_word),
    ("informed the lodge of it", 3, _informed),
    ("berated the lodge", 3, _rebuked),
    ("apologised to the lodge", 3, _spoken_to),
    ("according to the lodge", 2, _according_to),
    ("blamed the lodge for blocking it", 3, _blamed),
    ("the truckers' hunt", 1, _of_people),
    ("the potter, Ana Roy,", 1, _beside_a_person),
    ("malcontents object", 1, _opens_a_sentence),
    ("dentists", 1, lambda g, phrase: is_person_noun(lemma(g, phrase))),
)
"""What tells that a noun phrase is somebody: an example, its weight, and what must hold."""
