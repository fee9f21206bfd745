"""The component ``neural.stances``: where one actor of a sentence stands towards another, shown by no predicate.

The cue is the word that the network looked at most.
"""

from __future__ import annotations

import datetime
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs
import numpy as np

from newsparse.english.api import addresses, is_unasserted, not_english
from newsparse.model import (
    Actor,
    ClaimKind,
    Dimension,
    EntityType,
    Item,
    ParsedArticle,
    Polarity,
    Provenance,
    Span,
    Stance,
    Target,
    TargetKind,
    item_id,
)
from newsparse_neural.component import Reader
from newsparse_neural.network import KEPT, network
from newsparse_neural.page import Page
from newsparse_neural.reading import Reading
from newsparse_neural.stance_scorer import NEGATIVE, POSITIVE, Answer, Range

_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})
_SAYS_NOTHING = frozenset({ClaimKind.WITHHOLD, ClaimKind.NO_COMMENT, ClaimKind.DENY, ClaimKind.ASK})
_SIGNS = {NEGATIVE: Polarity.OPPOSE, POSITIVE: Polarity.SUPPORT}
STRENGTH = 0.6
"""How strong such a stance is: no word of a list grades it."""
MOST = 8
"""Mentions of a sentence that are paired; longer lists of names hardly tell who is for whom."""


@attrs.frozen(eq=False)
class _Here:
    """A mention of an actor in a sentence, in tokens of the text."""

    actor: Actor
    tokens: Range


@attrs.frozen(eq=False)
class _Finding:
    """One sentence's answer about a holder and a target; their mentions in that order."""

    holder: str
    target: Actor
    polarity: Polarity
    confidence: float
    cue: int
    mentions: tuple[Range, Range]


class NeuralStances:
    """Asks the network about the pairs of actors in each sentence; told is what it is sure of and no rule has told."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield what holders think of targets, in text order."""
        found = self.read(document)
        if document.derive(not_english, tags=False) is not None:
            return
        asker, settled = _Asker(found, self.read), Settled.of(document)
        findings = itertools.chain.from_iterable(asker.towards(here) for here in _by_sentence(document, found))
        told = (f for f in findings if not settled.by_rule(f, found.page))
        yield from _stances(document, found, (f for f in told if _is_judgement(document, found, f)))


def _is_judgement(document: ParsedArticle, found: Reading, finding: _Finding) -> bool:
    """Whether the word that was looked at most asserts something, and does more than to speak to the target.

    Where that word is no verb (*has yet to endorse*), all from the first mention to the last must assert something.
    """
    cue, place = found.page.span(finding.cue, finding.cue + 1), found.page.span(*finding.mentions[-1])
    first, last = min(finding.mentions), max(finding.mentions)
    said = cue if found.upos[finding.cue] == "VERB" else found.page.span(first[0], last[1])
    return not is_unasserted(document, said) and not addresses(document, cue, place)


@attrs.frozen
class Settled:
    """What the rules know of pairs of actors, which the network does not overrule.

    Apart from stances that they have read: an addressee is neither supported nor opposed, who reports what somebody
    thinks takes no stance on that person, and who withholds, denies or asks something says nothing for or against.
    Who is only named in a source does not speak: the union in *the head of the union*.
    """

    pairs: frozenset[tuple[str, str]]
    silent: tuple[tuple[str, Span], ...]
    described: tuple[tuple[str, Span], ...]
    sources: tuple[tuple[str, Span], ...] = ()

    @classmethod
    def of(cls, document: ParsedArticle) -> Settled:
        """From the claims and stances of the rules."""
        pairs = set()
        described = []
        for stance in document.stances:
            if stance.holder is not None:
                if stance.target.kind is TargetKind.ACTOR:
                    pairs.add((stance.holder, stance.target.ref))
                    described += [(stance.holder, span) for span in stance.evidence]
                pairs.update((source, stance.holder) for source in stance.sources)
        source_of = {claim.id: claim.source for claim in document.claims}
        silent, sources = [], []
        for claim in document.claims:
            if claim.source is None:
                continue
            sources += [(claim.source, span) for span in document.attribution(claim.attribution_id).source]
            pairs.update((claim.source, addressee) for addressee in claim.addressees)
            reporter = source_of.get(claim.parent_id or "")
            if reporter is not None:
                pairs.add((reporter, claim.source))
            if claim.kind in _SAYS_NOTHING:
                attribution = document.attribution(claim.attribution_id)
                silent.append((claim.source, Span.hull((*attribution.cue, *attribution.content))))
        return cls(frozenset(pairs), tuple(silent), tuple(described), tuple(sources))

    def by_rule(self, finding: _Finding, page: Page) -> bool:
        """Whether the rules know where a holder stands towards a target, by words like these.

        Who stands within the words of a stance on somebody else describes them: *the mayor's rival, Tom Bray*.
        """
        holder, target = finding.holder, finding.target.id
        cue = page.span(finding.cue, finding.cue + 1)
        place = page.span(*finding.mentions[-1])
        return (
            (holder, target) in self.pairs
            or self._named_in_a_source(holder, page.span(*finding.mentions[0]))
            or any(said.overlaps(cue) for said in self._silent_of.get(holder, ()))
            or any(said.contains(place) and said.contains(cue) for said in self._described_of.get(holder, ()))
        )

    def _named_in_a_source(self, holder: str, place: Span) -> bool:
        """Whether a mention lies in the words for those who speak, and is not one of them."""
        starts, longest, sources = self._sources_in_order
        near = sources[bisect_left(starts, place.end - longest) : bisect_right(starts, place.start)]
        around = {who for who, said in near if said.contains(place)}
        return bool(around) and holder not in around

    @cached_property
    def _silent_of(self) -> dict[str, list[Span]]:
        return _by_actor(self.silent)

    @cached_property
    def _described_of(self) -> dict[str, list[Span]]:
        return _by_actor(self.described)

    @cached_property
    def _sources_in_order(self) -> tuple[list[int], int, list[tuple[str, Span]]]:
        """Where the words for those who speak begin, how long the longest are, and those words, in text order."""
        ordered = sorted(self.sources, key=lambda source: source[1])
        longest = max((len(said) for _, said in ordered), default=0)
        return [said.start for _, said in ordered], longest, ordered


def _by_actor(pairs: Iterable[tuple[str, Span]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for actor, span in pairs:
        found.setdefault(actor, []).append(span)
    return found


def _by_sentence(document: ParsedArticle, found: Reading) -> Iterator[list[_Here]]:
    """The mentions of actors that can hold or meet a stance, sentence by sentence, where there are some."""
    actors = {actor.id: actor for actor in document.actors if actor.type in _ACTORS}
    here: list[tuple[int, _Here]] = []
    for mention in document.mentions:
        actor = actors.get(mention.actor_id or "")
        tokens = found.page.within(mention.span)
        if actor is not None and tokens[0] < tokens[1]:
            number = bisect_right(found.page.sentences, tokens[0])
            here.append((number, _Here(actor, tokens)))
    here.sort(key=lambda pair: (pair[0], pair[1].tokens))
    for _, group in itertools.groupby(here, key=lambda pair: pair[0]):
        yield [one for _, one in group]


class _Asker:
    """The network's answers about one text."""

    def __init__(self, found: Reading, read: Reader) -> None:
        self._found = found
        net = network(read.model, read.threads)
        self._scorer, self._least, self._calibrated = net.stances, net.settings["stances"]["towards"], net.calibrated
        self._edges = [*found.page.sentences, len(found.page.words)]

    def towards(self, here: Sequence[_Here]) -> Iterator[_Finding]:
        """Where the actors of one sentence stand towards each other."""
        here, first, tokens, ranges = self._sentence(here)
        pairs = [
            (a, b)
            for a, b in itertools.permutations(range(min(len(here), MOST)), 2)
            if here[a].actor.id != here[b].actor.id and not _overlap(ranges[a], ranges[b])
        ]
        if pairs:
            answers = self._scorer.towards(tokens, [(ranges[a], ranges[b]) for a, b in pairs])
            asked = [(here[a], here[b]) for a, b in pairs]
            yield from _nearest(self._told(asked, answers, first))

    def _sentence(self, here: Sequence[_Here]) -> tuple[list[_Here], int, dict[str, np.ndarray[Any, Any]], list[Range]]:
        """One sentence: the mentions within it, its first token, its vectors, and the mentions' places in it."""
        at = bisect_right(self._found.page.sentences, here[0].tokens[0])
        first, end = self._edges[at - 1], self._edges[at]
        within = [one for one in here if one.tokens[1] <= end]
        tokens = {name: self._found.stances[name][first:end].astype(np.float32) for name in KEPT}
        return within, first, tokens, [(one.tokens[0] - first, one.tokens[1] - first) for one in within]

    def _told(self, asked: Sequence[tuple[_Here, _Here]], answers: Sequence[Answer], first: int) -> Iterator[_Finding]:
        """What is likely enough, the answers about the same actors taken together."""
        together: dict[tuple[str, str], list[int]] = {}
        for i, (holder, target) in enumerate(asked):
            together.setdefault((holder.actor.id, target.actor.id), []).append(i)
        for (by, _), numbers in together.items():
            likely = np.mean([answers[i].likely for i in numbers], axis=0)
            best = max(_SIGNS, key=lambda k: float(likely[k]))
            sure = float(likely[best])
            if sure >= self._least:
                most = max(numbers, key=lambda i: float(answers[i].likely[best]))
                mentions = (asked[most][0].tokens, asked[most][1].tokens)
                cue = first + self._looked_at_most(answers[most], first, mentions)
                yield _Finding(by, asked[most][1].actor, _SIGNS[best], self._calibrated("towards", sure), cue, mentions)

    def _looked_at_most(self, answer: Answer, first: int, mentions: tuple[Range, Range]) -> int:
        """The token that was looked at most, other than the mentions themselves and signs."""
        weights = answer.looked_at.copy()
        for a, b in mentions:
            weights[a - first : b - first] = 0
        words = self._found.page.words
        for i in range(len(weights)):
            if not words[first + i][0].isalpha():
                weights[i] = 0
        return int(weights.argmax())


def _nearest(findings: Iterable[_Finding]) -> Iterator[_Finding]:
    """Of several holders of one stance in a sentence, the one nearest to the target: *A says that B attacks C*."""
    nearest: dict[tuple[str, Polarity], tuple[int, _Finding]] = {}
    for finding in findings:
        holder, target = finding.mentions
        far = max(target[0] - holder[1], holder[0] - target[1])
        key = finding.target.id, finding.polarity
        if key not in nearest or far < nearest[key][0]:
            nearest[key] = far, finding
    yield from (finding for _, finding in nearest.values())


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stances(document: ParsedArticle, found: Reading, findings: Iterable[_Finding]) -> Iterator[Stance]:
    """A stance for all findings that agree on holder, target and polarity."""
    together: dict[tuple[str, str, Polarity], list[_Finding]] = {}
    for finding in findings:
        together.setdefault((finding.holder, finding.target.id, finding.polarity), []).append(finding)
    for same in together.values():
        yield _stance(document, found, same)


def _stance(document: ParsedArticle, found: Reading, same: list[_Finding]) -> Stance:
    """One stance of the findings that agree; its evidence is the words between mentions and cue, all of them."""
    page, best = found.page, max(same, key=lambda f: f.confidence)
    cue = page.span(best.cue, best.cue + 1)
    target = Target(kind=TargetKind.ACTOR, ref=best.target.id, text=best.target.name)
    published = document.article.published
    return Stance(
        id=item_id(document.article.id, "stance", [cue], best.holder, target.ref, str(int(best.polarity)), "neural"),
        holder=best.holder,
        target=target,
        polarity=best.polarity,
        dimension=Dimension.EVALUATION,
        strength=STRENGTH,
        stated_at=published.date() if isinstance(published, datetime.datetime) else published,
        evidence=tuple(sorted({_stretch(found, f) for f in same})),
        cue=cue.of(page.text),
        derived=True,
        explicit=False,
        confidence=round(best.confidence, 3),
        provenance=Provenance(confidence=round(best.confidence, 3)),
    )


def _stretch(found: Reading, finding: _Finding) -> Span:
    """From the first to the last of a finding's words."""
    ranges = [(finding.cue, finding.cue + 1), *finding.mentions]
    return found.page.span(min(a for a, _ in ranges), max(b for _, b in ranges))
