"""The component ``neural.claims``: the claims of the rules of English; what a mere statement does, the network tells.

A word such as *warned* says by itself what a claim does; *said* does not. Where the rules see no more than a statement,
its kind is weighed against the network's. Where the network doubts that anything is said, a claim is less sure. The
weights stand in the settings of the model (``training.claims``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import log

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.english.api import Claims, Kinds, log_odds, logistic
from newsparse.model import Attribution, Claim, ClaimKind, Item, ParsedArticle, Span
from newsparse_neural.component import Reader
from newsparse_neural.network import network
from newsparse_neural.reading import Reading
from newsparse_neural.stance_scorer import StanceScorer

KINDS = tuple(ClaimKind)
LEAST = 1e-4
"""Less than this the network gives no kind."""
SILENT = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD})
"""Kinds of claims in which nothing is said: whether anything is cannot be asked of them."""
ENOUGH = 0.5
"""Log odds of a claim from which on the network's word counts no more. Texts made up for one construction are less like
news than what it learned from: if its being sure counted too, they would lose what is plainly told."""


class NeuralClaims:
    """The claims of an article."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)
        self._claims = Claims(self._kinds)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield claims in the order of their attributions."""
        found, net = self.read(document), network(self.read.model, self.read.threads)
        weights = net.learned("claims", "sure")
        for claim in self._claims(document):
            attribution = document.attribution(claim.attribution_id)
            likely = None if claim.kind in SILENT else told(attribution, found, net.stances)
            if likely is not None:
                claim = attrs.evolve(claim, confidence=round(logistic(weights, features(claim, likely)), 3))
            yield claim

    def _kinds(self, document: ParsedArticle) -> Kinds:
        """What an attribution does, by the rules and by the network."""
        found, net = self.read(document), network(self.read.model, self.read.threads)
        weights = net.learned("claims", "kind")

        def kind(attribution: Attribution, by_rule: ClaimKind) -> ClaimKind:
            asked = cue_and_said(attribution, found.page.within) if by_rule is ClaimKind.STATE else None
            return weighed(net.stances.kind(found.stances, *asked), weights) if asked is not None else by_rule

        return kind


def told(attribution: Attribution, found: Reading, scorer: StanceScorer) -> NDArray[np.float32] | None:
    """How likely nothing is said in a claim, its source says it, and another one does; None where it has no tokens."""
    asked = cue_and_said(attribution, found.page.within)
    if asked is None:
        return None
    return scorer.told(found.stances, source_of(attribution, asked[0], found.page.within), *asked)


def features(claim: Claim, likely: NDArray[np.float32]) -> dict[str, float]:
    """What the judgement of a claim hangs on: how sure the rules are, and whether the network doubts it."""
    nothing, by_source, _ = (log(max(float(value), LEAST)) for value in likely)
    return {"bias": 1.0, "rules": log_odds(claim.confidence), "told": min(by_source - nothing, ENOUGH)}


def weighed(likely: NDArray[np.float32], weights: Mapping[str, float]) -> ClaimKind:
    """The kind of what the rules take for a statement, given how likely each is by the network."""
    scores = weights["network"] * np.log(np.maximum(likely, LEAST))
    scores[KINDS.index(ClaimKind.STATE)] += weights["rule"]
    return KINDS[int(scores.argmax())]


Range = tuple[int, int]


def cue_and_said(attribution: Attribution, within: Callable[[Span], Range]) -> tuple[Range, Range] | None:
    """The tokens of an attribution's cue, and from the first to the last of cue and content.

    A quotation without a cue has its first token instead; None where there are no tokens.
    """
    spans = sorted((*attribution.cue, *attribution.content))
    cue, said = within(attribution.cue[0] if attribution.cue else spans[0]), within(Span.hull(spans))
    return (cue if attribution.cue else (cue[0], cue[0] + 1), said) if cue[0] < cue[1] else None


def source_of(attribution: Attribution, cue: Range, within: Callable[[Span], Range]) -> Range:
    """The tokens of an attribution's source; where it has none, those of its cue."""
    found = within(attribution.source[0]) if attribution.source else cue
    return found if found[0] < found[1] else cue
