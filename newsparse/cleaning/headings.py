"""Headings inside an article: lines of their own, or glued to the front of a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from newsparse.cleaning import glued
from newsparse.cleaning.items import is_item, lists
from newsparse.cleaning.lines import ends_a_sentence, goes_on, open_lines, words
from newsparse.cleaning.turns import turns
from newsparse.model import Article, BlockKind, Edit, Span
from newsparse.text import sentences

MOST_WORDS = 12
MOST_PLACES = 200
"""In how many sentences of a line a glued heading is looked for."""


class Headings:
    """Labels headings and list items, and splits headings off the sentences that they are glued to."""

    def __call__(self, article: Article) -> Iterator[Edit]:
        """Yield labels and splits."""
        lines = list(open_lines(article))
        text = article.text
        told = sorted(b.span for b in article.blocks if b.kind is BlockKind.PARAGRAPH)
        facts = glued.known(text)
        has_blanks = "\n\n" in article.original
        spoken = turns([line.of(text) for line in lines])
        listed = {number for numbers in lists(text, lines) for number in numbers}
        items: list[Span] = []
        found: list[tuple[Span, float]] = []
        for number, line in enumerate(lines):
            said = line.of(text)
            if spoken[number]:
                continue
            if is_item(said):
                items.append(line)
            elif _is_heading(said) and number + 1 < len(lines) and _stands_above(text, line, lines[number + 1]):
                yield Edit.label(line, BlockKind.HEADING)
                continue
            if not (_inside(line, told) or number in listed):
                found += _glued(said, line, facts, _gap(article, line) if has_blanks else "-")
        scraped = any(removed.reason in ("furniture", "repeated-title") for removed in article.removed)
        scraped = scraped or sum(likely >= glued.SURE for _, likely in found) >= glued.OTHERS
        least = glued.LEAST if scraped else glued.SURE
        headings = [heading for heading, likely in found if likely >= least]
        yield from (Edit.label(item, BlockKind.LIST_ITEM) for item in items if not _inside(item, headings))
        yield from _parted(text, headings)


def _inside(line: Span, blocks: Sequence[Span]) -> bool:
    """Whether a block of those, which are in order, has the line."""
    place = bisect_right(blocks, line.start, key=lambda span: span.start)
    return place > 0 and blocks[place - 1].overlaps(line)


def _is_heading(line: str) -> bool:
    """Whether a line is short, begins with a capital or a number, and neither is nor has a sentence that ends."""
    if not 1 <= words(line) <= MOST_WORDS or len(line) > 100 or (ends_a_sentence(line) and not line.endswith("?")):
        return False
    if ". " in line and len(sentences(line, Span(0, len(line)))) > 1:
        return False
    return (line[0].isupper() or line[0].isdigit()) and any(c.isalpha() for c in line)


def _stands_above(text: str, line: Span, after: Span) -> bool:
    """Whether the next line is running text, and not the rest of this one."""
    rest = after.of(text)
    parted = "\n\n" in text[line.end : after.start]
    return _is_running_text(rest) and (parted or not goes_on(line.of(text), rest))


def _is_running_text(line: str) -> bool:
    return words(line) > MOST_WORDS or ends_a_sentence(line)


def _glued(said: str, line: Span, facts: glued.Known, gap: str) -> Iterator[tuple[Span, float]]:
    """*… the efforts. Strains and Accusations Adding to the …*: headings where a sentence should begin, how likely."""
    last = 0
    for start, front in islice(glued.places(said), MOST_PLACES):
        found = glued.heading_end(said, start, front, facts, gap if front else "-")
        if found is not None and start >= last:
            last, likely = found
            yield Span(line.start + start, line.start + last), likely


def _parted(text: str, headings: Sequence[Span]) -> Iterator[Edit]:
    """The labels of headings, and splits before and behind them."""
    last = 0
    for heading in headings:
        yield Edit.label(heading, BlockKind.HEADING)
        before = heading.start
        while before > last and text[before - 1] == " ":
            before -= 1
        if before > last and text[before - 1] != "\n":
            yield Edit.split(Span(before, heading.start), "heading")
        last = heading.end
        while text[last : last + 1] == " ":
            last += 1
        yield Edit.split(Span(heading.end, last), "heading")


def _gap(article: Article, line: Span) -> str:
    """Whether a blank line stands before a line as it was received: "b" or "n"."""
    start = article.alignment.to_original(Span(line.start, line.start + 1)).start
    return "b" if article.original[max(0, start - 40) : start].rstrip(" \t").endswith("\n\n") else "n"
