"""What a claim's kind says of a stance, by the data of ``claim_kinds.tsv``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from newsparse.english.grammar import OBJECT_CONTROL, Grammar, VerbGroup
from newsparse.english.lexicon import rows
from newsparse.english.predicates.stances import words
from newsparse.english.stances.drafts import Draft
from newsparse.english.stances.people import People
from newsparse.english.stances.standing import Standing, condition, standing
from newsparse.english.stances.targets import Aim, Targets
from newsparse.model import Claim, ClaimKind, Dimension, Modality, Polarity, Span, Style, Target, TargetKind


@attrs.frozen
class Projection:
    """The stance that a kind of claim projects by default."""

    polarity: Polarity
    target: str
    dimension: Dimension
    strength: float
    modality: Modality


@cache
def projections() -> dict[ClaimKind, Projection]:
    """The projections by kind; kinds without a stance are missing.

    Example:
        >>> projections()[ClaimKind.CALL_FOR].target
        'content'
    """
    signs = {"+": Polarity.SUPPORT, "-": Polarity.OPPOSE}
    return {
        ClaimKind(row["kind"]): Projection(
            signs[row["polarity"]],
            row["target"],
            Dimension(row["dimension"]),
            float(row["strength"]),
            Modality(row["modality"]),
        )
        for row in rows("claim_kinds")
        if row["polarity"]
    }


_WEAK = words("""
    come submit advance need have seek prefer crave desire hope consider expect
    invite float mean be offer try refuse decline own validate recognize recognise grant authenticate look
    """)
"""Cues of wishes and plans that say little of a position."""
_PLAIN = words("say tell")
"""Cues whose content is read as it stands, unless it is an infinitive: *told them to end it*."""

_DIRECTING = OBJECT_CONTROL - {"want", "require", "order", "expect", "demand"}
"""Cues with an object that is asked to do something."""

_SHOWN = frozenset(
    {
        ClaimKind.SUPPORT, ClaimKind.OPPOSE, ClaimKind.ACCEPT, ClaimKind.REJECT,
        ClaimKind.PRAISE, ClaimKind.CRITICIZE, ClaimKind.DEFEND,
    }
)  # fmt: skip
"""Kinds whose verbs stand among the predicates where they show a stance; another verb of the kind is no evidence."""


_GRANTS = words("""
    permission access entry visa request asylum bail leave benefit right service application motion parole
    petition appeal admission licence license chance opportunity custody citizenship passage landing extension
    injunction bid
    """)
"""What is granted or denied."""


class Projector:
    """Projects claims to stances."""

    def __init__(self, g: Grammar, people: People, targets: Targets) -> None:
        self.g = g
        self.people = people
        self.targets = targets

    def read(self, claim: Claim, cue: tuple[Span, ...], content: tuple[Span, ...]) -> Iterator[Draft]:
        """The stance that a claim projects."""
        g = self.g
        kind = claim.kind
        if kind is ClaimKind.ASK and content and g.tokens is not None and self._to(content[0]):
            if claim.source is not None and self.people.actors[claim.source].sector == "media":
                return  # a reporter's request
            kind = ClaimKind.CALL_FOR  # "asked X to plant trees"
        projection = projections().get(kind)
        if projection is None or claim.negated or g.tokens is None or not cue or not content or claim.source is None:
            return
        cue_tokens = g.tokens.within(cue[0])
        inside = g.tokens.within(content[0])
        if not cue_tokens or not inside:
            return
        state, group = self._state(cue_tokens)
        if state is None or state.negated or state.modality is Modality.POSSIBLE:
            return
        if group is not None and (group.lemma in _WEAK or claim.kind in _SHOWN):
            return
        if group is not None and group.lemma in _PLAIN and not self._to(content[0]):
            return
        aims = self._aims(claim, projection, inside, group)
        if not aims:
            return
        sources = self.people.sources(cue[0].start, claim.source)
        if sources is None:
            return
        if projection.modality is not Modality.CERTAIN and state.modality is Modality.CERTAIN:
            state = attrs.evolve(state, modality=projection.modality)
        for aim in aims:
            if aim.target.ref == claim.source:
                continue
            self.targets.remember(aim)
            yield Draft(
                claim.source,
                aim,
                Polarity(projection.polarity * aim.sign),
                projection.dimension,
                projection.strength,
                (cue_tokens.start, cue_tokens.stop),
                standing=state,
                sources=sources,
                condition=condition(g, cue_tokens.start, max(aim.stop, cue_tokens.stop)),
                claim_id=claim.id,
                derived=True,
                confidence=min(0.75, claim.confidence),
            )

    def _to(self, span: Span) -> bool:
        """Whether a content is an infinitive."""
        inside = self.g.tokens.within(span) if self.g.tokens is not None else range(0)
        group = self.g.vg_at(inside.start) if inside else None
        return group is not None and group.form == "infinitive"

    def _state(self, cue: range) -> tuple[Standing | None, VerbGroup | None]:
        groups = list(self.g.groups_in(cue.start, cue.stop))
        if not groups:
            return Standing(), None
        # "to" of an intention belongs to the cue itself
        return standing(self.g, groups[0]), groups[0]

    def _aims(self, claim: Claim, projection: Projection, inside: range, group: VerbGroup | None) -> list[Aim]:
        g = self.g
        if projection.target == "claim":
            if claim.kind is ClaimKind.ADMIT and g.tags[inside.start] == "NOUN":
                return []  # "admitted refugees"
            if claim.kind is ClaimKind.CONFIRM and self._appointed(inside):
                return []
            if group is not None and self._granted(group):
                return []
            whole = Target(kind=TargetKind.CLAIM, ref=claim.id, text=claim.content)
            return [Aim(whole, 1, inside.start, inside.stop, inside.stop)]
        if claim.style is Style.DIRECT:
            return []
        i = inside.start
        if g.tags[i] == "PRON" and g.lower[i] != "that":
            return []
        if projection.target == "object":
            return self._accused(inside) if claim.kind is ClaimKind.ACCUSE else []
        if g.lower[i] in ("for", "on", "of") and g.vg_at(i) is None:
            i += 1
        before = g.vg_at(i - 1) if i >= 1 else None
        if before is not None and g.vg_at(i) is None and before.form == "infinitive" and before.end > i:
            i -= 1
        if self._past_statement(claim, i):
            return []
        phrase = g.np_at(i)
        if group is not None and group.lemma in _DIRECTING and phrase is not None and phrase.start == i:
            # "urged the poor and the sick to rise": what they are to do, never who they are
            asked = next((v for v in g.groups_in(phrase.end, min(inside.stop, i + 10)) if v.form == "infinitive"), None)
            if asked is not None:
                i, phrase = asked.start, None
        wished = group is not None and group.lemma == "want"
        if phrase is not None and phrase.start == i and (self.people.actor_of(phrase) is not None or wished):
            called = g.vg_at(phrase.end)  # "called for Iran to free them"
            if called is not None and called.form == "infinitive" and called.start == phrase.end and not called.passive:
                i = phrase.end
            elif self.people.actor_of(phrase) is not None:
                return []
        aims = [a for a in self.targets.at(i, kinds="issue") if a.target.kind is TargetKind.ISSUE or a.sign < 0]
        if wished and phrase is not None and g.lower[phrase.end : phrase.end + 1] in (["gone"], ["out"], ["ended"]):
            return [attrs.evolve(a, sign=-a.sign) for a in aims]  # "wants the tariffs gone"
        return aims

    def _appointed(self, inside: range) -> bool:
        """As in "the Senate confirmed Tom Bell as judge"."""
        phrase = self.g.np_at(inside.start)
        if phrase is None or self.people.actor_of(phrase) is None:
            return False
        behind = self.g.vg_at(phrase.end)
        return behind is None or behind.form != "finite"

    def _accused(self, inside: range) -> list[Aim]:
        """As in "alleged that X lied": X."""
        g = self.g
        i = inside.start + (g.lower[inside.start] == "that")
        phrase = g.np_at(i)
        if phrase is None or phrase.start != i or g.vg_at(phrase.end) is None:
            return []
        return self.targets.of(phrase, kinds="actor")

    def _past_statement(self, claim: Claim, i: int) -> bool:
        """A content like "insisted that he was right": a statement, no demand."""
        g = self.g
        if claim.kind not in (
            ClaimKind.CALL_FOR,
            ClaimKind.PROPOSE,
            ClaimKind.ORDER,
            ClaimKind.PROMISE,
            ClaimKind.ACCEPT,
            ClaimKind.REJECT,
            ClaimKind.SUPPORT,
        ):
            return False
        if g.lower[i] != "that" and g.lower[i - 1] != "that":
            return False
        _, end = g.sentence_range(i)
        for group in g.groups_in(i + 1, min(end, i + 12)):
            if group.form == "finite":
                if claim.kind in (ClaimKind.ACCEPT, ClaimKind.REJECT, ClaimKind.SUPPORT):
                    return True
                return (group.past and not group.modal) or group.modal in (
                    "will",
                    "would",
                    "can",
                    "could",
                    "may",
                    "might",
                )
        return False

    def _granted(self, group: VerbGroup) -> bool:
        """As in "Denied X permission": a refusal of something, two objects."""
        g = self.g
        first = g.np_at(group.end)
        if first is None or group.lemma != "deny" or first.start != group.end:
            return False
        if g.lemmas[first.head] in _GRANTS:
            return True
        second = g.np_at(first.end)
        return (second is not None and second.start == first.end and g.tags[second.head] in ("NOUN", "PROPN")) or (
            self.people.actor_of(first) is not None
        )
