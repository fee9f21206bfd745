"""A name, as it stands in a text."""

from __future__ import annotations

import attrs

from newsparse.model import EntityType


@attrs.frozen
class Name:
    """A name in the text: its tokens (half open), its type, and the title that stands before it, if any."""

    start: int
    end: int
    title: tuple[int, int] | None = None
    type: EntityType = EntityType.OTHER
