"""The component ``english.headlines``: the claims of a headline, tied to those of the body that they sum up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsparse.english.grammar import Grammar, grammar
from newsparse.model import Annotation, BlockKind, Claim, Item, ParsedArticle, Provenance, Span, item_id

KIND = "english.headline"
OVERLAP = 0.3
"""The share of the headline claim's content words that the other claim must have, if they have one source."""

OVERLAP_UNSOURCED = 0.6
"""The same, if one of the two has no source (headlines often leave it out)."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


class Headlines:
    """Ties the claims of a headline to the body's."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield an annotation for each claim of a title or subtitle that the body has too, at the contents of both.

        Its attributes: ``headline`` and ``body`` are the ids of the claims, ``overlap`` is the share of the headline's
        content words that the body's claim has. The body's claim is the one of most overlap, the first of equals.
        """
        if not document.claims:
            return
        g = document.derive(grammar)
        places = {claim.id: document.attribution(claim.attribution_id).content for claim in document.claims}
        above, below = _parted(document, places)
        body = [(c, _words(g, places[c.id])) for c in below] if above else []
        for claim in above:
            found, overlap = _best(claim, _words(g, places[claim.id]), body)
            if found is None:
                continue
            spans = (*places[claim.id], *places[found.id])
            yield Annotation(
                id=item_id(document.article.id, KIND, spans, claim.id, found.id),
                kind=KIND,
                spans=spans,
                attributes={"headline": claim.id, "body": found.id, "overlap": f"{overlap:.2f}"},
                provenance=Provenance(derived_from=[claim.id, found.id]),
            )


def _parted(document: ParsedArticle, places: Mapping[str, tuple[Span, ...]]) -> tuple[list[Claim], list[Claim]]:
    """The claims of titles and subtitles, and those of the body."""
    heads = [b.span for b in document.article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)]
    told = [claim for claim in document.claims if places[claim.id]]
    above = [c for c in told if any(head.contains(places[c.id][0]) for head in heads)]
    ids = {claim.id for claim in above}
    return above, [c for c in told if c.id not in ids]


def _best(claim: Claim, words: frozenset[str], body: list[tuple[Claim, frozenset[str]]]) -> tuple[Claim | None, float]:
    """The claim of the body that shares most of the headline's content words, if it shares enough, and the share."""
    shared = [(len(words & other) / len(words), c) for c, other in body if words and _may_be(claim, c)]
    if not shared:
        return None, 0.0
    best, found = max(shared, key=lambda pair: pair[0])
    same = claim.source is not None and claim.source == found.source
    return (found if best >= (OVERLAP if same else OVERLAP_UNSOURCED) else None), best


def _may_be(claim: Claim, other: Claim) -> bool:
    """Whether two claims may have one source, and say yes or no alike."""
    same = claim.source is None or other.source is None or claim.source == other.source
    return same and claim.negated == other.negated


def _words(g: Grammar, spans: tuple[Span, ...]) -> frozenset[str]:
    if g.tokens is None or not g.tags:
        return frozenset()
    inside = (i for span in spans for i in g.tokens.within(span))
    return frozenset(g.lemmas[i].lower() for i in inside if g.tags[i] in _CONTENT)
