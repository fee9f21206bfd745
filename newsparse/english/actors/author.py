"""The author: whom *I* means outside of quotations, where an article names one person who wrote it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from newsparse.english.actors.cast import Cast, Entity, gender_of
from newsparse.english.actors.history import Speech
from newsparse.english.lexicon.gazetteer import look_up, name_words
from newsparse.model import BlockKind, EntityType, Mention
from newsparse.text import RUNNING, blocks_of, fold, quotations

_PLACES = RUNNING - {BlockKind.QUOTATION}
"""Kinds of blocks that an author writes in."""


class AuthorVoice:
    """The words of the author of one article; nobody's where none, an agency or several are named."""

    def __init__(self, cast: Cast, speech: Speech) -> None:
        self.cast = cast
        self.speech = speech
        named = cast.document.article.authors
        self.name = named[0] if len(named) == 1 and _is_person(named[0]) else None
        blocks = blocks_of(cast.document.article) if self.name else ()
        self._blocks = blocks
        self._starts = [block.span.start for block in blocks]
        others = [q.span for q in quotations(cast.text, blocks) if q.depth == 0]
        labelled = (a for a in cast.document.attributions if any(c.of(cast.text) == ":" for c in a.cue))
        others += [span for attribution in labelled for span in attribution.content]
        others.sort()
        self._other_starts = [span.start for span in others]
        self._other_ends = list(accumulate((span.end for span in others), max))

    def speaker(self, mention: Mention) -> Entity | None:
        """The author, where a mention of the first person stands in the author's own words."""
        position = mention.span.start
        block = bisect_right(self._starts, position) - 1
        if self.name is None or block < 0 or self._blocks[block].kind not in _PLACES:
            return None
        other = bisect_right(self._other_starts, position) - 1
        if self.speech.inside(position) or (other >= 0 and position < self._other_ends[other]):
            return None
        for entity in self.cast.entities:
            known = {fold(name) for name in (entity.name, *entity.aliases)}
            if entity.type is EntityType.PERSON and fold(self.name) in known:
                return entity
        return self.cast.new(mention, self.name, EntityType.PERSON, gender=gender_of(self.name.split()))


def _is_person(name: str) -> bool:
    """Whether a name in a byline may be a person's: several words, and none of a body."""
    words = name.lower().split()
    body = name_words()["organization"]
    return len(words) > 1 and words[0] != "the" and body.isdisjoint(words) and look_up(name) is None
