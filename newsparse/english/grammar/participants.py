"""Who and what takes part in a verb: the slots of its clause, read off the order of the phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.inversion import inverted_subject
from newsparse.english.grammar.phrases import Clause, NounPhrase, Oblique, VerbGroup
from newsparse.english.grammar.vocabulary import BE, OBJECT_CONTROL, RELATIVE, TIMES
from newsparse.english.lexicon import words

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar

_FARTHEST = 15
"""Tokens after a verb within which its obliques stand, and before a participle those that it is coordinated with."""
_FARTHEST_BY = 8
_ENDS_CLAUSE = frozenset({";", ":", "that"})
_COORDINATING = frozenset({"and", "but", "or", ","})
_LONGEST_LIST = 3
"""Participles that are coordinated with each other."""


def clause_of(g: Grammar, group: VerbGroup) -> Clause:
    """The clause of a verb.

    Example:
        >>> from newsparse import Pipeline
        >>> from newsparse.english.grammar import grammar
        >>> parsed = Pipeline.from_names(["english.tokens"])("The council was urged by Ms Roe to keep the bridge.")
        >>> g = parsed.derive(grammar)
        >>> clause = g.clause(g.verb_groups[0])
        >>> [g.said(p.start, p.end) for p in (*clause.agents, *clause.patients)], g.words[clause.complement]
        (['Ms Roe', 'The council'], 'to')
    """
    objects = g.objects(group) or _shared_objects(g, group)
    second = _second_object(g, objects)
    obliques, after = _obliques(g, group, (second or objects)[-1].end if objects else group.end)
    complement = _complement(g, group, after, objects)
    passive = is_passive(g, group)
    agents = _agents_of_passive(g, group) if passive else _agents_of_active(g, group)
    patients: tuple[NounPhrase, ...] = ()
    hearers: tuple[NounPhrase, ...] = ()
    if passive:
        patients = _patients_of_passive(g, group)
    elif group.lemma != BE and objects and (second or complement is not None):
        patients, hearers = second, objects
    elif group.lemma != BE:
        patients = objects or relative_object(g, group, agents)
    return Clause(
        group=group,
        passive=passive,
        agents=agents,
        patients=patients,
        hearers=hearers,
        complement=complement,
        obliques=obliques,
    )


def _agents_of_active(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """The subjects, unless one is *there*: *there is a plan*."""
    subjects = g.subjects(group) or _before_infinitive(g, group)
    return () if subjects and g.lower[subjects[0].head] == "there" else subjects


def _before_infinitive(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """Who is to do what an infinitive says that no verb governs: *Greens* to oppose *tax*."""
    before = g.np_at(group.start - 1) if group.form == "infinitive" else None
    first, _ = g.sentence_range(group.head)
    if before is None or before.start < first or any(g.groups_in(first, group.start)):
        return ()
    return g.coordinated(before)


def _agents_of_passive(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    by = by_phrase(g, group)
    return tuple(p for p in g.coordinated(by) if p.start >= by.start) if by is not None else ()


def _shared_objects(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """The objects of the verb that one without objects is coordinated with: *drafted* and signed *the law*."""
    if g.lower[group.end : group.end + 1] not in (["and"], ["or"]):
        return ()
    other = g.vg_at(group.end + 1)
    if other is None or other.start != group.end + 1 or other.form != group.form or other.past != group.past:
        return ()
    return g.objects(other)


def is_passive(g: Grammar, group: VerbGroup) -> bool:
    """Whether a verb is passive, or a participle that its agent or its patient shows.

    A past form with *by* after it is one where it is coordinated with another, *backed by X and opposed* by Y, or an
    adverb parts it from its noun: *a bill recently passed* by Y.
    """
    if group.passive or group.form == "participle":
        return True
    single = group.form == "finite" and group.past and group.start == group.head and not group.modal
    if not single or g.lower[group.end : group.end + 1] != ["by"]:
        return False
    i = group.start - 1
    first, _ = g.sentence_range(group.head)
    if i <= first:
        return False
    if g.tags[i] == "ADV" and g.tags[i - 1] == "NOUN":
        return g.np_at(group.end + 1) is not None and g.object(group) is None
    earlier = next(g.groups_before(group, first), None) if g.lower[i] in _COORDINATING else None
    return earlier is not None and is_passive(g, earlier)


def _patients_of_passive(g: Grammar, group: VerbGroup) -> tuple[NounPhrase, ...]:
    """The subject; of a participle in front, that of its clause: *Praised by X,* the cap *took effect*."""
    leading = _first_passive(g, group)
    first, end = g.sentence_range(group.head)
    comma = g.lower[leading.start - 1] == ","
    before = _phrase_in_front(g, leading, first)
    if comma and before is not None and _goes_on(g, before, leading.end, end):
        return (before,)
    found = g.subjects(leading) if before is None or comma else ()
    if found or before is not None or leading.start > first:
        return found or (() if before is None else (g.top(before, first),))
    return _subjects_of_main_verb(g, group, end)


def _phrase_in_front(g: Grammar, participle: VerbGroup, first: int) -> NounPhrase | None:
    """What stands before a participle, parted from it: *a bill*, passed by Y; *a bill* recently passed by Y."""
    i = participle.start - 1
    parted = i > first and not participle.passive and (g.lower[i] == "," or g.tags[i] == "ADV")
    return g.np_at(i - 1) if parted else None


def _goes_on(g: Grammar, phrase: NounPhrase, start: int, end: int) -> bool:
    """Whether the next finite verb has a phrase as its subject: *say* the plan*, rejected by the board, is back*."""
    following = next((group for group in g.groups_in(start, end) if group.form == "finite"), None)
    return following is not None and g.subject(following) == phrase


def _subjects_of_main_verb(g: Grammar, group: VerbGroup, end: int) -> tuple[NounPhrase, ...]:
    """The subjects of the first finite verb past the comma after a participle."""
    comma = next((k for k in range(group.end, min(end, group.end + _FARTHEST)) if g.lower[k] == ","), end)
    main = next((v for v in g.groups_in(comma, end) if v.form == "finite"), None)
    return g.subjects(main) if main is not None else ()


def _first_passive(g: Grammar, group: VerbGroup) -> VerbGroup:
    """The first of the passives that a participle is coordinated with; they share their patient.

    As in *the bill, praised by X,* derided *by Y and opposed by Z*.
    """
    first, _ = g.sentence_range(group.head)
    for _ in range(_LONGEST_LIST):
        i = group.start - 1
        if group.passive or i < first or (g.tags[i] != "CCONJ" and g.lower[i] != ","):
            break
        earlier = next((v for v in g.groups_before(group, max(first, i - _FARTHEST)) if is_passive(g, v)), None)
        if earlier is None or (g.lower[i] == "," and not _agents_of_passive(g, earlier)):
            break
        group = earlier
    return group


def relative_object(g: Grammar, group: VerbGroup, agents: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """The noun that a relative clause lacks as its object: *the bill that the council passed*, *the bill he backs*."""
    if not agents or group.form not in ("finite", "infinitive") or agents[0].start < 2 or agents[0].end > group.start:
        return ()
    first, _ = g.sentence_range(group.head)
    i = agents[0].start - 1
    if g.lower[i] == "what" and (free := g.np_at(i)) is not None:
        return (free,)
    phrase = _antecedent(g, i, first)
    if phrase is None or g.lower[phrase.head] in TIMES:
        return ()
    whole = g.tags[phrase.start] != "DET" and g.lower[phrase.start - 1] == "of"
    return (g.top(phrase, first),) if whole else (phrase,)


def _antecedent(g: Grammar, i: int, first: int) -> NounPhrase | None:
    """The noun phrase that ends before a relative clause whose subject begins after token ``i``."""
    if g.lower[i] in words("object_relative"):
        i -= 2 if i - 1 > first and g.lower[i - 1] == "," else 1
    elif g.tags[i] not in ("NOUN", "PROPN"):
        return None
    return g.np_at(i) if i >= first else None


def _second_object(g: Grammar, objects: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """The second of two objects, if there is one: *denied the tanker* access."""
    phrase = g.np_at(objects[-1].end) if objects else None
    if phrase is None or phrase.start != objects[-1].end or g.lower[phrase.head] in TIMES:
        return ()
    verb = g.vg_at(phrase.end)
    return () if verb is not None and verb.form == "finite" else (phrase,)


def _obliques(g: Grammar, group: VerbGroup, i: int) -> tuple[tuple[Oblique, ...], int]:
    """The prepositional phrases after a verb and its objects, and the token after the last of them."""
    found: list[Oblique] = []
    _, end = g.sentence_range(group.head)
    end = min(end, i + _FARTHEST)
    while i < end:
        phrase = g.np_at(i)
        if g.tags[i] == "ADV" and g.lower[i] not in words("question_word"):
            i += 1
        elif phrase is not None and phrase.start == i and g.lower[phrase.head] in TIMES:
            i = phrase.end
        elif g.tags[i] == "ADP" and (inner := g.np_at(i + 1)) is not None and inner.start == i + 1:
            found.append(Oblique(g.lower[i], i, inner))
            i = inner.end
        else:
            break
    return tuple(found), i


def _complement(g: Grammar, group: VerbGroup, i: int, objects: tuple[NounPhrase, ...]) -> int | None:
    """The token at which the clause begins that completes a verb; with objects, what they are told or asked to do.

    Another one is a relative clause, or says what it is for: *packed the streets* to see him.
    """
    if not _opens_complement(g, i, g.sentence_range(group.head)[1]):
        return None
    verb = g.vg_at(i)
    if verb is None:
        completes = group.lemma in words("telling")
    else:
        completes = verb.form == "infinitive" and group.lemma in OBJECT_CONTROL
    return i if completes or not objects else None


def _opens_complement(g: Grammar, i: int, end: int) -> bool:
    """Whether a clause that completes a verb begins at a token: *that it rained*, *it rained*, *whether*, *to pay*."""
    if i >= end:
        return False
    if g.lower[i] == "that" or g.lower[i] in words("question_word"):
        return True
    verb = g.vg_at(i)
    if verb is not None and verb.start == i and verb.form in ("infinitive", "gerund"):
        return True
    subject = g.np_at(i)
    if subject is None or subject.start != i:
        return False
    verb = g.vg_at(subject.end) or g.vg_at(g.full(subject)[1])
    return verb is not None and verb.form == "finite" and verb.head < end


# -- objects and agents, by the order of the phrases


def object_after(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase right after the verb, if it is not a time."""
    i = group.end
    _, end = g.sentence_range(group.head)
    while i < end and (g.tags[i] == "ADV" or g.lower[i] in words("verb_particle")) and i - group.end < 2:
        i += 1
    phrase = g.np_at(i)
    if phrase is None or g.lower[phrase.head] in TIMES or phrase.start < group.end:
        return None
    if g.lower[phrase.start] in words("question_word"):
        return None
    if g.lower[phrase.start] in RELATIVE and not _is_demonstrative(g, phrase, end):
        return None
    following = g.vg_at(phrase.end)
    if following is not None and following.form == "finite" and phrase.end < end:
        return None  # the subject of a clause without "that"
    return None if inverted_subject(g, group) == phrase else phrase


def agent_after(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The *by*-phrase of a passive."""
    return by_phrase(g, group) if group.passive or group.form == "participle" else None


def by_phrase(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """The noun phrase that *by* has, soon after a verb and before the next one."""
    _, end = g.sentence_range(group.head)
    for i in range(group.end, min(end, group.end + _FARTHEST_BY)):
        if g.lower[i] == "by":
            return g.np_at(i + 1)
        if g.vg_at(i) is not None or g.lower[i] in _ENDS_CLAUSE:
            return None
    return None


def _is_demonstrative(g: Grammar, phrase: NounPhrase, end: int) -> bool:
    """Whether *that* stands for something, and begins no clause: *welcomed that*, *did that on Monday*."""
    if g.lower[phrase.start] != "that" or phrase.end > phrase.start + 1:
        return False
    return phrase.end >= end or g.tags[phrase.end] in ("PUNCT", "ADP", "CCONJ")
