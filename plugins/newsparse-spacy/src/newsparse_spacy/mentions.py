"""The component ``spacy.mentions``: names as spaCy recognises them; in English, all else by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newsparse.english.api import Mentions, look_up, not_english, title_heads, titles
from newsparse.errors import ConfigurationError
from newsparse.model import EntityType, Item, Mention, MentionForm, ParsedArticle, Span, item_id
from newsparse.text import tokenize
from newsparse.text.tables import rows
from newsparse_spacy.reading import Name, Reader

_BY_LIST = frozenset({EntityType.STATE, EntityType.GROUP, EntityType.ORGANIZATION})
"""Types that newsparse's lists of countries, peoples and bodies know better than spaCy."""
_BEFORE = frozenset({"a", "an", "the"})
_BEHIND = frozenset({"'s", "’s", "'", "’"})


class SpacyMentions:
    """Names by spaCy, with the types of newsparse.

    Args:
        model: the name or path of a spaCy model; the only installed one for English where there is none.
        labels: types for labels of a model's own, each as ``"LABEL=type"``; ``"LABEL="`` leaves a label out.
        rules: whether names that only the rules of English see are mentions too.

    Raises:
        ConfigurationError: for a type that there is not; when an article is read, if there is no such model, or it
            recognises no names.
    """

    def __init__(self, model: str = "", labels: Iterable[str] = (), rules: bool = True) -> None:
        self.read = Reader(model)
        self.rules = rules
        self.types = {row["label"]: EntityType(row["type"]) for row in rows("newsparse_spacy", "entities")}
        for label in labels:
            self._learn(label)

    def _learn(self, given: str) -> None:
        label, equals, type = given.partition("=")
        if not label or not equals or (type and type not in set(EntityType)):
            known = ", ".join(EntityType)
            raise ConfigurationError(f"spacy.mentions: labels are given as 'LABEL=type' (of {known}), not {given!r}")
        if type:
            self.types[label] = EntityType(type)
        else:
            self.types.pop(label, None)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield mentions: names, then nominals and pronouns; of a text that is not in English only a remark."""
        found = self.read(document)
        if "ENT_IOB" in found.missing:
            raise ConfigurationError(
                "the spaCy pipeline recognises no names; add a component ner, or use a model that has one"
            )
        by_rule: list[Mention] = []
        if found.language == "en":
            remark = document.derive(not_english, tags=False)
            if remark is not None:
                yield remark
                return
            by_rule = [item for item in Mentions()(document) if isinstance(item, Mention)]
        names = list(self._names(document, found.names, by_rule))
        yield from names
        taken = {mention.id for mention in names}
        yield from (m for m in by_rule if m.form is not MentionForm.NAME and m.id not in taken)

    def _names(self, document: ParsedArticle, found: Iterable[Name], by_rule: Iterable[Mention]) -> Iterator[Mention]:
        """The names that spaCy recognises, then those that only the rules see."""
        text = document.article.text
        ruled = {m.span: m for m in by_rule if m.form is MentionForm.NAME}
        named = list(self._recognised(text, found))
        types = _pooled((_whole(words).of(text), type) for words, type in named)
        covered = bytearray(len(text))
        for words, _ in named:
            span = _whole(words)
            name = span.of(text)
            covered[span.start : span.end] = b"\1" * len(span)
            yield Mention(
                id=item_id(document.article.id, "mention", [span]),
                span=span,
                head=words[-1],
                form=MentionForm.NAME,
                type=_type(types[name], name, ruled[span].type if span in ruled else None),
            )
        if self.rules:
            yield from (m for span, m in ruled.items() if not any(covered[span.start : span.end]))

    def _recognised(self, text: str, found: Iterable[Name]) -> Iterator[tuple[list[Span], EntityType]]:
        """The words of each name that is a mention, and its type by the label."""
        for name in found:
            type = self.types.get(name.label)
            if type is not None and not (type is EntityType.GROUP and name.modifies):
                words = _alone(name.span, text, type)
                if words:
                    yield words, type


def _whole(words: list[Span]) -> Span:
    return Span(words[0].start, words[-1].end)


def _pooled(named: Iterable[tuple[str, EntityType]]) -> dict[str, EntityType]:
    """The type that each name has most often: one article names one thing by it."""
    counts: dict[str, Counter[EntityType]] = {}
    for name, type in named:
        counts.setdefault(name, Counter())[type] += 1
    return {name: count.most_common(1)[0][0] for name, count in counts.items()}


def _alone(span: Span, text: str, type: EntityType) -> list[Span]:
    """The words of the name alone: without determiner, title and possessive mark, without signs around it."""
    words = [Span(start, end) for start, end in zip(*tokenize(text, span.start, span.end), strict=True)]
    said = [word.of(text).lower() for word in words]
    first, end = 0, len(words)
    while first < end and (said[first] in _BEFORE or not _is_word(said[first])):
        first += 1
    while first < end and (said[end - 1] in _BEHIND or not (_is_word(said[end - 1]) or said[end - 1] in ")!")):
        end -= 1
    if type is EntityType.PERSON:
        while first < end - 1 and _is_title(said[first]):
            first += 1
    return words[first:end]


def _is_word(said: str) -> bool:
    return any(map(str.isalnum, said))


def _is_title(said: str) -> bool:
    said = said.rstrip(".")
    return said in titles() or said in title_heads()


def _type(type: EntityType, name: str, by_rule: EntityType | None) -> EntityType:
    """The type by newsparse's lists, where they know the name; else that of spaCy's label.

    Whether a capital is its state (*Nairobi rejected the offer*) the rules of English see in the sentence.
    """
    if type is EntityType.PERSON and " " in name:
        return type
    listed = look_up(name)
    if listed is not None:
        return listed.type if not listed.capital else by_rule or EntityType.PLACE
    return by_rule if by_rule in _BY_LIST and type is not EntityType.PERSON else type
