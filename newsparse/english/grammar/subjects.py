"""Subjects: who or what a verb is said of, construction by construction.

A verb without a subject of its own has that of another one, so that finding one subject may need others.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import antecedent, is_reduced_relative, top_phrase
from newsparse.english.grammar.insertions import before_insertion
from newsparse.english.grammar.inversion import AFTER_QUOTATION, INVERTING, inverted_subject
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import CLOSING, DASHES, OBJECT_CONTROL, RELATIVE, TIMES
from newsparse.english.lexicon import words

_SPEAKING = INVERTING | AFTER_QUOTATION | words("judging") | words("other_speech")
_QUOTES = frozenset({"“", "‘", '"', "'"})

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar


def subject_of(g: Grammar, group: VerbGroup) -> NounPhrase | None:
    """Who does what the verb says; of a passive, its surface subject."""
    inverted = inverted_subject(g, group)
    if inverted is not None:
        return inverted
    first, _ = g.sentence_range(group.head)
    if group.form == "infinitive":
        return _of_infinitive(g, group, first)
    if group.form == "gerund":
        return _of_gerund(g, group, first)
    if group.form == "participle":
        before = g.np_at(group.start - 1)
        return _of_governing(g, group, first) if before is None else top_phrase(g, before, first)
    return _of_finite(g, group, first)


def _of_infinitive(g: Grammar, group: VerbGroup, first: int) -> NounPhrase | None:
    """The governing verb's object, or its subject: *asked X to come*, *promised Y to come*."""
    governor = next(g.groups_before(group, first), None)
    if governor is None:
        return None
    controlled = g.object(governor) if governor.lemma in OBJECT_CONTROL and not governor.passive else None
    return controlled or g.subject(governor)


def _of_gerund(g: Grammar, group: VerbGroup, first: int) -> NounPhrase | None:
    after_adverb = group.start - 2 >= first and g.tags[group.start - 1] == "ADV"
    before = g.np_at(group.start - (2 if after_adverb else 1))
    if before is not None:
        return top_phrase(g, before, first)
    return _judged_phrase(g, group, first) or _of_governing(g, group, first)


def _judged_phrase(g: Grammar, gerund: VerbGroup, first: int) -> NounPhrase | None:
    """The object that a gerund after a preposition is about: *accused X of lying*, *thanked X for coming*."""
    i = gerund.start - 1
    phrase = g.np_at(i - 1) if i > first and g.lower[i] in words("judged_for") else None
    if phrase is None:
        return None
    phrase = top_phrase(g, phrase, first)
    governor = g.vg_at(phrase.start - 1)
    judges = governor is not None and not governor.passive and governor.lemma in words("judging")
    return phrase if judges else None


def _of_governing(g: Grammar, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject of the verb that a gerund or participle hangs on, before it, or else after it."""
    if group.form == "gerund" and group.start - 1 > first and g.lower[group.start - 1] == ",":
        main = next((verb for verb in g.groups_before(group, first) if _is_main(g, verb, first)), None)
        if main is not None:
            return g.subject(main)
    comma = next((k for k in range(group.start - 1, first - 1, -1) if g.lower[k] == ","), first - 1)
    for earlier in g.groups_before(group, first):
        if earlier.form == "finite" or earlier.end > comma:
            return g.subject(earlier)
    # In front: "Citing costs, the council dropped the plan."
    _, end = g.sentence_range(group.head)
    later = next((later for later in g.groups_in(group.end, end) if later.form == "finite"), None)
    return g.subject(later) if later is not None else None


def _is_main(g: Grammar, verb: VerbGroup, first: int) -> bool:
    """Whether a finite verb is in no clause of another: *X* said *that Y left, adding*."""
    if verb.form != "finite" or is_reduced_relative(g, verb):
        return False
    if verb.start > first and g.lower[verb.start - 1] in RELATIVE:
        return False
    subject = g.subject(verb)
    before = subject.start - 1 if subject is not None and subject.end <= verb.start else first - 1
    opens = before >= first and g.tags[before] == "SCONJ"
    return not opens and g.vg_at(before) is None


def _of_finite(g: Grammar, group: VerbGroup, first: int) -> NounPhrase | None:
    """What stands before the verb, or what that belongs to; else the subject of a coordinated verb."""
    i = group.start - 1
    while i >= first and g.tags[i] == "ADV":
        i -= 1
    if i < first:
        return None
    phrase = g.np_at(i)
    if g.lower[i] in RELATIVE and (phrase is None or g.tags[i] in ("PRON", "SCONJ")):
        return antecedent(g, i, first)
    if phrase is not None:
        return _of_phrase_before(g, phrase, group, first)
    return _past_marks(g, i, group, first)


def _of_phrase_before(g: Grammar, phrase: NounPhrase, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject that ends in the phrase before a verb; a time or a floating word only stands between them."""
    if phrase.start == phrase.head > first and g.lower[phrase.head] in words("floating"):
        phrase = g.np_at(phrase.start - 1) or phrase  # "the two unions both backed it", "she herself said"
        if g.lower[phrase.head] in RELATIVE:
            return antecedent(g, phrase.head, first)  # "X and Y, who both said"
    if g.lower[phrase.head] in TIMES and phrase.start > first:
        return _before_time(g, phrase, group, first)
    return _modified(g, top_phrase(g, phrase, first), first)


def _past_marks(g: Grammar, i: int, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject before an insertion that ends at token ``i``, or that of the verb that *and* adds this one to."""
    low = g.lower[i]
    if low in (",", ")") or low in DASHES or (low in CLOSING and i > first):
        wrong = _before_wrong_comma(g, i, first) if low == "," else None
        if wrong is not None:
            return wrong
        before = g.np_at(i - 1) if low in _QUOTES else None
        if before is not None:
            return _of_phrase_before(g, before, group, first)  # he "could not pay"
        return before_insertion(g, i, first) or _shared(g, group, first)
    if low in words("adds_verb"):
        return _shared(g, group, first)
    participle = g.vg_at(i)
    if participle is not None and is_reduced_relative(g, participle):
        return g.subject(participle)  # "farmers polled said"
    return _before_clause_of_noun(g, i, first)


def _before_clause_of_noun(g: Grammar, i: int, first: int) -> NounPhrase | None:
    """The noun whose clause ends at token ``i``: *the claim* in *the claim that the pool leaked* was rejected."""
    inner = next((verb for k in range(i, first, -1) if (verb := g.vg_at(k)) is not None), None)
    subject = g.subject(inner) if inner is not None and inner.form == "finite" else None
    if subject is None or subject.start < first + 2:
        return None
    that = subject.start - 1
    noun = g.np_at(that - 1) if g.lower[that] == "that" else None
    return top_phrase(g, noun, first) if noun is not None else None


def _before_wrong_comma(g: Grammar, comma: int, first: int) -> NounPhrase | None:
    """The name at the front of a clause that a comma parts from its verb: *"…," Ana Roy,* told *the inquiry*."""
    phrase = g.np_at(comma - 1)
    if phrase is None or g.tags[phrase.head] != "PROPN":
        return None
    return phrase if phrase.start == first or g.words[phrase.start - 1] in CLOSING else None


def _before_time(g: Grammar, time: NounPhrase, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject before a time that parts it from its verb: *the council* on Monday *approved*."""
    before = time.start - 1
    if g.lower[before] in ("on", "in", "at", "last", ",") or g.tags[before] == "ADP":
        earlier = g.np_at(before - 1)
        if earlier is None and g.words[before - 1] in ")," and before - 1 > first:
            # "the chairman of the fund (R) on Saturday criticized"
            return before_insertion(g, before - 1, first)
    else:
        earlier = g.np_at(before) or g.np_at(before - 1)
    if earlier is None:
        return _shared(g, group, first)
    return _modified(g, top_phrase(g, earlier, first), first)


def _modified(g: Grammar, phrase: NounPhrase, first: int) -> NounPhrase:
    """The phrase itself, or what its modifier modifies: *man* in *the man who stole the car said*."""
    modifier = g.vg_at(phrase.start - 1)
    if modifier is None and g.tags[phrase.start - 1] == "ADP" and phrase.start - 2 >= first:
        modifier = g.vg_at(phrase.start - 2)
    if modifier is None or modifier.end > phrase.start or modifier.start < first:
        return phrase
    if modifier.form == "infinitive":
        return g.np_at(modifier.start - 1) or phrase
    if modifier.form == "finite" and is_reduced_relative(g, modifier):
        return top_phrase(g, g.np_at(modifier.start - 1) or phrase, first)
    if modifier.form == "finite" and not _is_of_relative(g, modifier, first):
        return phrase
    return g.subject(modifier) or phrase


def _is_of_relative(g: Grammar, group: VerbGroup, first: int) -> bool:
    before = group.start - 1
    return before >= first and g.lower[before] in words("subject_relative") and g.tags[before] == "PRON"


def _shared(g: Grammar, group: VerbGroup, first: int) -> NounPhrase | None:
    """The subject that a verb shares with the nearest earlier finite one: *X met Y and said*.

    Of several, the one in the same tense: *X confirmed that Y would come but did not say when*. Who goes on speaking
    has spoken before: *X said that the bill was ready but added*.
    """
    earlier = [verb for verb in g.groups_before(group, first) if verb.form == "finite"]
    same = [verb for verb in earlier if bool(verb.modal) == bool(group.modal) and verb.past == group.past]
    beside_who = any(verb.start and g.lower[verb.start - 1] in RELATIVE for verb in same[:1])  # "who mocks and attacks"
    spoke = [verb for verb in same if _speaks(verb)] if _speaks(group) and not beside_who else []
    main = [verb for verb in spoke if _is_main(g, verb, first)]
    verb = next(chain(main, spoke, same, earlier), None)
    return g.subject(verb) if verb is not None else None


def _speaks(group: VerbGroup) -> bool:
    return group.lemma in _SPEAKING and not group.passive
