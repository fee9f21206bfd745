"""Quotations that no cue stands beside: they go on from an earlier one, or follow the sentence about their speaker."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from newsparse.english.attributions.draft import Draft, Page
from newsparse.model import BlockKind, Span, Style

LEAST_WORDS = 4
"""A shorter quotation without a cue is a title, a nickname or a word held at a distance."""


LEAST_MORE = 2
"""Where its speaker is speaking already, two words are enough: *"It rained," she said. "For weeks."*"""
LONGEST_SIGNATURE = 80
"""Characters that a name with a role behind a quotation may take."""


def place_orphans(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the quotations that go on from them, and new ones for quotations that stand on their own."""
    owner = {q: d for d in drafts for q in d.quotes if d.content}
    chains = {page.quotes[q].chain: d for q, d in owner.items() if page.quotes[q].chain is not None}
    made: list[Draft] = []
    speakers, quoters = _by_block(page, drafts)
    covered = sorted((s.start, s.end) for d in drafts for s in d.content)
    starts = [s for s, _ in covered]
    for i, quote in enumerate(page.quotes):
        if i in owner or page.is_quiet(quote.span.start):
            continue
        k = bisect_right(starts, quote.span.start) - 1
        if k >= 0 and covered[k][1] > quote.span.start:
            continue
        if quote.chain is not None and quote.chain in chains:  # speech over several paragraphs has one speaker
            speaker = chains[quote.chain]
            speaker.content.append(quote.span)
            speaker.quotes.append(i)
            owner[i] = speaker
            continue
        before = _same_paragraph(page, i, owner)
        if not _is_speech(page, i, LEAST_WORDS if before is None else LEAST_MORE):
            continue
        if before is not None:
            before.content.append(quote.span)
            before.quotes.append(i)
            owner[i] = before
            if quote.chain is not None:
                chains[quote.chain] = before
            continue
        draft = _own(page, i, speakers, quoters)
        if draft is not None:
            made.append(draft)
            owner[i] = draft
            if quote.chain is not None:
                chains[quote.chain] = draft
            if draft.source:
                quoters[page.block_at(quote.span.start)] = draft
    for draft in drafts:
        draft.content.sort()
    return drafts + made


def _by_block(page: Page, drafts: list[Draft]) -> tuple[dict[int, Draft], dict[int, Draft]]:
    """The last attribution of each block: by where its source stands, and by where a quotation of it stands."""
    speakers: dict[int, Draft] = {}
    quoters: dict[int, Draft] = {}
    if page.g.tokens is not None:
        for draft in drafts:
            if draft.source and draft.content and page.quote_at(page.g.tokens.starts[draft.source[0][0]]) is None:
                speakers[page.block_at(page.g.tokens.starts[draft.source[0][0]])] = draft
                for q in draft.quotes:
                    quoters[page.block_at(page.quotes[q].span.start)] = draft
    return speakers, quoters


def _is_speech(page: Page, i: int, least: int) -> bool:
    """Whether a quotation is a sentence or more: it begins with a capital and ends with a sign of its own."""
    quote = page.quotes[i]
    inner = quote.inner.of(page.text).strip()
    if len(inner.split()) < least or not inner[:1].isupper():
        return False
    before = page.text[: quote.span.start].rstrip()[-1:]
    at_start = page.blocks[page.block_at(quote.span.start)].span.start == quote.span.start
    return (at_start or before in ".?!:”\"'’") and (inner[-1] in ".!?…," or not quote.closed)


def _same_paragraph(page: Page, i: int, owner: dict[int, Draft]) -> Draft | None:
    """The attribution that a quotation goes on from, as in *"One," she said. "Two."*."""
    quote = page.quotes[i]
    block = page.block_at(quote.span.start)
    if not i or page.block_at(page.quotes[i - 1].span.start) != block:
        return None
    previous = owner.get(i - 1)
    if previous is None or previous.cue is None or previous.style is not Style.DIRECT or page.g.tokens is None:
        return None
    _, end = page.g.sentence_range(previous.cue[0])
    between = page.text[page.g.tokens.ends[min(end, len(page.g.tokens)) - 1] : quote.span.start]
    return previous if not between.strip(" \u00a0\t.,") else None


def _own(page: Page, i: int, speakers: dict[int, Draft], quoters: dict[int, Draft]) -> Draft | None:
    """A new attribution: the speaker of the paragraph before, or the person whom the sentence before is about."""
    quote = page.quotes[i]
    block = page.block_at(quote.span.start)
    g = page.g
    if g.tokens is None:
        return None
    content = [quote.span]
    signed = _signature(page, i)
    if signed is not None:
        return Draft(None, [signed], None, content, Style.DIRECT, quotes=[i])
    at_start = page.blocks[block].span.start == quote.span.start
    if at_start:
        before = page.block_before(block)
        if before is None:
            return Draft(None, [], None, content, Style.DIRECT, quotes=[i])
        speaker = speakers.get(before) or quoters.get(before)
        if speaker is not None:
            return attrs.evolve(speaker, match=None, cue=None, content=content, style=Style.DIRECT, quotes=[i])
        return None
    inside = g.tokens.within(quote.span)
    first, _ = g.sentence_range(max(inside.start - 1, 0))
    for group in g.groups_in(first, inside.start):
        subject = g.subject(group)
        if group.form != "finite" or subject is None:
            continue
        if page.can_speak(subject):
            return Draft(None, [page.source_range(subject)], None, content, Style.DIRECT, quotes=[i])
        if g.lower[inside.start - 1] == ":":  # "The verdict of Ms Roe was brief: …"
            person = next(
                (p for k in range(subject.start, group.start) if (p := g.np_at(k)) and page.is_person(p)), None
            )
            if person is not None:
                return Draft(None, [(person.start, person.end)], None, content, Style.DIRECT, quotes=[i])
    return None


def _signature(page: Page, i: int) -> tuple[int, int] | None:
    """Who signed a quotation, behind a dash at the end of its block: *"I struck, too." — Sam Roe, nurse*.

    Behind blocks that are quotations, it may be the next block that is signed; without a dash, where a page sets who
    is quoted apart (`BlockKind.OTHER`).
    """
    g = page.g
    if g.tokens is None:
        return None
    rest = _behind(page, page.quotes[i].span.end)
    said = rest.of(page.text)
    if not said or len(said) > LONGEST_SIGNATURE:
        return None
    set_apart = page.blocks[page.block_at(rest.start)].kind is BlockKind.OTHER
    if not set_apart and said.lstrip(" \u00a0")[:1] not in ("—", "–", "-"):
        return None
    inside = g.tokens.within(rest)
    start = next((k for k in inside if g.np_at(k) is not None), None)
    if start is None or any(g.vg_at(k) is not None for k in inside):
        return None
    return start, inside.stop


def _behind(page: Page, position: int) -> Span:
    """What stands behind a quotation in its block; behind blocks that are quotations, the next block."""
    block = page.block_at(position - 1)
    end = page.blocks[block].span.end
    if position < end:
        return Span(position, end)
    while block < len(page.blocks) and page.blocks[block].kind is BlockKind.QUOTATION:
        block += 1
        if block < len(page.blocks) and page.blocks[block].kind is not BlockKind.QUOTATION:
            return page.blocks[block].span
    return Span(end, end)
