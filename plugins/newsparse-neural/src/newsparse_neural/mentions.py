"""The component ``neural.mentions``: names that rules propose and the network judges, and those it is sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from newsparse.english.api import Mentions, dialogue_of, look_up, name_words, not_english, title_heads, titles
from newsparse.model import EntityType, Item, Mention, MentionForm, ParsedArticle, Provenance, item_id
from newsparse_neural.component import Reader
from newsparse_neural.reading import Name, Reading

Likely = NDArray[np.float32]
"""How likely a name is one of a person, an organisation or a place."""
_BY_LIST = frozenset({EntityType.STATE, EntityType.GROUP})
"""Types that rules tell by their lists of countries, demonyms and parties; the network was not taught them."""

_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)
DISBELIEVED = 0.3
"""A name of the rules that the network gives less is none."""
SURE = 0.6
"""What the network must give to overrule a type that is on no list, or to see a name that the rules do not."""


class NeuralMentions:
    """The rules of English propose, the network judges their names and adds its own; the rest is theirs."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield mentions: names, then nominals and pronouns."""
        found = self.read(document)
        remark = document.derive(not_english, tags=False)
        if remark is not None:
            yield remark
            return
        by_rule = [m for m in Mentions()(document) if isinstance(m, Mention)]
        names = list(_names(document, found, [m for m in by_rule if m.form is MentionForm.NAME]))
        yield from names
        taken = {m.id for m in names}
        yield from (m for m in by_rule if m.form is not MentionForm.NAME and m.id not in taken)


def _names(document: ParsedArticle, found: Reading, by_rule: list[Mention]) -> Iterator[Mention]:
    """The rules' names, less those that the network sees nothing in; and the names that only the network sees."""
    covered = bytearray(len(found.page.words) + 1)
    dialogue = dialogue_of(attrs.evolve(document, mentions=by_rule))
    places = [found.page.within(mention.span) for mention in by_rule]
    seen = [found.named[a:b].mean(axis=0) if a < b else found.named[:0].sum(axis=0) for a, b in places]
    pooled = _pooled(by_rule, seen, found.page.text)
    for mention, (first, end), alone in zip(by_rule, places, seen, strict=True):
        likely = pooled[mention.span.of(found.page.text)]
        total = float(alone.sum())
        if dialogue.names(mention.span):  # before a colon the network expects nobody
            covered[first:end] = b"\1" * (end - first)
            yield mention
            continue
        if mention.type not in _BY_LIST and total < DISBELIEVED:
            continue
        covered[first:end] = b"\1" * (end - first)
        kind = _TYPES[int(likely.argmax())]
        listed = look_up(mention.span.of(found.page.text))
        doubted = mention.type in _TYPES and (listed is None or listed.type != mention.type)
        if doubted and float(likely.max()) >= SURE and not (kind is EntityType.PLACE and _is_firm(mention, document)):
            mention = attrs.evolve(mention, type=kind)
        agreed = float(likely.max()) if kind is mention.type else 0.5 * total
        known = mention.provenance.confidence if mention.provenance else None
        sure = max(agreed, known or 0.0) if mention.type in _BY_LIST else agreed
        yield attrs.evolve(mention, provenance=Provenance(confidence=round(sure, 3)))
    for name in found.names:
        if not any(covered[name.start : name.end]) and name.confidence >= SURE:
            yield _mention(document, found, _without_title(found, name))


def _is_firm(mention: Mention, document: ParsedArticle) -> bool:
    """Whether a name ends in a word for bodies alone, though the network knows the rest as a place: *Tarn Water*."""
    last = mention.span.of(document.article.text).split()[-1].lower()
    words = name_words()
    return mention.type is EntityType.ORGANIZATION and last in words["organization"] and last not in words["place"]


def _pooled(mentions: Sequence[Mention], seen: Sequence[Likely], text: str) -> dict[str, Likely]:
    """How likely each type is by all places where the same words stand: one article names one thing by them."""
    found: dict[str, list[Likely]] = {}
    for mention, likely in zip(mentions, seen, strict=True):
        found.setdefault(mention.span.of(text), []).append(likely)
    return {said: np.mean(each, axis=0) for said, each in found.items()}


def _without_title(found: Reading, name: Name) -> Name:
    """A person's name without the titles before it."""
    start = name.start
    while name.type == "person" and start < name.end - 1:
        low = found.page.words[start].lower().rstrip(".")
        if low not in titles() and low not in title_heads():
            break
        start += 1
    return attrs.evolve(name, start=start)


def _mention(document: ParsedArticle, found: Reading, name: Name) -> Mention:
    page = found.page
    span = page.span(name.start, name.end)
    return Mention(
        id=item_id(document.article.id, "mention", [span]),
        span=span,
        head=page.span(name.end - 1, name.end),
        form=MentionForm.NAME,
        type=EntityType(name.type),
        provenance=Provenance(confidence=round(name.confidence, 3)),
    )
