"""The component ``english.claims``: attributions, understood - who, by which speech act, to whom, how sure.

`reading` is one document and its attributions' cues; `kinds` tells the speech act,
`modality` how sure the source is, `sources` who speaks and `addressees` who is spoken to,
`confidence` how likely all of that is right. Two components more are about the claims: `checkable`, and `headlines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import attrs

from newsparse.english.claims.addressees import addressees
from newsparse.english.claims.confidence import Confidence
from newsparse.english.claims.kinds import judge
from newsparse.english.claims.modality import how_meant, is_open, is_over, modality_of
from newsparse.english.claims.reading import Reading, Said
from newsparse.english.claims.sources import sources
from newsparse.english.lexicon import words
from newsparse.english.view import View
from newsparse.model import Actor, Attribution, Claim, ClaimKind, EntityType, ParsedArticle, Provenance, item_id

_FORMULAS = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|on (?:the )?condition of anonymity"
    r"|requested anonymity|asked for anonymity|speak(?:ing)? anonymously|declined to be (?:named|identified)"
    r"|^(?:requests?|inquir(?:y|ies)|questions?) (?:for )?(?:an? )?(?:further )?(?:comment|interview|response|reply)\b"
    r"|(?:not|n.t) (?:been )?authori[sz]ed to|remain(?:ing)? anonymous|grant(?:ed|ing) anonymity)\b",
    re.IGNORECASE,
)
"""What journalists say of their sources; nobody claims it."""
_FORMULA_WORDS = 14


Kinds = Callable[[Attribution, ClaimKind], ClaimKind]
"""What an attribution does, given what the rules say that it does."""


def _by_rule(attribution: Attribution, kind: ClaimKind) -> ClaimKind:  # noqa: ARG001
    return kind


class Claims:
    """Makes a claim of every attribution, and one for each of its sources where they are coordinated.

    ``kinds`` knows more than the rules of what the attributions of a document do.

    Example:
        >>> import newsparse
        >>> document = newsparse.parse("Ada Bell said that the toll would stay.", pipeline="rules")
        >>> [str(claim.kind) for claim in Claims()(document)]
        ['state']
        >>> kinds: Kinds = lambda attribution, kind: ClaimKind.PROMISE
        >>> [str(claim.kind) for claim in Claims(lambda document: kinds)(document)]
        ['promise']
    """

    def __init__(self, kinds: Callable[[ParsedArticle], Kinds] | None = None) -> None:
        self._kinds = kinds

    def __call__(self, document: ParsedArticle) -> Iterator[Claim]:
        """Yield claims in the order of their attributions."""
        reading, confidence = Reading(View(document)), Confidence(document)
        kinds = self._kinds(document) if self._kinds is not None else _by_rule
        made = {a.id: list(_claims(reading, confidence, kinds, a)) for a in document.attributions}
        for attribution in document.attributions:
            above = made.get(attribution.parent_id or "", [])
            for claim in made[attribution.id]:
                yield attrs.evolve(claim, parent_id=above[0].id) if above else claim


def _claims(reading: Reading, confidence: Confidence, kinds: Kinds, attribution: Attribution) -> Iterator[Claim]:
    """The claims of one attribution; none for a journalist's formula, a deed, or what nobody says, or perhaps."""
    view, said = reading.view, reading.of(attribution)
    if _says_nothing(view, said):
        return
    found = sources(view, said)
    holders = tuple(view.actors[id] for id in found) or (None,)
    judged = judge(reading, said, holders, _is_person(holders[0], said.source_text))
    if judged is None:
        return
    kind, negated = kinds(attribution, judged[0]), judged[1]
    meant = how_meant(view.g, said, kind)
    if meant is None:
        return
    negated = negated or is_over(view, said)
    hearers, modality = addressees(view, said), modality_of(view.g, said, kind, meant)
    for source in found or (None,):
        key = [source] if source is not None and len(found) > 1 else []
        yield Claim(
            id=item_id(view.document.article.id, "claim", attribution.cue or attribution.content, *key),
            attribution_id=attribution.id,
            source=source,
            source_text=said.source_text,
            content=said.content,
            kind=kind,
            style=attribution.style,
            negated=negated,
            modality=modality,
            addressees=[a for a in hearers if a != source],
            confidence=round(confidence(attribution, source, kind, said.content, negated), 3),
            provenance=Provenance(derived_from=[attribution.id]),
        )


def _says_nothing(view: View, said: Said) -> bool:
    """Whether an attribution is a journalist's formula, or nobody's, or left open: *unclear whether Chad backs it*."""
    if _is_formula(said) or said.source_text.lower() in words("said_by_nobody"):
        return True
    return said.group is not None and is_open(view.g, said.group)


def _is_formula(said: Said) -> bool:
    if len(said.content.split(None, _FORMULA_WORDS)) >= _FORMULA_WORDS:
        return False
    return _FORMULAS.search(f"{said.cue_text} {said.content}") is not None


def _is_person(holder: Actor | None, source_text: str) -> bool:
    """Whether whoever speaks is a person, by the actor or by a pronoun."""
    return source_text.lower() in words("personal_source") if holder is None else holder.type is EntityType.PERSON


__all__ = ["Claims"]
