"""Quotation marks: what stands inside them, over a whole article, whatever marks a newspaper uses or forgets.

Marks of one kind need not match, and none needs to be there: direction comes from the mark where it has one, else from
the white space around it and from whether a quotation is open. A quotation that its paragraph leaves open goes on if the
next one begins with an opening mark (the convention of English newspapers); otherwise it is cut before the clause that
names its speaker, or at the end of its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from newsparse.model import Block, Span

_OPENING = "“„«"
_CLOSING = "”»"
_MARK = re.compile(r"``|''|[“”„‟«»\"‘’‚‛']")
_SPEAKER = re.compile(
    r",\s+(?:[^\W\d_][\w.'’-]*,?\s+){1,12}?(?:said|says|told|added|adds|asked|wrote|writes|explained|insisted|argued)\b"
    r"|,\s+(?:said|says|added|adds|asked|wrote|writes|explained|insisted|argued)\s"
)
_ELIDED = re.compile(r"['‘’](?:\d0s|em\b|n\b|til\b|cause\b|tis\b|twas\b|bout\b)", re.IGNORECASE)
LOOKED_AT = 60
"""How many possible ends of a single-quoted stretch are looked at: thousands of apostrophes must stay cheap."""


@attrs.frozen(kw_only=True)
class Quotation:
    """A stretch in quotation marks.

    ``span`` is with the marks, ``inner`` without. ``closed`` says whether a closing mark was there. Quotations with
    the same ``chain`` are one speech that runs over several paragraphs. ``depth`` is 0, or 1 inside another quotation.
    """

    span: Span
    inner: Span
    closed: bool = True
    chain: int | None = None
    depth: int = 0


def quotations(text: str, blocks: Iterable[Block]) -> tuple[Quotation, ...]:
    """All quotations of the blocks of an article, in text order.

    Example:
        >>> from newsparse.text.blocks import paragraphs
        >>> text = '"We’re ‘ready’," she said. "Go.'
        >>> [(q.inner.of(text), q.closed, q.depth) for q in quotations(text, paragraphs(text))]
        [('We’re ‘ready’,', True, 0), ('ready', True, 1), ('Go.', False, 0)]
    """
    found: list[Quotation] = []
    chains = 0
    open_chain: int | None = None
    for block, following in _with_next(blocks):
        starts_open = _begins_with_mark(text, block)
        if not starts_open:
            open_chain = None
        in_block = list(_double(text, block))
        if in_block and not in_block[-1].closed and in_block[-1].span.end == block.span.end:
            last = in_block[-1]
            if following is not None and _begins_with_mark(text, following):
                if open_chain is None or len(in_block) > 1 or not starts_open:
                    chains += 1
                    chain = chains
                else:
                    chain = open_chain
                if open_chain is not None and len(in_block) > 1:
                    in_block[0] = attrs.evolve(in_block[0], chain=open_chain)
                in_block[-1] = attrs.evolve(last, chain=chain)
                open_chain = chain
            else:
                in_block[-1] = attrs.evolve(_cut(text, last), chain=open_chain if len(in_block) == 1 else None)
                open_chain = None
        elif in_block and open_chain is not None:
            in_block[0] = attrs.evolve(in_block[0], chain=open_chain)
            open_chain = None
        found += sorted([*in_block, *_single(text, block, in_block)], key=lambda q: (q.span.start, -q.span.end))
    return tuple(found)


def _with_next(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block | None]]:
    blocks = tuple(blocks)
    yield from zip(blocks, (*blocks[1:], None), strict=False)


def _begins_with_mark(text: str, block: Block) -> bool:
    return text[block.span.start : block.span.start + 1] in (*_OPENING, '"') or text.startswith("``", block.span.start)


def _double(text: str, block: Block) -> Iterator[Quotation]:
    """The quotations of one block in double marks; an unclosed one reaches to the next opening, or the block's end."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, block.span.start, block.span.end):
        sign = mark[0]
        if sign in "‘’‚‛'":
            continue
        opens = _direction(text, mark, block, opened is not None)
        if opens is None:
            continue
        if opens:
            if opened is not None:
                yield _cut(text, _quotation(opened, Span.trimmed(text, opened.end(), mark.start()).end, closed=False))
            opened = mark
        elif opened is not None:
            yield _quotation(opened, mark.end(), closed=True, inner_end=mark.start())
            opened = None
    if opened is not None:
        yield _quotation(opened, block.span.end, closed=False)


def _direction(text: str, mark: re.Match[str], block: Block, is_open: bool) -> bool | None:
    """True for an opening mark, False for a closing one, None for a sign of inches, or a closing mark of nothing."""
    sign = mark[0]
    if sign in _OPENING or sign == "``":
        return True
    if sign in _CLOSING or sign == "''":
        return False if is_open else None
    before = text[mark.start() - 1] if mark.start() > block.span.start else " "
    after = text[mark.end()] if mark.end() < block.span.end else " "
    could_open = (before.isspace() or before in "([{—–-‘'/") and not after.isspace()
    could_close = not before.isspace()
    if is_open:
        # An opening mark in an open quotation: the closing one was forgotten - unless it could close as well.
        return could_open and not could_close
    if before.isdigit() and not could_open:
        return None
    return True if could_open or not could_close else None


def _quotation(opened: re.Match[str], end: int, *, closed: bool, inner_end: int | None = None) -> Quotation:
    inner = Span(opened.end(), max(opened.end(), end if inner_end is None else inner_end))
    return Quotation(span=Span(opened.start(), max(end, opened.end())), inner=inner, closed=closed)


def _cut(text: str, quotation: Quotation) -> Quotation:
    """An unclosed quotation without the clause that names its speaker, if one stands in it."""
    speaker = _SPEAKER.search(text, quotation.inner.start, quotation.inner.end)
    if speaker is None:
        return quotation
    end = speaker.start() + 1  # the comma belongs to what is quoted
    return attrs.evolve(quotation, span=Span(quotation.span.start, end), inner=Span(quotation.inner.start, end))


def _single(text: str, block: Block, doubles: list[Quotation]) -> Iterator[Quotation]:
    """Stretches in single marks: nested quotations, or the only marks that a British newspaper uses."""
    marks = [m.start() for m in _MARK.finditer(text, block.span.start, block.span.end) if m[0] in "‘’‚‛'"]
    if not marks:
        return
    ends = [p for p in marks if _could_close_single(text, p, block)]
    next_end = 0
    last = block.span.start
    outer = iter(doubles)
    current = next(outer, None)
    for start in marks:
        if start < last or not _could_open_single(text, start, block):
            continue
        while current is not None and current.span.end <= start:
            current = next(outer, None)
        inside = current is not None and current.span.start <= start
        limit = current.span.end if inside and current is not None else block.span.end
        while next_end < len(ends) and ends[next_end] <= start + 1:
            next_end += 1
        end = _single_end(text, ends[next_end : next_end + LOOKED_AT], limit)
        if end is None:
            continue
        yield Quotation(span=Span(start, end + 1), inner=Span(start + 1, end), depth=int(inside))
        last = end + 1


def _could_open_single(text: str, at: int, block: Block) -> bool:
    before = text[at - 1] if at > block.span.start else " "
    after = text[at + 1] if at + 1 < block.span.end else " "
    return (before.isspace() or before in '([{—–-“"') and not after.isspace() and not _ELIDED.match(text, at)


def _could_close_single(text: str, at: int, block: Block) -> bool:
    before = text[at - 1] if at > block.span.start else " "
    after = text[at + 1] if at + 1 < block.span.end else " "
    return not before.isspace() and not after.isalnum()


def _single_end(text: str, ends: list[int], limit: int) -> int | None:
    """Of the possible ends, the first behind punctuation or before any; a plural's apostrophe only if there is no other."""
    plural = None
    for end in ends:
        if end >= limit:
            break
        if text[end - 1] in "sS" and text[end] in "'’" and text[end + 1 : end + 2] == " ":
            plural = end if plural is None else plural
            continue
        return end
    return plural
