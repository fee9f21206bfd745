"""The component ``english.claims``: attributions, understood - who, by which speech act, to whom, how sure.

`reading` is one document and its attributions' cues; `kinds` tells the speech act,
`modality` how sure the source is, `sources` who speaks and `addressees` who is spoken to, `openness` what is left open,
`confidence` how likely all of that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from newsparse.english.claims.addressees import addressees
from newsparse.english.claims.confidence import Confidence
from newsparse.english.claims.kinds import judge
from newsparse.english.claims.modality import modality_of
from newsparse.english.claims.openness import is_open
from newsparse.english.claims.reading import Reading, Said
from newsparse.english.claims.sources import sources
from newsparse.english.lexicon import words
from newsparse.english.view import View
from newsparse.model import Actor, Attribution, Claim, EntityType, Item, ParsedArticle, Provenance, Span, item_id
from newsparse.text import one_line

_FORMULAS = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|on (?:the )?condition of anonymity"
    r"|requested anonymity|asked for anonymity|speak(?:ing)? anonymously|declined to be (?:named|identified)"
    r"|^(?:requests?|inquir(?:y|ies)|questions?) (?:for )?(?:an? )?(?:further )?(?:comment|interview|response|reply)\b"
    r"|(?:not|n.t) (?:been )?authori[sz]ed to|remain(?:ing)? anonymous|grant(?:ed|ing) anonymity)\b",
    re.IGNORECASE,
)
"""What journalists say of their sources; nobody claims it."""
_FORMULA_WORDS = 14
_NOBODY = words("said_by_nobody")


class Claims:
    """Makes a claim of every attribution, and one for each of its sources where they are coordinated."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield claims in the order of their attributions."""
        reader = _Reader(document)
        made = {attribution.id: list(reader.claims(attribution)) for attribution in document.attributions}
        for attribution in document.attributions:
            above = made.get(attribution.parent_id or "", [])
            for claim in made[attribution.id]:
                yield attrs.evolve(claim, parent_id=above[0].id) if above else claim


class _Reader:
    """One document, and what it takes to understand its attributions."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.view = View(document)
        self.reading = Reading(self.view)
        self.confidence = Confidence(document)

    def claims(self, attribution: Attribution) -> Iterator[Claim]:
        """The claims of one attribution; none for a journalist's formula, a deed, or what nobody says, or perhaps."""
        content = _said(self.text, attribution.content)
        cue_text = _said(self.text, attribution.cue)
        source_text = _said(self.text, attribution.source)
        said = self.reading.of(attribution)
        if _is_formula(cue_text, content) or source_text.lower() in _NOBODY or _is_left_open(self.view, said):
            return
        found = sources(self.view, said)
        holders = tuple(self.view.actors[id] for id in found) or (None,)
        judged = judge(self.reading, said, holders, _is_person(holders[0], source_text))
        if judged is None:
            return
        kind, negated = judged
        hearers = addressees(self.view, said)
        for source in found or (None,):
            key = [source] if source is not None and len(found) > 1 else []
            claim = Claim(
                id=item_id(self.document.article.id, "claim", attribution.cue or attribution.content, *key),
                attribution_id=attribution.id,
                source=source,
                source_text=source_text,
                content=content,
                kind=kind,
                style=attribution.style,
                negated=negated,
                modality=modality_of(self.reading, said, kind),
                addressees=[a for a in hearers if a != source],
                provenance=Provenance(derived_from=[attribution.id]),
            )
            yield attrs.evolve(claim, confidence=round(self.confidence(claim, attribution), 3))


def _is_formula(cue_text: str, content: str) -> bool:
    return _FORMULAS.search(f"{cue_text} {content}") is not None and len(content.split()) < _FORMULA_WORDS


def _is_left_open(view: View, said: Said) -> bool:
    return said.group is not None and is_open(view.g, said.group)


def _is_person(holder: Actor | None, source_text: str) -> bool:
    """Whether whoever speaks is a person, by the actor or by a pronoun."""
    return source_text.lower() in words("personal_source") if holder is None else holder.type is EntityType.PERSON


def _said(text: str, spans: tuple[Span, ...]) -> str:
    return one_line(" ".join(span.of(text) for span in spans))


__all__ = ["Claims"]
