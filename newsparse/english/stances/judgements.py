"""Judgements: "called the plan a disaster", "the amnesty is a gift to smugglers", "the minister deserves credit"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.english.lexicon import rows
from newsparse.english.predicates.stances import words
from newsparse.english.stances.drafts import Draft
from newsparse.english.stances.people import People
from newsparse.english.stances.standing import standing
from newsparse.english.stances.targets import Aim, Targets
from newsparse.model import Claim, ClaimKind, Dimension, Polarity, Span, Target, TargetKind

NAMING = words("""
    call brand label dub term describe deem consider denounce portray characterise characterize regard hail
    decry condemn slam
    """)
_AS = words("""
    describe denounce portray characterise characterize regard hail decry condemn slam
    """)
_IRONIC = words("""
    sneer scoff jeer mock snort sniff deadpan
    """)
_LONGEST = 500
"""Tokens of what is said among which a question mark makes it a question."""
_COPULAS = frozenset(["be", "become", "remain", "represent", "constitute", "amount"])
_OPENING = frozenset({"“", '"', "‘", "'", "``", "«"})
_ASSERTING = frozenset(
    {
        ClaimKind.STATE,
        ClaimKind.BELIEVE,
        ClaimKind.ANNOUNCE,
        ClaimKind.CRITICIZE,
        ClaimKind.PRAISE,
        ClaimKind.ACCUSE,
        ClaimKind.WARN,
        ClaimKind.REVEAL,
        ClaimKind.CALL_FOR,
        ClaimKind.PROMISE,
        ClaimKind.THREATEN,
    }
)


@cache
def _evaluative() -> dict[str, dict[str, int]]:
    words: dict[str, dict[str, int]] = {"noun": {}, "adjective": {}, "name": {}, "deed": {}}
    for row in rows("evaluations"):
        for word in row["words"].split():
            words[row["pos"]][word.replace("_", " ")] = 1 if row["polarity"] == "+" else -1
    return {
        "said": words["noun"],
        "named": words["noun"] | words["name"],
        "adjective": words["adjective"],
        "deed": words["deed"],
    }


def worth(g: Grammar, start: int, end: int, *, named: bool = False) -> int:
    """Whether the words judge well (+1) or badly (-1); 0 if they do not judge.

    The noun counts before its adjectives; ``named`` adds nouns that judge only where somebody calls something so.
    """
    nouns, adjectives = _evaluative()["named" if named else "said"], _evaluative()["adjective"]
    start = max((i + 1 for i in range(start, end) if g.tags[i] == "PART"), default=start)  # not the possessor
    for i in range(end - 1, start - 1, -1):
        if g.tags[i] in ("NOUN", "VERB", "PROPN") and g.lemmas[i] in nouns:
            return nouns[g.lemmas[i]]
    for i in range(end - 1, start - 1, -1):
        if g.lower[i] in adjectives and g.tags[i] in ("ADJ", "VERB", "NOUN"):
            return adjectives[g.lower[i]]
    return 0


class Judgements:
    """Reads judgements in naming verbs, and in what somebody is said to say."""

    def __init__(self, g: Grammar, people: People, targets: Targets) -> None:
        self.g = g
        self.people = people
        self.targets = targets
        self._contents: dict[Span, range] = {}

    def naming(self, group: VerbGroup) -> Iterator[Draft]:
        """As in "X called Y a disaster": the stance of X on Y."""
        g = self.g
        if group.lemma not in NAMING or group.passive or group.form == "participle":
            return
        state = standing(g, group)
        if state is None or state.negated:
            return
        holders = [h for h in self.people.holders(g.subjects(group), group.head) if h is not None]
        if not holders:
            return
        for aim, sign, end in self._named(group):
            yield from self._drafts(holders, aim, sign, (group.start, group.head + 1), end, group.head)

    def _drafts(
        self, holders: list[str], aim: Aim, sign: int, cue: tuple[int, int], end: int, at: int
    ) -> Iterator[Draft]:
        g = self.g
        assert g.tokens is not None
        for holder in holders:
            sources = self.people.sources(g.tokens.starts[at], holder)
            if sources is None or aim.target.ref == holder:
                continue
            claim = self.people.claim_at(g.tokens.starts[at], g.tokens.ends[at])
            self.targets.remember(aim)
            yield Draft(
                holder,
                aim,
                Polarity(sign * aim.sign),
                Dimension.EVALUATION,
                0.7,
                cue,
                [(cue[0], end)],
                sources=sources,
                claim_id=claim.id if claim is not None and claim.source == holder else None,
                confidence=0.8,
            )

    def _named(self, group: VerbGroup) -> Iterator[tuple[Aim, int, int]]:
        g = self.g
        _, end = g.sentence_range(group.head)
        i = group.end
        judged = self._judgement(i, end, group)
        if judged is not None and (
            g.np_at(i) is None or g.words[i] in _OPENING or self._relative_at(group) is not None
        ):
            aims = self._fronted(group, judged)
            for aim in aims:
                yield aim, judged[0], judged[2]
            if aims:
                return
        first = True
        while i < end:
            phrase = g.np_at(i)
            if phrase is None or phrase.start != i:
                return
            judged = self._judgement(phrase.end, end, group)
            if judged is None:
                return
            aims = self._of_number(phrase, judged) or self.targets.of(phrase)
            for aim in aims:
                yield aim, judged[0], judged[2]
            if not aims and first:
                return
            first = False
            i = judged[2]
            if i < end and g.words[i] in '”"':
                i += 1
            if g.lower[i : i + 1] != ["and"]:
                return
            i += 1

    def _of_number(self, phrase: NounPhrase, judged: tuple[int, int, int]) -> list[Aim]:
        """As in "called them a mistake": several things may be one mistake, several people are mistakes."""
        g = self.g
        one = any(g.lower[k] in ("a", "an") for k in range(judged[1], judged[2]))
        if not one or g.lower[phrase.start : phrase.end] != ["them"]:
            return []
        thing = self.targets.thing(phrase.head)
        return [attrs.evolve(thing, sign=1, stop=phrase.end)] if thing is not None else []

    def _judgement(self, i: int, end: int, group: VerbGroup) -> tuple[int, int, int] | None:
        """The worth of the words at ``i``, where they begin, and where they end."""
        g = self.g
        start = i
        if group.lemma in _AS:
            if g.lower[i : i + 1] != ["as"]:
                return None
            start = i = i + 1
        while i < end and (
            g.words[i] in _OPENING or (g.tags[i] == "ADV" and g.np_at(i) is None) or g.lower[i] == "for"
        ):
            i += 1
        if i >= end:
            return None
        phrase = g.np_at(i)
        stop = phrase.end if phrase is not None and phrase.start == i else i + 1
        if phrase is None:
            while stop < end and g.tags[stop] in ("ADJ", "ADV", "CCONJ"):
                stop += 1
        sign = worth(g, i, stop, named=group.lemma in NAMING)
        return (sign, start, stop) if sign else None

    def _relative_at(self, group: VerbGroup) -> int | None:
        """The relative or free-relative pronoun in front of the subject of a verb."""
        subject = self.g.subject(group)
        if subject is None:
            return None
        if self.g.lower[subject.start] in ("what", "which"):
            return subject.start
        i = subject.start - 1
        return i if i >= 0 and self.g.lower[i] in ("which", "that", "what") else None

    def _fronted(self, group: VerbGroup, judged: tuple[int, int, int]) -> list[Aim]:
        g = self.g
        i = self._relative_at(group)
        if i is None:
            return []
        if g.lower[i] == "what":
            found = self.targets.at(i)
            return [attrs.evolve(a, sign=1) for a in found if judged[0] > 0]
        i -= 1
        if i >= 0 and g.lower[i] == ",":
            i -= 1
        phrase = g.np_at(i)
        return self.targets.of(phrase) if phrase is not None else []

    # -- in the content of a claim

    def opening(self, claim: Claim, span: Span) -> Iterator[Draft]:
        """The judgement that opens what a source is said to say: "What a brilliant plan"."""
        inside = self._read(claim, span)
        if inside:
            ironic = any(self.g.lemmas[i] in _IRONIC for i in self._cue(claim))
            yield from self._exclaimed(claim, inside, ironic)

    def clause(self, group: VerbGroup) -> Iterator[Draft]:
        """The judgements and demands in a clause of what somebody is said to say: the innermost claim around it."""
        g = self.g
        if group.form != "finite" or g.tokens is None:
            return
        around = self.people.around(g.tokens.starts[group.head])
        for span, claim in around:
            if claim.attribution_id != around[-1][1].attribution_id:
                continue
            inside = self._read(claim, span)
            if inside and group.start >= inside.start:
                yield from self._copular(claim, group, inside)
                yield from self._deserved(claim, group)
                yield from self._done(claim, group, inside)
                yield from self._demanded(claim, group, inside)

    def _read(self, claim: Claim, span: Span) -> range:
        """The tokens of a content that may judge; none where nothing is asserted."""
        if self.g.tokens is None or claim.kind not in _ASSERTING or claim.negated or claim.source is None:
            return range(0)
        if span not in self._contents:
            inside = self.g.tokens.within(span)
            asked = any(self.g.lower[i] == "?" for i in inside[:_LONGEST])
            self._contents[span] = range(0) if asked else inside
        return self._contents[span]

    def _cue(self, claim: Claim) -> Iterator[int]:
        assert self.g.tokens is not None
        for span in self.people.document.attribution(claim.attribution_id).cue:
            yield from self.g.tokens.within(span)

    def _own(self, claim: Claim, position: int) -> tuple[str, ...] | None:
        """The sources above the claim, if it is the innermost around a position."""
        around = self.people.around(position)
        same = {c.source for _, c in around if c.attribution_id == claim.attribution_id}
        if not around or around[-1][1].source not in same:
            return None
        return self.people.sources(position, claim.source)

    def _make(
        self, claim: Claim, aim: Aim, sign: int, cue: tuple[int, int], dimension: Dimension, at: int, confidence: float
    ) -> Iterator[Draft]:
        assert self.g.tokens is not None
        sources = self._own(claim, self.g.tokens.starts[at])
        if sources is None or aim.target.ref == claim.source:
            return
        self.targets.remember(aim)
        yield Draft(
            claim.source,
            aim,
            Polarity(sign * aim.sign),
            dimension,
            0.6,
            cue,
            sources=sources,
            claim_id=claim.id,
            derived=True,
            confidence=confidence,
        )

    def _copular(self, claim: Claim, group: VerbGroup, inside: range) -> Iterator[Draft]:
        g = self.g
        if (
            group.lemma not in _COPULAS
            or group.modal in ("may", "might", "could", "can", "would")
            or g.vg_at(group.head) is None
        ):
            return
        subject = g.subject(group)
        if subject is None or subject.start < inside.start or standing(g, group) is None:
            return
        judged = self._judgement(group.end + (g.lower[group.end : group.end + 1] == ["to"]), inside.stop, group)
        if judged is None or not self._definite(subject):
            return
        sign, _, end = judged
        if group.negated:
            if sign < 0:
                return
            sign = -1
        if g.lemmas[end - 1] == "gift" and g.lower[end : end + 1] != ["to"]:
            return
        for aim in self.targets.of(subject):
            if (
                aim.target.kind is TargetKind.ACTOR
                and g.tags[subject.head] == "PRON"
                and g.lower[subject.head] not in ("he", "she", "they")
            ):
                continue
            yield from self._make(claim, aim, sign, (group.start, end), Dimension.EVALUATION, group.head, 0.65)

    def _definite(self, phrase: NounPhrase) -> bool:
        """Whether a phrase speaks of something in particular: bare plurals ("cases are") do not."""
        g = self.g
        return (
            g.tags[phrase.start] in ("DET", "PROPN", "PRON")
            or g.lower[phrase.start] in ("this", "that", "these", "his", "her", "its", "their", "our", "my")
            or any(g.tags[k] in ("PROPN", "PART") for k in range(phrase.start, phrase.end))
        )

    def _deserved(self, claim: Claim, group: VerbGroup) -> Iterator[Draft]:
        g = self.g
        if group.lemma != "deserve" or group.negated:
            return
        thing = g.np_at(group.end)
        subject = g.subject(group)
        if thing is None or subject is None:
            return
        lemma = g.lemmas[thing.head]
        sign = 1 if lemma in _GOOD else -1 if lemma in _BAD else 0
        if sign:
            for aim in self.targets.of(subject):
                yield from self._make(claim, aim, sign, (group.start, thing.end), Dimension.EVALUATION, group.head, 0.7)

    def _done(self, claim: Claim, group: VerbGroup, inside: range) -> Iterator[Draft]:
        """As in "said the minister had lied": a judgement on who does something bad, or good."""
        g = self.g
        sign = _evaluative()["deed"].get(group.lemma)
        if sign is None or group.negated or group.passive or group.modal:
            return
        subject = g.subject(group)
        if subject is None or subject.start < inside.start or standing(g, group) is None:
            return
        for aim in self.targets.of(subject, kinds="actor"):
            yield from self._make(claim, aim, sign, (group.start, group.end), Dimension.EVALUATION, group.head, 0.6)

    def _demanded(self, claim: Claim, group: VerbGroup, inside: range) -> Iterator[Draft]:
        """As in "Japan must keep tariffs": who says so is for keeping them."""
        g = self.g
        inner = g.vg_at(group.end)
        infinitive = inner is not None and inner.form == "infinitive" and inner.start == group.end
        needed = (
            group.lemma in ("need", "have") and infinitive and not group.past and not group.modal and not group.passive
        )
        if not needed and (
            group.modal not in ("must", "should", "ought") or (group.lemma in ("be", "have") and not group.passive)
        ):
            return
        if group.perfect or group.progressive:
            return  # "should have known", "should be helping": no demand
        subject = g.subject(group)
        if subject is None or subject.start < inside.start or g.lower[subject.head] == "there":
            return
        if needed and g.tags[subject.head] == "PRON":
            return
        if standing(g, attrs.evolve(group, modal="", negated=False)) is None:
            return
        for aim in self.targets.demanded(group, needed=needed):
            yield from self._make(claim, aim, 1, (group.start, group.end), Dimension.POSITION, group.head, 0.6)

    def _exclaimed(self, claim: Claim, inside: range, ironic: bool) -> Iterator[Draft]:
        """As in "What a brilliant plan": a judgement on the plan, turned round by who sneers it."""
        g = self.g
        i = inside.start
        while i < inside.stop and g.words[i] in _OPENING:
            i += 1
        if g.lower[i : i + 2] not in (["what", "a"], ["what", "an"]):
            return
        phrase = g.np_at(i + 2) or g.np_at(i + 1)
        if phrase is None:
            return
        sign = worth(g, phrase.start, phrase.end)
        if sign:
            for aim in self._bare(phrase):
                yield from self._make(claim, aim, -1 if ironic else sign, (i, phrase.end), Dimension.EVALUATION, i, 0.6)

    def _bare(self, phrase: NounPhrase) -> list[Aim]:
        g = self.g
        if g.tags[phrase.head] not in ("NOUN", "PROPN"):
            return []
        start = phrase.head
        while start - 1 > phrase.start and g.tags[start - 1] == "NOUN":
            start -= 1
        text = g.said(start, phrase.head + 1)
        words = [*g.lower[start : phrase.head], g.lemmas[phrase.head].lower()]
        target = Target(kind=TargetKind.ISSUE, ref=" ".join(words), text=text)
        return [Aim(target, 1, start, phrase.head + 1, phrase.end, phrase)]


_GOOD = words("""
    credit praise thanks respect applause recognition gratitude support medal admiration
    """)
_BAD = words("""
    blame criticism punishment condemnation censure contempt scorn
    """)
