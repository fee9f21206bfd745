"""Quotations that no cue stands beside: they go on from an earlier one, or follow the sentence about their speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from newsparse.english.attributions.draft import Draft, Range
from newsparse.english.attributions.page import Page
from newsparse.english.attributions.presenting import presented_after
from newsparse.english.attributions.sources import can_speak, is_person, source_range
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.model import BlockKind, Span, Style

LEAST_WORDS = 4
"""A shorter quotation without a cue is a title, a nickname or a word held at a distance."""


LEAST_MORE = 2
"""Where its speaker is speaking already, two words are enough: *"It rained," she said. "For weeks."*"""
LONGEST_SIGNATURE = 80
"""Characters that a name with a role after a quotation may take."""
_SIGNING = frozenset("—–-:")
_SENTENCE_ENDS = frozenset(".!?…")
_CLOSING_MARKS = " ”’\"'"
_MARKS = 4
"""Characters that a sentence's end and closing marks take at most."""
_CLOSING_BEFORE = ".?!:”\"’'"
_CLOSING = ".!?…,"


def place_orphans(page: Page, drafts: list[Draft], told: Iterable[Span] = ()) -> list[Draft]:
    """The drafts with the quotations that go on from them, and new ones for quotations that stand on their own.

    Quotations in ``told`` are somebody's already.
    """
    return _Placing(page, drafts, told).placed()


class _Placing:
    """The quotations of a page while those without a cue get a draft, in text order.

    Attributes:
        owner: the draft that each quotation belongs to, by number.
        chains: the draft that the speech of a chain (over several paragraphs) belongs to.
        speakers: the last draft whose source stands in a block, outside quotations.
        quoters: the last draft that a quotation in a block belongs to.
    """

    def __init__(self, page: Page, drafts: list[Draft], told: Iterable[Span]) -> None:
        self.page = page
        self.drafts = drafts
        self.owner: dict[int, Draft] = {}
        self.chains: dict[int, Draft] = {}
        self.speakers: dict[int, Draft] = {}
        self.quoters: dict[int, Draft] = {}
        for draft in drafts:
            if draft.content:
                self._note(draft)
        self._covered = sorted((s.start, s.end) for s in (*told, *(s for d in drafts for s in d.content)))
        self._starts = [start for start, _ in self._covered]

    def placed(self) -> list[Draft]:
        """All drafts, old and new."""
        made: list[Draft] = []
        for i, quotation in enumerate(self.page.layout.quotations):
            if i in self.owner or self.page.layout.in_heading(quotation.span.start) or self._is_covered(quotation.span):
                continue
            earlier = self._goes_on_from(i)
            if earlier is not None:
                earlier.content.append(quotation.span)
                self._own(i, earlier)
                continue
            least = LEAST_MORE if self._is_block_after_speech(i) else LEAST_WORDS
            source = self._source(i) if _is_speech(self.page, i, least) else None
            if source is not None:
                draft = Draft(source, None, [quotation.span], Style.DIRECT, [i])
                made.append(draft)
                self._own(i, draft)
                if source:
                    self.quoters[self.page.layout.block_at(quotation.span.start)] = draft
        return self.drafts + made

    def _note(self, draft: Draft) -> None:
        """Remember a draft by its quotations, and by the block that its source stands in."""
        layout, starts = self.page.layout, self.page.tokens.starts
        for i in draft.quotations:
            self._own(i, draft)
        if draft.source and self.page.quotation_at(draft.source[0][0]) is None:
            self.speakers[layout.block_at(starts[draft.source[0][0]])] = draft
            for i in draft.quotations:
                self.quoters[layout.block_at(layout.quotations[i].span.start)] = draft

    def _own(self, i: int, draft: Draft) -> None:
        """Remember whose a quotation is."""
        self.owner[i] = draft
        chain = self.page.layout.quotations[i].chain
        if chain is not None:
            self.chains[chain] = draft

    def _is_covered(self, quotation: Span) -> bool:
        """Whether a quotation begins inside a content."""
        k = bisect_right(self._starts, quotation.start) - 1
        return k >= 0 and self._covered[k][1] > quotation.start

    def _goes_on_from(self, i: int) -> Draft | None:
        """The draft whose quotation goes on here: one speech over paragraphs, or *"One," she said. "Two."*."""
        chain = self.page.layout.quotations[i].chain
        if chain is not None and chain in self.chains:
            return self.chains[chain]
        before = self._before(i)
        return before if before is not None and _is_speech(self.page, i, LEAST_MORE) else None

    def _is_block_after_speech(self, i: int) -> bool:
        """Whether a quotation is a block of its own, and the block before quotes somebody, too."""
        layout, quotation = self.page.layout, self.page.layout.quotations[i].span
        block = layout.block_at(quotation.start)
        span = layout.blocks[block].span
        whole = quotation.start == span.start and quotation.end == span.end
        return whole and layout.block_before(block) in self.quoters

    def _before(self, i: int) -> Draft | None:
        """The draft of the quotation before, in the same block, if only the end of its sentence stands between."""
        page, layout = self.page, self.page.layout
        start = layout.quotations[i].span.start
        if not i or layout.block_at(layout.quotations[i - 1].span.start) != layout.block_at(start):
            return None
        previous = self.owner.get(i - 1)
        if previous is None or previous.cue is None or previous.style is Style.INDIRECT:
            return None
        _, end = page.g.sentence_range(previous.cue[0])
        between = page.text[page.tokens.ends[min(end, len(page.tokens)) - 1] : start]
        return previous if not between.strip(" \u00a0\t.,") else None

    def _source(self, i: int) -> list[Range] | None:
        """Who signed it, whom the sentence before or after is about, who spoke in the block before.

        Nobody after a title; None where it is not known whether anybody said it.
        """
        layout, quotation = self.page.layout, self.page.layout.quotations[i].span
        signed = _signature(self.page, quotation.end)
        if signed is not None:
            return [signed]
        if not layout.opens_block(quotation.start):
            source = _introduced_by(self.page, quotation)
            return [source] if source is not None else None
        before = layout.block_before(layout.block_at(quotation.start))
        named = presented_after(self.page, quotation) or _named_before(self.page, quotation)
        if named is not None:
            return [named]
        if before is None:
            return []
        speaker = self.speakers.get(before) or self.quoters.get(before)
        return speaker.source if speaker is not None else None


def _is_speech(page: Page, i: int, least: int) -> bool:
    """Whether a quotation is a sentence or more: it begins with a capital and ends with a sign of its own."""
    quotation = page.layout.quotations[i]
    inner = quotation.inner.of(page.text).strip()
    if len(inner.split()) < least or not inner[:1].isupper():
        return False
    start = quotation.span.start
    begins = page.layout.opens_block(start) or page.sign_before(start) in _CLOSING_BEFORE
    return begins and (inner[-1] in _CLOSING or not quotation.closed)


def _introduced_by(page: Page, quotation: Span) -> Range | None:
    """The source of a quotation inside a block: the first subject of the sentence before that can speak."""
    g = page.g
    inside = page.tokens.within(quotation)
    first, _ = g.sentence_range(max(inside.start - 1, 0))
    for group in page.finite_verbs(first, inside.start):
        subject = g.subject(group)
        if subject is None:
            continue
        if can_speak(page, subject):
            return source_range(page, subject)
        person = _person_in(page, subject, group) if g.lower[inside.start - 1] == ":" else None
        if person is not None:
            return person.start, person.end
    return None


def _named_before(page: Page, quotation: Span) -> Range | None:
    """Who is named, without a verb, before the colon that ends the block before: *And from Ms Roe:*."""
    g = page.g
    colon = page.tokens.within(quotation).start - 1
    if colon < 1 or g.lower[colon] != ":":
        return None
    first, phrase = g.sentence_range(colon)[0], g.np_at(colon - 1)
    attached = phrase is not None and phrase.start > first and g.lower[phrase.start - 1] in ("by", "from")
    if phrase is None or not attached or not is_person(page, phrase) or any(g.groups_in(first, colon)):
        return None
    return phrase.start, phrase.end


def _person_in(page: Page, subject: NounPhrase, group: VerbGroup) -> NounPhrase | None:
    """The person in a subject: *The verdict of Ms Roe was brief: …*."""
    phrases = (page.g.np_at(k) for k in range(subject.start, group.start))
    return next((p for p in phrases if p is not None and is_person(page, p)), None)


def _signature(page: Page, end: int) -> Range | None:
    """Who signed the quotation that ends here, at the end of its block: *"No." — Sam Roe, nurse*, *"No." Sam Roe*.

    After blocks that are quotations, it may be the next block that is signed. Whoever is no person has a dash or a
    colon in front, but where a page sets who is quoted apart (`BlockKind.OTHER`).
    """
    g = page.g
    rest = _after(page, end)
    said = rest.of(page.text)
    if not said or len(said) > LONGEST_SIGNATURE:
        return None
    inside = page.tokens.within(rest)
    start = next((k for k in inside if g.np_at(k) is not None), None)
    if start is None or any(_is_action(page, k) for k in inside):
        return None
    set_apart = page.layout.blocks[page.layout.block_at(rest.start)].kind is BlockKind.OTHER
    phrase = g.np_at(start)
    ended = page.text[max(0, end - _MARKS) : end].rstrip(_CLOSING_MARKS)[-1:] in _SENTENCE_ENDS
    named = phrase is not None and ended and start == inside.start and is_person(page, phrase)
    return (start, inside.stop) if set_apart or named or said.lstrip(" \u00a0")[:1] in _SIGNING else None


def _is_action(page: Page, i: int) -> bool:
    """Whether a token is a verb that tells something, and no part of a role: *Ann Roe, returning officer*."""
    verb = page.g.vg_at(i)
    return verb is not None and (verb.form != "gerund" or page.g.lower[i - 1] != ",")


def _after(page: Page, position: int) -> Span:
    """What stands after a quotation in its block; after blocks that are quotations, the next block."""
    blocks = page.layout.blocks
    block = page.layout.block_at(position - 1)
    end = blocks[block].span.end
    if position < end:
        return Span(position, end)
    while block < len(blocks) and blocks[block].kind is BlockKind.QUOTATION:
        block += 1
        if block < len(blocks) and blocks[block].kind is not BlockKind.QUOTATION:
            return blocks[block].span
    return Span(end, end)
