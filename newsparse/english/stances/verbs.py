"""Stances in verbs: who opposes, backs, condemns, votes for what."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup
from newsparse.english.predicates.cues import is_told
from newsparse.english.predicates.stances import Predicate, match, predicates, words
from newsparse.english.stances.drafts import Draft
from newsparse.english.stances.people import People
from newsparse.english.stances.standing import Standing, condition, standing
from newsparse.english.stances.targets import Aim, Targets, material_nouns
from newsparse.model import Actor, ClaimKind, Dimension, EntityType, Modality, Polarity, Target, TargetKind

_FORCES = frozenset({"military", "rebel", "police"})
_MOUTHS = frozenset({"media", "party", "legislature", "ngo", "academia", "government"})
_ASSERTIONS = words("""
    suggestion claim allegation accusation assertion charge notion insinuation rumour rumor report
    """)
_COURTESIES = words("""
    like love respect appreciate admire
    """)
"""Verbs of regard that often only open an objection."""
_OTHERS = frozenset({"he", "she", "it", "they", "this", "that"})
_GRANTED = 8
"""Tokens within which a concession has its *but*."""
_REACH = 15
"""Tokens within which coordinated participles stand."""


class Verbs:
    """Reads the stances of verb groups."""

    def __init__(self, g: Grammar, people: People, targets: Targets) -> None:
        self.g = g
        self.people = people
        self.targets = targets

    def read(self, group: VerbGroup) -> Iterator[Draft]:
        """The stances that a verb group shows; usually none."""
        g = self.g
        yield from self._joined(group)
        if self._neither_nor(group):
            yield from self._neutral(group)
            return
        if g.lower[group.start - 1 : group.start] == ["nor"]:
            return  # "neither supports nor opposes"
        earlier = g.vg_at(group.start - 1) if group.form == "infinitive" and group.start else None
        if earlier is not None and earlier.lemma == "vote":
            return  # "voted to pass it" is a vote
        found = match(g, group.head, predicates("verb").get(group.lemma, ()))
        if found is None or (group.form == "gerund" and group.start and g.tags[group.start - 1] == "DET"):
            return  # "the fighting"
        predicate, end = found
        if group.lemma == "oppose" and g.lower[group.head - 1] == "as":
            return
        state = standing(g, group)
        if state is None:
            yield from self._either(group, predicate, end)
            return
        polarity, strength = predicate.polarity, predicate.strength
        if state.negated:
            if predicate.negated != "flip":
                yield from self._either(group, predicate, end)
                return
            polarity, strength = Polarity(-polarity), 0.4
        group = self._as_passive(group)
        passive = group.passive or group.form == "participle"
        aims, behind = self._aims(group, predicate, end, passive)
        if not aims:
            return
        if group.lemma in _COURTESIES and not group.negated and self._conceded(group, behind):
            return
        holders = self._holders(group, passive)
        vague = state.negated or group.modal or predicate.guard == "with" or group.form == "gerund"
        if holders == [None] and passive and vague:
            return
        if not holders or (holders == [None] and passive and group.form == "participle"):
            return
        if predicate.guard and not self._said(predicate, aims, holders, behind):
            return
        aims = [self._assertion(aim, group) for aim in aims]
        reasons = self._reasons(predicate, behind, aims) if not state.negated else []
        for draft in self._drafts(
            group, (group.start, end), predicate, state, polarity, strength, holders, aims, behind
        ):
            yield draft
            self.targets.remember(draft.aim)
        for aim in reasons:
            sign = Polarity(polarity * aim.sign)
            yield from self._drafts(
                group,
                (group.start, end),
                predicate,
                state,
                sign,
                strength * 0.7,
                holders,
                [attrs.evolve(aim, sign=1)],
                aim.stop,
            )

    def _drafts(
        self,
        group: VerbGroup,
        cue: tuple[int, int],
        predicate: Predicate,
        state: Standing,
        polarity: Polarity,
        strength: float,
        holders: list[str | None],
        aims: list[Aim],
        behind: int,
    ) -> Iterator[Draft]:
        g = self.g
        assert g.tokens is not None
        position = g.tokens.starts[group.head]
        dimension = Dimension.INTENTION if state.intended else predicate.dimension
        depends = condition(g, group.start, behind)
        if depends is not None and state.modality is Modality.CERTAIN:
            state = attrs.evolve(state, modality=Modality.PROBABLE)
        claim = self.people.claim_at(position, g.tokens.ends[group.head])
        for holder in holders:
            sources = self.people.sources(position, holder)
            if sources is None:
                continue
            for aim in aims:
                if aim.target.ref == holder:
                    continue
                yield Draft(
                    holder,
                    aim,
                    Polarity(polarity * aim.sign),
                    Dimension.EPISTEMIC if aim.target.kind is TargetKind.CLAIM else dimension,
                    strength,
                    cue,
                    standing=state,
                    sources=sources,
                    condition=depends,
                    claim_id=claim.id if claim is not None and claim.source == holder else None,
                    confidence=0.85 if holder is not None else 0.6,
                )

    def _conceded(self, group: VerbGroup, behind: int) -> bool:
        """Whether what stands before token ``behind`` is only granted: "I respect her, but she is wrong".

        What follows speaks of the same one; "I like her, but I do not like him" grants nothing.
        """
        g = self.g
        _, end = g.sentence_range(max(0, behind - 1))
        for k in range(behind, min(end, behind + _GRANTED)):
            if g.lower[k] in (".", ";", ":", "”", '"') or g.vg_at(k) is not None:
                return False
            if g.lower[k] == "but":
                clause, holder = g.np_at(k + 1), g.subject(group)
                who = g.lower[k + 1] if clause is not None and clause.start == k + 1 else ""
                return who in _OTHERS and (holder is None or g.lower[holder.head] != who)
        return False

    def _joined(self, group: VerbGroup) -> Iterator[Draft]:
        """As in "refused to join X in condemning Y": whoever X is condemns Y, joined or not."""
        g = self.g
        if group.form != "gerund" or g.lower[group.start - 1 : group.start] != ["in"]:
            return
        companion = g.np_at(group.start - 2)
        if companion is None:
            return
        join = g.vg_at(g.coordinated(companion)[0].start - 1)
        found = match(g, group.head, predicates("verb").get(group.lemma, ()))
        if join is None or join.lemma != "join" or found is None:
            return
        predicate, end = found
        aims, behind = self._aims(group, predicate, end, False)
        holders = self.people.holders(g.coordinated(companion), group.head)
        yield from self._drafts(
            group,
            (group.start, end),
            predicate,
            Standing(),
            predicate.polarity,
            predicate.strength,
            holders,
            aims,
            behind,
        )

    def _as_passive(self, group: VerbGroup) -> VerbGroup:
        """A past form followed by its agent is a participle: "endorsed by X but rejected by Y"."""
        g = self.g
        if group.passive or group.form != "finite" or group.modal or group.start != group.head:
            return group
        if g.lower[group.end : group.end + 1] != ["by"] or g.lower[group.head] == group.lemma:
            return group
        shown = match(g, group.head, predicates("verb").get(group.lemma, ()))
        if shown is not None and "by" in shown[0].words:
            return group  # "stood by him"
        agent = g.np_at(group.end + 1)
        if g.vg_at(group.end + 1) is not None or agent is None or self.people.actor_of(agent) is None:
            return group
        return attrs.evolve(group, form="participle")

    def _is_passive(self, group: VerbGroup) -> bool:
        return group.passive or self._as_passive(group).form == "participle"

    # -- slots

    def _holders(self, group: VerbGroup, passive: bool) -> list[str | None]:
        """Who holds: the agent of a passive, else the subject; None for a pronoun that nobody is known for."""
        g = self.g
        if passive:
            agent = g.agent(group)
            if agent is None:
                return [None]
            phrases = [p for p in g.coordinated(agent) if p.start >= agent.start]
        else:
            phrases = list(g.subjects(group))
        return self.people.holders(phrases, group.head)

    def _aims(self, group: VerbGroup, predicate: Predicate, end: int, passive: bool) -> tuple[list[Aim], int]:
        """The targets, and the token behind the last of them."""
        g = self.g
        if (passive and len(predicate.words) == 1) or (
            passive and group.form == "participle" and g.agent(group) is not None
        ):
            patient = self._patient(group)
            phrases = g.coordinated(patient) if patient is not None else ()
            aims = [a for p in phrases for a in self.targets.of(p, stops=predicate.reason, kinds=predicate.kinds)]
            return aims, end
        for slot in predicate.target:
            if slot == "prior":
                prior = self.targets.prior(group.start)
                if prior is not None:
                    return [attrs.evolve(prior, sign=1)], end
                continue
            i = end
            if slot == "after":
                if predicate.words[-1] == "to" and g.vg_at(end - 1) is not None and g.vg_at(end - 1).start == end - 1:  # type: ignore[union-attr]
                    i = end - 1
                if len(predicate.words) == 1:
                    i = group.end
            elif len(predicate.words) == 1 and slot in ("against", "on") and g.object(group) is not None:
                judged = g.object(group)
                if judged is None or g.lower[judged.end : judged.end + 1] != [slot]:
                    continue
                i = judged.end + 1
            else:
                if g.lower[end : end + 1] != [slot]:
                    continue
                i = end + 1
            if i + 1 < len(g.words) and g.words[i] in '“"‘«' and g.vg_at(i + 1) is not None:
                return [], end  # 'blasted, "Don't celebrate"': words that are said
            if len(predicate.words) == 1 and g.lower[i : i + 1] == ["that"] and g.tags[i] == "SCONJ":
                return [], end  # "accepted that there would be": a statement
            aims = self.targets.at(i, stops=predicate.reason, kinds=predicate.kinds)
            if not aims and slot == "after":
                aims = self._relative(group, predicate, end)
            if aims:
                return aims, max(aims[-1].stop, end)
        return [], end

    def _assertion(self, aim: Aim, group: VerbGroup) -> Aim:
        """As in "rejected the suggestion that he lied": what is rejected is a claim."""
        g = self.g
        if aim.phrase is None or g.lemmas[aim.phrase.head] not in _ASSERTIONS or g.tokens is None:
            return aim
        claim = self.people.claim_at(g.tokens.starts[group.head], g.tokens.ends[group.head])
        if claim is None or claim.kind not in (ClaimKind.REJECT, ClaimKind.DENY):
            return aim
        return attrs.evolve(aim, target=Target(kind=TargetKind.CLAIM, ref=claim.id, text=claim.content), sign=1)

    def _has_object(self, end: int) -> bool:
        """Whether a noun phrase stands right behind a predicate, which then lacks none: *he signed* the papers."""
        phrase = self.g.np_at(end)
        return phrase is not None and phrase.start == end and self.g.lower[phrase.head] not in TIMES

    def _relative(self, group: VerbGroup, predicate: Predicate, end: int) -> list[Aim]:
        """The target of a relative clause: "the bill, which the Assembly passed"."""
        g = self.g
        subject = g.subject(group)
        if subject is None or subject.start < 2 or self._has_object(end):
            return []
        i = subject.start - 1
        bare = g.np_at(i) if g.tags[i] in ("NOUN", "PROPN") else None
        if bare is not None and is_told(g, bare):
            return []  # "told the court he opposed"
        if bare is None:  # else "the bill he opposes"
            if g.lower[i] not in ("which", "that", "whom") or g.vg_at(i) is not None:
                return []
            i -= 1
        if g.lower[i] == ",":
            i -= 1
        phrase = g.np_at(i)
        if phrase is None:
            return []
        if g.tags[phrase.start - 1] == "ADP" and g.lower[phrase.start - 1] == "of" and phrase.start > 1:
            top = g.np_at(phrase.start - 2)
            phrase = top if top is not None else phrase
        return self.targets.of(phrase, stops=predicate.reason, kinds=predicate.kinds)

    def _patient(self, group: VerbGroup) -> NounPhrase | None:
        """What a passive is said of; coordinated participles share it."""
        g = self.g
        first, _ = g.sentence_range(group.head)
        current = group
        for _ in range(3):
            if current.passive and current.form != "participle":
                break
            i = current.start - 1
            if i < first or (g.tags[i] not in ("CCONJ",) and g.lower[i] != ","):
                break
            earlier = next(
                (v for v in reversed(list(g.groups_in(max(first, i - _REACH), current.start))) if self._is_passive(v)),
                None,
            )
            if earlier is None or (g.lower[i] == "," and g.agent(earlier) is None):
                break
            current = self._as_passive(earlier)
        before = g.np_at(current.start - 1) if current.start > first else None
        if current.form == "participle" and before is not None and before.end == current.start:
            return before
        if current.form == "participle" and current.start == first:
            # "Praised by X and denounced by Y, the cap takes effect"
            _, end = g.sentence_range(group.head)
            comma = next((k for k in range(group.end, min(end, group.end + _REACH)) if g.lower[k] == ","), end)
            main = g.np_at(comma + 1) if comma + 1 < end else None
            return main if main is not None and main.start == comma + 1 else None
        return g.subject(current)

    def _reasons(self, predicate: Predicate, behind: int, aims: list[Aim]) -> list[Aim]:
        """What somebody is condemned or praised for: "condemned X for Y" gives both."""
        g = self.g
        if (
            not predicate.reason
            or predicate.kinds == "actor"
            or any(a.target.kind is not TargetKind.ACTOR for a in aims)
        ):
            return []
        i = behind
        if g.lower[i : i + 1] == ["by"]:
            agent = g.np_at(i + 1)
            i = agent.end if agent is not None else i
        if i >= len(g.lower) or g.lower[i] not in predicate.reason or g.lower[i] == "of":
            return []
        phrase = g.np_at(i + 1)
        if phrase is None or phrase.start != i + 1 or g.vg_at(i + 1) is not None:
            return []
        return [a for a in self.targets.of(phrase) if a.target.kind is TargetKind.ISSUE]

    # -- guards

    def _said(self, predicate: Predicate, aims: list[Aim], holders: list[str | None], behind: int) -> bool:
        """Whether a verb that may be a deed is one of words here."""
        g = self.g
        if predicate.guard == "act":
            return holders != [None]
        if predicate.guard == "with":
            return g.lower[behind : behind + 1] == ["with"]
        reason = g.lower[behind : behind + 1]
        judged = bool(reason) and reason[0] in ("for", "over", "as", "against")
        if holders == [None]:
            spoken = judged and predicate.dimension is Dimension.EVALUATION
            return spoken and not any(self._material(a) for a in aims)  # "was passed" is no stance of anybody
        for holder in holders:
            actor = self.people.actors.get(holder or "")
            if actor is not None and actor.sector in _FORCES:
                return False
            if actor is not None and actor.sector == "civilian" and predicate.words[0] in ("pass", "adopt"):
                return False
        if any(self._material(a) for a in aims):
            return False
        actors = [a for a in aims if a.target.kind is TargetKind.ACTOR]
        if predicate.guard == "greet":
            return judged or not actors
        if not actors:
            return predicate.words[0] not in ("hit", "knock", "rap") or judged
        if judged:
            return True
        if predicate.words[0] in ("hit", "knock", "rap", "approve", "adopt", "pass", "accept", "uphold", "vindicate"):
            return False
        if reason == ["with"]:
            return False  # "attacked the minister with stones"
        speaking = [_speaks(self.people.actors[h]) for h in holders if h]
        return bool(speaking) and all(speaking)

    def _material(self, aim: Aim) -> bool:
        if aim.phrase is None:
            return False
        return self.g.lemmas[aim.phrase.head] in material_nouns() or self.people.is_place(aim.phrase)

    # -- neutrality

    def _neither_nor(self, group: VerbGroup) -> bool:
        g = self.g
        return g.lower[group.start - 1 : group.start] == ["neither"] or "neither" in g.lower[group.start : group.head]

    def _neutral(self, group: VerbGroup) -> Iterator[Draft]:
        """As in "Neither supports nor opposes X"."""
        g = self.g
        if group.lemma not in ("support", "back", "oppose", "endorse", "favour", "favor", "condemn", "for", "approve"):
            return
        i = group.end
        if g.lower[i : i + 1] != ["nor"]:
            return
        other = g.vg_at(i + 1)
        if other is None:
            return
        first, _ = g.sentence_range(group.head)
        phrases: list[NounPhrase] = list(g.subjects(group)) or list(g.subjects(other))
        if not phrases or g.lower[phrases[0].head] == "neither":
            before = g.np_at(group.start - 2) if group.start - 2 >= first else None
            phrases = [before] if before is not None else []
        holders = self.people.holders(phrases, group.head)
        assert g.tokens is not None
        for holder in holders:
            sources = self.people.sources(g.tokens.starts[group.head], holder)
            for aim in self.targets.at(other.end):
                if sources is not None:
                    yield Draft(
                        holder,
                        aim,
                        Polarity.NEUTRAL,
                        Dimension.POSITION,
                        0.8,
                        (group.start, other.end),
                        sources=sources,
                    )

    def _either(self, group: VerbGroup, predicate: Predicate, end: int) -> Iterator[Draft]:
        """As in "Did not endorse either candidate": stated neutrality."""
        g = self.g
        if (
            not group.negated
            or predicate.polarity is Polarity.NEUTRAL
            or g.lower[end : end + 1] not in (["either"], ["any"])
        ):
            return
        if g.lower[end] == "any" and "candidate" not in g.lemmas[end : end + 4]:
            return
        phrase = g.np_at(end)
        assert g.tokens is not None
        holders = self.people.holders(g.subjects(group), group.head)
        if phrase is None:
            return
        for holder in holders:
            sources = self.people.sources(g.tokens.starts[group.head], holder)
            for aim in self.targets.of(phrase):
                if sources is not None:
                    yield Draft(
                        holder, aim, Polarity.NEUTRAL, Dimension.POSITION, 0.7, (group.start, end), sources=sources
                    )


def _speaks(actor: Actor) -> bool:
    """Whether an actor attacks in words rather than in deeds."""
    if actor.type is EntityType.GROUP:
        return actor.sector in _MOUTHS or (actor.sector is None and actor.generic)
    return actor.sector in _MOUTHS or actor.type is EntityType.PERSON
