"""Stances in nouns for acts: *X's opposition to Y*, *criticism from Z*, *drew praise from X*, *came under fire*.

A verb of drawing something on oneself turns it round: *X won the backing of Y* is a stance of Y on X.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import attrs

from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.phenomena.deeds import is_material
from newsparse.english.phenomena.factuality import ASSERTED, Factuality, factuality
from newsparse.english.phenomena.issued import possessor
from newsparse.english.predicates.stances import Predicate, predicates
from newsparse.english.stances.frames import Frame, Side
from newsparse.english.stances.holders import known_holders
from newsparse.english.stances.targets import Seeking, TargetPhrase, listed_from, spoken_of, targets_at, targets_of
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
    drawn = verb is not None and (verb.lemma in words("drawing_verb") or verb.lemma in words("having_verb"))
    meant = _meant(view, verb, drawn=drawn)
    if meant is not None:
        found = (_frame(view, _Act(phrase, predicate, verb, meant, drawn)) for predicate in entries)
        yield from islice((frame for frame in found if frame.holders and frame.targets), 1)


def _meant(view: View, verb: VerbGroup | None, *, drawn: bool) -> Factuality | None:
    """How the object of a verb is meant; it is over where somebody drops it. None where it did not come to it."""
    ended = verb is not None and verb.lemma in words("ending_verb")
    if verb is None or not (ended or drawn):
        return ASSERTED
    meant = factuality(view.g, verb)
    if meant is None or (ended and meant.modality is not Modality.CERTAIN):
        return None
    return attrs.evolve(meant, ceased=True) if ended else ASSERTED


@attrs.frozen
class _Act:
    """An act noun in use, the verb that it is the object of, and how it is meant.

    ``drawn`` tells that it is on the subject of that verb: *drew criticism*, *has the support of*.
    """

    phrase: NounPhrase
    predicate: Predicate
    verb: VerbGroup | None
    meant: Factuality
    drawn: bool


def _frame(view: View, act: _Act) -> Frame:
    """The stance of an act, as far as it is known who does it and to what."""
    by, end = _named_after(view, act.phrase.end, of=act.drawn)
    objects = _targets_after(view, end, act.predicate)
    named = by or (_named_after(view, objects[-1].stop)[0] if objects else [])
    who: list[str | None] = [*named]
    meant = act.meant
    if not who:
        who, meant = _held(view, act)
    drawn = _drawn(view, act) if named or not objects else []
    targets = drawn or objects or _met(view, act)
    if targets and not objects:
        who = who or _anybody(view, act)
    if not targets and who:
        targets = _spoken_of(view, act, known=bool(by) or meant.ceased, near=not meant.ceased)
    head, start = act.phrase.head, act.phrase.start
    return Frame(
        act.predicate, (head, head + 1), head, who, targets, meant, phrase=start, reasons=objects if drawn else ()
    )


def _held(view: View, act: _Act) -> tuple[list[str | None], Factuality]:
    """Who holds an act that nobody is named for after it: its owner, or who voices it: *the union voiced support*."""
    mine = view.actor_at(possessor(view, act.phrase))
    verb = act.verb if act.verb is not None and act.verb.lemma in words("voicing_verb") else None
    if mine is not None:
        return [] if verb is not None and verb.negated else [mine], act.meant
    meant = factuality(view.g, verb) if verb is not None and act.predicate.words[0] not in words("blow") else None
    if verb is None or meant is None or meant.negated:
        return [], act.meant
    return [*known_holders(view, view.g.clause(verb).agents, verb.head)], meant


def _named_after(view: View, i: int, *, of: bool = False) -> tuple[list[str], int]:
    """Who is named after *from*, *by* or *among* (``of``: or *of*, as in *won the backing of*), and where that ends."""
    g = view.g
    named = i < len(g.lower) and (g.lower[i] in words("agent_preposition") or (of and g.lower[i] == "of"))
    phrase = g.np_at(i + 1) if named else None
    if phrase is None or phrase.start != i + 1:
        return [], i
    known = [one for one in listed_from(g, phrase) if view.actor_of(one) is not None]
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
    known = act.drawn and act.verb is not None and not act.verb.passive
    subject = view.g.subject(act.verb) if known and act.verb is not None else None
    return targets_of(view, subject, _seeking(act.predicate)) if subject is not None else []


def _met(view: View, act: _Act) -> list[TargetPhrase]:
    """The subject of a verb that an act comes with: *the plan was met with criticism*."""
    g, start = view.g, act.phrase.start
    verb = g.vg_at(start - 2) if start > 1 and g.lower[start - 1] in ("with", "by") else None
    if verb is None or verb.lemma not in ("meet", "greet") or not (verb.passive or verb.lemma == "meet"):
        return []
    subject = g.subject(verb)
    return targets_of(view, subject) if subject is not None else []


def _anybody(view: View, act: _Act) -> list[str | None]:
    """[None] where it need not be said who does something: *met with criticism*, *drew* widespread *criticism*."""
    many = not words("of_many").isdisjoint(view.g.lower[act.phrase.start : act.phrase.head])
    return [None] if many or not act.drawn else []


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
    who, targets = view.actors_of(listed_from(g, named)), spoken_of(phrase.start, near=True)
    yield Frame(_OBJECTION, (phrase.head, phrase.head + 1), phrase.head, who, targets, phrase=phrase.start)


def under_fire(view: View, i: int) -> Iterator[Frame]:
    """As in "under fire over X": somebody opposes the subject; mostly nobody says who.

    Without a reason only what cannot be shot at is meant: *the levy came under heavy fire*.
    """
    g = view.g
    fire = g.np_at(i + 1)
    if fire is None or g.lower[fire.head] not in words("blame"):
        return
    reasoned = g.lower[fire.end : fire.end + 1] in (["over"], ["for"], ["from"], ["about"])
    verb = g.vg_at(i - 1)
    subject = g.subject(verb) if verb is not None else g.np_at(i - 1)
    if subject is None or (verb is not None and factuality(g, verb) is None):
        return
    who: list[str | None] = [*_named_after(view, fire.end)[0]] or [None]
    judged = reasoned or not (g.lower[fire.head] == "attack" or view.acts(subject) or is_material(view, subject))
    targets = targets_of(view, subject) if judged else []
    yield Frame(_FIRE, (i, fire.end), i, who, targets)
