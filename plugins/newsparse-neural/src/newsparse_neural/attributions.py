"""The component ``neural.attributions``: who is said to have said what, found by the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.english.attributions import Attributions, nested
from newsparse.model import (
    Attribution,
    Diagnostic,
    Item,
    Level,
    ParsedArticle,
    Provenance,
    Span,
    Style,
    Tokens,
    item_id,
)
from newsparse.text import blocks_of, quotations
from newsparse_neural.decoding import Found, Piece, attributions
from newsparse_neural.network import network
from newsparse_neural.windows import line_breaks


class NeuralAttributions:
    """Finds attributions with the network; what a reported speaker reports in turn is found by rule.

    Pickles as its options: every process loads the network once, when it first needs it.
    """

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order, and a diagnostic for an article in another language.

        Raises:
            NewsparseError: if a file of the model is missing or damaged.
        """
        language = document.article.language
        if language is not None and not language.lower().startswith("en"):
            yield Diagnostic(
                level=Level.WARNING,
                code="other-language",
                message=f"the article is in {language!r}, the model reads English: no attributions are looked for",
            )
            return
        tokens = document.tokens
        if tokens is None or not len(tokens):
            return
        found = list(self._found(document, tokens))
        by_rule = (a for a in Attributions()(document) if isinstance(a, Attribution))
        yield from nested(sorted([*found, *_inner(tokens, found, by_rule)], key=_place))

    def _found(self, document: ParsedArticle, tokens: Tokens) -> Iterator[Attribution]:
        text = document.article.text
        words = [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]
        breaks = line_breaks(text, tokens.starts, tokens.ends)
        quoted = [q.span for q in quotations(text, blocks_of(document.article)) if q.depth == 0]
        taken: set[str] = set()
        for scores in network(threads=self.threads).read(words, breaks):
            for found in attributions(scores):
                made = _attribution(document, tokens, found, scores.first, quoted)
                if made.id not in taken:
                    taken.add(made.id)
                    yield made


def _attribution(
    document: ParsedArticle, tokens: Tokens, found: Found, first: int, quoted: list[Span]
) -> Attribution:
    def span(piece: Piece) -> Span:
        return Span(tokens.starts[first + piece.start], tokens.ends[first + piece.end - 1])

    cue = (span(found.cue),) if found.cue is not None else ()
    content = tuple(sorted(span(piece) for piece in found.contents))
    return Attribution(
        id=item_id(document.article.id, "attribution", [Span.hull(cue or content)]),
        source=(span(found.source),) if found.source is not None else (),
        cue=cue,
        content=content,
        style=style_of(content, quoted),
        provenance=Provenance(confidence=round(found.confidence, 3)),
    )


def style_of(content: tuple[Span, ...], quoted: list[Span]) -> Style:
    """Direct if all of a content stands in quotation marks, mixed if a part does."""
    touching = [[q for q in quoted if q.overlaps(span)] for span in content]
    if not any(touching):
        return Style.INDIRECT
    whole = all(any(_is_whole(span, q) for q in qs) for span, qs in zip(content, touching, strict=True))
    return Style.DIRECT if whole else Style.MIXED


def _is_whole(span: Span, quote: Span) -> bool:
    """Whether a span is all quotation, but for a sign beside the marks."""
    return quote.contains(span) or (span.contains(quote) and len(span) <= len(quote) + 2)


def _place(attribution: Attribution) -> Span:
    return Span.hull(attribution.cue or attribution.content)


def _inner(tokens: Tokens, found: list[Attribution], by_rule: Iterable[Attribution]) -> Iterator[Attribution]:
    """The reports inside what another one reports. The network was taught the outermost ones only, as in PolNeAR."""
    content, cue = bytearray(len(tokens)), bytearray(len(tokens))
    for attribution in found:
        for marked, spans in ((content, attribution.content), (cue, attribution.cue)):
            for span in spans:
                for i in tokens.within(span):
                    marked[i] = 1
    for attribution in by_rule:
        place = tokens.within(_place(attribution))
        if attribution.cue and all(content[i] for i in place) and not any(cue[i] for i in place):
            yield attribution
