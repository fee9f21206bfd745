"""The component ``neural.attributions``: who is said to have said what, by the network and by rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp, log

import attrs

from newsparse.english.api import (
    CONFIDENCE,
    Attributions,
    Labels,
    Regions,
    Spans,
    dialogue_of,
    is_set_phrase,
    nested,
    not_english,
)
from newsparse.model import Attribution, Item, MentionForm, ParsedArticle, Provenance, Span, Style, item_id
from newsparse.text import Quotation
from newsparse_neural.component import Reader
from newsparse_neural.decoding import CONTENT, SOURCE, Piece
from newsparse_neural.fusion import Part, Proposal, Range, chosen
from newsparse_neural.network import network
from newsparse_neural.page import Page
from newsparse_neural.reading import Reading

MOST_QUOTATIONS = 50
"""Quotations that are looked at to tell the style of one content."""


WITHIN = (0.68, 0.8)
"""Slope and shift that make the judge's log odds those of reports within reports, which it was not taught: fitted on
such reports in 150 articles read by hand, for both networks together."""
_ARTICLES = frozenset("a an the its their our my your".split())
"""Words that no phrase ends with."""


class NeuralAttributions:
    """Lets the network and the rules propose attributions, mixes their parts and keeps what a judge finds likeliest."""

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order."""
        found = self.read(document)
        if document.derive(not_english, tags=False) is not None:
            return
        turns, by_rule, by_network = proposals(document, found)
        judge = network(self.read.model, self.read.threads).judge
        regions = Regions(document.article, found.page.quotations)
        made: dict[str, Attribution] = {}
        firm: set[str] = set()
        for candidate, sure in chosen(found, by_rule, by_network, judge):
            source, cue, content = (_spans(found.page, part) for part in candidate.parts)
            kept = regions.kept(source, cue, content)
            if kept is not None:
                if not kept[2] and candidate.rule is not None:
                    sure = max(sure, CONFIDENCE[Style.INDIRECT])  # silence, of which the judge was taught nothing
                attribution = _attribution(document, found.page, kept, sure)
                made.setdefault(attribution.id, attribution)
                if candidate.is_firm:
                    firm.add(attribution.id)
        for attribution in nested([*turns, *made.values()]):
            if attribution.parent_id is not None:
                yield _within(attribution)
            else:
                yield _of_set_phrase(attribution) if attribution.id in firm else attribution


def _of_set_phrase(attribution: Attribution) -> Attribution:
    """A report that a rule sees at a set phrase, as likely as those of the rules are."""
    known = attribution.provenance.confidence if attribution.provenance is not None else None
    sure = max(known or 0.0, CONFIDENCE[Style.INDIRECT])
    return attrs.evolve(attribution, provenance=Provenance(confidence=sure))


def _within(attribution: Attribution) -> Attribution:
    """A report within a report, as likely as such ones are."""
    known = attribution.provenance.confidence if attribution.provenance is not None else None
    return attrs.evolve(attribution, provenance=Provenance(confidence=round(sure_within(known or 0.0), 3)))


def sure_within(sure: float) -> float:
    """How likely a report within a report is in place, by how likely the judge finds it.

    Example:
        >>> [round(sure_within(judged), 2) for judged in (0.02, 0.2, 0.9)]
        [0.14, 0.46, 0.91]
    """
    odds = min(max(sure, 0.001), 0.999)
    slope, shift = WITHIN
    return 1 / (1 + exp(-(slope * log(odds / (1 - odds)) + shift)))


def proposals(document: ParsedArticle, found: Reading) -> tuple[list[Attribution], list[Proposal], list[Proposal]]:
    """The turns of a dialogue, which are sure; what the rules of English propose; and what the network does."""
    page = found.page
    dialogue = dialogue_of(document)
    turns, rules = [], []
    for a in Attributions()(document):
        if isinstance(a, Attribution) and dialogue.turn_of(a) is not None:
            turns.append(a)
        elif isinstance(a, Attribution):
            source, cue, content = (_part(page, spans) for spans in (a.source, a.cue, a.content))
            if cue or content:  # in a credit or a dateline the network reads nothing
                firm = bool(a.cue) and is_set_phrase(document, Span.hull(a.source) if a.source else None, a.cue[0])
                rules.append(Proposal((source, cue, content), direct=a.style is Style.DIRECT, firm=firm))
    regions, labels, ended = Regions(document.article, page.quotations), Labels(document), before_another(rules)
    network = []
    names = sorted(page.within(m.span) for m in document.mentions if m.form is MentionForm.NAME)
    for f in found.attributions:
        source, cue, content = (
            whole_parts(page, names, pieces)
            for pieces in ([f.source] if f.source else [], [f.cue] if f.cue else [], f.contents)
        )
        kept = regions.kept(_spans(page, source), _spans(page, cue), _spans(page, content))
        if kept is not None and (kept[1] or kept[2]):
            if dialogue.splits(sum(kept, ())):
                continue
            if kept[0] and kept[2] and labels.names_nobody(Span.hull(kept[0]), Span.hull(kept[2])):
                continue
            source, cue, content = (_part(page, spans) for spans in kept)
            network.append(Proposal((source, cue, before_next(ended, content)), f.confidence))
    return turns, rules, network


def before_another(rules: Sequence[Proposal]) -> dict[int, list[Part]]:
    """The contents that the rules end before the report of another source, by their first token.

    Example:
        >>> said, warned = Proposal((((0, 1),), ((1, 2),), ((2, 5),))), Proposal((((6, 7),), ((7, 8),), ((8, 9),)))
        >>> before_another([said, warned])  # Ann | said | it was safe | but | Bo | warned | us
        {2: [((2, 5),)]}
    """
    sources = {rule.parts[SOURCE][0][0] - k for rule in rules if rule.parts[SOURCE] for k in (0, 1)}  # or a title first
    found: dict[int, list[Part]] = {}
    for rule in rules:
        content = rule.parts[CONTENT]
        if content and content[-1][1] + 1 in sources:
            found.setdefault(content[0][0], []).append(content)
    return found


def before_next(ended: Mapping[int, Sequence[Part]], content: Part) -> Part:
    """A content without the report of another source in it that the rules see after a conjunction.

    Example:
        >>> before_next({2: [((2, 5),)]}, ((2, 9),))
        ((2, 5),)
    """
    if not content:
        return content
    longer = (p for p in ended.get(content[0][0], ()) if p[-1][1] + 1 < content[-1][1])
    return next(longer, content)


def whole_parts(page: Page, names: Sequence[Range], pieces: Iterable[Piece]) -> Part:
    """The pieces of a part in order: names that they end in are whole, articles at their ends are gone."""
    found: list[Range] = []
    for start, end in sorted((piece.start, piece.end) for piece in pieces):
        if found:
            start = max(start, found[-1][1])
        at = bisect_left(names, (end, 0)) - 1
        if at >= 0 and names[at][0] >= start:
            end = max(end, names[at][1])
        while end > start and page.words[end - 1].lower() in _ARTICLES:
            end -= 1
        if start < end:
            found.append((start, end))
    return tuple(found)


def _part(page: Page, spans: tuple[Span, ...]) -> Part:
    return tuple(sorted(tokens for tokens in map(page.within, spans) if tokens[0] < tokens[1]))


def _spans(page: Page, part: Part) -> Spans:
    return tuple(page.span(first, end) for first, end in part)


def _attribution(document: ParsedArticle, page: Page, parts: tuple[Spans, Spans, Spans], sure: float) -> Attribution:
    source, cue, content = parts
    return Attribution(
        id=item_id(document.article.id, "attribution", [Span.hull(cue or content)]),
        source=source,
        cue=cue,
        content=content,
        style=_style(content, page.quotations),
        provenance=Provenance(confidence=round(sure, 3)),
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
