"""Who speaks: the speaker of a quotation, or the author of the article. *I* and *we* mean them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.gender import gender_of
from newsparse.english.lexicon.gazetteer import look_up, name_words
from newsparse.model import Attribution, BlockKind, EntityType, Mention, MentionForm, ParsedArticle, Span, Style
from newsparse.text import RUNNING, blocks_of, fold, quotations

_AUTHORED = RUNNING - {BlockKind.QUOTATION}
"""Kinds of blocks that an author writes in."""


class Speech:
    """The stretches of direct speech, and whose they are."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        found: list[tuple[Span, Attribution]] = []
        for attribution in cast.document.attributions:
            direct = attribution.style is Style.DIRECT
            if attribution.style is not Style.INDIRECT:
                found += [(s, attribution) for s in attribution.content if direct or _quoted(cast.g.text, s)]
        self._stretches = sorted(found, key=lambda found: (found[0].start, -found[0].end))
        self._starts = [span.start for span, _ in self._stretches]

    def _around(self, position: int) -> tuple[Span, Attribution] | None:
        """The innermost stretch around a position; nesting is never deep, so few stretches are looked at."""
        last = bisect_right(self._starts, position)
        nearest = reversed(self._stretches[max(0, last - 8) : last])
        return next((stretch for stretch in nearest if stretch[0].end > position), None)

    def inside(self, position: int) -> bool:
        """Whether somebody's words stand at a position."""
        return self._around(position) is not None

    def speaker(self, position: int) -> Entity | None:
        """Whose words stand at a position, if that is known."""
        stretch = self._around(position)
        source = stretch[1].source if stretch is not None else ()
        if not source:
            return None
        sources = [(m, e) for m in self.cast.index.within(source[0].start, source[-1].end) if (e := self.cast.of(m))]
        named = [(m, e) for m, e in sources if m.form is MentionForm.NAME and e.type is EntityType.PERSON]
        return (named or sources)[0][1] if sources else None

    def spoken_of(self, position: int) -> Entity | None:
        """Whom the words at a position are said to be about, as a name after them tells: *"He lied," she said of X*."""
        stretch = self._around(position)
        if stretch is None or not stretch[1].cue:
            return None
        span, attribution = stretch
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
        self._blocks = blocks_of(cast.document.article) if self.name else ()
        self._starts = [block.span.start for block in self._blocks]
        others = _words_of_others(cast.document) if self.name else []
        self._other_starts = [span.start for span in others]
        self._other_ends = list(accumulate((span.end for span in others), max))

    def author(self, mention: Mention) -> Entity | None:
        """The author, where a mention of the first person stands in the author's own words."""
        if self.name is None or not self._writes_at(mention.span.start):
            return None
        for entity in self.cast.entities:
            known = {fold(name) for name in (entity.name, *entity.aliases)}
            if entity.type is EntityType.PERSON and fold(self.name) in known:
                return entity
        return self.cast.new(mention, self.name, EntityType.PERSON, gender=gender_of(self.name.split()))

    def _writes_at(self, position: int) -> bool:
        block = bisect_right(self._starts, position) - 1
        if block < 0 or self._blocks[block].kind not in _AUTHORED:
            return False
        other = bisect_right(self._other_starts, position) - 1
        return other < 0 or position >= self._other_ends[other]


def _quoted(text: str, span: Span) -> bool:
    return text[span.start] in "\"“‘'«" and len(span) > 1


def _words_of_others(document: ParsedArticle) -> list[Span]:
    """What stands in quotation marks, or is attributed by a label (*Roe: I will go*)."""
    text = document.article.text
    others = [q.span for q in quotations(text, blocks_of(document.article)) if q.depth == 0]
    labelled = (a for a in document.attributions if any(c.of(text) == ":" for c in a.cue))
    others += [span for attribution in labelled for span in attribution.content]
    return sorted(others)


def _is_person(name: str) -> bool:
    """Whether a name in a byline may be a person's: several words, and none of a body."""
    words = name.lower().split()
    body = name_words()["organization"]
    return len(words) > 1 and words[0] != "the" and body.isdisjoint(words) and look_up(name) is None
