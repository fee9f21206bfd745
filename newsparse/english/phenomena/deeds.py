"""Words or deeds: an army attacks a town, a party attacks a budget.

What a deed tells of the noun that does it stands in ``english.names.deeds``.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import attrs

from newsparse.english.grammar import Clause, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows, words
from newsparse.english.phenomena import Rule, first
from newsparse.english.predicates.stances import Predicate, match, predicates
from newsparse.english.view import View
from newsparse.model import Actor, Dimension, EntityType

_KINDS = {"asked": "asked_thing", "joined": "joined_thing", "moved": "moved_thing"}
"""What the object of a guarded verb must be for the verb to show a stance."""
_NEAR = 10
"""Tokens after a verb within which the charge stands that it is defended against."""
_OF_STANCES = frozenset({"purpose", *_KINDS})
"""Guards that only say when a verb shows a stance: *refused entry* is no deed in another sense."""


class Sense(StrEnum):
    """In which sense a verb is used that has both."""

    WORDS = "words"
    DEED = "deed"


@attrs.frozen
class Use:
    """A verb in use: who does it (None: somebody who is not named) to what, and the word after that.

    ``at_actor`` tells whether somebody is among its targets, ``material`` whether something of matter is, ``things``
    what its objects are, by their nouns, ``judging`` whether an adverb says that somebody judges, and ``accused``
    whether a charge follows: *defended the soldiers against accusations of theft*.
    """

    predicate: Predicate
    holders: tuple[Actor | None, ...]
    at_actor: bool
    material: bool
    after: str
    things: frozenset[str] = frozenset()
    judging: bool = False
    accused: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether nobody is named who does it."""
        return self.holders == (None,)

    @property
    def sectors(self) -> set[str]:
        """The sectors of those who do it."""
        return {str(actor.sector) for actor in self.holders if actor is not None}

    @property
    def armed(self) -> bool:
        """Whether an army or the like does it."""
        return not self.sectors.isdisjoint(words("armed_sector"))

    @property
    def reasoned(self) -> bool:
        """Whether a reason follows: *attacked the mayor over the budget*."""
        return self.after in words("reason_preposition")


def is_material(view: View, phrase: NounPhrase) -> bool:
    """Whether deeds are done to a thing."""
    return view.g.lemmas[phrase.head] in _material_nouns()


@cache
def _material_nouns() -> frozenset[str]:
    return frozenset(word.replace("_", " ") for row in rows("material_nouns") for word in row["words"].split())


def is_said(use: Use) -> bool:
    """Whether a verb that may be a deed is one of words here."""
    return first(RULES, use) is Sense.WORDS


def is_deed(view: View, group: VerbGroup, holders: tuple[Actor | None, ...]) -> bool:
    """Whether a verb, which may be one of words, tells what its holders did: *the army attacked the village*."""
    use = use_of(view, group, holders)
    return use is not None and use.predicate.guard not in _OF_STANCES and not is_said(use)


def use_of(view: View, group: VerbGroup, holders: tuple[Actor | None, ...]) -> Use | None:
    """A verb that is one of words or of deeds, in use by somebody; None for any other verb."""
    g = view.g
    found = match(g, group.head, predicates("verb").get(group.lemma, ()))
    if found is None or not found[0].guard:
        return None
    clause = g.clause(group)
    things = clause.patients
    after = max([group.end, *(phrase.end for phrase in (clause.agents if clause.passive else things))])
    material = any(is_material(view, phrase) for phrase in things)
    at_actor, following = bool(view.actors_of(things)), "".join(g.lower[after : after + 1])
    things_done = objects(view, clause, found[0])
    accused = is_accused(view, group.end)
    return Use(found[0], holders, at_actor, material, following, things_done, accused=accused)


def is_accused(view: View, i: int) -> bool:
    """Whether a charge follows soon after a verb that ends at token ``i``: *against allegations of torture*."""
    g = view.g
    against = next((k for k in range(i, min(i + _NEAR, len(g.lower) - 1)) if g.lower[k] == "against"), None)
    charge = g.np_at(against + 1) if against is not None else None
    return charge is not None and g.lemmas[charge.head] in words("charge_against")


def objects(view: View, clause: Clause, predicate: Predicate) -> frozenset[str]:
    """The nouns that a predicate, with all its words, has as its objects; the patients of a passive."""
    after = clause.group.head + len(predicate.words)
    thing = view.g.np_at(after) if after < len(view.g.lower) else None
    phrases = clause.patients if clause.passive else () if thing is None else (thing,)
    return frozenset(view.g.lemmas[phrase.head] for phrase in phrases)


def _of_known(use: Use) -> Sense | None:
    if use.predicate.guard != "act":
        return None
    return Sense.DEED if use.unnamed else Sense.WORDS


def _charged(use: Use) -> Sense | None:
    if use.predicate.guard != "with":
        return None
    return Sense.WORDS if use.after == "with" else Sense.DEED


def _of_a_kind(use: Use) -> Sense | None:
    kind = _KINDS.get(use.predicate.guard)
    if kind is None:
        return None
    return Sense.DEED if use.things.isdisjoint(words(kind)) else Sense.WORDS


def _with_a_purpose(use: Use) -> Sense | None:
    if use.predicate.guard != "purpose":
        return None
    return Sense.DEED if use.things or use.armed else Sense.WORDS


def _of_nobody(use: Use) -> Sense | None:
    if not use.unnamed:
        return None
    spoken = (use.reasoned or use.judging) and use.predicate.dimension is Dimension.EVALUATION
    return Sense.WORDS if spoken and not use.material else Sense.DEED


def _against_a_charge(use: Use) -> Sense | None:
    return Sense.WORDS if use.accused and use.predicate.words[0] in words("defending_verb") else None


def _of_forces(use: Use) -> Sense | None:
    civil = "civilian" in use.sectors and use.predicate.words[0] in ("pass", "adopt")
    return Sense.DEED if civil or use.armed else None


def _to_things(use: Use) -> Sense | None:
    return Sense.DEED if use.material and use.after != "as" else None


def _greeted(use: Use) -> Sense | None:
    if use.predicate.guard != "greet":
        return None
    return Sense.WORDS if use.reasoned or use.judging or not use.at_actor else Sense.DEED


def _at_issue(use: Use) -> Sense | None:
    if use.at_actor:
        return None
    return Sense.WORDS if use.reasoned or use.predicate.words[0] not in words("knocking_verb") else Sense.DEED


def _reasoned(use: Use) -> Sense | None:
    return Sense.WORDS if use.reasoned else None


def _knocked(use: Use) -> Sense | None:
    verb = use.predicate.words[0]
    deed = use.after == "with" or verb in words("knocking_verb") or verb in words("passing_verb")
    return Sense.DEED if deed else None


def _by_speakers(use: Use) -> Sense | None:
    speaking = [_speaks(actor) for actor in use.holders if actor is not None]
    return Sense.WORDS if speaking and all(speaking) else Sense.DEED


def _speaks(actor: Actor) -> bool:
    """Whether an actor attacks in words rather than in deeds."""
    critics = actor.type is EntityType.GROUP and actor.sector is None and actor.generic
    return critics or actor.type is EntityType.PERSON or actor.sector in words("speaking_sector")


RULES = (
    Rule("act", "Mali sued the bank.", _of_known, "Mali attacked the bank."),
    Rule("charge", "Mali charged the mayor with fraud.", _charged, "Mali attacked the mayor."),
    Rule("kind", "Mali refused the demand.", _of_a_kind, "Mali attacked the demand.", "Mali joined the boycott."),
    Rule("purpose", "The mayor marched to save the bridge.", _with_a_purpose, "The mayor attacked the bridge."),
    Rule("nobody", "The mayor was attacked over the budget.", _of_nobody, "Mali attacked the mayor."),
    Rule(
        "charge against",
        "The general defended the soldiers against claims of theft.",
        _against_a_charge,
        "The general defended the town against the rebels.",
    ),
    Rule("forces", "The army attacked the rebels.", _of_forces, "The mayor attacked the rebels."),
    Rule("things", "The mayor attacked the bridge.", _to_things, "The mayor hailed the bridge as a gift."),
    Rule("greeting", "The mayor welcomed the plan.", _greeted, "The mayor attacked the plan."),
    Rule("issue", "The mayor attacked the plan.", _at_issue, "The mayor attacked the minister."),
    Rule("reason", "The mayor attacked the minister over the plan.", _reasoned, "The mayor attacked the minister."),
    Rule("knock", "The mayor attacked the minister with stones.", _knocked, "The mayor attacked the minister."),
    Rule("speakers", "The mayor attacked the minister.", _by_speakers),
)
