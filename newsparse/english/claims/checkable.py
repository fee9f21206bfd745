"""The component ``english.checkable``: how far a claim can be checked, and which features say so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from newsparse.english.grammar import Grammar, VerbGroup, grammar
from newsparse.english.lexicon import rows, words
from newsparse.model import Annotation, Claim, ClaimKind, Item, ParsedArticle, Provenance, item_id

KIND = "english.checkable"
BIAS = -0.6
"""The score of a claim without any feature, before it is squeezed: about a third."""

_NO_CONTENT = frozenset({ClaimKind.NO_COMMENT, ClaimKind.WITHHOLD})
_NORMS = frozenset({ClaimKind.CALL_FOR, ClaimKind.ORDER, ClaimKind.PROPOSE, ClaimKind.ASK})
_PREDICTIONS = frozenset({ClaimKind.PREDICT, ClaimKind.PROMISE, ClaimKind.THREATEN})


class Checkable:
    """Says of each claim how far it can be checked."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield an annotation for each claim that has a content, at that content.

        Its attributes: ``claim`` is the id; ``score`` is between 0 and 1, the logistic function of the weights of its
        ``features``, which are named once each, in the order of the lexicon, separated by spaces.
        """
        g = document.derive(grammar)
        if g.tokens is None or not g.tags:
            return
        shown = [_of_verb(group) for group in g.verb_groups]
        for claim in document.claims:
            spans = document.attribution(claim.attribution_id).content
            if not spans or claim.kind in _NO_CONTENT:
                continue
            found = _features(g, shown, claim, [g.tokens.within(span) for span in spans])
            features = [name for name in weights() if name in found]
            score = 1 / (1 + math.exp(-BIAS - sum(weights()[name] for name in features)))
            yield Annotation(
                id=item_id(document.article.id, KIND, spans, claim.id),
                kind=KIND,
                spans=spans,
                attributes={"claim": claim.id, "score": f"{score:.2f}", "features": " ".join(features)},
                provenance=Provenance(derived_from=[claim.id]),
            )


def _features(g: Grammar, shown: Sequence[str], claim: Claim, ranges: list[range]) -> set[str]:
    """The features of a claim: those of its words, of its verbs, which show each what is ``shown``, and of its kind."""
    found: set[str] = set()
    for inside in ranges:
        found.update(_of_words(g, inside.start, inside.stop))
        found.update(shown[g.groups_within(inside.start, inside.stop)])
    if claim.kind in _NORMS:
        found.add("norm")
    if claim.kind in _PREDICTIONS:
        found.add("prediction")
    return found


def _of_words(g: Grammar, start: int, end: int) -> Iterator[str]:
    """What words show, each alone or with those after it."""
    alone, phrases = _shown_by()
    lower, tags = g.lower[start:end], g.tags[start:end]
    if "NUM" in tags and not all(low.isalpha() for low, tag in zip(lower, tags, strict=True) if tag == "NUM"):
        yield "number"
    for word in alone.keys() & {*lower, *g.lemmas[start:end]}:
        yield from alone[word]
    for first in phrases.keys() & set(lower):
        for i in (i for i, low in enumerate(lower) if low == first):
            yield from (f for phrase, f in phrases[first] if tuple(lower[i : i + len(phrase)]) == phrase)


def _of_verb(group: VerbGroup) -> str:
    """What a verb shows by its tense or modal; empty, if nothing."""
    modal = group.modal.lower()
    if not modal:
        return "past" if (group.past or group.perfect) and group.form != "infinitive" else ""
    if modal in words("future_modal"):
        return "prediction"
    return "norm" if modal in words("duty_modal") else ""


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, in the order of the lexicon."""
    return {row["feature"]: float(row["weight"]) for row in rows("checkable")}


@cache
def _shown_by() -> tuple[dict[str, tuple[str, ...]], dict[str, list[tuple[tuple[str, ...], str]]]]:
    """The features that a word or lemma shows, and those that phrases show, by their first words."""
    alone: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows("checkable"):
        for entry in row["words"].split():
            phrase = tuple(entry.split("_"))
            if len(phrase) == 1:
                alone[entry] = (*alone.get(entry, ()), row["feature"])
            else:
                phrases.setdefault(phrase[0], []).append((phrase, row["feature"]))
    return alone, phrases
