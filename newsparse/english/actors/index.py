"""Where the mentions of a document stand among its tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsparse.english.grammar import Grammar, NounPhrase, VerbGroup
from newsparse.model import Mention, MentionForm, ParsedArticle, Span
from newsparse.text import one_line


class MentionIndex:
    """Looks mentions up by token, and tokens by mention."""

    def __init__(self, document: ParsedArticle, g: Grammar) -> None:
        self.g = g
        self._range: dict[str, tuple[int, int]] = {}
        self._head: dict[str, int] = {}
        self.mentions: list[Mention] = []
        """In text order; what shares no character with a token is left out."""
        for mention in sorted(document.mentions, key=lambda m: (m.span, m.id)):
            inside, head = self._tokens(mention.span), self._tokens(mention.head)
            if inside:
                self.mentions.append(mention)
                self._range[mention.id] = (inside.start, inside.stop)
                self._head[mention.id] = head.start if head.start in inside else inside.stop - 1
        self._starts = [m.span.start for m in self.mentions]
        names = [m for m in self.mentions if m.form is MentionForm.NAME]
        # Attributes, no methods: they are asked at many tokens.
        self.name_from = {self.range_of(m)[0]: m for m in reversed(names)}.get
        """The name that begins at a token."""
        self.name_until = {self.range_of(m)[1]: m for m in names}.get
        """The name that ends before a token."""
        self.name_at = {i: m for m in names for i in range(*self.range_of(m))}.get
        """The name that a token is part of."""
        self.headed_by = {self.head(m): m for m in reversed(self.mentions) if m.form is not MentionForm.NAME}.get
        """The nominal or pronoun whose head a token is."""
        self.verb_of = {subject.head: group.head for subject, group in reversed(_subjects(g))}
        """The verb of a subject: its head token, by that of the subject."""

    def _tokens(self, span: Span) -> range:
        return self.g.tokens.within(span) if self.g.tokens is not None else range(0)

    def range_of(self, mention: Mention) -> tuple[int, int]:
        """The first token of a mention, and the one after its last."""
        return self._range[mention.id]

    def head(self, mention: Mention) -> int:
        """The head token of a mention."""
        return self._head[mention.id]

    def words(self, mention: Mention) -> list[str]:
        """The tokens of a mention, as they are written."""
        start, end = self.range_of(mention)
        return self.g.words[start:end]

    def before(self, mention: Mention) -> str:
        """The word before a mention, in lower case; empty at the beginning of the text."""
        start, _ = self.range_of(mention)
        return self.g.lower[start - 1] if start else ""

    def after(self, mention: Mention) -> str:
        """The word after a mention, in lower case; empty at the end of the text."""
        _, end = self.range_of(mention)
        return self.g.lower[end] if end < len(self.g.lower) else ""

    def said(self, mention: Mention) -> str:
        """The text of a mention, on one line."""
        return one_line(mention.span.of(self.g.text))

    def within(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions that lie between two positions in the text, in order."""
        for i in range(bisect_left(self._starts, start), len(self.mentions)):
            mention = self.mentions[i]
            if mention.span.start >= end:
                return
            if mention.span.end <= end:
                yield mention

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is, or heads, the subject of a verb."""
        start, end = self.range_of(mention)
        phrase = self.g.np_at(end - 1)
        head = phrase.head if phrase is not None and phrase.head < end else start
        return head in self.verb_of or any(i in self.verb_of for i in range(start, end))


def _subjects(g: Grammar) -> list[tuple[NounPhrase, VerbGroup]]:
    return [(subject, group) for group in g.verb_groups if (subject := g.subject(group)) is not None]
