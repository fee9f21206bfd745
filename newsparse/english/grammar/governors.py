"""Verbs without a subject of their own: which phrase or which other verb tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.english.grammar.attachment import top_phrase
from newsparse.english.grammar.phrases import NounPhrase, VerbGroup
from newsparse.english.lexicon import words

if TYPE_CHECKING:
    from newsparse.english.grammar.document import Grammar


def coordinated_verb(g: Grammar, group: VerbGroup, first: int) -> VerbGroup | None:
    """The nearest earlier finite verb, with which another one shares its subject: *X met Y and said*.

    Of several, the one in the same tense: *X confirmed that Y would come but did not say when*.
    """
    nearest = None
    for earlier in g.groups_before(group, first):
        if earlier.form == "finite":
            nearest = nearest or earlier
            if bool(earlier.modal) == bool(group.modal) and earlier.past == group.past:
                return earlier
    return nearest


def judged_phrase(g: Grammar, gerund: VerbGroup, first: int) -> NounPhrase | None:
    """The object that a gerund after a preposition is about: *accused X of lying*, *thanked X for coming*."""
    i = gerund.start - 1
    if i <= first or g.lower[i] not in words("judged_for"):
        return None
    phrase = g.np_at(i - 1)
    if phrase is None:
        return None
    phrase = top_phrase(g, phrase, first)
    governor = g.vg_at(phrase.start - 1)
    if governor is None or governor.passive or governor.lemma not in words("judging"):
        return None
    return phrase


def governing_verb(g: Grammar, group: VerbGroup, first: int) -> VerbGroup | None:
    """The verb of the clause that a gerund or participle hangs on: before it, or else after it."""
    for earlier in g.groups_before(group, first):
        if earlier.form == "finite" or "," not in g.lower[earlier.end : group.start]:
            return earlier
    # In front: "Citing costs, the council dropped the plan."
    _, end = g.sentence_range(group.head)
    return next((later for later in g.groups_in(group.end, end) if later.form == "finite"), None)
