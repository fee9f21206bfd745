"""Quotation marks: what stands inside them, over a whole article, whatever marks a newspaper uses or forgets.

Marks of one kind need not match, and none needs to be there: direction comes from the mark where it has one, else from
the white space around it and from whether a quotation is open. A quotation that its paragraph leaves open goes on if
the next one begins with an opening mark (the convention of English newspapers); otherwise it is cut before the clause
that names its speaker, which a language hands in, or at the end of its paragraph. One whose opening mark is missing
begins with its paragraph. A block that is a quotation needs no marks: it is one as a whole, and goes on in the
next such block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from newsparse.model import Block, BlockKind, Span
from newsparse.text.marks import OPENING, SINGLE, Mark, Turn, could_close_single, could_open_single, marks

_SENTENCE_BEFORE = re.compile(r"[.!?…]['’)\]]?\s*[\u200b-\u200f]?\s*$")
_UNSEEN = " \t\xa0\u200b\u200c\u200d\ufeff"
_BESIDE = frozenset({BlockKind.CREDIT, BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.DATELINE})
"""Blocks that stand between paragraphs without breaking off what is quoted in them."""

LOOKED_AT = 60
"""How many marks are looked at to place one: thousands of them must stay cheap."""


@attrs.frozen(kw_only=True)
class Quotation:
    """A stretch in quotation marks, or a block that is a quotation.

    ``span`` is with the marks, ``inner`` without. ``opened`` and ``closed`` say whether the marks were there; a block
    that is a quotation has none, and counts as opened and closed.
    Quotations with the same ``chain`` are one speech that runs over several paragraphs. ``depth`` is 0, or 1 inside
    another quotation, and so on; ``mark`` is the sign that opens it, or the one that closes it if that is all there is.

    Example:
        >>> from newsparse.text import paragraphs
        >>> text = "“We refuse,” she said."
        >>> (quotation,) = quotations(text, paragraphs(text))
        >>> quotation.span.of(text), quotation.inner.of(text), quotation.depth
        ('“We refuse,”', 'We refuse,', 0)
    """

    span: Span
    inner: Span
    opened: bool = True
    closed: bool = True
    chain: int | None = None
    depth: int = 0
    mark: str = '"'


def quotations(text: str, blocks: Iterable[Block], *, speaker: re.Pattern[str] | None = None) -> tuple[Quotation, ...]:
    """All quotations of the blocks of an article, in text order; those inside another one come behind it.

    ``speaker`` finds, in what is quoted, the comma and the clause that names who speaks: a quotation whose end is
    missing ends behind that comma. Its words are those of a language, so that each brings its own.

    Example:
        >>> from newsparse.text.blocks import paragraphs
        >>> text = '"We’re ‘ready’," she said. "Go.'
        >>> [(q.inner.of(text), q.closed, q.depth) for q in quotations(text, paragraphs(text))]
        [('We’re ‘ready’,', True, 0), ('ready', True, 1), ('Go.', False, 0)]
        >>> text = "„Wir bauen, sagte Kern."
        >>> [q.inner.of(text) for q in quotations(text, paragraphs(text), speaker=re.compile(", sagte "))]
        ['Wir bauen,']
    """
    found: list[Quotation] = []
    chains = 0
    open_chain: int | None = None  # the chain that the block before left open
    left_open: int | None = None  # where in `found` an open quotation stands that nothing seemed to go on from
    whole: int | None = None  # where in `found` the block before stands, if it is a quotation as a whole
    for block, following in _with_next(tuple(blocks)):
        here = _in_block(text, block, following)
        if block.kind is BlockKind.QUOTATION and not here and len(block.span):
            here = [Quotation(span=block.span, inner=block.span)]
            if whole is not None:
                chains += found[whole].chain is None
                found[whole] = attrs.evolve(found[whole], chain=found[whole].chain or chains)
                here = [attrs.evolve(here[0], chain=found[whole].chain)]
            whole = len(found)
        elif block.kind not in _BESIDE:
            whole = None
        outer = [i for i, q in enumerate(here) if q.depth == 0]
        begins = bool(outer) and here[outer[0]].span.start == block.span.start
        if outer and not here[outer[0]].opened and left_open is not None:
            chains += 1
            open_chain = chains
            found[left_open] = attrs.evolve(found[left_open], chain=open_chain)
        if open_chain is not None and begins:
            here[outer[0]] = attrs.evolve(here[outer[0]], chain=open_chain)
        left_open = None
        for k, i in enumerate(outer):  # paragraphs that were run together: an open quotation, and at once another one
            if here[i].closed:
                continue
            last = k == len(outer) - 1
            if not last and _run_together(text, here[i], here[outer[k + 1]], speaker):
                if here[i].chain is None:
                    chains += 1
                    here[i] = attrs.evolve(here[i], chain=chains)
                here[outer[k + 1]] = attrs.evolve(here[outer[k + 1]], chain=here[i].chain)
            elif (
                last
                and here[i].span.end == block.span.end
                and following is not None
                and _goes_on(text, here[i], following)
            ):
                if here[i].chain is None:
                    chains += 1
                    here[i] = attrs.evolve(here[i], chain=chains)
                open_chain = here[i].chain
                break
            else:
                left_open = len(found) + i if last and here[i].span.end == block.span.end else None
                here[i] = _cut(text, here[i], speaker)
        else:
            if block.kind not in _BESIDE:
                open_chain = None
        found += here
    parts = Counter(q.chain for q in found)
    alone = {chain for chain, count in parts.items() if chain is not None and count == 1}  # nothing went on from it
    return tuple(_cut(text, attrs.evolve(q, chain=None), speaker) if q.chain in alone else q for q in found)


def _with_next(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block | None]]:
    """Every block with the one that what it quotes could go on in."""
    following: list[Block | None] = [None] * len(blocks)
    after: Block | None = None
    for i in range(len(blocks) - 1, -1, -1):
        following[i] = after
        if blocks[i].kind not in _BESIDE:
            after = blocks[i]
    yield from zip(blocks, following, strict=True)


def _goes_on(text: str, quotation: Quotation, following: Block) -> bool:
    start = following.span.start
    if following.kind in (BlockKind.TITLE, BlockKind.HEADING):
        return False
    if quotation.mark in SINGLE:
        return could_open_single(text, start, start, following.span.end) and text[start] in SINGLE
    return text[start : start + 1] in (*OPENING, '"', "”") or text[start : start + 2] in ("``", "''")


def _run_together(text: str, first: Quotation, second: Quotation, speaker: re.Pattern[str] | None) -> bool:
    """Whether nothing but white space lies between an open quotation that ends a sentence and the next one."""
    if text[first.span.end : second.span.start].strip(_UNSEEN) or _cut(text, first, speaker) is not first:
        return False
    return _SENTENCE_BEFORE.search(text, max(first.span.start, first.span.end - 5), first.span.end) is not None


def _in_block(text: str, block: Block, following: Block | None) -> list[Quotation]:
    """The quotations of one block, with their depths."""
    double, single = marks(text, block.span.start, block.span.end)
    if not double and not single:
        return []
    found = list(_double(text, block, double, following))
    found += _single(text, block, single, found, following)
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    placed: list[Quotation] = []
    around: list[int] = []
    for quotation in found:
        while around and around[-1] <= quotation.span.start:
            around.pop()
        if around and quotation.span.end > around[-1]:
            continue  # it would cross the one around it
        placed.append(attrs.evolve(quotation, depth=len(around)) if around else quotation)
        around.append(quotation.span.end)
    return placed


def _double(text: str, block: Block, found: list[Mark], following: Block | None) -> Iterator[Quotation]:
    """The quotations of one block in double marks; an unclosed one reaches to the next opening, or the block's end."""
    outer: Mark | None = None
    inner: Mark | None = None
    for i, mark in enumerate(found):
        opens = _opens(mark, inner or outer)
        if opens and outer is None:
            if mark.end < block.span.end:
                outer = mark
        elif opens and outer is not None:
            if _nests(text, block, found, i, outer, following):
                inner = mark
            else:
                yield _quotation(outer, Span.trimmed(text, outer.end, mark.start).end, closed=False)
                outer, inner = mark, None
        elif inner is not None:
            yield _quotation(inner, mark.end, inner_end=mark.start)
            inner = None
        elif outer is not None:
            yield _quotation(outer, mark.end, inner_end=mark.start)
            outer = None
        elif i == 0 and _lacks_opening(text, block, mark):
            start = block.span.start
            begin = start + 1 if text[start] in SINGLE else start
            yield Quotation(span=Span(start, mark.end), inner=Span(begin, mark.start), opened=False, mark=mark.sign)
    if outer is not None:
        yield _quotation(outer, block.span.end, closed=False)


def _opens(mark: Mark, opened: Mark | None) -> bool:
    if mark.turn is Turn.EITHER:
        return opened is None
    if opened is not None and opened.sign in "„‟»" and mark.sign in "“«" and mark.sign != opened.sign:
        return False
    return mark.turn is Turn.OPEN


def _nests(text: str, block: Block, found: list[Mark], at: int, outer: Mark, following: Block | None) -> bool:
    """Whether an opening mark inside an open quotation opens one within it, rather than one after a forgotten mark."""
    mark = found[at]
    if mark.family == outer.family and _SENTENCE_BEFORE.search(text, max(outer.end, mark.start - 5), mark.start):
        return False
    depth = 1
    for other in found[at : at + LOOKED_AT]:
        depth += 1 if other.turn is Turn.OPEN else -1
        if depth > 2:
            return False
        if depth == 0:
            return mark.family == outer.family or other.family == outer.family
    if depth > 1 or following is None:
        return False
    again = text[following.span.start : following.span.start + 1]
    return outer.start == block.span.start and again == text[outer.start] and mark.family != outer.family


def _lacks_opening(text: str, block: Block, mark: Mark) -> bool:
    """Whether a closing mark that is the first one in its block closes what the block begins with."""
    before = text[block.span.start : mark.start].rstrip()
    return (
        before[-1:] in tuple(",.?!…—-") and len(before) > 1 and block.kind not in (BlockKind.TITLE, BlockKind.HEADING)
    )


def _quotation(opened: Mark, end: int, *, closed: bool = True, inner_end: int | None = None) -> Quotation:
    inner = Span(opened.end, max(opened.end, end if inner_end is None else inner_end))
    return Quotation(span=Span(opened.start, max(end, opened.end)), inner=inner, closed=closed, mark=opened.sign)


def _cut(text: str, quotation: Quotation, speaker: re.Pattern[str] | None) -> Quotation:
    """An unclosed quotation without the clause that names its speaker, if one stands in it."""
    named = speaker.search(text, quotation.inner.start, quotation.inner.end) if speaker is not None else None
    if named is None:
        return quotation
    end = named.start() + 1  # the comma belongs to what is quoted
    return attrs.evolve(quotation, span=Span(quotation.span.start, end), inner=Span(quotation.inner.start, end))


def _single(
    text: str, block: Block, at: list[int], doubles: list[Quotation], following: Block | None
) -> Iterator[Quotation]:
    """Stretches in single marks: nested quotations, or the only marks that a British newspaper uses."""
    first, last = block.span.start, block.span.end
    opening = [p for p in at if could_open_single(text, p, first, last)]
    closing = [p for p in at if could_close_single(text, p, first, last)]
    next_end = next_open = 0
    done = first
    around = iter(sorted(doubles, key=lambda q: q.span.start))
    current = next(around, None)
    for start in opening:
        next_open += 1
        if start < done:
            continue
        while current is not None and current.span.end <= start:
            current = next(around, None)
        limit = current.inner.end + 1 if current is not None and current.span.start <= start else last
        while next_end < len(closing) and closing[next_end] <= start + 1:
            next_end += 1
        then = opening[next_open] if next_open < len(opening) else last
        end = _single_end(text, closing[next_end : next_end + LOOKED_AT], limit, then)
        if end is not None:
            yield Quotation(span=Span(start, end + 1), inner=Span(start + 1, end), mark=text[start])
            done = end + 1
        elif start == first and following is not None and not doubles:
            open_end = Quotation(span=Span(start, last), inner=Span(start + 1, last), closed=False, mark=text[start])
            if _goes_on(text, open_end, following):
                yield open_end
                return


def _single_end(text: str, closing: list[int], limit: int, then: int) -> int | None:
    """Of the marks that could close, the first that does: a plural's apostrophe only if there is no other.

    ``limit`` is where the search ends, ``then`` where the next single mark opens.
    """
    plural = None
    for end in closing:
        if end >= limit:
            break
        if plural is not None and end > then:
            break
        if text[end - 1] in "sS" and text[end] in "'’" and text[end + 1 : end + 2] == " ":
            plural = end if plural is None else plural
            continue
        return end
    return plural
