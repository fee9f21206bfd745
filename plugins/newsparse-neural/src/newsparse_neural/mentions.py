"""The component ``neural.mentions``: the network's names, and what rules find beside them."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.gazetteer import title_heads, titles
from newsparse.english.mentions import Mentions
from newsparse.model import EntityType, Item, Mention, MentionForm, ParsedArticle, Provenance, item_id
from newsparse_neural.component import Reader, other_language
from newsparse_neural.reading import Name, Reading

_BY_LIST = frozenset({EntityType.STATE, EntityType.GROUP})
"""Types that rules tell by their lists of countries, demonyms and parties; the network was not taught them."""

_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE)
HALF_BELIEVED = 0.5
"""What the network must give, on the average of its tokens, for a name that only the rules see."""


class NeuralMentions:
    """Names by the network; states and groups among them, nominals and pronouns by the rules of English."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield mentions: names, then nominals and pronouns."""
        found = self.read(document.article)
        if other_language(document.article, found) is not None:
            return
        by_rule = [m for m in Mentions()(document) if isinstance(m, Mention)]
        names = list(_names(document, found, [m for m in by_rule if m.form is MentionForm.NAME]))
        yield from names
        taken = {m.id for m in names}
        yield from (m for m in by_rule if m.form is not MentionForm.NAME and m.id not in taken)


def _names(document: ParsedArticle, found: Reading, by_rule: list[Mention]) -> Iterator[Mention]:
    """The network's names; and the rules' others, where the network half believes in them or a list has them."""
    listed = {m.span: m for m in by_rule}
    covered = bytearray(len(found.page.words) + 1)
    for name in found.names:
        covered[name.start : name.end] = b"\1" * (name.end - name.start)
        made = _mention(document, found, _without_title(found, name))
        other = listed.get(made.span)
        if other is not None and other.type in _BY_LIST and made.type is not EntityType.PERSON:
            made = attrs.evolve(made, type=other.type, head=other.head)
        yield made
    for mention in by_rule:
        first, end = found.page.within(mention.span)
        if first >= end or any(covered[first:end]):
            continue
        likely = found.named[first:end].mean(axis=0)
        if mention.type in _BY_LIST:
            yield mention
        elif likely.sum() >= HALF_BELIEVED:
            kind = _TYPES[int(likely.argmax())]
            yield attrs.evolve(mention, type=kind, provenance=Provenance(confidence=round(float(likely.max()), 3)))


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
