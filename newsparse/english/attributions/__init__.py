"""The component ``english.attributions``: who is said to have said what - source, cue and content, as in PolNeAR.

The way of one sentence: a word reports (`verbs`, `nouns`, `phrases`); `sources` says who, and how far the source goes;
`content` says what, by `before` (in front of the cue) and the list of `constructions` after it, `adjuncts` says what
stands between, `ends` where it ends. A label or a signature (`english.dialogue`) gives whole turns to their speakers,
whose edges no other report goes over. Then `orphans` places the quotations that no word reports, and `regions` cuts
what goes over the edge of a block. `page` is the document that all of them look at, `layout` its blocks and quotations,
`labels` the words before a colon that nobody says. A `report` is one verb that reports; a `draft` is what becomes an
attribution. `presenting` finds the speaker in the sentence after a quotation, `nesting` the attribution that another
one stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsparse.english.attributions.draft import Draft
from newsparse.english.attributions.nesting import nested
from newsparse.english.attributions.nouns import noun_drafts
from newsparse.english.attributions.orphans import place_orphans
from newsparse.english.attributions.page import Page
from newsparse.english.attributions.phrases import phrase_drafts
from newsparse.english.attributions.regions import Spans
from newsparse.english.attributions.verbs import verb_drafts
from newsparse.english.dialogue import dialogue_of, turn_attributions
from newsparse.english.language import not_english
from newsparse.model import Attribution, Item, ParsedArticle, Provenance, Span, Style, item_id

__all__ = ["CONFIDENCE", "Attributions", "nested"]

CONFIDENCE = {Style.DIRECT: 0.85, Style.MIXED: 0.7, Style.INDIRECT: 0.65}
"""How often such an attribution is right, on PolNeAR's training articles."""
_PROVENANCE = {style: Provenance(confidence=confidence) for style, confidence in CONFIDENCE.items()}


class Attributions:
    """Finds attributions by rule, sentence by sentence, then places the quotations that no cue explains.

    Example:
        >>> import newsparse
        >>> pipe = newsparse.Pipeline.from_names(["english.tokens", "english.mentions"])
        >>> document = pipe("“We refuse,” said Ada Bell.")
        >>> [document.text_of(*found.cue) for found in Attributions()(document)]
        ['said']
    """

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order; one inside the content of another has that as its parent."""
        if document.tokens is None:
            return
        page = Page(document, document.tokens)
        if document.derive(not_english, tags=False) is None:
            dialogue = dialogue_of(document)
            drafts = list(_drafts(page))
            if dialogue.turns:
                drafts = [draft for draft in drafts if not dialogue.splits(sum(_parts(page, draft), ()))]
            drafts = place_orphans(page, drafts, [span for turn in dialogue.turns for span in turn.said])
            yield from nested([*turn_attributions(document, dialogue), *_attributions(page, drafts)])


def _drafts(page: Page) -> Iterator[Draft]:
    """What each sentence reports, by whatever reports it; a heading reports nothing."""
    for first, end in zip(page.g.sentence_starts, page.g.sentence_ends, strict=True):
        if first < end and not page.layout.in_heading(page.tokens.starts[first]):
            yield from verb_drafts(page, first, end)
            yield from noun_drafts(page, first, end)
            yield from phrase_drafts(page, first, end)


def _parts(page: Page, draft: Draft) -> tuple[Spans, Spans, Spans]:
    """The places of source, cue and content."""
    source = tuple(page.g.span(start, end) for start, end in draft.source)
    cue = (page.g.span(*draft.cue),) if draft.cue is not None else ()
    return source, cue, _apart(draft.content)


def _apart(spans: Iterable[Span]) -> Spans:
    """Some spans in text order, those that overlap as one: no word is reported twice."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return tuple(apart)


def _attributions(page: Page, drafts: list[Draft]) -> list[Attribution]:
    """The attributions that drafts are, in text order; of those with one anchor, the first."""
    made: dict[Span, Attribution] = {}
    for draft in drafts:
        source, cue, content = page.regions.kept(*_parts(page, draft)) or ((), (), ())
        if not cue and not content:
            continue
        anchor = Span.hull(cue or content)
        if anchor not in made:
            made[anchor] = Attribution(
                id=item_id(page.document.article.id, "attribution", [anchor]),
                source=source,
                cue=cue,
                content=content,
                style=draft.style,
                provenance=_PROVENANCE[draft.style],
            )
    return [made[anchor] for anchor in sorted(made)]
