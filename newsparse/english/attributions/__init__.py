"""The component ``english.attributions``: who is said to have said what - source, cue and content, as in PolNeAR.

`verbs` finds what a verb reports (`content` and `ends` tell what that is), `nouns` and `phrases` what other words do,
`orphans` places the quotations that are left; `draft` holds what they share.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.attributions.draft import Draft, Page
from newsparse.english.attributions.nouns import noun_drafts
from newsparse.english.attributions.orphans import place_orphans
from newsparse.english.attributions.phrases import phrase_drafts
from newsparse.english.attributions.verbs import verb_drafts
from newsparse.english.language import is_english
from newsparse.model import Attribution, Item, ParsedArticle, Provenance, Span, Style, item_id

CONFIDENCE = {Style.DIRECT: 0.85, Style.MIXED: 0.7, Style.INDIRECT: 0.65}
"""How often such an attribution is right, on PolNeAR's training articles."""


class Attributions:
    """Finds attributions by rule, sentence by sentence, then places the quotations that no cue explains."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield attributions in text order; one inside the content of another has that as its parent."""
        page = Page(document)
        if not is_english(page.g.words, document.article.language):
            return
        drafts: list[Draft] = []
        for first, end in zip(page.g.sentence_starts, page.g.sentence_ends, strict=True):
            if first >= end or page.g.tokens is None or page.is_quiet(page.g.tokens.starts[first]):
                continue
            drafts += verb_drafts(page, first, end)
            drafts += noun_drafts(page, first, end)
            drafts += phrase_drafts(page, first, end)
        yield from _finished(page, place_orphans(page, drafts))


def _finished(page: Page, drafts: list[Draft]) -> Iterator[Attribution]:
    g = page.g
    made: dict[str, tuple[Span, Attribution]] = {}
    for draft in drafts:
        parts = page.regions.kept(
            tuple(g.span(a, b) for a, b in draft.source),
            (g.span(*draft.cue),) if draft.cue is not None else (),
            tuple(sorted(set(draft.content))),
        )
        if parts is None:
            continue
        source, cue, content = parts
        anchor = Span.hull(cue or content) if cue or content else None
        if anchor is None:
            continue
        id = item_id(page.document.article.id, "attribution", [anchor])
        if id in made:
            continue
        attribution = Attribution(
            id=id,
            source=source,
            cue=cue,
            content=content,
            style=draft.style,
            provenance=Provenance(confidence=CONFIDENCE[draft.style]),
        )
        made[id] = (anchor, attribution)
    yield from nested([a for _, (_, a) in sorted(made.items(), key=lambda item: item[1][0])])


def nested(attributions: list[Attribution]) -> Iterator[Attribution]:
    """Each attribution with its parent: the smallest content of another one that its cue lies in."""
    contents = sorted((span, a.id) for a in attributions for span in a.content)
    active: list[tuple[Span, str]] = []
    parents: dict[str, str] = {}
    position = 0
    for attribution in attributions:
        anchor = Span.hull(attribution.cue or attribution.content)
        while position < len(contents) and contents[position][0].start <= anchor.start:
            active.append(contents[position])
            position += 1
        active = [c for c in active if c[0].end > anchor.start]
        around = [c for c in active if c[0].contains(anchor) and c[1] != attribution.id and c[0] != anchor]
        around = [c for c in around if not _descends(c[1], attribution.id, parents)]
        if around:
            _, parent = min(around, key=lambda c: len(c[0]))
            parents[attribution.id] = parent
            yield attrs.evolve(attribution, parent_id=parent)
        else:
            yield attribution


def _descends(child: str, ancestor: str, parents: dict[str, str]) -> bool:
    """Whether an attribution lies in another already; two whose contents hold each other's cues do not both nest."""
    while child in parents:
        child = parents[child]
        if child == ancestor:
            return True
    return False
