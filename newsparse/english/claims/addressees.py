"""Who is spoken to: the actors that hear what an attribution reports."""

from __future__ import annotations

from newsparse.english.claims.reading import Said
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.view import View
from newsparse.model import MentionForm

_OCCASIONS = words("occasion") | words("asking_text") | words("speaking_meanwhile")
_HEARING = {False: (["with"], ["to"]), True: (["from"], ["by"])}
"""Prepositions before the hearer of an interview, and before whoever sends a question."""
_WITHIN = 8
"""Tokens after a verb within which *to* brings in its hearer."""


def addressees(view: View, said: Said) -> list[str]:
    """The actors that are spoken to, in text order."""
    group, cue, g = said.group, said.cue, view.g
    if group is None or cue is None or g.tokens is None:
        return []
    if group.passive or group.form == "participle":
        subject = g.subject(group) if cue.object == "addressee" else None
        return view.actors_ending(subject) if subject is not None else []
    if cue.object == "addressee":
        phrase = _object(view, group, len(cue.words))
        if phrase is not None and (not _in_content(view, said, phrase.start) or _has_complement(view, phrase)):
            coordinated = (p for p in g.coordinated(phrase) if p.start >= phrase.start)
            return [actor for one in coordinated for actor in view.actors_ending(one)]
    return _after_to(view, said, group) or _by_occasion(view, said, group)


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
    for k in range(group.end, min(group.end + _WITHIN, len(g.lower) - 1)):
        if g.lower[k] == "to" and g.tags[k] == "ADP" and not _in_content(view, said, k):
            phrase = g.np_at(k + 1)
            return view.actors_ending(phrase) if phrase is not None else []
        if g.vg_at(k) is not None:
            break
    return []


def _by_occasion(view: View, said: Said, group: VerbGroup) -> list[str]:
    """The hearers that the occasion tells: *in an interview with X*, *speaking to X*, *did not answer X's request*."""
    g = view.g
    first, end = g.sentence_range(group.head)
    if said.attribution.parent_id is not None:
        return []
    for k in range(first, end):
        if g.lower[k] not in _OCCASIONS or _in_content(view, said, k):
            continue
        found = _at_occasion(view, k) if g.tags[k] == "NOUN" else _addressed(view, k)
        if found:
            return found
    return []


def _at_occasion(view: View, i: int) -> list[str]:
    """Who is spoken to on an occasion: *an interview* with X, *a letter* to X, *a* Radio X *interview*, X's *request*."""
    g = view.g
    phrase = g.np_at(i)
    if phrase is None or phrase.head != i:
        return []
    asked = g.lemmas[i] in words("asking_text")
    hearer = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] in _HEARING[asked] else None
    if hearer is not None:
        return [actor for one in g.coordinated(hearer) if one.start >= hearer.start for actor in view.actors_ending(one)]
    owned = phrase.start < i and (asked or g.lemmas[i] == "interview")
    inside = view.mentions.inside(g.span(phrase.start, i)) if owned else []
    return [m.actor_id for m in inside[-1:] if m.form is MentionForm.NAME and m.actor_id]


def _addressed(view: View, i: int) -> list[str]:
    """Whom somebody speaks to meanwhile: *speaking to X*, *addressing X*."""
    g = view.g
    phrase = g.np_at(i + 1 + (g.lower[i + 1 : i + 2] in (["to"], ["with"])))
    return view.actors_ending(phrase) if phrase is not None and phrase.start > i else []


def _in_content(view: View, said: Said, token: int) -> bool:
    assert view.g.tokens is not None
    position = view.g.tokens.starts[token]
    return any(span.start <= position < span.end for span in said.attribution.content)
