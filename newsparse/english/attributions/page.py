"""Page: one document as the rules of attribution see it - tokens, phrases, quotations, mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from newsparse.english.attributions.labels import Labels
from newsparse.english.attributions.layout import Layout
from newsparse.english.attributions.regions import Regions
from newsparse.english.grammar import TIMES, Grammar, NounPhrase, VerbGroup, grammar
from newsparse.model import ParsedArticle, Span, Tokens

CLOSING_MARKS = frozenset({"”", '"', "''", "’", "'"})
DASHES = frozenset({"—", "–", "--"})
_BEFORE = DASHES | {",", ":", ";"}
_AFTER = _BEFORE | {".", "!"}


class Page:
    """One document: its grammar, its layout, its mentions by their heads, and its regions and labels."""

    def __init__(self, document: ParsedArticle, tokens: Tokens) -> None:
        self.document = document
        self.text = document.article.text
        self.tokens = tokens
        self.g: Grammar = document.derive(grammar)
        self.layout = Layout(document.article, {tokens.starts[i] for i in self.g.nicknames})
        self.regions = Regions(document.article, self.layout.quotations)
        self.mention_at = {m.head.start: m for m in document.mentions}
        """The mention whose head begins at a position."""
        self.quotation_at: Callable[[int], int | None] = {
            i: number
            for number, quoted in enumerate(self.layout.quotations)
            for i in range(bisect_left(tokens.starts, quoted.span.start), bisect_left(tokens.starts, quoted.span.end))
        }.get
        """The number of the quotation that a token stands in, its marks included."""
        self._places: dict[frozenset[str], list[int]] = {}

    @cached_property
    def labels(self) -> Labels:
        """What stands before a colon and is nobody who speaks; few articles have a label at all."""
        return Labels(self.document)

    @cached_property
    def _mention_starts(self) -> list[int]:
        return sorted(m.span.start for m in self.mention_at.values())

    def mention_begins(self, start: int, end: int) -> bool:
        """Whether a mention begins between two positions in the text."""
        starts = self._mention_starts
        return bisect_left(starts, start) < bisect_left(starts, end)

    def sign_before(self, position: int) -> str:
        """The last character before a position that is no white space; empty if there is none."""
        while position > 0 and self.text[position - 1].isspace():
            position -= 1
        return self.text[max(0, position - 1) : position]

    def within_quotation(self, token: int, first: int, end: int) -> tuple[int, int]:
        """The part of a sentence that a token shares: what a quoted speaker reports ends with the quotation."""
        number = self.quotation_at(token)
        if number is None:
            return first, end
        inner = self.tokens.within(self.layout.quotations[number].inner)
        return max(first, inner.start), max(min(end, inner.stop), token + 1)

    def unquoted(self, start: int, end: int) -> Iterator[int]:
        """The tokens of a range that stand in no quotation."""
        return (i for i in range(start, end) if self.quotation_at(i) is None)

    def unquoted_at(self, words: frozenset[str], start: int, end: int) -> Iterator[int]:
        """The tokens of a range that are one of some words, and stand in no quotation."""
        if words not in self._places:
            found = (i for i, word in enumerate(self.g.lower) if word in words)
            self._places[words] = [i for i in found if self.quotation_at(i) is None]
        places = self._places[words]
        return iter(places[bisect_left(places, start) : bisect_left(places, end)])

    def phrase_from(self, i: int) -> NounPhrase | None:
        """The noun phrase that begins at a token."""
        phrase = self.g.np_at(i)
        return phrase if phrase is not None and phrase.start == i else None

    def begins_time(self, i: int) -> bool:
        """Whether a time begins at a token: *Monday morning*."""
        phrase = self.phrase_from(i)
        return phrase is not None and not TIMES.isdisjoint((self.g.lower[phrase.head], self.g.lemmas[phrase.head]))

    def finite_verbs(self, start: int, end: int) -> Iterator[VerbGroup]:
        """The finite verbs of a range of tokens, in order."""
        return (group for group in self.g.groups_in(start, end) if group.form == "finite")

    def trimmed(self, start: int, end: int) -> Span | None:
        """The span of some tokens, without signs at its ends; None if nothing is left."""
        lower = self.g.lower
        while start < end and lower[start] in _BEFORE:
            start += 1
        while end > start and (lower[end - 1] in _AFTER or self._closes_what_began_before(end - 1, start)):
            end -= 1
        return self._with_quotation(start, end) if start < end else None

    def _with_quotation(self, start: int, end: int) -> Span:
        """The span of some tokens, to the end of the quotation that begins among them and goes on: *“One. Two.”*."""
        span = self.g.span(start, end)
        number = self.quotation_at(end - 1)
        if number is None:
            return span
        quotation = self.layout.quotations[number]
        goes_on = quotation.span.start >= span.start and quotation.inner.end > span.end + 2 and quotation.closed
        return Span(span.start, quotation.span.end) if goes_on else span

    def _closes_what_began_before(self, token: int, start: int) -> bool:
        """Whether a token is the closing mark of a quotation that opened before token ``start``."""
        if self.g.lower[token] not in CLOSING_MARKS:
            return False
        number = self.quotation_at(token)
        return number is not None and self.layout.quotations[number].span.start < self.tokens.starts[start]
