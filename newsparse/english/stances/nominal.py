"""Stances in nouns: *criticism from Labour*, *Kenya's opposition to the dam*, *over the objections of X*."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.issues import Issue, issue
from newsparse.english.stances.reader import StanceReader
from newsparse.model import Dimension, Polarity, Provenance, Stance, Target, TargetKind, item_id

_NOUNS = {
    **dict.fromkeys(
        ("criticism", "condemnation", "opposition", "objection", "resistance", "rejection", "hostility"), -1
    ),
    **dict.fromkeys(("support", "backing", "endorsement", "praise", "approval", "praise"), 1),
}
_FROM = frozenset({"from", "by", "of", "among"})
_TARGET = frozenset({"to", "for", "of", "against", "on"})


def nominal_stances(reader: StanceReader) -> Iterator[Stance]:
    """The stances that noun phrases show, where a holder is named beside them."""
    g = reader.g
    for phrase in g.noun_phrases:
        polarity = _NOUNS.get(g.lemmas[phrase.head].lower())
        if polarity is None or g.tags[phrase.head] != "NOUN":
            continue
        _, end = g.sentence_range(phrase.head)
        holder = _possessor(reader, phrase.start, phrase.head)
        found: Issue | None = None
        i = phrase.end
        for _ in range(2):
            if i + 1 >= end:
                break
            inner = g.np_at(i + 1)
            if inner is None or inner.start != i + 1:
                break
            actor = reader._actor_at(inner)
            low = g.lower[i]
            if (
                holder is None
                and actor is not None
                and low in _FROM
                and (low != "of" or g.lemmas[phrase.head] in ("objection", "opposition", "support", "backing"))
            ):
                holder = actor
                i = inner.end
            elif low in _TARGET and found is None and (holder is not None or low in ("to", "for")):
                found = issue(g, i + 1, end)
                i = g.full(inner)[1]
            else:
                break
        before = g.lower[phrase.start - 1] if phrase.start else ""
        if holder is not None and found is None and before in ("over", "despite", "against"):
            governor = next(
                (v for v in reversed(list(g.groups_in(g.sentence_range(phrase.head)[0], phrase.start)))), None
            )
            target = g.object(governor) if governor is not None else None
            if target is not None:
                found = issue(g, target.start, phrase.start - 1)
        if holder is None or found is None:
            continue
        way = -polarity if found.flipped else polarity
        span = g.span(min(phrase.start, found.start), max(phrase.end, found.end, i))
        actor = reader._actor_at(found.phrase) if found.phrase is not None else None
        if actor is not None:
            target_made = reader._actor_target(actor)
        else:
            text = g.span(found.start, found.end).of(reader.text)
            target_made = Target(kind=TargetKind.ISSUE, ref=found.ref, text=text, owner=reader._owner(found))
        if target_made.ref == holder:
            continue
        yield Stance(
            id=item_id(reader.document.article.id, "stance", [span], holder, target_made.ref, str(way)),
            holder=holder,
            target=target_made,
            polarity=Polarity(way),
            dimension=Dimension.POSITION,
            strength=0.6,
            stated_at=reader.day,
            evidence=[span],
            cue=g.words[phrase.head],
            explicit=True,
            confidence=0.6,
            provenance=Provenance(),
        )


def _possessor(reader: StanceReader, start: int, head: int) -> str | None:
    """The actor before a possessive inside a phrase, or its possessive pronoun's."""
    g = reader.g
    for i in range(start, head):
        if g.lower[i] in ("'s", "’s", "'", "’") and i > start:
            span = g.span(i - 1, i)
        elif g.lower[i] in ("his", "her", "its", "their"):
            span = g.span(i, i + 1)
        else:
            continue
        owner = next((m for m in reader.mentions if m.span.start <= span.start and span.end <= m.span.end), None)
        return owner.actor_id if owner is not None else None
    return None
