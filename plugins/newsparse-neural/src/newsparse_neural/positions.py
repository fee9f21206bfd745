"""The component ``neural.positions``: what the sources of claims are for and against.

The rules of English propose, and so does the network, which answers the questions of `newsparse.english.api` about each
claim. Two small regressions judge how likely each proposal is right; their weights stand in the settings of the model,
learned on articles that the network has not seen (``training.positions``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import attrs

from newsparse.english.api import Question, Questions, Stances, is_unasserted, log_odds, logistic, not_english
from newsparse.model import Claim, Item, ParsedArticle, Polarity, Provenance, Stance, TargetKind, Tokens
from newsparse_neural.component import Reader
from newsparse_neural.network import network
from newsparse_neural.page import Page
from newsparse_neural.reading import Reading
from newsparse_neural.stance_scorer import NEGATIVE, POSITIVE, Answer, StanceScorer

Features = dict[str, float]
_SIGNS = {NEGATIVE: Polarity.OPPOSE, POSITIVE: Polarity.SUPPORT}
HARDLY = 0.1
"""Answers that the network gives less are not looked at."""
LEAST = 0.3
"""How likely a stance that only the network sees must be to be told; a pipeline's ``least`` leaves out more."""


@attrs.frozen(eq=False)
class Answered:
    """A question with the network's answer."""

    question: Question
    answer: Answer

    @property
    def polarity(self) -> Polarity:
        """The likelier side."""
        return _SIGNS[max(_SIGNS, key=lambda k: float(self.answer.likely[k]))]

    def likely(self, polarity: Polarity) -> float:
        """How likely the source is on a side, by the network alone."""
        return float(self.answer.likely[POSITIVE if polarity > 0 else NEGATIVE])

    @property
    def about(self) -> tuple[str | None, str]:
        """The holder, and the target by its name."""
        target = self.question.target.target
        return self.question.claim.source, target.ref if target is not None else ""

    def cue(self, page: Page) -> int:
        """The token that was looked at most, other than the target and marks."""
        weights, (first, _) = self.answer.looked_at.copy(), self.question.said
        a, b = self.question.asked
        weights[a - first : b - first] = 0
        weights[[not page.words[first + i][0].isalpha() for i in range(len(weights))]] = 0
        return first + int(weights.argmax())


class NeuralPositions:
    """The stances of the rules as likely as they are, and those that the network sees in what is said."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the stances of the rules, then those of the network, in text order each."""
        by_rule = [item for item in Stances()(document) if isinstance(item, Stance)]
        found = self.read(document)
        if document.derive(not_english, tags=False) is not None:
            return
        net = network(self.read.model, self.read.threads)
        weights = net.learned("positions")
        questions = Questions(document)
        judged = Proposals(document, by_rule, questions, answers(questions, found, net.stances))
        for stance in by_rule:
            sure = round(logistic(weights["rule"], judged.of_rule(stance)), 3)
            yield attrs.evolve(stance, confidence=sure, provenance=_as_sure(stance.provenance, sure))
        for one in judged.proposals():
            sure = round(logistic(weights["network"], judged.of_network(one)), 3)
            if sure < LEAST:
                continue
            told = questions.answered(one.question, one.polarity, one.cue(found.page), sure)
            if told is not None:
                yield told


def _as_sure(provenance: Provenance | None, sure: float) -> Provenance:
    return attrs.evolve(provenance or Provenance(), confidence=sure)


def answers(questions: Iterable[Question], found: Reading, scorer: StanceScorer) -> list[Answered]:
    """The network's answers to all questions about the claims of a document."""
    told: list[Answered] = []
    for _, same in groupby(questions, key=lambda q: (q.claim.id, q.source, q.said)):
        asked = list(same)
        likely = scorer.held(found.stances, asked[0].source, [q.asked for q in asked], asked[0].said)
        told += map(Answered, asked, likely)
    return told


class Proposals:
    """What the judgement of a stance hangs on, in one document."""

    def __init__(
        self, document: ParsedArticle, by_rule: Sequence[Stance], questions: Questions, asked: Sequence[Answered]
    ) -> None:
        self._document, self._by_rule, self._questions = document, by_rule, questions
        self._of_claim: dict[str, list[Answered]] = {}
        self._about: dict[tuple[str | None, str], list[Answered]] = {}
        for one in asked:
            self._of_claim.setdefault(one.question.claim.id, []).append(one)
            self._about.setdefault(one.about, []).append(one)
        self._claims = {claim.id: claim for claim in document.claims}
        self._tokens = document.tokens or Tokens(starts=(), ends=())
        self._read = bytearray(len(self._tokens))
        """The tokens that show a stance to the rules."""
        for stance in by_rule:
            for span in stance.evidence:
                inside = self._tokens.within(span)
                self._read[inside.start : inside.stop] = b"\1" * len(inside)

    def proposals(self) -> Iterator[Answered]:
        """What the network tells where no rule tells anything: of each holder and target the likeliest answer.

        What a rule has read it knows: *accused Roe of opposing the deal* is no word against the deal, *nobody supports
        it* none for it.
        """
        told = {(stance.holder, stance.target.ref) for stance in self._by_rule}
        for about, asked in self._about.items():
            one = max(asked, key=lambda one: one.likely(one.polarity))
            silent = (
                any(self._read[slice(*one.question.asked)])
                or self._says_nothing(one.question.claim)
                or "withheld" in self._questions.meant(one.question)
            )
            if one.likely(one.polarity) >= HARDLY and about not in told and not silent:
                yield one

    def _says_nothing(self, claim: Claim) -> bool:
        """Whether nobody asserts a claim, or it is a question: *could have praised her*."""
        cue = self._document.attribution(claim.attribution_id).cue
        return claim.negated or "?" in claim.content or any(is_unasserted(self._document, span) for span in cue)

    def of_rule(self, stance: Stance) -> Features:
        """The features of a stance that a rule tells."""
        claim = self._claims.get(stance.claim_id or "")
        shown = {token for span in stance.evidence for token in self._tokens.within(span)}
        asked = self._about.get((stance.holder, stance.target.ref), [])
        near = [one for one in asked if not shown.isdisjoint(range(*one.question.asked))]
        found = {
            "bias": 1.0,
            "rule": log_odds(stance.provenance.confidence if stance.provenance else None),
            f"dimension {stance.dimension.value}": 1.0,
            f"target {stance.target.kind.value}": 1.0,
            f"kind {claim.kind.value if claim else 'none'}": 1.0,
            f"certainty {stance.modality.value}": 1.0,
        }
        flags = {
            "derived": stance.derived,
            "reported": bool(stance.sources),
            "holder unknown": stance.holder is None,
            "conditional": stance.condition is not None,
            "answered": bool(near),
        }
        if near:
            found["network"] = max(log_odds(one.likely(stance.polarity)) for one in near)
            found["network against"] = max(log_odds(one.likely(Polarity(-stance.polarity))) for one in near)
        return found | {name: 1.0 for name, holds in flags.items() if holds}

    def of_network(self, one: Answered) -> Features:
        """The features of an answer of the network."""
        claim, polarity = one.question.claim, one.polarity
        beside = self._of_claim[claim.id]
        others = [other.likely(polarity) for other in beside if other is not one]
        again = [o.likely(polarity) for o in self._about[one.about] if o.question.claim.id != claim.id]
        kind = one.question.target.kind
        found = {
            "bias": 1.0,
            "network": log_odds(one.likely(polarity)),
            "network against": log_odds(one.likely(Polarity(-polarity))),
            "claim": log_odds(claim.confidence),
            "others": log_odds(max(others, default=0.0)),
            "again": log_odds(max(again)) if again else 0.0,
            "candidates": math.log(len(beside)),
            f"target {kind.value}": 1.0,
            f"kind {claim.kind.value}": 1.0,
            f"style {claim.style.value}": 1.0,
        }
        flags = {
            "for": polarity > 0,
            "read": any(self._read[slice(*one.question.said)]),
            "inside another": claim.parent_id is not None,
            "likeliest": one.likely(polarity) > max(others, default=0.0),
            "first": beside[0] is one,
            "said again": bool(again),
            "actor for": kind is TargetKind.ACTOR and polarity > 0,
        }
        verb = {f"verb {how}": 1.0 for how in self._questions.meant(one.question)}
        return found | verb | {name: 1.0 for name, holds in flags.items() if holds}
