"""The component ``neural.attributions``: who is said to have said what, found by the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.english.attributions import Attributions, nested
from newsparse.model import Attribution, Item, ParsedArticle, Provenance, Span, Style, item_id
from newsparse.text import Quotation
from newsparse_neural.component import Reader, other_language
from newsparse_neural.decoding import Found, Piece
from newsparse_neural.page import Page


class NeuralAttributions:
    """Finds attributions with the network; what a reported speaker reports in turn is found by rule."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order."""
        read = self.read(document.article)
        if other_language(document.article, read) is not None:
            return
        found = {a.id: a for f in read.attributions for a in [_attribution(document, read.page, f)]}
        by_rule = (a for a in Attributions()(document) if isinstance(a, Attribution))
        inner = {a.id: a for a in _inner(read.page, list(found.values()), by_rule)}
        yield from nested(sorted({**inner, **found}.values(), key=_place))


def _attribution(document: ParsedArticle, page: Page, found: Found) -> Attribution:
    def span(piece: Piece) -> Span:
        return page.span(piece.start, piece.end)

    cue = (span(found.cue),) if found.cue is not None else ()
    content = tuple(sorted(span(piece) for piece in found.contents))
    return Attribution(
        id=item_id(document.article.id, "attribution", [Span.hull(cue or content)]),
        source=(span(found.source),) if found.source is not None else (),
        cue=cue,
        content=content,
        style=_style(content, page.quotations),
        provenance=Provenance(confidence=round(found.confidence, 3)),
    )


def _style(content: tuple[Span, ...], quotations: tuple[Quotation, ...]) -> Style:
    """Direct if all of a content stands in quotation marks, mixed if a part does."""
    touching = [[q.span for q in quotations if q.span.overlaps(span)] for span in content]
    if not any(touching):
        return Style.INDIRECT
    whole = all(any(_is_whole(span, q) for q in qs) for span, qs in zip(content, touching, strict=True))
    return Style.DIRECT if whole else Style.MIXED


def _is_whole(span: Span, quote: Span) -> bool:
    """Whether a span is all quotation, but for a sign beside the marks."""
    return quote.contains(span) or (span.contains(quote) and len(span) <= len(quote) + 2)


def _place(attribution: Attribution) -> Span:
    return Span.hull(attribution.cue or attribution.content)


def _inner(page: Page, found: list[Attribution], by_rule: Iterable[Attribution]) -> Iterator[Attribution]:
    """The reports inside what another one reports. The network was taught the outermost ones only, as in PolNeAR."""
    content, cue = bytearray(len(page.words)), bytearray(len(page.words))
    for attribution in found:
        for marked, spans in ((content, attribution.content), (cue, attribution.cue)):
            for span in spans:
                first, end = page.within(span)
                marked[first:end] = b"\1" * (end - first)
    for attribution in by_rule:
        first, end = page.within(_place(attribution))
        if attribution.cue and all(content[first:end]) and not any(cue[first:end]):
            yield attribution
