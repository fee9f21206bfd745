"""From a page to an article: one text, its blocks, its metadata, and the way back to the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

import attrs
from lxml.etree import strip_elements
from lxml.html import HtmlElement

from newsparse.errors import ReadError
from newsparse.model import Alignment, Article, Block, BlockKind, Diagnostic, Level, Removed, Run, Span
from newsparse_html.authors import names
from newsparse_html.candidates import candidates
from newsparse_html.extraction import Piece, beside, paragraphs, pieces
from newsparse_html.language import language
from newsparse_html.locate import find
from newsparse_html.metadata import Metadata, chosen
from newsparse_html.parsing import parse
from newsparse_html.parts import Taken, take_out
from newsparse_html.standfirst import standfirst
from newsparse_html.stream import TextStream, squeezed

COMPONENT = "html"
BREAK = "\n\n"
_LEAST_TEXT = 40
_LITTLE_TEXT = 200
_SHORT = 8
_LEAST_RUNNING = 80
_LONGEST_LINE = 100
_DATE_LINE = re.compile(r"^[^.!?]{0,40}\d{1,2}[.:/ ][^!?]{0,40}\d{2,4}[^!?]{0,30}$")
_SENTENCE_END = re.compile(r"[.!?…。！？۔।][\"'”’»)\]]*$")
_FRAME = ("head", "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select")
_NO_WORD = re.compile(r"[\W_]+")


@attrs.frozen
class Part:
    """A stretch of the article: where its words stand in the stream of the page, and what it is."""

    kind: BlockKind
    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins in the stream."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where it ends in the stream."""
        return self.spans[-1].end


def article(page: str, *, name: str, url: str | None = None) -> Article:
    """The article of a page. Its ``original`` is the page; what was taken out of the text is in ``removed``.

    Raises:
        ReadError: if there is no text of an article in it.

    Example:
        >>> page = "<h1>Mali says no</h1><p>The junta rejected the plan of its neighbours on Sunday.</p>"
        >>> made = article(page, name="page.html", url="https://news.example/1")
        >>> made.title, made.alignment.to_original(made.blocks[1].span).of(page)[:9]
        ('Mali says no', 'The junta')
    """
    tree = parse(page, name)
    metadata = chosen(candidates(tree), url)
    stream = TextStream.of(page)
    taken = take_out(tree)
    found = _main_text(tree)
    body = _ordered(_located(stream, [*found, *beside(tree, found)]))
    front, body = _front(tree, stream, metadata, body)
    if sum(p.end - p.start for p in (*front, *body) if p.kind is not BlockKind.TITLE) < _LEAST_TEXT:
        front, body = _front(tree, stream, metadata, _small(tree, stream))
        if all(p.kind in (BlockKind.TITLE, BlockKind.HEADING) for p in (*front, *body)):
            raise ReadError(f"{name} has no text of an article: it may be made by scripts, or be a list of links")
    return _assembled(stream, metadata, front, body, taken, url)


def fragment(content: str, metadata: Metadata, *, name: str) -> Article:
    """The article of a stretch of HTML that is all running text, as in a feed, with metadata that is known already.

    Raises:
        ReadError: if there is no text in it.
    """
    taken = take_out(parse(f"<div>{content}</div>", name)) if "<" in content else []
    stream = TextStream.of(content)
    out = [span for item in taken if item.text for span in find(stream, item.text)]
    lines = stream.lines(Span(0, len(stream.text)))
    body = [Part(BlockKind.PARAGRAPH, (line,)) for line in lines if len(line) and not any(map(line.overlaps, out))]
    if not body:
        raise ReadError(f"{name} has no text")
    return _assembled(stream, metadata, [], body, taken, metadata.url)


def _main_text(tree: HtmlElement) -> list[Piece]:
    """The pieces of main text; where the quick way finds next to nothing, those of the slower ways."""
    for extract, least in ((pieces, _LITTLE_TEXT), (partial(pieces, fast=False), _LEAST_TEXT)):
        found = extract(tree)
        if sum(len(piece.text) for piece in found if piece.kind is BlockKind.PARAGRAPH) >= least:
            return found
    return paragraphs(tree)


def _small(tree: HtmlElement, stream: TextStream) -> list[Part]:
    """The headings and sentences of a page that has little text, whatever elements they stand in, but for its frame."""
    links = {squeezed("".join(link.itertext())) for link in tree.iter("a")}
    strip_elements(tree, *_FRAME, with_tail=False)
    shown = squeezed("".join(tree.itertext()))
    headings = [part for part in _located(stream, paragraphs(tree)) if part.kind is BlockKind.HEADING]
    lines = [Part(BlockKind.PARAGRAPH, (line,)) for line in stream.lines(Span(0, len(stream.text)))]
    sentences = [line for line in lines if _SENTENCE_END.search(line.spans[0].of(stream.text))]
    texts = [(part, part.spans[0].of(stream.text)) for part in (*headings, *sentences)]
    return _ordered(part for part, text in texts if text in shown and text not in links)


def _located(stream: TextStream, found: Iterable[Piece]) -> list[Part]:
    parts: list[Part] = []
    cursor = 0
    for piece in found:
        spans = find(stream, piece.text, cursor)
        if spans:
            cursor = spans[-1].end
            parts += (Part(piece.kind, (line,)) for span in spans for line in stream.lines(span))
    return parts


def _ordered(parts: Iterable[Part]) -> list[Part]:
    """Parts in page order; of two that overlap, the first one."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: (p.start, -p.end)):
        if not kept or part.start >= kept[-1].end:
            kept.append(part)
    return kept


def _front(
    tree: HtmlElement, stream: TextStream, metadata: Metadata, body: list[Part]
) -> tuple[list[Part], list[Part]]:
    """Title and standfirst, and the body without them, without bylines, dates and repeated titles."""
    titles = {_folded(c.value) for c in metadata.candidates if c.field == "title"}
    if metadata.title:
        titles.add(_folded(metadata.title))
    titles.discard("")
    authors = {name.casefold() for name in metadata.authors.all}
    kept: list[Part] = []
    first = next((p.start for p in body if _is_running(p, stream, titles)), len(stream.text))
    for part in body:
        early = part.start < first
        text = "".join(span.of(stream.text) for span in part.spans)
        shown = stream.read(part.spans[0])[0] if part.end - part.start <= _LONGEST_LINE else ""
        if _is_title(_folded(text), titles, early) or _is_byline(shown, authors):
            continue
        if early and (not _folded(text) or (shown and _DATE_LINE.match(shown))):
            continue
        kept.append(part)
    body = kept
    front: list[Part] = []
    begin = 0
    if metadata.title:
        place = _title_place(stream, metadata.title, min((p.start for p in body), default=first))
        if place is not None:
            front.append(Part(BlockKind.TITLE, (place,)))
            begin = place.end
    headline = next((squeezed(" ".join(h.itertext())) for h in tree.iter("h1")), "")
    above = stream.text.find(headline, 0, first) if headline else -1
    begin = max(begin, above + len(headline) if above >= 0 else 0)
    last = next((p.end for p in body if p.start >= first), first)
    for span in standfirst(tree, stream, metadata.descriptions, Span(begin, max(last, begin))):
        body = [p for p in body if not (span.start <= p.start and p.end <= span.end)]
        if not any(p.start < span.end and span.start < p.end for p in body):
            front.append(Part(BlockKind.SUBTITLE, (span,)))
    return front, body


def _is_running(part: Part, stream: TextStream, titles: set[str]) -> bool:
    """Whether a part is running text: a paragraph that is long, and not the headline."""
    if part.kind is not BlockKind.PARAGRAPH or part.end - part.start <= _LEAST_RUNNING:
        return False
    return _folded(part.spans[0].of(stream.text)) not in titles


def _is_title(text: str, titles: set[str], early: bool) -> bool:
    """Whether a part repeats the headline; before the text begins, also with a kicker, or only half of it."""
    if text in titles:
        return True
    if not early or len(text) < _SHORT:
        return False
    halves = any(t.startswith(text) or t.endswith(text) for t in titles)
    return halves or any(len(t) >= 2 * _SHORT and t in text and len(text) < 1.8 * len(t) for t in titles)


def _is_byline(text: str, authors: set[str]) -> bool:
    found = names(text) if text else ()
    return bool(found) and all(name.casefold() in authors for name in found)


def _title_place(stream: TextStream, title: str, before: int) -> Span | None:
    """Where the title stands last before all else of the article; this is its headline, as a rule."""
    wanted = squeezed(title)
    places: list[int] = []
    place = stream.text.find(wanted, 0, before)
    while place >= 0 and len(places) < 20:
        places.append(place)
        place = stream.text.find(wanted, place + 1, before)
    return Span(places[-1], places[-1] + len(wanted)) if places else None


def _assembled(
    stream: TextStream,
    metadata: Metadata,
    front: list[Part],
    body: list[Part],
    taken: list[Taken],
    url: str | None,
) -> Article:
    parts = _ordered([*front, *body])
    if metadata.title and not any(p.kind is BlockKind.TITLE for p in parts):
        written = _Text()
        written.add_text(BlockKind.TITLE, metadata.title, _in_markup(stream, metadata.title, parts))
    else:
        written = _Text()
    # The title comes first in every article, wherever the page has it.
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
        removed=_removed(stream, taken, parts),
        extra=_extra(metadata),
        diagnostics=tuple(_remarks(metadata)),
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


def _removed(stream: TextStream, taken: list[Taken], parts: list[Part]) -> tuple[Removed, ...]:
    """Captions and credits, where they stand in the page."""
    found = []
    for item in taken:
        if item.text and (spans := find(stream, item.text)) and len(spans) == 1:
            if any(p.start < spans[0].end and spans[0].start < p.end for p in parts):
                continue
            runs = stream.read(spans[0])[1]
            if runs:
                place = Span(runs[0].original, runs[-1].original + runs[-1].length)
                found.append(Removed(span=place, reason=item.part, component=COMPONENT))
    return tuple(sorted(dict.fromkeys(found), key=lambda r: r.span))


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


def _folded(text: str) -> str:
    """Letters and digits alone: headlines are repeated with other punctuation."""
    return _NO_WORD.sub("", text).casefold()
