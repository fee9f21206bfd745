"""Who was spoken of, and who speaks: what reference goes by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from newsparse.english.actors.cast import Cast, Entity
from newsparse.model import EntityType, Mention, MentionForm, Style
from newsparse.text import blocks_of

RECENT = 80
"""How many mentions, and how many different entities, back reference looks."""


@attrs.frozen
class Spoken:
    """A mention that has been resolved: where it stands, and whether it is a subject."""

    sentence: int
    head: int
    entity: Entity
    subject: bool
    mention: Mention


class History:
    """The mentions resolved so far, in text order."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._spoken: list[Spoken] = []
        self._order: dict[Entity, Spoken] = {}  # the last mention of each, the latest last
        self.counts: dict[Entity, int] = {}
        self._blocks = [block.span.start for block in blocks_of(cast.document.article)]

    def sentence(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.cast.g.sentence_starts, token) - 1

    def block(self, position: int) -> int:
        """The number of the block that a position in the text lies in."""
        return bisect_right(self._blocks, position)

    def add(self, mention: Mention, entity: Entity) -> None:
        """A mention has been resolved."""
        head = self.cast.head(mention)
        spoken = Spoken(self.sentence(head), head, entity, self.cast.is_subject(mention), mention)
        self._spoken.append(spoken)
        self._order.pop(entity, None)
        self._order[entity] = spoken
        self.counts[entity] = self.counts.get(entity, 0) + 1

    def mentions(self) -> Iterator[Spoken]:
        """The last mentions, the latest first."""
        return reversed(self._spoken[-RECENT:])

    def entities(self) -> Iterator[Spoken]:
        """The entities spoken of last, the latest first, each with its last mention."""
        for count, entity in enumerate(reversed(self._order)):
            if count >= RECENT:
                return
            yield self._order[entity]


class Speech:
    """The stretches of direct speech, and whose they are."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        found: list[tuple[int, int, tuple[int, int] | None]] = []
        for attribution in cast.document.attributions:
            if attribution.style is Style.INDIRECT:
                continue
            source = (attribution.source[0].start, attribution.source[-1].end) if attribution.source else None
            for span in attribution.content:
                if attribution.style is Style.DIRECT or _quoted(cast.text, span.start, span.end):
                    found.append((span.start, span.end, source))
        self._stretches = sorted(found, key=lambda s: (s[0], -s[1]))
        self._starts = [s[0] for s in self._stretches]

    def _around(self, position: int) -> tuple[int, int, tuple[int, int] | None] | None:
        """The innermost stretch around a position; nesting is never deep, so few stretches are looked at."""
        last = bisect_right(self._starts, position) - 1
        for i in range(last, max(-1, last - 8), -1):
            if self._stretches[i][1] > position:
                return self._stretches[i]
        return None

    def inside(self, position: int) -> bool:
        """Whether somebody's words stand at a position."""
        return self._around(position) is not None

    def speaker(self, position: int) -> Entity | None:
        """Whose words stand at a position, if that is known."""
        stretch = self._around(position)
        if stretch is None or stretch[2] is None:
            return None
        cast = self.cast
        sources = [m for m in cast.within(*stretch[2]) if m.id in cast.of]
        named = [m for m in sources if m.form is MentionForm.NAME and cast.of[m.id].type is EntityType.PERSON]
        return cast.of[(named or sources)[0].id] if sources else None


def _quoted(text: str, start: int, end: int) -> bool:
    return text[start : start + 1] in "\"“‘'«" and end - start > 1
