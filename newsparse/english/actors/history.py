"""Who was spoken of so far: what reference goes by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.model import EntityType, Mention
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
        self._last: dict[Entity, Spoken] = {}  # the last mention of each entity, the latest at the end
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
        head = self.cast.index.head(mention)
        spoken = Spoken(self.sentence(head), head, entity, self.cast.index.is_subject(mention), mention)
        self._spoken.append(spoken)
        self._last.pop(entity, None)
        self._last[entity] = spoken
        self.counts[entity] = self.counts.get(entity, 0) + 1

    def mentions(self) -> Iterator[Spoken]:
        """The last mentions, the latest first."""
        return reversed(self._spoken[-RECENT:])

    def entities(self, *types: EntityType) -> list[Spoken]:
        """The entities of some types that were spoken of last, the latest first, each with its last mention."""
        latest = list(self._last.values())[-RECENT:]
        return [spoken for spoken in reversed(latest) if spoken.entity.type in types]
