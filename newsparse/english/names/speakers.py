"""Nouns that are somebody though no list has them: told by what they do, what is said of them, and how they are formed.

Only somebody resigns, sues, votes, apologises, or has a spokesman. Each rule gives a noun phrase a weight; together
they must reach `ENOUGH`. A noun that is somebody once is so wherever the article takes it up: *the lodge*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import word_classes, words
from newsparse.english.lexicon.gazetteer import collectives, given_names, title_heads
from newsparse.english.lexicon.inflection import verb_forms
from newsparse.english.names.nouns import type_of
from newsparse.english.names.vocabulary import AMBIGUOUS_HEADS, POSSESSIVE_MARKS
from newsparse.english.predicates.cues import cues, match_verb
from newsparse.english.predicates.stances import match, predicates
from newsparse.model import ClaimKind, Dimension, EntityType

ARTIFACTS = words("reporting_text")
"""Things that say something for somebody."""
ENOUGH = 2
"""The weight that makes a noun somebody."""
_NOBODY = TIMES | ARTIFACTS | words("happening") | words("acting_thing")
_SAYING = words("saying")
_DEEDS = words("deed_of_somebody")
_ACTS = words("act_of_somebody")
_MEMBERS = words("part_of_body")
_DONE_BY_THINGS = words("done_by_things")
_RAISING = words("raising")
_PERFORMING = words("performing")
_ABSTRACT = tuple(words("abstract_ending"))
_RESULT = tuple(words("result_ending"))
_AGENTIVE = tuple(words("agentive_ending"))
_IN = word_classes("name_context")["in_place"]
_VERB_NOUNS = word_classes()["verb_noun"]
_PERSONAL = tuple(words("personal_ending"))
_DEFINITE = frozenset({"the", "its", "their", "his", "her", "our", "my"})
_SPEECH_KINDS = frozenset(
    {
        ClaimKind.ACCUSE, ClaimKind.ADMIT, ClaimKind.ANNOUNCE, ClaimKind.APOLOGIZE, ClaimKind.ASK, ClaimKind.DENY,
        ClaimKind.NO_COMMENT, ClaimKind.ORDER, ClaimKind.WARN,
    }
)  # fmt: skip
_ATTITUDE_KINDS = frozenset(
    {
        ClaimKind.SUPPORT, ClaimKind.OPPOSE, ClaimKind.ACCEPT, ClaimKind.REJECT, ClaimKind.CALL_FOR, ClaimKind.PROPOSE,
        ClaimKind.PROMISE, ClaimKind.DEFEND, ClaimKind.WITHHOLD, ClaimKind.THREATEN,
    }
)  # fmt: skip
_JUDGING_KINDS = frozenset({ClaimKind.CRITICIZE, ClaimKind.PRAISE})


def speakers(g: Grammar) -> dict[int, EntityType]:
    """The heads of common noun phrases that are somebody by the evidence, typed.

    Texts that say something (*the report says*) are none: somebody speaks through them.
    """
    phrases = {phrase.head: phrase for phrase in _phrases(g) if _may_be_somebody(g, phrase)}
    deeds = _deeds(g)
    found = {
        head: _type(g, phrase)
        for head, phrase in phrases.items()
        if deeds[head] + sum(w for _, w, holds in RELATIONS if holds(g, phrase)) + _form(g, phrase) >= ENOUGH
    }
    return _taken_up(g, found) | found


def _deeds(g: Grammar) -> Counter[int]:
    """The weight of what each noun phrase does, by its head; the heaviest deed counts."""
    found: Counter[int] = Counter()
    for group in g.verb_groups:
        weight = max((weight for _, weight, holds in DEEDS if holds(g, group)), default=0)
        if weight:
            for phrase in _doers(g, group):
                found[phrase.head] = max(found[phrase.head], weight)
    return found


def _phrases(g: Grammar) -> Iterator[NounPhrase]:
    """The noun phrases, and those in them that own something: *the lodge* of *the lodge's offer*."""
    for phrase in g.noun_phrases:
        yield phrase
        mark = next((i for i in range(phrase.start + 1, phrase.head) if g.lower[i] in POSSESSIVE_MARKS), None)
        if mark is not None:
            yield NounPhrase(phrase.start, mark, mark - 1)


def _doers(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """Who does what a verb says: its subjects, or the *by*-phrase of a passive or participle."""
    if group.passive or group.form == "participle":
        by = g.agent(group)
        return g.coordinated(by) if by is not None else ()
    governor = g.vg_at(group.start - 1)
    raised = governor is not None and governor.lemma in _RAISING  # "is thought to favour", "keeps objecting"
    return g.subjects(group) if group.form == "finite" or raised else ()


def _may_be_somebody(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a phrase is no time, text, happening or quality."""
    lemma, low = g.lemmas[phrase.head], g.lower[phrase.head]
    if g.tags[phrase.head] != "NOUN" or low in ARTIFACTS or lemma in _NOBODY:
        return False
    return not lemma.endswith(_ABSTRACT) or lemma in collectives()


def _form(g: Grammar, phrase: NounPhrase) -> int:
    """What the form of a noun weighs: for a person, or against anybody where it names an act or a result."""
    lemma, low = g.lemmas[phrase.head], g.lower[phrase.head]
    if _is_person(lemma):
        return 1
    if lemma.endswith("ity"):
        return -1
    if lemma.endswith(_RESULT):
        return -3 if low != lemma else -2
    return -2 if lemma in _VERB_NOUNS or low in AMBIGUOUS_HEADS else 0


def _is_person(lemma: str) -> bool:
    """Whether a noun may be one for a person by its form, or for whatever does what the verb in it says: *sleeper*."""
    if _is_formed_as_person(lemma):
        return True
    stem = lemma.removesuffix("ant") if lemma.endswith("ant") else lemma[:-2]
    return lemma.endswith(("er", "or", "ee", "ant")) and any(s in verb_forms() for s in (stem, stem + "e", stem[:-1]))


def _is_formed_as_person(lemma: str) -> bool:
    """Whether a noun is formed as one for a person: *dentist*, *stepfather*."""
    compound = any(lemma.endswith(last) for last in title_heads() if 5 < len(last) < len(lemma) - 2)
    return compound or any(lemma.endswith(ending) and len(lemma) > len(ending) + 2 for ending in _PERSONAL)


def _type(g: Grammar, phrase: NounPhrase) -> EntityType:
    lemma, low = g.lemmas[phrase.head], g.lower[phrase.head]
    if low != lemma and low.endswith("s"):
        return EntityType.GROUP
    person = lemma.endswith(_AGENTIVE) or _is_person(lemma) or _who(g, phrase)
    return EntityType.PERSON if person else EntityType.ORGANIZATION


def _taken_up(g: Grammar, found: dict[int, EntityType]) -> dict[int, EntityType]:
    """Definite phrases with the noun of one that is somebody elsewhere, and not in or at which something happens."""
    known = {g.lower[head]: type for head, type in found.items()}
    again = (p for p in _phrases(g) if g.lower[p.head] in known and g.lower[p.start] in _DEFINITE)
    return {p.head: known[g.lower[p.head]] for p in again if not p.start or g.lower[p.start - 1] not in _IN}


# -- verbs that only somebody does


def _kinds(g: Grammar, group: VerbGroup) -> frozenset[ClaimKind]:
    """The kinds of claim that a verb may make."""
    return frozenset(m.cue.kind for m in match_verb(g, group))


def _says(g: Grammar, group: VerbGroup) -> bool:
    return group.lemma in _SAYING and bool(_kinds(g, group))


def _speaks(g: Grammar, group: VerbGroup) -> bool:
    return bool(_kinds(g, group) & _SPEECH_KINDS)


def _does(_: Grammar, group: VerbGroup) -> bool:
    return group.lemma in _DEEDS


def _takes_a_position(g: Grammar, group: VerbGroup) -> bool:
    if group.lemma in _DONE_BY_THINGS or group.lemma == "be":
        return False
    matched = match(g, group.head, predicates("verb").get(group.lemma, ()))
    position = matched is not None and matched[0].dimension is not Dimension.EVALUATION
    return position or any(m.cue.pos != "adjective" and m.cue.kind in _ATTITUDE_KINDS for m in match_verb(g, group))


def _is_opposed(g: Grammar, group: VerbGroup) -> bool:
    i = group.end
    matched = match(g, i, predicates("adjective").get(g.lower[i], ())) if i < len(g.lower) else None
    return matched is not None and matched[0].dimension is not Dimension.EVALUATION


def _judges(g: Grammar, group: VerbGroup) -> bool:
    matched = match(g, group.head, predicates("verb").get(group.lemma, ()))
    if matched is None or group.lemma == "be":
        return False
    return matched[0].guard != "deed" and group.lemma not in _DONE_BY_THINGS


def _performs(g: Grammar, group: VerbGroup) -> bool:
    done = g.object(group) if group.lemma in _PERFORMING and not group.passive else None
    return done is not None and (g.lemmas[done.head] in cues("noun") or g.lemmas[done.head] in _ACTS)


def _names(g: Grammar, group: VerbGroup) -> bool:
    named = g.object(group) if group.lemma == "call" and not group.passive else None
    return named is not None and g.tags[named.start] in ("DET", "PRON")


def _may_judge(g: Grammar, group: VerbGroup) -> bool:
    return bool(_kinds(g, group) & _JUDGING_KINDS)


DEEDS: tuple[tuple[str, int, Callable[[Grammar, VerbGroup], bool]], ...] = (
    ("the lodge said", 4, _says),
    ("the lodge warned", 3, _speaks),
    ("the lodge sued", 3, _does),
    ("the lodge endorsed the merger", 3, _takes_a_position),
    ("the lodge cheered the verdict", 3, _judges),
    ("the lodge seems opposed to it", 3, _is_opposed),
    ("the lodge launched a campaign", 2, _performs),
    ("the lodge calls it a triumph", 2, _names),
    ("dentists slammed the fee", 1, _may_judge),
)
"""What tells that whoever does it is somebody: an example, its weight, and what must hold; the heaviest counts."""


# -- what is said of somebody only


def _who(g: Grammar, phrase: NounPhrase) -> bool:
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
    group = g.vg_at(phrase.start - 1)
    if group is None or group.end != phrase.start or group.passive:
        return False
    following = g.vg_at(phrase.end)
    wished = following is not None and following.form == "infinitive"
    return wished and any(m.cue.object == "addressee" for m in match_verb(g, group))


def _according_to(g: Grammar, phrase: NounPhrase) -> bool:
    return g.lower[max(0, phrase.start - 2) : phrase.start] == ["according", "to"]


def _beside_a_person(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether a full name is in apposition to it: *the potter, Ana Roy,*; *Ana Roy, a potter*."""
    if g.lower[phrase.start] not in ("the", "a", "an", "her", "his", "their"):
        return False
    after = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == [","] else None
    before = g.np_at(phrase.start - 2) if phrase.start > 1 and g.lower[phrase.start - 1] == "," else None
    return any(
        p is not None and g.tags[p.head] == "PROPN" and g.lower[p.start] in given_names() for p in (after, before)
    )


def _of_people(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it is one body that people own: *the truckers' lodge*."""
    mark = next((i for i in range(phrase.start + 1, phrase.head) if g.lower[i] in ("'", "’")), None)
    single = g.lower[phrase.head] == g.lemmas[phrase.head]
    return mark is not None and single and type_of(g, NounPhrase(phrase.start, mark, mark - 1)) is EntityType.GROUP


def _signs(g: Grammar, phrase: NounPhrase) -> bool:
    """Whether it ends a headline after a dash: whoever said what stands before it."""
    last = phrase.end == g.sentence_range(phrase.head)[1]
    return last and g.lower[phrase.start - 1 : phrase.start] in (["–"], ["—"], ["--"])


RELATIONS: tuple[tuple[str, int, Callable[[Grammar, NounPhrase], bool]], ...] = (
    ("a potter who left", 2, _who),
    ("the lodge's refusal", 3, _owns_an_act),
    ("a spokesman for the lodge", 3, _has_members),
    ("urged the lodge to pay", 2, _told),
    ("according to the lodge", 2, _according_to),
    ("blamed the lodge for blocking it", 2, _blamed),
    ("the truckers' lodge", 1, _of_people),
    ("… – potter", 1, _signs),
    ("the potter, Ana Roy,", 1, _beside_a_person),
    ("dentists", 1, lambda g, phrase: _is_formed_as_person(g.lemmas[phrase.head])),
)
"""What tells that a noun phrase is somebody: an example, its weight, and what must hold."""
