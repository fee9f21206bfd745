"""Cleaning, the engine's side: edits are applied, labels kept, and the way back to the text as received is composed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import attrs

from newsparse._pipeline.types import misfit
from newsparse._pipeline.validate import MOST_ITEMS
from newsparse._registry import contained
from newsparse.errors import ComponentError
from newsparse.model import Alignment, Article, Block, BlockKind, Diagnostic, Edit, EditAction, Removed, Span
from newsparse.model.converting import has_pairs
from newsparse.plugin import Cleaner
from newsparse.text import authors
from newsparse.text.blocks import lines
from newsparse.text.dates import day_in, is_update

BREAK = "\n\n"
"""What stands between two blocks that were split."""

APART = "\ufffd"
"""What stands between two halves of a character that an edit would put together."""


def clean(
    article: Article, cleaners: Sequence[tuple[str, Cleaner]], plugins: Mapping[str, object] = MappingProxyType({})
) -> Article:
    """Run cleaners over an article, each on what the one before it left, and lay out its blocks.

    Raises:
        ComponentError: if a cleaner fails or its edits cannot be applied; it names the cleaner, its plugin (that of
            ``plugins``) and the article.
    """
    for name, cleaner in cleaners:
        whose = f"cleaner {name} ({plugins[name]})" if name in plugins else f"cleaner {name}"
        with contained(ComponentError, f"{whose} failed on article {article.url or article.id}"):
            article = apply_edits(article, cleaner(article), name)
    published, updated = _dated(article)
    return attrs.evolve(
        article,
        blocks=_laid_out(article),
        authors=article.authors or _named(article),
        published=article.published or published,
        updated=article.updated or updated,
        cleaned=True,
    )


def _named(article: Article) -> tuple[str, ...]:
    """The authors that the bylines name."""
    bylines = (b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BYLINE)
    return tuple(dict.fromkeys(name for byline in bylines for name in authors(byline)))


def _dated(article: Article) -> tuple[datetime.date | None, datetime.date | None]:
    """When it was published and updated: the first days that the datelines, or else the bylines, name in full."""
    published = updated = None
    for kind in (BlockKind.DATELINE, BlockKind.BYLINE):
        for block in article.blocks:
            line = block.span.of(article.text)
            if block.kind is not kind or (day := day_in(line)) is None:
                continue
            if is_update(line):
                updated = updated or day
            else:
                published = published or day
    return published, updated


def apply_edits(article: Article, found: Iterable[Edit | Diagnostic], component: str) -> Article:
    """The article after what a cleaner found: what is dropped is listed in ``removed``, and labels become blocks.

    Labels may lie around other edits; all others must not overlap. Diagnostics are kept with the article.

    Raises:
        ComponentError: if it found something else, or an edit leaves the text, or overlaps another.
    """
    found = _found(found)
    for remark in found:
        if isinstance(remark, Diagnostic) and remark.span is not None and remark.span.end > len(article.text):
            raise ComponentError(f"diagnostic {remark.code!r} at {remark.span} leaves the text of {len(article.text)}")
    changes: list[tuple[Span, str]] = []
    labels: list[Edit] = []
    removed: list[Removed] = []
    said = (attrs.evolve(d, component=d.component or component) for d in found if isinstance(d, Diagnostic))
    if remarks := tuple(said):
        article = attrs.evolve(article, diagnostics=(*article.diagnostics, *remarks))
    for edit in sorted((edit for edit in found if isinstance(edit, Edit)), key=lambda e: (e.span, e.action)):
        if edit.span.end > len(article.text):
            raise ComponentError(f"edit at {edit.span.start}-{edit.span.end} leaves the text of {len(article.text)}")
        if edit.action is EditAction.LABEL:
            labels.append(edit)
            continue
        replacement = BREAK if edit.action is EditAction.SPLIT else edit.text
        if changes and edit.span.start < changes[-1][0].end:
            raise ComponentError(f"edit at {edit.span.start}-{edit.span.end} overlaps another")
        changes.append((edit.span, replacement))
        if edit.action is EditAction.DROP:
            removed.append(
                Removed(span=article.alignment.to_original(edit.span), reason=edit.reason, component=component)
            )
    if not changes and not labels:
        return article
    text = _applied(article.text, changes)
    if has_pairs(text):  # two halves that met make one character, and all offsets would be wrong
        changes = [(span, replacement or APART) for span, replacement in changes]
        text = _applied(article.text, changes)
    alignment = Alignment.from_changes(len(article.text), changes)
    blocks = [*article.blocks, *(Block(kind=e.kind, span=e.span) for e in labels if e.kind is not None)]
    blocks.sort(key=lambda block: block.kind is BlockKind.PARAGRAPH)  # a label inside a paragraph says more than it
    placed = alignment.inverted()
    moved = (_moved(block, placed, text) for block in blocks)
    return attrs.evolve(
        article,
        text=text,
        alignment=alignment.after(article.alignment),
        blocks=_in_order((block for block in moved if block is not None), len(text)),
        diagnostics=tuple(
            d if d.span is None else attrs.evolve(d, span=alignment.to_text(d.span)) for d in article.diagnostics
        ),
        removed=tuple(sorted((*article.removed, *removed), key=lambda r: r.span)),
    )


def _found(returned: object) -> tuple[Edit | Diagnostic, ...]:
    """What a cleaner returned, if it is edits and diagnostics.

    Raises:
        ComponentError: saying what else it is, and what to return.
    """
    if isinstance(returned, str):
        raise ComponentError(f"it returned the text {returned[:40]!r}; return edits on spans of article.text instead")
    if isinstance(returned, Edit | Diagnostic | Span) or not isinstance(returned, Iterable):
        raise ComponentError(f"it returned {returned!r}; return (or yield) edits, or () where there is nothing to do")
    found = tuple(islice(returned, MOST_ITEMS + 1))
    if len(found) > MOST_ITEMS:
        raise ComponentError(f"it returned more than {MOST_ITEMS:,} edits; does it end?")
    for item in found:
        if isinstance(item, Span):
            raise ComponentError(
                f"it returned {item!r}, which is no edit; say what to do there: Edit.drop(span, reason)"
            )
        if not isinstance(item, Edit | Diagnostic):
            raise ComponentError(f"it returned {item!r}, which is neither an Edit nor a Diagnostic")
        if wrong := misfit(item):
            raise ComponentError(f"it returned an {type(item).__name__} whose {wrong}")
    return found


def _applied(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    parts, last = [], 0
    for span, replacement in changes:
        parts += [text[last : span.start], replacement]
        last = span.end
    return "".join([*parts, text[last:]])


def _moved(block: Block, placed: Alignment, text: str) -> Block | None:
    """A block where its words now stand, by the alignment seen from the old text; None if nothing is left of it."""
    span = placed.to_original(block.span)
    if not len(span):
        return None
    span = Span.trimmed(text, span.start, span.end)
    return attrs.evolve(block, span=span) if len(span) else None


def _in_order(blocks: Iterable[Block], length: int) -> tuple[Block, ...]:
    """Blocks of a text of ``length`` code points, in text order; of two that overlap, the one labelled first stays."""
    kept: list[Block] = []
    taken = bytearray(length)
    for block in blocks:
        start, end = block.span.start, block.span.end
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\x01" * (end - start)
            kept.append(block)
    return tuple(sorted(kept, key=lambda block: block.span))


def _laid_out(article: Article) -> tuple[Block, ...]:
    """The labelled blocks, and paragraphs for all that is between them; the title first."""
    found: list[Block] = []
    last = 0
    labelled = [b for b in article.blocks if b.kind is not BlockKind.PARAGRAPH]
    for block in (*labelled, None):
        end = block.span.start if block is not None else len(article.text)
        found += (Block(kind=BlockKind.PARAGRAPH, span=line) for line in lines(article.text, last, end))
        if block is not None:
            found.append(block)
            last = block.span.end
    return tuple(found)
