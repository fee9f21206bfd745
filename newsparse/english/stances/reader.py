"""From claims to stances: holder, target, polarity, and everything that qualifies them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from newsparse.english.cues import Match, match_verb
from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.issues import Issue, issue
from newsparse.english.stances.conditions import condition
from newsparse.english.stances.projection import Projection, by_cue, projection
from newsparse.model import (
    Attribution,
    Claim,
    ClaimKind,
    Dimension,
    Mention,
    MentionForm,
    Modality,
    ParsedArticle,
    Polarity,
    Provenance,
    Span,
    Stance,
    Target,
    TargetKind,
    item_id,
)

_WEAK_NO = frozenset({ClaimKind.SUPPORT, ClaimKind.ACCEPT})
"""Kinds whose present or future negation is weak opposition: *does not support*, *will not accept*."""
_MODALS = {
    "would": Modality.PROBABLE,
    "could": Modality.POSSIBLE,
    "may": Modality.POSSIBLE,
    "might": Modality.POSSIBLE,
    "should": Modality.PROBABLE,
}
_ADDRESSED = frozenset({ClaimKind.CALL_FOR, ClaimKind.ORDER, ClaimKind.PROPOSE})
_PRONOUNS = frozenset({"it", "this", "that", "them", "one"})


class StanceReader:
    """One document, and what it takes to see stances in it."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.g: Grammar = document.derive(grammar)
        published = document.article.published
        self.day = published.date() if isinstance(published, datetime.datetime) else published
        self.mentions = [m for m in document.mentions if m.actor_id is not None]
        self._by_end: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._by_end.setdefault(mention.head.start, []).append(mention)
        self._claims = {c.id: c for c in document.claims}
        self._last: Issue | None = None

    # -- claims

    def from_claims(self) -> Iterator[Stance]:
        """The stances that claims show."""
        for claim in self.document.claims:
            attribution = self.document.attribution(claim.attribution_id)
            group, match = self._cue(attribution, claim)
            if match is None or group is None:
                continue
            yield from self._project(claim, attribution, group, match)

    def _cue(self, attribution: Attribution, claim: Claim) -> tuple[VerbGroup | None, Match | None]:
        """The verb of a claim's cue, and the entry of the lexicon that fits its kind."""
        if self.g.tokens is None:
            return None, None
        for span in attribution.cue:
            inside = self.g.tokens.within(span)
            for group in self.g.groups_in(inside.start, inside.stop) if inside else ():
                matches = match_verb(self.g, group)
                if matches:
                    fitting = [m for m in matches if m.cue.kind is claim.kind]
                    return group, (fitting or list(matches))[0]
        return None, None

    def _project(self, claim: Claim, attribution: Attribution, group: VerbGroup, match: Match) -> Iterator[Stance]:
        rule = projection(claim.kind, match.cue.words)
        if claim.kind is ClaimKind.REJECT and match.cue.words == ("refuse",):
            rule = projection(ClaimKind.REJECT, ("refuse",))
        if rule is None:
            return
        qualified = self._qualified(claim, group, rule)
        if qualified is None:
            return
        base, polarity = qualified
        if rule.target == "claim":
            if not claim.content:
                return
            target = Target(kind=TargetKind.CLAIM, ref=claim.id, text=claim.content)
            yield self._stance(base, target, polarity, attribution)
            return
        if claim.kind in _ADDRESSED or rule.target == "content":
            yield from self._on_content(base, claim, attribution, match, polarity, group)
        else:
            yield from self._on_object(base, claim, attribution, match, polarity, group)

    def _qualified(self, claim: Claim, group: VerbGroup, rule: Projection) -> tuple[Stance, int] | None:
        """A stance without target, and its polarity; None where negation or a near miss leaves no stance."""
        polarity, strength = int(rule.polarity), rule.strength
        modality = _MODALS.get(group.modal, Modality.CERTAIN)
        failed = self._failing(group)
        negated = group.negated
        if failed is not None:
            if failed.negated:  # "never failed to support"
                negated = False
            elif failed.lemma == "refuse":
                negated = True
            elif failed.lemma == "stop" and not failed.negated:
                return None
            else:
                return None
        valid_to = None
        if group.ceased:
            valid_to = self.day
        elif negated:
            if claim.kind not in _WEAK_NO or (group.past and not group.modal) or group.perfect:
                if claim.kind is ClaimKind.CALL_FOR and group.lemma == "want" and not group.past:
                    polarity, strength = -polarity, 0.5
                else:
                    return None
            else:
                polarity, strength = -polarity, 0.5
        elif claim.negated and not group.negated and failed is None:
            return None
        if claim.kind is ClaimKind.PROMISE and rule.target == "content":
            modality = Modality.PROBABLE
        base = Stance(
            id="",
            holder=claim.source,
            target=Target(kind=TargetKind.ISSUE, ref="", text=""),
            polarity=Polarity(polarity),
            dimension=rule.dimension,
            strength=strength,
            modality=modality,
            sources=self._chain(claim),
            condition=condition(self.g, group.head, group.modal),
            stated_at=self.day,
            valid_to=valid_to,
            cue=self.g.span(group.start, group.end).of(self.text),
            claim_id=claim.id,
            confidence=round(claim.confidence * 0.85, 3),
            provenance=Provenance(derived_from=[claim.id]),
        )
        return base, polarity

    def _failing(self, group: VerbGroup) -> VerbGroup | None:
        """The verb of a near miss that governs this one: *failed to*, *refused to*, *has yet to*, *stopped*."""
        if group.form not in ("infinitive", "gerund"):
            return None
        before = self.g.vg_at(group.start - 1)
        if before is not None and before.lemma in (
            "fail",
            "refuse",
            "decline",
            "forget",
            "neglect",
            "stop",
            "hesitate",
        ):
            if before.lemma == "stop" and before.negated:
                return None  # "has not stopped objecting": it goes on
            return before
        if self.g.lower[group.start - 1 : group.start] == ["yet"] and group.form == "infinitive":
            return before or group
        return None

    def _chain(self, claim: Claim) -> list[str]:
        """The sources of a nested claim, outermost first, without its own."""
        chain: list[str] = []
        parent = self._claims.get(claim.parent_id or "")
        while parent is not None and len(chain) < 5:
            if parent.source is not None and parent.source != claim.source and parent.source not in chain:
                chain.insert(0, parent.source)
            parent = self._claims.get(parent.parent_id or "")
        return chain

    # -- targets

    def _range(self, attribution: Attribution) -> tuple[int, int] | None:
        if not attribution.content or self.g.tokens is None:
            return None
        inside = self.g.tokens.within(attribution.content[0])
        return (inside.start, inside.stop) if inside else None

    def _on_content(
        self, base: Stance, claim: Claim, attribution: Attribution, match: Match, polarity: int, group: VerbGroup
    ) -> Iterator[Stance]:
        """Stances on what a content speaks of: an issue in its normal form, or the actor that it is."""
        where = self._range(attribution)
        if where is None:
            return
        start, end = where
        g = self.g
        if g.lower[start] in ("“", '"', "‘", "'"):
            if claim.style == "direct" and claim.kind not in (ClaimKind.CALL_FOR,):
                return
            start += 1
        phrase = g.np_at(start)
        clause = phrase is not None and (v := g.vg_at(phrase.end)) is not None and v.form == "finite" and v.head < end
        phrases: list[NounPhrase] = []
        if phrase is not None and phrase.start == start and not clause:
            phrases = [p for p in g.coordinated(phrase) if start <= p.start < end and g.lower[p.start - 1] != "not"]
        if not phrases:
            yield from self._on_issue(base, issue(g, start, end), polarity, attribution)
            return
        for one in phrases:
            if g.lower[one.start] in _PRONOUNS and one.end == one.start + 1:
                yield from self._on_issue(base, self._antecedent(one), polarity, attribution)
                continue
            actor = self._actor_at(one)
            if actor is not None and actor != base.holder and claim.kind not in _ADDRESSED:
                yield self._stance(base, self._actor_target(actor), polarity, attribution)
            elif actor is None:
                stop = end if one is phrases[-1] else one.end
                yield from self._on_issue(base, issue(g, one.start, stop), polarity, attribution)

    def _on_issue(self, base: Stance, found: Issue | None, polarity: int, attribution: Attribution) -> Iterator[Stance]:
        if found is None:
            return
        g = self.g
        if found.phrase is not None and g.lower[found.phrase.head] in TIMES:
            return
        if found.phrase is not None and found.start == found.phrase.start or found.phrase is not None:
            actor = self._actor_at(found.phrase)
            if actor is not None:
                if actor != base.holder:
                    yield self._stance(
                        base, self._actor_target(actor), -polarity if found.flipped else polarity, attribution
                    )
                return
        text = g.span(found.start, found.end).of(self.text)
        target = Target(kind=TargetKind.ISSUE, ref=found.ref, text=text, owner=self._owner(found))
        self._last = found
        yield self._stance(base, target, -polarity if found.flipped else polarity, attribution)

    def _on_object(
        self, base: Stance, claim: Claim, attribution: Attribution, match: Match, polarity: int, group: VerbGroup
    ) -> Iterator[Stance]:
        """Stances on whom or what a cue judges, and on what it is judged for."""
        g = self.g
        where = self._range(attribution)
        judged = g.subject(group) if group.passive else g.object(group)
        if len(match.cue.words) > 1 and not group.passive:
            judged = g.np_at(match.end) if match.end < len(g.lower) else None
        if match.cue.object == "content" and where is not None and judged is None:
            judged = g.np_at(where[0])
        if judged is None:
            if where is not None and claim.kind in (ClaimKind.CRITICIZE, ClaimKind.PRAISE) and claim.style != "direct":
                first = g.np_at(where[0])
                if first is not None and not self._is_clause(first):
                    judged = first
        if judged is None or self._is_clause(judged) and claim.kind is not ClaimKind.ACCUSE:
            return
        if claim.kind is ClaimKind.ACCUSE and match.cue.object == "content":
            actor = self._actor_at(judged)
            if actor is not None and actor != base.holder:
                yield self._stance(base, self._actor_target(actor), polarity, attribution)
            return
        phrases = [p for p in g.coordinated(judged) if p.start >= judged.start]
        for one in phrases:
            if g.lower[one.start] in _PRONOUNS and one.end == one.start + 1 and self._actor_at(one) is None:
                yield from self._on_issue(base, self._antecedent(one), polarity, attribution)
                continue
            actor = self._actor_at(one)
            if actor is not None:
                if actor != base.holder:
                    dimension = base.dimension if base.dimension is not Dimension.POSITION else Dimension.POSITION
                    yield self._stance(
                        attrs.evolve(base, dimension=dimension), self._actor_target(actor), polarity, attribution
                    )
            elif claim.kind is not ClaimKind.ACCUSE:
                end = where[1] if where is not None and one is phrases[-1] else g.full(one)[1]
                stop = self._reason(one, end)
                yield from self._on_issue(
                    attrs.evolve(base, dimension=Dimension.POSITION),
                    issue(g, one.start, stop or end),
                    polarity,
                    attribution,
                )
        if phrases and claim.kind in (ClaimKind.CRITICIZE, ClaimKind.PRAISE) and where is not None:
            reason = self._reason(phrases[-1], where[1])
            if reason is not None and self._actor_at(phrases[-1]) is not None:
                found = issue(g, reason + 1, where[1])
                yield from self._on_issue(
                    attrs.evolve(base, dimension=Dimension.POSITION, strength=base.strength * 0.8),
                    found,
                    polarity,
                    attribution,
                )

    def _is_clause(self, phrase: NounPhrase) -> bool:
        verb = self.g.vg_at(phrase.end)
        return verb is not None and verb.form == "finite" and not (self.g.lower[phrase.end - 1] in TIMES)

    def _reason(self, phrase: NounPhrase, end: int) -> int | None:
        """The token of *for* or *over* behind a judged phrase."""
        _, stop = self.g.full(phrase)
        return stop if stop < end and self.g.lower[stop] in ("for", "over") else None

    def _antecedent(self, phrase: NounPhrase) -> Issue | None:
        """What *it* opposes or supports: the issue of the stance before, or the last thing spoken of in the sentence."""
        g = self.g
        first, _ = g.sentence_range(phrase.start)
        if self._last is not None and self._last.start >= first - 40 and self._last.start < phrase.start:
            return self._last
        for i in range(phrase.start - 1, first - 1, -1):
            earlier = g.np_at(i)
            if (
                earlier is not None
                and g.tags[earlier.head] == "NOUN"
                and self._actor_at(earlier) is None
                and g.lower[earlier.head] not in TIMES
            ):
                return issue(g, earlier.start, g.full(earlier)[1])
        return None

    def _actor_at(self, phrase: NounPhrase) -> str | None:
        """The actor that a noun phrase is - not one that only owns or modifies it."""
        if self.g.tokens is None:
            return None
        start = self.g.tokens.starts[phrase.head]
        found = [m for m in self._by_end.get(start, ()) if m.actor_id is not None]
        if found:
            return max(found, key=lambda m: (m.form is MentionForm.NAME, len(m.span))).actor_id
        place = self.g.tokens.starts[phrase.head]
        around = [m for m in self.mentions if m.form is MentionForm.NAME and m.span.start <= place < m.span.end]
        return around[0].actor_id if around else None

    def _actor_target(self, actor_id: str) -> Target:
        actor = self.document.actor(actor_id)
        return Target(kind=TargetKind.ACTOR, ref=actor_id, text=actor.name if actor is not None else "")

    def _owner(self, found: Issue) -> str | None:
        """Whose plan, law or bid an issue is."""
        g = self.g
        if found.phrase is None:
            return None
        for i in range(found.phrase.start, found.phrase.head):
            if g.lower[i] in ("'s", "’s", "'", "’") or g.lower[i] in ("his", "her", "its", "their"):
                k = i if g.lower[i] in ("his", "her", "its", "their") else i - 1
                span = g.span(k, k + 1)
                owner = next((m for m in self.mentions if m.span.contains(span) or m.span == span), None)
                return owner.actor_id if owner is not None else None
        return None

    def _stance(self, base: Stance, target: Target, polarity: int, attribution: Attribution) -> Stance:
        spans = sorted({*attribution.source, *attribution.cue, *attribution.content})
        evidence = self._evidence(spans)
        key = (base.holder or "", target.kind.value, target.ref, str(polarity), base.dimension.value)
        return attrs.evolve(
            base,
            id=item_id(self.document.article.id, "stance", evidence[:1], *key),
            target=target,
            polarity=Polarity(polarity),
            evidence=evidence,
            derived=target.kind is TargetKind.ISSUE and polarity != int(base.polarity),
        )

    def _evidence(self, spans: list[Span]) -> tuple[Span, ...]:
        """The proving words as one stretch where they lie in one sentence, else span by span."""
        if not spans:
            return ()
        hull = Span.hull(spans)
        return (hull,) if "\n" not in hull.of(self.text) and len(hull) < 400 else tuple(spans)

    # -- neutrality

    def neutral(self) -> Iterator[Stance]:
        """Stated neutrality: *abstained*, *takes no side*, *remained neutral on*."""
        g = self.g
        for group in g.verb_groups:
            if group.lemma not in ("abstain", "remain", "stay", "be", "take") or group.negated:
                continue
            for words, rule in by_cue().items():
                if rule is None or rule.polarity is not Polarity.NEUTRAL or words[0] != group.lemma:
                    continue
                if tuple(g.lower[group.head + 1 : group.head + len(words)]) != words[1:]:
                    continue
                found = issue(g, group.head + len(words), g.sentence_range(group.head)[1])
                subject = g.subject(group)
                holder = self._actor_at(subject) if subject is not None else None
                if found is None or holder is None:
                    continue
                span = g.span(subject.start if subject is not None else group.start, found.end)
                text = g.span(found.start, found.end).of(self.text)
                target = Target(kind=TargetKind.ISSUE, ref=found.ref, text=text, owner=self._owner(found))
                yield Stance(
                    id=item_id(self.document.article.id, "stance", [span], holder, found.ref, "0"),
                    holder=holder,
                    target=target,
                    polarity=Polarity.NEUTRAL,
                    dimension=rule.dimension,
                    strength=rule.strength,
                    stated_at=self.day,
                    evidence=[span],
                    cue=g.span(group.start, group.head + len(words)).of(self.text),
                    confidence=0.7,
                )
