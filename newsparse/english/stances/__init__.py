"""The component ``english.stances``: who stands where on whom and what.

One pass over the text in its order. `verbs`, `nouns` and `judgements` read what words show a stance by themselves,
`projection` what the kind of a claim says; `standing` tells what is asserted, `targets` what it is about, `people` who
says it. A claim whose cue was read as a predicate is not projected again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from newsparse.english.grammar import Grammar, NounPhrase, grammar
from newsparse.english.predicates.stances import predicates
from newsparse.english.stances.drafts import Draft
from newsparse.english.stances.judgements import NAMING, Judgements
from newsparse.english.stances.nouns import Nouns
from newsparse.english.stances.people import People
from newsparse.english.stances.projection import Projector
from newsparse.english.stances.targets import Targets
from newsparse.english.stances.verbs import Verbs
from newsparse.model import BlockKind, Item, ParsedArticle
from newsparse.text import blocks_of


class Stances:
    """Reads the stances of an article."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield stances in the order of their cues."""
        if document.tokens is None or not document.tokens.upos:
            return
        g = document.derive(grammar)
        made: dict[tuple[object, ...], Draft] = {}
        for draft in _Reader(document, g).drafts():
            known = made.get(draft.key)
            if known is None:
                made[draft.key] = draft
            else:
                known.evidence.append(draft.cue)
        published = document.article.published
        day = published.date() if isinstance(published, datetime.datetime) else published
        for draft in sorted(_settled(made.values()), key=lambda d: (d.cue, d.aim.start)):
            yield draft.finish(g, document.article.id, day)


def _settled(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts, without an older open one where its end is told ("had blocked ..., dropped its opposition")."""
    found: list[Draft] = list(drafts)
    ended = {(d.holder, d.aim.target.ref, d.polarity) for d in found if d.standing.ceased}
    for draft in found:
        if not draft.standing.ceased and (draft.holder, draft.aim.target.ref, draft.polarity) in ended:
            continue
        yield draft


class _Reader:
    """One pass over a document."""

    def __init__(self, document: ParsedArticle, g: Grammar) -> None:
        self.document = document
        self.g = g
        self.people = People(document, g)
        self.targets = Targets(g, self.people)
        self.verbs = Verbs(g, self.people, self.targets)
        self.nouns = Nouns(g, self.people, self.targets)
        self.judgements = Judgements(g, self.people, self.targets)
        self.projector = Projector(g, self.people, self.targets)

    def drafts(self) -> Iterator[Draft]:
        """All stances, from left to right."""
        g, tokens = self.g, self.g.tokens
        assert tokens is not None
        claims: dict[int, list[int]] = {}
        said: dict[int, list[int]] = {}
        for index, claim in enumerate(self.document.claims):
            attribution = self.document.attribution(claim.attribution_id)
            if attribution.cue and (inside := tokens.within(attribution.cue[0])):
                claims.setdefault(inside.stop - 1, []).append(index)
            for span in attribution.content:
                if inside := tokens.within(span):
                    said.setdefault(inside.start, []).append(index)
        verbs, adjectives = predicates("verb"), predicates("adjective")
        acts, agents = predicates("noun"), predicates("agent")
        used: set[int] = set()
        for block in blocks_of(self.document.article):
            if block.kind is BlockKind.HEADING:  # a heading has no actors, so nobody could hold what it says
                used.update(tokens.within(block.span))
        skipped = frozenset(used)
        for i in range(len(g.lower)):
            if i in skipped:
                continue
            for index in said.get(i, ()):
                claim = self.document.claims[index]
                for span in self.document.attribution(claim.attribution_id).content:
                    if tokens.within(span).start == i:
                        yield from self.judgements.opening(claim, span)
            low, lemma = g.lower[i], g.lemmas[i]
            if low in adjectives:
                for draft in self.nouns.adjective(i):
                    used.update(range(*draft.cue))
                    yield draft
            group = g.vg_at(i) if g.tags[i] in ("VERB", "AUX") else None
            if group is not None and group.head == i:
                yield from self.judgements.clause(group)
            if group is not None and group.head == i and i not in used:
                if lemma in NAMING:
                    for draft in self.judgements.naming(group):
                        used.add(i)
                        yield draft
                if i not in used and (lemma in verbs or "neither" in g.lower[max(0, i - 2) : i]):
                    for draft in self.verbs.read(group):
                        used.update(range(*draft.cue))
                        yield draft
            elif lemma in acts or lemma in agents:
                phrase = g.np_at(i)
                if phrase is not None and (phrase.head == i or (lemma in agents and g.tags[i + 1] == "PROPN")):
                    for draft in self._noun(phrase, i, lemma in agents):
                        used.add(i)
                        yield draft
            elif low == "under":
                yield from self.nouns.under_fire(i)
            for index in claims.get(i, ()):
                claim = self.document.claims[index]
                attribution = self.document.attribution(claim.attribution_id)
                if not used.intersection(tokens.within(attribution.cue[0])):
                    yield from self.projector.read(claim, attribution.cue, attribution.content)

    def _noun(self, phrase: NounPhrase, i: int, agent: bool) -> Iterator[Draft]:
        if agent:
            yield from self.nouns.agent(phrase, i)
        else:
            yield from self.nouns.objections_of(phrase)
            yield from self.nouns.act(phrase)


__all__ = ["Stances"]
