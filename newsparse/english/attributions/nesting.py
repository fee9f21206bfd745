"""Nesting: a report inside the content of another one has that as its parent."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

import attrs

from newsparse.model import Attribution, Span

_Content = tuple[int, int, str]
"""Where a content begins and ends, and the id of its attribution."""


def nested(attributions: list[Attribution]) -> Iterator[Attribution]:
    """Attributions, in text order, each with its parent: the smallest content of another one that its cue lies in."""
    contents = sorted((span.start, span.end, a.id) for a in attributions for span in a.content)
    open_contents: list[_Content] = []
    parents: dict[str, str] = {}
    position = 0
    anchored = [(Span.hull(a.cue or a.content), a) for a in attributions]
    for anchor, attribution in sorted(anchored, key=itemgetter(0)):
        while position < len(contents) and contents[position][0] <= anchor.start:
            open_contents.append(contents[position])
            position += 1
        open_contents = [content for content in open_contents if content[1] > anchor.start]
        around = [c for c in open_contents if c[1] >= anchor.end and _may_hold(c, anchor, attribution.id, parents)]
        if around:
            _, _, parents[attribution.id] = min(around, key=lambda content: content[1] - content[0])
            attribution = attrs.evolve(attribution, parent_id=parents[attribution.id])
        yield attribution


def _may_hold(content: _Content, anchor: Span, child: str, parents: dict[str, str]) -> bool:
    """Whether the content around an attribution is that of another one, which does not lie in its own already."""
    start, end, owner = content
    if owner == child or (start, end) == (anchor.start, anchor.end):
        return False
    while owner in parents:
        owner = parents[owner]
        if owner == child:
            return False
    return True
