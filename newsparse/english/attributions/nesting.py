"""Nesting: a report inside the content of another one has that as its parent."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

import attrs

from newsparse.model import Attribution, Span

_Content = tuple[Span, str]
"""A content, and the id of its attribution."""


def nested(attributions: list[Attribution]) -> Iterator[Attribution]:
    """Attributions, in text order, each with its parent: the smallest content of another one that its cue lies in."""
    contents = sorted((span, a.id) for a in attributions for span in a.content)
    open_contents: list[_Content] = []
    parents: dict[str, str] = {}
    position = 0
    anchored = [(Span.hull(a.cue or a.content), a) for a in attributions]
    for anchor, attribution in sorted(anchored, key=itemgetter(0)):
        while position < len(contents) and contents[position][0].start <= anchor.start:
            open_contents.append(contents[position])
            position += 1
        open_contents = [content for content in open_contents if content[0].end > anchor.start]
        around = [c for c in open_contents if _may_hold(c, anchor, attribution.id, parents)]
        if around:
            parents[attribution.id] = min(around, key=lambda content: len(content[0]))[1]
            attribution = attrs.evolve(attribution, parent_id=parents[attribution.id])
        yield attribution


def _may_hold(content: _Content, anchor: Span, child: str, parents: dict[str, str]) -> bool:
    """Whether an attribution lies in a content of another one, which does not lie in its own already."""
    span, owner = content
    if owner == child or span == anchor or not span.contains(anchor):
        return False
    while owner in parents:
        owner = parents[owner]
        if owner == child:
            return False
    return True
