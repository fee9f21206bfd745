"""Drafts: attributions while they are being found, in tokens; and what all the rules need to know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import attrs

from newsparse.english.attributions.labels import Labels
from newsparse.english.attributions.regions import PARTING, Regions
from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup, grammar
from newsparse.english.names.speakers import ARTIFACTS
from newsparse.english.predicates.cues import Match
from newsparse.model import BlockKind, EntityType, ParsedArticle, Span, Style
from newsparse.text import RUNNING, Quotation, blocks_of, quotations


@attrs.define
class Draft:
    """An attribution being found. ``source`` holds token ranges, ``content`` spans of the text."""

    match: Match | None
    source: list[tuple[int, int]]
    cue: tuple[int, int] | None
    content: list[Span]
    style: Style = Style.INDIRECT
    quotes: list[int] = attrs.field(factory=list)


class Page:
    """One document as the rules see it: grammar, quotations, mentions, blocks."""

    def __init__(self, document: ParsedArticle) -> None:
        self.document = document
        self.text = document.article.text
        self.g: Grammar = document.derive(grammar)
        self.blocks = blocks_of(document.article)
        self._block_starts = [b.span.start for b in self.blocks]
        found = [q for q in quotations(self.text, self.blocks) if len(q.inner) > 1]
        self.quotes: tuple[Quotation, ...] = tuple(q for q in found if q.depth == 0)
        self._nested = {q.span.start: q.span for q in found if q.depth > 0}
        self.regions = Regions(document.article, self.quotes)
        self.labels = Labels(document)
        self._quote_starts = [q.span.start for q in self.quotes]
        self._mention_heads = {m.head.start for m in document.mentions}
        self._persons = {m.head.start for m in document.mentions if m.type in (EntityType.PERSON, EntityType.GROUP)}

    def block_at(self, position: int) -> int:
        """The number of the block that a position lies in."""
        return bisect_right(self._block_starts, position) - 1

    def block_before(self, block: int) -> int | None:
        """The block of running text before another one, past captions and credits; None behind a title or heading."""
        for i in range(block - 1, -1, -1):
            if self.blocks[i].kind in RUNNING:
                return i
            if self.blocks[i].kind in PARTING:
                return None
        return None

    def is_quiet(self, position: int) -> bool:
        """Whether a position lies in a heading, from which no attribution comes."""
        i = self.block_at(position)
        return i >= 0 and self.blocks[i].kind is BlockKind.HEADING

    def quote_at(self, position: int) -> int | None:
        """The number of the quotation that a position lies in, marks included."""
        i = bisect_right(self._quote_starts, position) - 1
        return i if i >= 0 and position < self.quotes[i].span.end else None

    def nested_quote(self, position: int) -> Span | None:
        """The quotation inside another one that begins at a position."""
        return self._nested.get(position)

    def quotes_in(self, span: Span) -> range:
        """The numbers of the quotations that begin inside a span."""
        return range(bisect_left(self._quote_starts, span.start), bisect_left(self._quote_starts, span.end))

    def within_quote(self, token: int, first: int, end: int) -> tuple[int, int]:
        """The part of a sentence that a token shares: what a quoted speaker reports ends with the quotation."""
        tokens = self.g.tokens
        number = self.quote_at(tokens.starts[token]) if tokens is not None else None
        if number is None or tokens is None:
            return first, end
        inner = tokens.within(self.quotes[number].inner)
        return max(first, inner.start), max(min(end, inner.stop), token + 1)

    def can_speak(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is somebody, or something that speaks for somebody."""
        g = self.g
        if g.tokens is None:
            return False
        low = g.lower[phrase.head]
        if g.tokens.starts[phrase.head] in self._mention_heads:
            return True
        return (g.tags[phrase.head] == "PROPN" and low not in TIMES) or low in ARTIFACTS or low in _ANYBODY

    def is_person(self, phrase: NounPhrase) -> bool:
        """Whether a noun phrase is a person or a group of persons."""
        return self.g.tokens is not None and self.g.tokens.starts[phrase.head] in self._persons

    def source_range(self, phrase: NounPhrase) -> tuple[int, int]:
        """A source as annotators mark it: the noun phrase with *of*-phrases and an apposition behind it."""
        g = self.g
        start, end = g.full(phrase, _ATTACHED)
        _, stop = g.sentence_range(phrase.start)
        end = self._party(end, stop)
        if end + 1 < stop and g.lower[end] == ",":
            apposed = g.np_at(end + 1) or (g.np_at(end + 2) if g.tags[end + 1] == "ADV" else None)
            if apposed is not None and apposed.start <= end + 2 and g.lower[apposed.head] not in TIMES:
                close = self._apposition_end(apposed, stop)
                if close is not None and g.tags[apposed.head] != "PRON":
                    end = close
        return start, end

    def _party(self, end: int, stop: int) -> int:
        """The end of a name with what stands in brackets behind it: *Ms Roe (D-Va.)*, *the Dairy Board (DB)*."""
        g = self.g
        if g.lower[end : end + 1] != ["("]:
            return end
        close = next((k for k in range(end + 1, min(stop, end + 6)) if g.words[k] == ")"), None)
        return close + 1 if close is not None else end

    def _without_time(self, end: int, verb: int) -> int:
        """The end of a source before the time that parts it from its verb: *the council* on Monday *approved*."""
        g = self.g
        phrase = g.np_at(verb - 1)
        if phrase is None or g.lower[phrase.head] not in TIMES:
            return verb
        start = phrase.start - (g.tags[phrase.start - 1] == "ADP")
        inserted = any(g.vg_at(k) is not None for k in range(end, max(end, start)))
        return start if start >= end and not inserted else verb

    def _apposition_end(self, apposed: NounPhrase, stop: int) -> int | None:
        """Where an apposition ends: at a comma, or with the sentence; None if it is none."""
        g = self.g
        _, end = g.full(apposed, _ATTACHED_WIDE)
        while end + 1 < stop and g.lower[end] in ("and", "or"):
            more = g.np_at(end + 1)
            if more is None or g.vg_at(more.end) is not None:
                break
            _, end = g.full(more, _ATTACHED_WIDE)
        if end < stop and g.lower[end] in ("who", "which", "whose"):
            end = next((k for k in range(end, stop) if g.lower[k] in (",", ";") or g.words[k] in '”“"'), stop - 1)
        return end if end >= stop - 1 or g.lower[end] in (",", ";", "”", '"') else None

    def _partitive(self, start: int) -> int:
        """The start of *many of her aides*, *more than half of the voters*."""
        g = self.g
        first, _ = g.sentence_range(start)
        if start - 2 < first or g.lower[start - 1] != "of" or g.lower[start - 2] not in _PARTS:
            return start
        start -= 2
        while start > first and g.lower[start - 1] in (
            "more",
            "less",
            "fewer",
            "than",
            "at",
            "least",
            "about",
            "nearly",
            "the",
        ):
            start -= 1
        return start

    def _counted(self, start: int) -> int:
        """The start of a number with what makes it less exact: *at least four senators*, *only a quarter of them*."""
        g = self.g
        first, _ = g.sentence_range(start)
        if g.tags[start] != "NUM" and g.lower[start] not in ("a", "half"):
            return start
        if start - 2 >= first and (g.lower[start - 2], g.lower[start - 1]) in _ROUNDING:
            return start - 2
        return start - 1 if start > first and g.lower[start - 1] in _ABOUT else start

    def subject_range(self, phrase: NounPhrase, verb: int) -> tuple[int, int]:
        """A source in front of its verb: with all that stands between them, if that belongs to it."""
        g = self.g
        start, end = self.source_range(phrase)
        described = g.described(phrase)
        start = described.start if described is not None else self._counted(self._partitive(start))
        if verb == end + 1 and (end > phrase.end or described is not None) and g.lower[end] == ",":
            return start, verb
        between = range(end, verb)
        if not between or verb - end > 40:
            return start, end
        relative = read = False
        for i in between:
            relative = relative or g.lower[i] in ("who", "which", "that", "whose", "whom")
            if g.lower[i] == "," and read:
                relative = read = False
            group = g.vg_at(i)
            if group is not None and not relative and group.form == "finite" and not g.is_reduced(group):
                return start, end
            read = read or (group is not None and group.form == "finite")
            if g.lower[i] in ("and", "but", "or", ";", ":") and (group := g.vg_at(i + 1)) is not None:
                return start, end
        if g.lower[verb - 1] == "," and g.lower[end] != "," and g.lower[phrase.end] != ",":
            return start, end
        if g.lower[end] == "," and (g.lower[verb - 1] != "," or verb - end < 3):
            return start, end
        return start, self._without_time(end, verb)

    def sources(self, group: VerbGroup) -> list[tuple[int, int]]:
        """The sources of a cue verb: its subject or subjects; the agent of a passive."""
        g = self.g
        if group.passive:
            agent = g.agent(group)
            return [self.source_range(agent)] if agent is not None else []
        relative = self.relative(group)
        if relative is not None:
            return [(relative, relative + 1)]
        found = g.subjects(group)
        if not found:
            return []
        last = found[-1]
        if last.end > group.start:  # inverted
            return [(found[0].start, self.source_range(last)[1])]
        before = group.start
        while before > last.end and g.tags[before - 1] == "ADV":
            before -= 1
        start, end = self.subject_range(last, before)
        return [(start if last == found[0] else found[0].start, end)]

    def relative(self, group: VerbGroup) -> int | None:
        """The *who* or *which* that is the subject of a verb; annotators mark it as the source."""
        g = self.g
        i = group.start - 1
        first, _ = g.sentence_range(group.head)
        while i > first and g.tags[i] == "ADV":
            i -= 1
        return i if i > first and g.lower[i] in ("who", "which") and g.subject(group) is not None else None

    def trimmed(self, start: int, end: int) -> Span | None:
        """The span of some tokens, without commas at its ends; None if nothing is left."""
        g = self.g
        while start < end and g.lower[start] in (",", ":", "—", "–", "--", ";"):
            start += 1
        while end > start and (
            g.lower[end - 1] in (",", ".", ":", ";", "—", "–", "--", "!")
            or self._closes_what_began_before(end - 1, start)
        ):
            end -= 1
        return g.span(start, end) if start < end else None

    def _closes_what_began_before(self, token: int, start: int) -> bool:
        """Whether a token is the closing mark of a quotation that opened before token ``start``."""
        tokens = self.g.tokens
        if tokens is None or self.g.lower[token] not in ("”", '"', "''", "’", "'"):
            return False
        quote = self.quote_at(tokens.starts[token])
        return quote is not None and self.quotes[quote].span.start < tokens.starts[start]


def split_by_quotes(page: Page, start: int, end: int) -> Iterator[int]:
    """The token indices of a range that lie outside every quotation."""
    tokens = page.g.tokens
    if tokens is None:
        return
    i = start
    while i < end:
        quote = page.quote_at(tokens.starts[i])
        if quote is None:
            yield i
            i += 1
        else:
            i = max(i + 1, bisect_left(tokens.starts, page.quotes[quote].span.end, i))


_ROUNDING = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"), ("up", "to")}
)
_ABOUT = frozenset("only about nearly almost around just roughly approximately barely over".split())
_ANYBODY = frozenset("who one some many others those both everyone nobody all most few several".split())
_PARTS = frozenset(
    "many most some several few half one two three all both each none neither either any majority number".split()
)
_ATTACHED = frozenset({"of", "for", "at", "from"})
_ATTACHED_WIDE = frozenset({"of", "for", "at", "from", "in", "to", "with", "on"})
