"""Who speaks: the speaker of a quotation, or the author of the article. *I* and *we* mean them."""

from __future__ import annotations

from bisect import bisect_left

from newsparse.english.actors.ascription import gender_of
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.lexicon.gazetteer import look_up, name_words
from newsparse.english.speakers import quotations
from newsparse.english.view import Places
from newsparse.model import BlockKind, EntityType, MentionForm, ParsedArticle, Span, Style
from newsparse.text import RUNNING, blocks_of, fold

_AUTHORED = RUNNING - {BlockKind.QUOTATION}
"""Kinds of blocks that an author writes in."""


class Speech:
    """The stretches of direct speech, and whose they are."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        text = cast.g.text
        self._stretches = Places(
            (span, attribution)
            for attribution in cast.document.attributions
            if attribution.style is not Style.INDIRECT
            for span in attribution.content
            if attribution.style is Style.DIRECT or _quoted(text, span)
        )

    def inside(self, position: int) -> bool:
        """Whether somebody's words stand at a position."""
        return bool(self._stretches.around(position))

    def speaker(self, position: int) -> Entity | None:
        """Whose words stand at a position, if that is known."""
        around = self._stretches.around(position)
        source = around[-1].source if around else ()
        if not source:
            return None
        within = self.cast.within(source[0].start, source[-1].end)
        sources = [(m.form, m.entity) for m in within if m.entity is not None]
        named = (e for form, e in sources if form is MentionForm.NAME and e.type is EntityType.PERSON)
        return next(named, sources[0][1] if sources else None)

    def spoken_of(self, position: int) -> Entity | None:
        """Whom the words at a position are said to be about, as a name after them tells: *"He lied," she said of X*."""
        around = self._stretches.spans_around(position)
        span, attribution = around[-1] if around else (None, None)
        if span is None or attribution is None or not attribution.cue:
            return None
        g = self.cast.g
        end = max(part.end for part in (*attribution.cue, *attribution.source))
        i = bisect_left(g.tokens.starts, end) if g.tokens is not None else len(g.lower)
        i -= g.lower[i - 1] in ("of", "about")  # where the cue has it
        if end < span.end or g.lower[i : i + 1] not in (["of"], ["about"]):
            return None
        phrase = g.np_at(i + 1)
        return self.cast.at(phrase.head) if phrase is not None else None


class AuthorVoice:
    """The words of the author of one article; nobody's where none, an agency or several are named."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        named = cast.document.article.authors
        self.name = named[0] if len(named) == 1 and _is_person(named[0]) else None
        blocks = blocks_of(cast.document.article) if self.name else ()
        self._own = Places((block.span, block) for block in blocks if block.kind in _AUTHORED)
        self._others = Places((span, span) for span in (_words_of_others(cast.document) if self.name else ()))

    def author(self, mention: Occurrence) -> Entity | None:
        """The author, where a mention of the first person stands in the author's own words."""
        position = mention.span.start
        if self.name is None or not self._own.around(position) or self._others.around(position):
            return None
        for entity in self.cast.entities:
            known = {fold(name) for name in (entity.name, *entity.aliases)}
            if entity.type is EntityType.PERSON and fold(self.name) in known:
                return entity
        return self.cast.new(mention, self.name, EntityType.PERSON, gender=gender_of(self.name.split()))


def _quoted(text: str, span: Span) -> bool:
    return text[span.start] in "\"“‘'«" and len(span) > 1


def _words_of_others(document: ParsedArticle) -> list[Span]:
    """What stands in quotation marks, or is attributed by a label (*Roe: I will go*)."""
    text = document.article.text
    others = [q.span for q in quotations(text, blocks_of(document.article)) if q.depth == 0]
    labelled = (a for a in document.attributions if any(c.of(text) == ":" for c in a.cue))
    return [*others, *(span for attribution in labelled for span in attribution.content)]


def _is_person(name: str) -> bool:
    """Whether a name in a byline may be a person's: several words, and none of a body."""
    words = name.lower().split()
    body = name_words()["organization"]
    return len(words) > 1 and words[0] != "the" and body.isdisjoint(words) and look_up(name) is None
