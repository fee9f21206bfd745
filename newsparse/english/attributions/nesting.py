"""Nesting: a report inside the content of another one has that as its parent."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from operator import itemgetter

import attrs

from newsparse.model import Attribution, Span

_Content = tuple[int, int, str]
"""Where a content begins and ends, and the id of its attribution."""


def nested(attributions: list[Attribution]) -> Iterator[Attribution]:
    """Attributions, in text order, each with its parent: the smallest content of another one that its cue lies in.

    A parent that one had among others before is forgotten.

    Example:
        >>> outer = Attribution(id="a", cue=[Span(4, 8)], content=[Span(9, 40)])
        >>> inner = Attribution(id="b", cue=[Span(20, 25)], content=[Span(26, 40)])
        >>> [attribution.parent_id for attribution in nested([outer, inner])]
        [None, 'a']
        >>> [attribution.parent_id for attribution in nested([attrs.evolve(inner, parent_id="gone")])]
        [None]
    """
    contents = sorted((span.start, span.end, a.id) for a in attributions for span in a.content)
    begun: list[_Content] = []
    above: dict[str, str] = {}
    position = 0
    anchored = [(Span.hull(a.cue or a.content), a) for a in attributions]
    for anchor, attribution in sorted(anchored, key=itemgetter(0)):
        while position < len(contents) and contents[position][0] <= anchor.start:
            insort(begun, contents[position], key=_length)
            position += 1
        parent = _holder(begun, anchor, attribution.id, above)
        if parent is not None:
            above[attribution.id] = parent
        yield attribution if parent == attribution.parent_id else attrs.evolve(attribution, parent_id=parent)


def _length(content: _Content) -> int:
    return content[1] - content[0]


def _holder(begun: list[_Content], anchor: Span, child: str, above: dict[str, str]) -> str | None:
    """Whose content an anchor lies in: the first of those that have begun, the smallest first, that may hold it.

    Contents that have ended are taken off the list where they are met, so that none is looked at again and again.
    """
    place = 0
    while place < len(begun):
        content = begun[place]
        if content[1] <= anchor.start:
            del begun[place]
        elif content[1] >= anchor.end and _may_hold(content, anchor, child, above):
            return content[2]
        else:
            place += 1
    return None


def _may_hold(content: _Content, anchor: Span, child: str, above: dict[str, str]) -> bool:
    """Whether the content around an attribution is that of another one, which does not lie in its own already."""
    start, end, owner = content
    return (start, end) != (anchor.start, anchor.end) and _outermost(owner, above) != child


def _outermost(id: str, above: dict[str, str]) -> str:
    """The attribution that holds another one in the end; what is above that one is looked up faster after it."""
    while id in above:
        holder = above[id]
        above[id] = above.get(holder, holder)
        id = holder
    return id
