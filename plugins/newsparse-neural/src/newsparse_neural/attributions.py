"""The component ``neural.attributions``: who is said to have said what, found by the network."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.attributions import Attributions, nested
from newsparse.model import Attribution, Item, ParsedArticle, Provenance, Span, Style, item_id
from newsparse.text import Quotation
from newsparse_neural.component import Reader, other_language
from newsparse_neural.decoding import Found, Piece
from newsparse_neural.page import Page


class NeuralAttributions:
    """Finds attributions with the network and by rule, and keeps the surer finding where they differ."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order."""
        read = self.read(document.article)
        if other_language(document.article, read) is not None:
            return
        found = {a.id: a for f in read.attributions for a in [_attribution(document, read.page, f)]}
        by_rule = [a for a in Attributions()(document) if isinstance(a, Attribution)]
        made = {a.id: a for a in _together(read.page, list(found.values()), by_rule)}
        yield from nested(sorted((attrs.evolve(a, parent_id=None) for a in made.values()), key=_place))


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


def _together(page: Page, found: list[Attribution], by_rule: list[Attribution]) -> Iterator[Attribution]:
    """Both findings. Where they share a cue the surer one stays; elsewhere a rule adds what the network left alone.

    A rule's report inside what another one reports is kept: the network was taught the outermost ones only.
    """
    n = len(page.words)
    owner = [-1] * n
    content = bytearray(n)
    for number, attribution in enumerate(found):
        for span in attribution.cue or attribution.content:
            first, end = page.within(span)
            owner[first:end] = [number] * (end - first)
        for span in attribution.content:
            first, end = page.within(span)
            content[first:end] = b"\1" * (end - first)
    beaten: set[int] = set()
    for attribution in by_rule:
        first, end = page.within(_place(attribution))
        rivals = {o for o in owner[first:end] if o >= 0}
        inside = all(content[first:end])
        covers = any(any(content[slice(*page.within(s))]) for s in attribution.content)
        if rivals:
            if all(_sure(found[r]) < _sure(attribution) for r in rivals) and not rivals & beaten:
                beaten |= rivals
                yield attribution
        elif (inside and attribution.cue) or not (inside or covers):
            yield attribution
    yield from (a for number, a in enumerate(found) if number not in beaten)


def _sure(attribution: Attribution) -> float:
    given = attribution.provenance
    return given.confidence if given is not None and given.confidence is not None else 0.0
