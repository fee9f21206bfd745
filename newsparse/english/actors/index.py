"""Where the mentions of a document stand among its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from newsparse.english.actors.entity import Occurrence
from newsparse.english.grammar import Grammar
from newsparse.model import Mention, MentionForm, ParsedArticle
from newsparse.text import one_line


class MentionIndex:
    """Looks mentions up by token."""

    def __init__(self, document: ParsedArticle, g: Grammar) -> None:
        self.g = g
        self.verb_of: dict[int, int] = {}
        """The verb of a subject: its head token, by that of the subject."""
        for group in g.verb_groups:
            subject = g.subject(group)
            if subject is not None:
                self.verb_of.setdefault(subject.head, group.head)
        ordered = sorted(document.mentions, key=lambda m: (m.span.start, m.span.end, m.id))
        self.mentions = [found for mention in ordered if (found := self._found(mention)) is not None]
        """In text order; what shares no character with a token is left out."""
        self._starts = [m.span.start for m in self.mentions]
        self.names = [m for m in self.mentions if m.form is MentionForm.NAME]
        # Attributes, no methods: they are asked at many tokens.
        self.name_from = {m.start: m for m in reversed(self.names)}.get
        """The name that begins at a token."""
        self.name_until = {m.end: m for m in self.names}.get
        """The name that ends before a token."""
        self.name_at = {i: m for m in self.names for i in range(m.start, m.end)}.get
        """The name that a token is part of."""
        self.headed_by = {m.head: m for m in reversed(self.mentions) if m.form is not MentionForm.NAME}.get
        """The nominal or pronoun whose head a token is."""

    def _found(self, mention: Mention) -> Occurrence | None:
        g = self.g
        inside = g.tokens.within(mention.span) if g.tokens is not None else range(0)
        if g.tokens is None or not inside:
            return None
        start, end = inside.start, inside.stop
        head = bisect_right(g.tokens.ends, mention.head.start)
        head = head if head in inside else end - 1
        phrase = g.np_at(end - 1)
        of_phrase = phrase.head if phrase is not None and phrase.head < end else start
        return Occurrence(
            mention.id,
            mention.form,
            mention.type,
            mention.span,
            start,
            end,
            head,
            bisect_right(g.sentence_starts, head) - 1,
            one_line(g.text[mention.span.start : mention.span.end]),
            g.lower[start - 1] if start else "",
            g.lower[end] if end < len(g.lower) else "",
            of_phrase in self.verb_of or not self.verb_of.keys().isdisjoint(inside),
        )

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.g.sentence_starts, token) - 1

    def within(self, start: int, end: int) -> list[Occurrence]:
        """The mentions that lie between two positions in the text, in order."""
        first, stop = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self.mentions[first:stop] if m.span.end <= end]
