"""The component ``neural.attributions``: who is said to have said what, found by the network."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from newsparse.english.attributions import Attributions, nested
from newsparse.model import Attribution, Item, ParsedArticle, Provenance, Span, Style, item_id
from newsparse.text import Quotation
from newsparse_neural.component import Reader, other_language
from newsparse_neural.decoding import Found, Piece
from newsparse_neural.page import Page

RULES = {Style.DIRECT: 0.92, Style.MIXED: 0.65, Style.INDIRECT: 0.65}
"""How often a rule is right at a cue that the network sees too, on the held-out articles of PolNeAR."""
WITHOUT_SOURCE = 0.45
QUOTED_ELSEWHERE = 0.62
"""The same where the network gives a quotation to another cue."""
MOST_QUOTATIONS = 50
"""Quotations that are looked at to tell the style of one content."""


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
    touching = []
    for span in content:
        at = max(0, bisect_right(quotations, span.start, key=lambda q: q.span.start) - 1)
        near = quotations[at : at + MOST_QUOTATIONS]
        touching.append([q.span for q in near if q.span.overlaps(span)])
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
    cue_of, content_of = [-1] * n, [-1] * n
    for number, attribution in enumerate(found):
        for row, spans in ((cue_of, attribution.cue or attribution.content), (content_of, attribution.content)):
            for span in spans:
                first, end = page.within(span)
                row[first:end] = [number] * (end - first)
    beaten: set[int] = set()
    added: list[Attribution] = []
    for attribution in by_rule:
        first, end = page.within(_place(attribution))
        same_cue = {i for i in cue_of[first:end] if i >= 0}
        same_content = {i for s in attribution.content for i in content_of[slice(*page.within(s))] if i >= 0}
        sure = _sure_of_rule(attribution)
        if same_cue:
            rivals = same_cue
        elif attribution.cue and all(i >= 0 for i in content_of[first:end]):
            rivals = set()  # a report inside a report
        elif same_content and attribution.style is Style.DIRECT:
            rivals, sure = same_content, QUOTED_ELSEWHERE
        elif same_content or content_of[first] >= 0:
            continue
        else:
            rivals = set()
        if not rivals & beaten and all(_sure(found[r]) < sure for r in rivals):
            beaten |= rivals
            added.append(attrs.evolve(attribution, provenance=Provenance(confidence=sure)))
    yield from added
    yield from (a for number, a in enumerate(found) if number not in beaten)


def _sure_of_rule(attribution: Attribution) -> float:
    return RULES[attribution.style] if attribution.source else WITHOUT_SOURCE


def _sure(attribution: Attribution) -> float:
    given = attribution.provenance
    return given.confidence if given is not None and given.confidence is not None else 0.0
