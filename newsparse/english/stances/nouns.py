"""Stances in nouns and adjectives: *X's opposition to Y*, *criticism from Z*, *a critic of Y*, *is critical of Y*."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.predicates.stances import Predicate, match, predicates, words
from newsparse.english.stances.drafts import Draft
from newsparse.english.stances.people import People
from newsparse.english.stances.standing import Standing, condition, standing
from newsparse.english.stances.targets import Aim, Targets
from newsparse.model import Dimension, Modality, Polarity, Target, TargetKind

_VOICING = words("""
    express voice declare announce reiterate reaffirm state signal register show have hold maintain offer give
    lend repeat pledge heap lavish direct level launch stage organize organise plan prepare mount lead start
    begin issue deliver join intensify renew step
    """)
_DRAWING = words("""
    draw face attract provoke spark prompt meet trigger win earn receive get enjoy suffer encounter elicit cause
    greet
    """)
_CLOSING = words("""
    drop withdraw abandon lift end lose retract rescind pull revoke renounce
    """)
_COPULAS = words("""
    be seem remain become appear stay look sound feel stand
    """)
_POSSESSIVES = words("""
    my our your his her its their
    """)
_RANKS = frozenset({"champion", "defender", "promoter", "opponent", "advocate"})
"""Agents that behind a name or possessor are something else: who fights for a title, runs for an office."""
_BLOWS = frozenset({"attack", "assault", "salvo"})
"""Acts that may be deeds: one who launches an attack need not speak."""
_MARKS = frozenset({"'s", "’s", "'", "’"})
_REACH = 40
"""Tokens within which a main clause follows a phrase in front."""


class Nouns:
    """Reads the stances of nouns and adjectives."""

    def __init__(self, g: Grammar, people: People, targets: Targets) -> None:
        self.g = g
        self.people = people
        self.targets = targets
        self._borne: tuple[NounPhrase, str] | None = None

    # -- acts: opposition, criticism, support

    def act(self, phrase: NounPhrase) -> Iterator[Draft]:
        """The stance in an act noun that heads a phrase."""
        g = self.g
        entries = predicates("noun").get(g.lemmas[phrase.head], ())
        if not entries or g.lower[phrase.start] in ("no", "without", "any", "little", "less", "fewer"):
            return
        verb = g.vg_at(phrase.start - 1) if phrase.start else None
        state = Standing()
        if verb is not None and verb.lemma in _CLOSING:
            below = standing(g, verb)
            if below is None or below.modality is not Modality.CERTAIN:
                return
            state = attrs.evolve(below, ceased=True)
        for predicate in entries:
            done = False
            for draft in self._act(phrase, predicate, verb, state):
                done = True
                yield draft
            if done:
                return

    def _act(
        self, phrase: NounPhrase, predicate: Predicate, verb: VerbGroup | None, state: Standing
    ) -> Iterator[Draft]:
        g = self.g
        assert g.tokens is not None
        holders, end = self._holders_behind(phrase.end)
        by_agent = bool(holders)
        aims = self._aims_behind(end, predicate)
        if not holders and aims:
            more, _ = self._holders_behind(max(a.stop for a in aims))
            holders = more
        holder_is_owner = False
        if not holders:
            owner = self._owner(phrase)
            if owner is not None:
                holders, holder_is_owner = [owner], True
        subject = self._subject(verb)
        if not aims and verb is not None and verb.lemma in _DRAWING | {"come"} and subject is not None:
            aims = self.targets.of(subject, kinds=predicate.kinds)
            if standing(g, verb) is None:
                return
            if not holders and verb.lemma in (
                "come",
                "draw",
                "spark",
                "provoke",
                "win",
                "get",
                "receive",
                "earn",
                "enjoy",
                "cause",
            ):
                return
        elif not aims:
            through = (
                g.vg_at(phrase.start - 2) if phrase.start > 1 and g.lower[phrase.start - 1] in ("with", "by") else None
            )
            if (
                through is not None
                and through.lemma in ("meet", "greet")
                and (through.passive or through.lemma == "meet")
            ):
                patient = g.subject(through)
                aims = self.targets.of(patient) if patient is not None else []
                holders = holders or [None]
        if (
            not aims
            and holders
            and (by_agent or state.ceased or g.lower[phrase.start - 1] in ("over", "against", "despite"))
        ):
            near = not state.ceased  # "It withdrew its support": of what it backed in the sentence before
            prior = self.targets.prior(phrase.start, same_sentence=near, actors=g.lower[phrase.start - 1] == "against")
            aims = [attrs.evolve(prior, sign=1)] if prior is not None else []
        voiced = verb is not None and verb.lemma in _VOICING and predicate.words[0] not in _BLOWS
        if not holders and verb is not None and voiced and subject is not None:
            below = standing(g, verb)
            actor = self.people.actor_of(subject)
            if below is None or actor is None or below.negated:
                return
            state = below
            holders = [actor.id]
        if not holders or not aims:
            return
        if holder_is_owner and state == Standing() and verb is not None and verb.negated and verb.lemma in _VOICING:
            return
        position = g.tokens.starts[phrase.head]
        for holder in holders:
            sources = self.people.sources(position, holder, g.tokens.starts[phrase.start])
            if sources is None:
                continue
            for aim in aims:
                if aim.target.ref == holder:
                    continue
                self.targets.remember(aim)
                yield Draft(
                    holder,
                    aim,
                    Polarity(predicate.polarity * aim.sign),
                    Dimension.INTENTION if state.intended else predicate.dimension,
                    predicate.strength,
                    (phrase.head, phrase.head + 1),
                    standing=state,
                    sources=sources,
                    confidence=0.75,
                )

    def _subject(self, verb: VerbGroup | None) -> NounPhrase | None:
        return self.g.subject(verb) if verb is not None and not verb.passive else None

    def _owner(self, phrase: NounPhrase) -> str | None:
        g = self.g
        for k in range(phrase.start, phrase.head):
            if g.lower[k] in _POSSESSIVES:
                return self.people.actor_at(k)
            if g.lower[k] in ("'s", "’s", "'", "’") and k > phrase.start:
                return self.people.actor_at(k - 1)
        return None

    def _holders_behind(self, i: int) -> tuple[list[str | None], int]:
        """Those named behind *from* or *by* (or *of*, for objections and the like)."""
        g = self.g
        if i + 1 >= len(g.lower) or g.lower[i] not in ("from", "by", "among"):
            return [], i
        phrase = g.np_at(i + 1)
        if phrase is None or phrase.start != i + 1:
            return [], i
        found: list[str | None] = []
        end = i
        for one in g.coordinated(phrase):
            if one.start >= phrase.start and (actor := self.people.actor_of(one)) is not None:
                found.append(actor.id)
                end = one.end
        return found, end if found else i

    def _aims_behind(self, i: int, predicate: Predicate) -> list[Aim]:
        g = self.g
        if i + 1 >= len(g.lower) or g.lower[i] not in predicate.target:
            return []
        if predicate.words[0] in ("position", "stance") and g.lower[i] == "of" and g.lower[i + 1] not in ("no", "not"):
            return []  # "the position of director"
        at = i if g.lower[i] == "to" and g.vg_at(i) is not None and g.vg_at(i).form == "infinitive" else i + 1  # type: ignore[union-attr]
        if at == i and predicate.polarity is not Polarity.SUPPORT:
            return []
        return self.targets.at(at, kinds=predicate.kinds)

    def objections_of(self, phrase: NounPhrase) -> Iterator[Draft]:
        """As in "Over the objections of X": X objects to what was just spoken of."""
        g = self.g
        if g.lemmas[phrase.head] not in ("objection", "protest", "opposition") or g.lower[
            phrase.end : phrase.end + 1
        ] != ["of"]:
            return
        if g.lower[phrase.start - 1] not in ("over", "despite", "against") and g.lower[phrase.start - 1] != "to":
            return
        holder_phrase = g.np_at(phrase.end + 1)
        prior = self.targets.prior(phrase.start, same_sentence=True)
        if holder_phrase is None or prior is None:
            return
        for one in g.coordinated(holder_phrase):
            actor = self.people.actor_of(one)
            if actor is not None and one.start >= holder_phrase.start:
                yield Draft(
                    actor.id,
                    attrs.evolve(prior, sign=1),
                    Polarity.OPPOSE,
                    Dimension.POSITION,
                    0.7,
                    (phrase.head, phrase.head + 1),
                )

    # -- agents: critic, ally, opponent

    def agent(self, phrase: NounPhrase, i: int) -> Iterator[Draft]:
        """The stance of somebody called a critic, an ally, a supporter of somebody or something, at token ``i``."""
        g = self.g
        entries = predicates("agent").get(g.lemmas[i], ())
        if not entries or g.lower[phrase.start] == "no" or g.lower[phrase.start - 1] == "as":
            return  # "were seen as defenders of it"
        predicate = entries[0]
        if phrase.head == i and g.lower[phrase.end : phrase.end + 1] == ["of"]:
            aims = self.targets.at(phrase.end + 1, kinds=predicate.kinds)
        else:
            aims = self._modifying(phrase, i)
        if not aims:
            return
        holder = self._bearer(phrase) if phrase.head == i else self._named(phrase)
        if holder is None:
            return
        self._borne = (phrase, holder)
        assert g.tokens is not None
        sources = self.people.sources(g.tokens.starts[phrase.head], holder, g.tokens.starts[phrase.start])
        if sources is None:
            return
        for aim in aims:
            if aim.target.ref != holder:
                self.targets.remember(aim)
                yield Draft(
                    holder,
                    aim,
                    Polarity(predicate.polarity * aim.sign),
                    predicate.dimension,
                    predicate.strength,
                    (i, i + 1),
                    sources=sources,
                    confidence=0.75,
                )

    def _modifying(self, phrase: NounPhrase, i: int) -> list[Aim]:
        """The target before the noun: "Macron's critics", "her ally", "Trump critic Ned Fox"."""
        g = self.g
        k = i - 1
        while k >= phrase.start and (g.tags[k] in ("ADJ", "ADV") or g.lower[k] in _MARKS):
            k -= 1
        actor = self.people.actor_at(k) if k >= phrase.start else None
        if (
            actor is None
            or g.tags[k] not in ("PROPN", "PRON")
            or (g.tags[k] == "PRON" and g.lemmas[i] == "rival")
            or g.lemmas[i] in _RANKS
        ):
            return []  # "the Wimbledon champion", "her opponent"
        name = self.people.actors[actor].name
        return [Aim(Target(kind=TargetKind.ACTOR, ref=actor, text=name), 1, k, k + 1, i + 1)]

    def _named(self, phrase: NounPhrase) -> str | None:
        """Who bears the name that an agent noun stands before: "Macron critic Anne Roux"."""
        actor = self.people.actor_of(phrase)
        return actor.id if actor is not None else None

    def _bearer(self, phrase: NounPhrase) -> str | None:
        g = self.g
        first, _ = g.sentence_range(phrase.start)
        i = phrase.start - 1
        if g.lower[i] == "of" and g.lower[i - 1] in ("one", "some", "many", "several"):
            i -= 2  # "one of her closest allies"
        copula = g.vg_at(i)
        if copula is not None and copula.lemma in ("be", "become", "remain"):
            state = standing(g, copula)
            subject = g.subject(copula)
            if state is None or state.negated or subject is None:
                return None
            actor = self.people.actor_of(subject)
            return actor.id if actor is not None else None
        if i > first and g.lower[i] == "and" and self._borne is not None and self._borne[0].start >= first:
            return self._borne[1]  # "a supporter of X and an opponent of Y"
        if i > first and g.lower[i] == ",":
            before = g.np_at(i - 1)
            apposed = g.lower[phrase.start] in ("a", "an", "one", "long", "once")
            if before is not None and (g.tags[before.head] == "PROPN" or apposed):
                actor = self.people.actor_of(before)
                if actor is not None:
                    return actor.id
        actor = self.people.actor_of(phrase)
        return actor.id if actor is not None else None

    # -- adjectives: critical of, in favour of

    def adjective(self, i: int) -> Iterator[Draft]:
        """The stance in an adjective (or a phrase like *in favour of*) that begins at a token."""
        g = self.g
        entries = predicates("adjective").get(g.lower[i], ())
        found = match(g, i, entries) if entries else None
        if found is None:
            return
        predicate, end = found
        if i and g.lower[i - 1] in ("as", "than"):
            return
        bearer = self._adjective_bearer(i, strict=predicate.words[0] in ("against", "for", "in"))
        if bearer is None:
            return
        holders, state, start = bearer
        polarity, strength = predicate.polarity, predicate.strength
        if state.negated:
            if predicate.polarity is not Polarity.SUPPORT:
                return
            polarity, strength = Polarity.OPPOSE, 0.4
        slots = predicate.target
        aims: list[Aim] = []
        for slot in slots:
            if slot == "after":
                aims = self.targets.at(end, kinds=predicate.kinds)
            elif g.lower[end : end + 1] == [slot]:
                aims = self.targets.at(end + 1, kinds=predicate.kinds)
            if aims:
                break
        assert g.tokens is not None
        for holder in holders:
            sources = self.people.sources(g.tokens.starts[i], holder)
            if sources is None:
                continue
            claim = self.people.claim_at(g.tokens.starts[i], g.tokens.ends[end - 1])
            for aim in aims:
                if aim.target.ref == holder:
                    continue
                self.targets.remember(aim)
                yield Draft(
                    holder,
                    aim,
                    Polarity(polarity * aim.sign),
                    predicate.dimension,
                    strength,
                    (start, end),
                    standing=state,
                    sources=sources,
                    condition=condition(g, start, aim.stop),
                    claim_id=claim.id if claim is not None and claim.source == holder else None,
                    confidence=0.8,
                )

    def _adjective_bearer(self, i: int, *, strict: bool) -> tuple[list[str], Standing, int] | None:
        g = self.g
        first, end = g.sentence_range(i)
        k = i - 1
        while k >= first and (g.tags[k] == "ADV" and g.vg_at(k) is None):
            k -= 1
        copula = g.vg_at(i) if g.vg_at(i) is not None and g.vg_at(i).start < i else g.vg_at(k) if k >= first else None  # type: ignore[union-attr]
        if copula is not None and (copula.lemma in _COPULAS or copula.head == i):
            state = standing(g, copula)
            if state is None:
                return None
            if copula.lemma in ("seem", "appear", "look", "sound"):
                state = attrs.evolve(state, modality=Modality.PROBABLE)
            holders = [h for h in self.people.holders(g.subjects(copula), copula.head) if h is not None]
            return (holders, state, copula.start) if holders else None
        if strict:
            return None
        if k < first or g.lower[k] in ("while", "though", "although", "long", "once"):
            # "While critical of X, Y voted": the subject of the main clause
            for group in g.groups_in(i, min(end, i + _REACH)):
                if group.form == "finite":
                    holders = [a.id for p in g.subjects(group) if (a := self.people.actor_of(p)) is not None]
                    return (holders, Standing(), i) if holders else None
            return None
        if g.lower[k] == ",":
            before = g.np_at(k - 1)
            actor = self.people.actor_of(before) if before is not None else None
            return ([actor.id], Standing(), i) if actor is not None else None
        return None

    # -- under fire

    def under_fire(self, i: int) -> Iterator[Draft]:
        """As in "Under fire over X": somebody opposes the subject; nobody says who."""
        g = self.g
        if g.lower[i] != "under" or g.lower[i + 1 : i + 2] not in (["fire"], ["attack"], ["criticism"]):
            return
        behind = g.lower[i + 2 : i + 3]
        if behind not in (["over"], ["for"], ["from"], ["about"]):
            return
        verb = g.vg_at(i - 1) if i else None
        subject = g.subject(verb) if verb is not None else g.np_at(i - 1) if i else None
        if subject is None or (verb is not None and standing(g, verb) is None):
            return
        holders: list[str | None] = [None]
        if behind == ["from"]:
            holders = self._holders_behind(i + 2)[0] or [None]
        for aim in self.targets.of(subject):
            for holder in holders:
                if aim.target.ref != holder:
                    yield Draft(holder, aim, Polarity.OPPOSE, Dimension.EVALUATION, 0.6, (i, i + 2), confidence=0.6)
            if aim.target.kind is TargetKind.ISSUE:
                self.targets.remember(aim)
