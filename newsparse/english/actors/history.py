"""Who was spoken of so far: what reference goes by."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.model import EntityType
from newsparse.text import blocks_of

RECENT = 80
"""How many mentions, and how many different entities, back reference looks."""


class History:
    """The mentions resolved so far, in text order."""

    def __init__(self, cast: Cast) -> None:
        self._spoken: list[tuple[Occurrence, Entity]] = []
        self.last: dict[Entity, Occurrence] = {}
        """The last mention of each entity, the latest at the end."""
        self.counts: dict[Entity, int] = defaultdict(int)
        self._blocks = [0, *(block.span.start for block in blocks_of(cast.document.article))]

    def block_start(self, position: int) -> int:
        """Where the block begins that a position in the text lies in."""
        return self._blocks[bisect_right(self._blocks, position) - 1]

    def add(self, mention: Occurrence, entity: Entity) -> None:
        """A mention has been resolved."""
        self._spoken.append((mention, entity))
        self.last.pop(entity, None)
        self.last[entity] = mention
        self.counts[entity] += 1

    def mentions(self) -> Iterator[tuple[Occurrence, Entity]]:
        """The last mentions, the latest first, and whose they are."""
        return islice(reversed(self._spoken), RECENT)

    def entities(self, type: EntityType) -> Iterator[Entity]:
        """The entities of a type that were spoken of last, the latest first."""
        return (entity for entity in islice(reversed(self.last), RECENT) if entity.type is type)
