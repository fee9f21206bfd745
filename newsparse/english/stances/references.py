"""References: what *it*, *this* and bare objections take up, among all that was spoken of before them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator

import attrs

from newsparse.english.grammar import NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.stances.frames import Frame
from newsparse.english.stances.targets import Reference, TargetPhrase, object_of, targets_of
from newsparse.english.view import View
from newsparse.model import TargetKind


class _Known:
    """The targets that are spoken of, looked up by their place: an article may have thousands."""

    def __init__(self, view: View, targets: Iterable[TargetPhrase]) -> None:
        self._lemmas = view.g.lemmas
        self._count = 0
        self._by_start: list[tuple[int, int, TargetPhrase]] = []
        self._by_stop: dict[str, list[tuple[int, int, TargetPhrase]]] = defaultdict(list)
        for target in targets:
            self.add(target)

    def add(self, target: TargetPhrase) -> None:
        """A target is known from now on."""
        self._count += 1
        insort(self._by_start, (target.start, -self._count, target))  # of equal places, the first comes last
        if target.phrase is not None and target.target is not None and target.end - target.start > 1:
            insort(self._by_stop[self._lemmas[target.phrase.head]], (target.stop, self._count, target))

    def fuller(self, lemma: str, end: int) -> TargetPhrase | None:
        """The target of several words with this head that ends last before a token."""
        places = self._by_stop.get(lemma, [])
        i = bisect_left(places, (end + 1,))
        return places[i - 1][2] if i else None

    def last(self, reference: Reference, before: int) -> TargetPhrase | None:
        """The last target from a token on that a reference may stand for."""
        first, stop = bisect_left(self._by_start, (before,)), bisect_left(self._by_start, (reference.token + 1,))
        nearest = (self._by_start[i][2] for i in range(stop - 1, first - 1, -1))
        return next((target for target in nearest if _may_be(reference, before, target)), None)


def resolved(view: View, frames: Iterable[Frame]) -> list[Frame]:
    """Frames in text order, with what their references stand for; targets that stand for nothing are left out."""
    ordered = sorted(frames, key=lambda frame: frame.head)
    known = _Known(view, (target for frame in ordered for target in frame.targets if target.reference is None))
    found: list[Frame] = []
    for frame in ordered:
        targets = tuple(t for target in frame.targets if (t := _resolved(view, frame, target, known)) is not None)
        for target, given in zip(targets, frame.targets, strict=False):
            if given.reference is not None:
                known.add(target)
        found.append(frame if targets == frame.targets else attrs.evolve(frame, targets=targets))
    return found


def _resolved(view: View, frame: Frame, target: TargetPhrase, known: _Known) -> TargetPhrase | None:
    reference = target.reference
    if reference is None:
        return _fuller(view, target, known)
    verb = view.g.vg_at(frame.head)  # "it is a joke" and "had to pull it" are mostly about no thing
    things = bool(reference.word) and reference.token > frame.head and verb is not None and verb.form == "finite"
    antecedent = _antecedent(view, reference, known, things=things)
    return attrs.evolve(antecedent, sign=antecedent.whole, stop=target.stop) if antecedent is not None else None


def _fuller(view: View, target: TargetPhrase, known: _Known) -> TargetPhrase:
    """A thing that was named more fully before: *the plan* of "a plan to widen the road"."""
    g, phrase = view.g, target.phrase
    if target.target is None or phrase is None or phrase.end - phrase.start != 2 or g.tags[phrase.start] != "DET":
        return target
    if target.kind is not TargetKind.ISSUE or target.end - target.start != 1:
        return target
    fuller = known.fuller(g.lemmas[phrase.head], target.start)
    return attrs.evolve(target, target=fuller.target) if fuller is not None else target


def _antecedent(view: View, reference: Reference, known: _Known, *, things: bool) -> TargetPhrase | None:
    """What a reference stands for: the target of the last stance, else (``things``) what the last verb was about.

    Both are sought in its sentence and the one before.
    """
    start, _ = view.g.sentence_range(reference.token)
    before = start if reference.near or not start else view.g.sentence_range(start - 1)[0]
    found = known.last(reference, before)
    if found is None and things:
        between = _things_between(view, before, reference.token)
        found = max((t for t in between if _may_be(reference, before, t)), key=lambda t: t.start, default=None)
    return _agreeing(view, reference, found) if found is not None else None


def _may_be(reference: Reference, before: int, target: TargetPhrase) -> bool:
    """Whether a target lies between a token and a reference, and is of a kind that it may stand for."""
    lies_there = before <= target.start and target.stop <= reference.token
    return lies_there and (reference.actors or target.kind is TargetKind.ISSUE)


def _things_between(view: View, start: int, end: int) -> Iterator[TargetPhrase]:
    """The issues that the finite verbs between two tokens are about: their patients, or else their agents."""
    for group in view.g.groups_in(start, end):
        if group.form == "finite":
            clause = view.g.clause(group)
            yield from _things(view, clause.patients) or _things(view, clause.agents)


def _things(view: View, phrases: Iterable[NounPhrase]) -> list[TargetPhrase]:
    """The issues among what noun phrases name that are no actors and no pronouns, and something in particular."""
    nouns = (p for p in phrases if view.g.tags[p.head] == "NOUN" and p.start < p.head and view.actor_of(p) is None)
    return [target for phrase in nouns for target in targets_of(view, phrase)]


def _agreeing(view: View, reference: Reference, target: TargetPhrase) -> TargetPhrase | None:
    """A target, or the thing in it, if a pronoun may stand for it by its number.

    What somebody is to do is no antecedent of *it*, but the thing to which it is done is: *the law* of "urged Chad
    to reconsider the law".
    """
    if reference.word not in words("taking_up_things"):
        return target
    thing = target if target.phrase is not None else object_of(view, target)
    if thing is None or thing.phrase is None:
        return None
    several = reference.word in words("taking_up_several")
    g, (start, end) = view.g, view.g.full(thing.phrase)
    plural = [k for k in range(start, end) if g.tags[k] == "NOUN" and g.lower[k] != g.lemmas[k]]
    if several:
        return thing if plural else None  # a package of cuts may be *them*
    return thing if thing.phrase.head not in plural or thing.whole < 0 else None  # *it*: the ban
