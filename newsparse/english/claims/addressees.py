"""Who is spoken to: the actors that hear what an attribution reports."""

from __future__ import annotations

from newsparse.english.claims.reading import Said
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.view import View

_WITHIN = 8
"""Tokens after a verb within which *to* brings in its hearer."""


def addressees(view: View, said: Said) -> list[str]:
    """The actors that are spoken to, in text order."""
    group, cue, g = said.group, said.cue, view.g
    if group is None or cue is None or g.tokens is None:
        return []
    if group.passive:
        subject = g.subject(group) if cue.object == "addressee" else None
        return view.actors_ending(subject) if subject is not None else []
    if cue.object == "addressee":
        phrase = _object(view, group, len(cue.words))
        if phrase is not None and (not _in_content(said, phrase.start) or _has_complement(view, phrase)):
            coordinated = (p for p in g.coordinated(phrase) if p.start >= phrase.start)
            return [actor for one in coordinated for actor in view.actors_ending(one)]
    return _after_to(view, said, group)


def _object(view: View, group: VerbGroup, fixed: int) -> NounPhrase | None:
    """Whoever stands after a cue of so many words."""
    g = view.g
    phrase = g.object(group)
    after = group.head + fixed
    if phrase is None and fixed > 1 and after < len(g.lower):
        phrase = g.np_at(after)
    return phrase or g.np_at(group.end)


def _has_complement(view: View, phrase: NounPhrase) -> bool:
    """Whether what is said begins after a hearer that is marked as a part of it: *Chad* in *urged Chad to go*."""
    end = view.g.full(phrase)[1]
    if end >= len(view.g.lower):
        return False
    after = view.g.np_at(end)
    return view.g.lower[end] in words("opens_complement") or (after is not None and after.start == end)


def _after_to(view: View, said: Said, group: VerbGroup) -> list[str]:
    """The hearer that *to* brings in: *said to the council that it rained*."""
    g = view.g
    if "to" not in g.lower[group.end : group.end + _WITHIN]:
        return []
    for k in range(group.end, min(group.end + _WITHIN, len(g.lower) - 1)):
        if g.lower[k] == "to" and g.tags[k] == "ADP" and not _in_content(said, k):
            phrase = g.np_at(k + 1)
            return view.actors_ending(phrase) if phrase is not None else []
        if g.vg_at(k) is not None:
            break
    return []


def _in_content(said: Said, token: int) -> bool:
    return any(token in inside for inside in said.inside)
