"""The article, assembled: one text, its blocks, its metadata, and the way back to the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import attrs

from newsparse.model import Alignment, Article, Block, BlockKind, Diagnostic, Level, Removed, Run, Span
from newsparse_html.language import language
from newsparse_html.metadata import Metadata
from newsparse_html.shown import Part, Shown
from newsparse_html.stream import TextStream

COMPONENT = "html"
BREAK = "\n\n"


def assembled(
    shown: Shown,
    metadata: Metadata,
    parts: list[Part],
    url: str | None,
    remarks: Iterable[Diagnostic] = (),
    left: Iterable[tuple[Part, str]] = (),
) -> Article:
    """The article of some parts of a page, in page order; the title comes first, wherever the page has it.

    Its ``original`` is the page; captions and credits that are set aside are in ``removed``, and what is ``left`` out.
    """
    stream = shown.layout.stream
    written = _Text()
    if metadata.title and not any(p.kind is BlockKind.TITLE for p in parts):
        written.add_text(BlockKind.TITLE, metadata.title, _in_markup(stream, metadata.title, parts))
    for part in parts:
        written.add(part, stream)
    text = "".join(written.parts)
    alignment = Alignment(tuple(written.runs), len(text), len(stream.page))
    subtitles = [b.span.of(text) for b in written.blocks if b.kind is BlockKind.SUBTITLE]
    return Article(
        text=text,
        blocks=tuple(written.blocks),
        subtitle=" ".join(subtitles) or next(iter(metadata.descriptions), None),
        authors=metadata.authors.all,
        published=metadata.published,
        updated=metadata.updated,
        publisher=metadata.publisher,
        url=url or metadata.url,
        language=language(" ".join(b.span.of(text) for b in written.blocks[1:]), metadata.language),
        section=metadata.section,
        tags=metadata.tags,
        original=stream.page,
        alignment=alignment,
        removed=_removed(shown, parts, left),
        extra=_extra(metadata),
        diagnostics=(*_remarks(metadata), *remarks),
    )


@attrs.define
class _Text:
    """The text of an article as it grows."""

    parts: list[str] = attrs.Factory(list)
    runs: list[Run] = attrs.Factory(list)
    blocks: list[Block] = attrs.Factory(list)
    length: int = 0

    def add(self, part: Part, stream: TextStream) -> None:
        """Add a part of the page."""
        self._break()
        start = self.length
        for span in part.spans:
            text, runs = stream.read(span)
            if self.length > start:
                text, runs = " " + text, [Run(r.text + 1, r.original, r.length) for r in runs]
            self.runs += (Run(r.text + self.length, r.original, r.length) for r in runs)
            self.parts.append(text)
            self.length += len(text)
        self.blocks.append(Block(kind=part.kind, span=Span(start, self.length)))

    def add_text(self, kind: BlockKind, text: str, place: int | None) -> None:
        """Add a text that is not in the stream, but perhaps somewhere in the page's markup."""
        self._break()
        if place is not None:
            self.runs.append(Run(self.length, place, len(text)))
        self.blocks.append(Block(kind=kind, span=Span(self.length, self.length + len(text))))
        self.parts.append(text)
        self.length += len(text)

    def _break(self) -> None:
        if self.length:
            self.parts.append(BREAK)
            self.length += len(BREAK)


def _in_markup(stream: TextStream, text: str, parts: list[Part]) -> int | None:
    """Where a text stands in the markup of a page, in front of all that is shown of the article."""
    first = stream.place(parts[0].start) if parts else len(stream.page)
    place = stream.page.find(text, 0, first)
    return place if place >= 0 else None


def _removed(shown: Shown, parts: list[Part], left: Iterable[tuple[Part, str]]) -> tuple[Removed, ...]:
    """Captions, credits and what else is left out of the text, where they stand in the page."""
    kept = sorted((span.start, span.end) for part in parts for span in part.spans)
    found = [(span, reason) for part, reason in left for span in part.spans]
    for element, reason in shown.aside.items():
        spans = shown.layout.spans(shown.layout.segments(element)) if reason != "noise" else []
        if len(spans) == 1:
            found.append((spans[0], reason))
    removed: dict[Removed, None] = {}
    for span, reason in found:
        place = bisect_left(kept, (span.end, -1)) - 1
        if place >= 0 and kept[place][1] > span.start:
            continue  # it is in the text after all
        runs = shown.layout.stream.read(span)[1]
        if runs:
            where = Span(runs[0].original, runs[-1].original + runs[-1].length)
            removed[Removed(span=where, reason=reason, component=COMPONENT)] = None
    return tuple(sorted(removed, key=lambda r: r.span))


def _extra(metadata: Metadata) -> list[tuple[str, str]]:
    """What else the page says: agencies among the authors, and every candidate with its source."""
    extra = [("agency", name) for name in metadata.authors.agencies]
    extra += [(f"{c.field}@{c.source}", c.value[:300]) for c in metadata.candidates if c.field != "tag"]
    return list(dict.fromkeys(extra))


def _remarks(metadata: Metadata) -> Iterator[Diagnostic]:
    """What a reader of the article should know of it."""
    if metadata.paywall:
        message = "The page says that its article is not free to read: the text may be no more than its beginning."
        yield Diagnostic(level=Level.WARNING, code="paywall", component=COMPONENT, message=message)
    if metadata.live:
        message = "The page says that it is a live blog: the text is many posts, by several authors at several times."
        yield Diagnostic(level=Level.INFO, code="live-blog", component=COMPONENT, message=message)
