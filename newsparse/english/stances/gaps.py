"""Stances whose predicate stands in the clause before: *Ghana backs it, Togo does not*, *as does Mali*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality
from newsparse.english.predicates.stances import Predicate
from newsparse.english.stances import verbs
from newsparse.english.stances.frames import Frame
from newsparse.english.view import View
from newsparse.model import Polarity

_SIDES = {"against": Polarity.OPPOSE, "for": Polarity.SUPPORT}
_REACH = 24
"""Tokens before a gap within which its predicate stands."""


def frames(view: View, i: int) -> Iterator[Frame]:
    """The stance in an auxiliary, or in *for* or *against*, whose predicate is that of the clause before."""
    rule = _side if view.g.lower[i] in _SIDES else _auxiliary
    yield from rule(view, i)


def _auxiliary(view: View, i: int) -> Iterator[Frame]:
    """*Togo does not*; *as does Togo*."""
    g, group = view.g, view.g.vg_at(i)
    if group is None or group.end - group.start != 1 + group.negated:
        return
    subject = g.np_at(group.end)
    if g.lower[i - 1] in ("as", "so") and subject is not None and not group.negated:
        yield from _like(view, subject, i - 1, i, ASSERTED)
        return
    subject = g.np_at(i - 1)
    unsaid = group.negated and not group.past and g.lower[group.end : group.end + 1] in ([","], ["."], [";"], ["and"])
    if unsaid and subject is not None and subject.end == i:
        yield from _like(view, subject, subject.start - 1, i, Factuality(negated=True))


def _like(view: View, subject: NounPhrase, before: int, i: int, meant: Factuality) -> Iterator[Frame]:
    """The stance of the clause before, taken by another one; ``before`` is the token that parts the clauses."""
    stance = _stance_before(view, before)
    who = view.actors_of((subject,))
    if stance is None or not who or not isinstance(stance.predicate, Predicate):
        return
    if not meant.negated or stance.predicate.negated == "flip":
        yield attrs.evolve(stance, cue=(i, i + 1 + meant.negated), head=i, holders=who, meant=meant, reasons=())


def _side(view: View, i: int) -> Iterator[Frame]:
    """*Ghana voted for the pact, Togo* against *(it)*."""
    g, subject = view.g, view.g.np_at(i - 1)
    _, end = g.sentence_range(i)
    after = i + 1 + (i + 1 < end and g.lower[i + 1] in ("it", "them"))
    if subject is None or subject.end != i or (after < end and g.lower[after] not in words("clause_end")):
        return
    stance = _stance_before(view, subject.start - 1)
    who = view.actors_of((subject,))
    if stance is not None and who and isinstance(stance.predicate, Predicate):
        side = attrs.evolve(stance.predicate, polarity=_SIDES[g.lower[i]])
        yield attrs.evolve(stance, predicate=side, cue=(i, i + 1), head=i, holders=who, meant=ASSERTED, reasons=())


def _stance_before(view: View, before: int) -> Frame | None:
    """What the last verb before a conjunction or a comma shows, if that is a stance."""
    g = view.g
    start, _ = g.sentence_range(before)
    if before <= start or g.lower[before] not in words("clause_link"):
        return None
    earlier = _last_verb(view, max(start, before - _REACH), before)
    if earlier is None or earlier.passive or factuality(g, earlier) != ASSERTED:
        return None
    found = next(verbs.frames(view, earlier.head), None)
    return found if found is not None and found.targets and found.predicate.polarity is not Polarity.NEUTRAL else None


def _last_verb(view: View, start: int, end: int) -> VerbGroup | None:
    found = [group for group in view.g.groups_in(start, end) if group.end <= end]
    return found[-1] if found else None
