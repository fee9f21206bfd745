"""Stances in nouns for acts: *X's opposition to Y*, *criticism from Z*, *drew praise from X*, *came under fire*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality
from newsparse.english.predicates.stances import Predicate, predicates
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import known_holders, owner
from newsparse.english.stances.targets import Seeking, TargetPhrase, spoken_of, targets_at, targets_of
from newsparse.english.view import View
from newsparse.model import Dimension, Modality, Polarity

_OBJECTION = Side(Polarity.OPPOSE, Dimension.POSITION, 0.7)
_FIRE = Side(Polarity.OPPOSE, Dimension.EVALUATION, 0.6)


def frames(view: View, i: int) -> Iterator[Frame]:
    """The stance in an act noun that heads a noun phrase at a token."""
    g, phrase = view.g, view.g.np_at(i)
    entries = predicates("noun").get(g.lemmas[i], ())
    if phrase is None or phrase.head != i or g.lower[phrase.start] in words("no_act"):
        return
    if g.lower[phrase.end : phrase.end + 1] == ["of"] and g.lemmas[i] in words("objection_noun"):
        yield from _objections(view, phrase)
        return
    verb = g.vg_at(g.coordinated(phrase)[0].start - 1)
    meant = _meant(view, verb)
    if meant is None:
        return
    found = (_frame(view, _Act(phrase, predicate, verb, meant)) for predicate in entries)
    yield from islice((frame for frame in found if frame.holders and frame.targets), 1)


def _meant(view: View, verb: VerbGroup | None) -> Factuality | None:
    """How an act is meant that is the object of a verb; None where it is said that it did not come to it.

    It is over where somebody drops or withdraws it.
    """
    if verb is None or verb.lemma not in words("ending_verb") | words("drawing_verb") | words("having_verb"):
        return ASSERTED
    meant = factuality(view.g, verb)
    if meant is None or verb.lemma not in words("ending_verb"):
        return ASSERTED if meant is not None else None
    return attrs.evolve(meant, ceased=True) if meant.modality is Modality.CERTAIN else None


@attrs.frozen
class _Act:
    """An act noun in use, the verb that it is the object of, and how that is meant."""

    phrase: NounPhrase
    predicate: Predicate
    verb: VerbGroup | None
    meant: Factuality

    def has_verb(self, word_class: str) -> bool:
        """Whether the verb belongs to a class."""
        return self.verb is not None and self.verb.lemma in words(word_class)

    @property
    def drawn(self) -> bool:
        """Whether it is on the subject of its verb: *drew criticism*, *has the support of*."""
        return self.has_verb("drawing_verb") or self.has_verb("having_verb")

    @property
    def withheld(self) -> bool:
        """Whether somebody does not voice it: *did not express its opposition*."""
        return self.verb is not None and self.verb.negated and self.has_verb("voicing_verb")


def _frame(view: View, act: _Act) -> Frame:
    """The stance of an act, as far as it is known who does it and to what."""
    by, end = _named_after(view, act.phrase.end, of=act.drawn)
    objects = _targets_after(view, end, act.predicate)
    named = by or (_named_after(view, objects[-1].stop)[0] if objects else [])
    who: list[str | None] = [*named]
    meant = act.meant
    if not who:
        who, meant = _held(view, act)
    drawn = _drawn(view, act) if act.drawn and (named or not objects) else []
    targets = drawn or objects
    if not targets and (targets := _met(view, act)):
        who = who or [None]
    if not targets and who:
        targets = _spoken_of(view, act, known=bool(by) or meant.ceased, near=not meant.ceased)
    head = act.phrase.head
    frame = Frame(act.predicate, (head, head + 1), head, who, targets, meant, phrase=act.phrase.start)
    return attrs.evolve(frame, reasons=objects) if drawn else frame


def _held(view: View, act: _Act) -> tuple[list[str | None], Factuality]:
    """Who holds an act that nobody is named for after it: its owner, or who voices it."""
    mine = owner(view, act.phrase)
    if mine is None:
        return _voiced(view, act)
    return [] if act.withheld else [mine], act.meant


def _voiced(view: View, act: _Act) -> tuple[list[str | None], Factuality]:
    """Who voices an act: *the union expressed support*."""
    voiced = act.has_verb("voicing_verb") and act.predicate.words[0] not in words("blow")
    meant = factuality(view.g, act.verb) if act.verb is not None and voiced else None
    if act.verb is None or meant is None or meant.negated:
        return [], act.meant
    return [*known_holders(view, view.g.clause(act.verb).agents, act.verb.head)], meant


def _named_after(view: View, i: int, *, of: bool = False) -> tuple[list[str], int]:
    """Who is named after *from*, *by* or *among* (``of``: or *of*, as in *won the backing of*), and where that ends."""
    g = view.g
    named = i and i < len(g.lower) and (g.lower[i] in words("agent_preposition") or (of and g.lower[i] == "of"))
    phrase = g.np_at(i + 1) if named else None
    if phrase is None or phrase.start != i + 1:
        return [], i
    known = [one for one in g.coordinated(phrase) if one.start >= phrase.start and view.actor_of(one) is not None]
    return view.actors_of(known), known[-1].end if known else i


def _targets_after(view: View, i: int, predicate: Predicate) -> list[TargetPhrase]:
    """The targets after the preposition of a predicate: *opposition* to the tunnel, *support* for Mali."""
    g = view.g
    if i + 1 >= len(g.lower) or g.lower[i] not in predicate.target:
        return []
    if predicate.words[0] in words("place_or_view") and g.lower[i] == "of" and g.lower[i + 1] not in ("no", "not"):
        return []  # "the position of director"
    inner = g.vg_at(i) if g.lower[i] == "to" else None
    if inner is not None and inner.form == "infinitive":
        return targets_at(view, i, _seeking(predicate)) if predicate.polarity is Polarity.SUPPORT else []
    return targets_at(view, i + 1, _seeking(predicate))


def _drawn(view: View, act: _Act) -> list[TargetPhrase]:
    """The subject of a verb of drawing something on oneself: *the plan drew criticism from Labour*."""
    subject = view.g.subject(act.verb) if act.verb is not None and not act.verb.passive else None
    return targets_of(view, subject, _seeking(act.predicate)) if subject is not None else []


def _met(view: View, act: _Act) -> list[TargetPhrase]:
    """The subject of a verb that an act comes with: *the plan was met with criticism*."""
    g, start = view.g, act.phrase.start
    verb = g.vg_at(start - 2) if start > 1 and g.lower[start - 1] in ("with", "by") else None
    if verb is None or verb.lemma not in ("meet", "greet") or not (verb.passive or verb.lemma == "meet"):
        return []
    subject = g.subject(verb)
    return targets_of(view, subject) if subject is not None else []


def _spoken_of(view: View, act: _Act, *, known: bool, near: bool) -> list[TargetPhrase]:
    """What was spoken of before: *it withdrew its support*, *over criticism from Labour*."""
    before = view.g.lower[act.phrase.start - 1]
    if not known and before not in words("concessive_preposition"):
        return []
    return spoken_of(act.phrase.start, near=near, actors=before == "against")


def _seeking(predicate: Predicate) -> Seeking:
    return Seeking(words("agent_preposition"), predicate.kinds)


def _objections(view: View, phrase: NounPhrase) -> Iterator[Frame]:
    """As in "over the objections of X": X objects to what was just spoken of."""
    g = view.g
    named = g.np_at(phrase.end + 1)
    if named is None or g.lower[phrase.start - 1] not in words("concessive_preposition") | {"to"}:
        return
    who = view.actors_of(one for one in g.coordinated(named) if one.start >= named.start)
    targets = spoken_of(phrase.start, near=True)
    yield Frame(_OBJECTION, (phrase.head, phrase.head + 1), phrase.head, who, targets, phrase=phrase.start)


def under_fire(view: View, i: int) -> Iterator[Frame]:
    """As in "under fire over X": somebody opposes the subject; mostly nobody says who."""
    g = view.g
    if g.lower[i] != "under" or g.lower[i + 1 : i + 2] not in (["fire"], ["attack"], ["criticism"]):
        return
    verb = g.vg_at(i - 1) if i else None
    subject = g.subject(verb) if verb is not None else g.np_at(i - 1) if i else None
    reasoned = g.lower[i + 2 : i + 3] in (["over"], ["for"], ["from"], ["about"])
    if subject is None or not reasoned or (verb is not None and factuality(g, verb) is None):
        return
    who: list[str | None] = [*_named_after(view, i + 2)[0]] or [None]
    yield Frame(_FIRE, (i, i + 2), i, who, targets_of(view, subject), confidence=0.6)
