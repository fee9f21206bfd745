"""The component ``neural.claims``: the claims of the rules of English; what a mere statement does, the network tells.

A word such as *warned* says by itself what a claim does; *said* does not. Where the rules see no more than a statement,
its kind is weighed against the network's; the weights stand in the settings of the model (``training.claims``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from newsparse.english.api import Claims, Kinds
from newsparse.model import Attribution, ClaimKind, Item, ParsedArticle, Span
from newsparse_neural.component import Reader
from newsparse_neural.network import network

KINDS = tuple(ClaimKind)
LEAST = 1e-4
"""Less than this the network gives no kind."""


class NeuralClaims:
    """The claims of an article."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)
        self._claims = Claims(self._kinds)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield claims in the order of their attributions."""
        yield from self._claims(document)

    def _kinds(self, document: ParsedArticle) -> Kinds:
        """What an attribution does, by the rules and by the network."""
        found, net = self.read(document), network(self.read.model, self.read.threads)
        weights = net.learned("claims")

        def kind(attribution: Attribution, by_rule: ClaimKind) -> ClaimKind:
            asked = cue_and_said(attribution, found.page.within) if by_rule is ClaimKind.STATE else None
            return weighed(net.stances.kind(found.stances, *asked), weights) if asked is not None else by_rule

        return kind


def weighed(likely: NDArray[np.float32], weights: Mapping[str, float]) -> ClaimKind:
    """The kind of what the rules take for a statement, given how likely each is by the network."""
    scores = weights["network"] * np.log(np.maximum(likely, LEAST))
    scores[KINDS.index(ClaimKind.STATE)] += weights["rule"]
    return KINDS[int(scores.argmax())]


Ranges = tuple[tuple[int, int], tuple[int, int]]


def cue_and_said(attribution: Attribution, within: Callable[[Span], tuple[int, int]]) -> Ranges | None:
    """The tokens of an attribution's cue, and from the first to the last of cue and content.

    A quotation without a cue has its first token instead; None where there are no tokens.
    """
    spans = sorted((*attribution.cue, *attribution.content))
    cue, said = within(attribution.cue[0] if attribution.cue else spans[0]), within(Span.hull(spans))
    return (cue if attribution.cue else (cue[0], cue[0] + 1), said) if cue[0] < cue[1] else None
