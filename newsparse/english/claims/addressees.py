"""Who is spoken to: the actors that hear what an attribution reports."""

from __future__ import annotations

from newsparse.english.claims.reading import Said
from newsparse.english.grammar import NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.predicates.cues import Cue
from newsparse.english.view import View
from newsparse.model import ClaimKind, MentionForm

_HEARING: dict[bool, tuple[list[str], ...]] = {False: (["with"], ["to"]), True: (["from"], ["by"])}
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
    told = _told(view, said, group, cue) or _after_to(view, said, group) or _asked_from(view, said, cue)
    return told or _by_occasion(view, said, group)


def _told(view: View, said: Said, group: VerbGroup, cue: Cue) -> list[str]:
    """The object of a verb of telling: *told the council that it rained*."""
    phrase = _object(view, group, len(cue.words)) if cue.object == "addressee" else None
    if phrase is None or (_in_content(said, phrase.start) and not _has_complement(view, phrase, cue)):
        return []
    return _coordinated(view, phrase)


def _asked_from(view: View, said: Said, cue: Cue) -> list[str]:
    """From whom something is demanded: *an apology* from Norway."""
    g, content = view.g, said.attribution.content
    inside = view.tokens(content[0]) if content and cue.kind is ClaimKind.CALL_FOR else range(0)
    wanted = g.np_at(inside.start) if inside else None
    if wanted is None or cue.words[0] not in words("demanding") or g.lower[wanted.end : wanted.end + 1] != ["from"]:
        return []
    phrase = g.np_at(wanted.end + 1)
    return _coordinated(view, phrase) if phrase is not None else []


def _coordinated(view: View, phrase: NounPhrase) -> list[str]:
    """The actors of a noun phrase and of those coordinated with it after it."""
    g = view.g
    if phrase.head > phrase.start and g.lower[phrase.head] in words("outlet_noun"):
        phrase = NounPhrase(phrase.start, phrase.head, phrase.head - 1)  # "the Daily Herald newspaper"
        return view.actors_ending(phrase) or view.actors_ending(NounPhrase(phrase.start, phrase.end + 1, phrase.end))
    listed = (one for one in g.coordinated(phrase) if one.start >= phrase.start)
    return [actor for one in listed for actor in view.actors_ending(one)]


def _object(view: View, group: VerbGroup, fixed: int) -> NounPhrase | None:
    """Whoever stands after a cue of so many words."""
    g = view.g
    phrase = g.object(group)
    after = group.head + fixed
    if phrase is None and fixed > 1 and after < len(g.lower):
        phrase = g.np_at(after)
    return phrase or g.np_at(group.end)


def _has_complement(view: View, phrase: NounPhrase, cue: Cue) -> bool:
    """Whether what is said begins after a hearer that is marked as a part of it: *Chad* in *urged Chad to go*."""
    end = view.g.full(phrase)[1]
    if end >= len(view.g.lower):
        return False
    after = view.g.np_at(end)
    opens = view.g.lower[end] in words("opens_complement") or view.g.lower[end] in cue.content
    return opens or (after is not None and after.start == end)


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


def _by_occasion(view: View, said: Said, group: VerbGroup) -> list[str]:
    """The hearers that the occasion tells: *in an interview with X*, *speaking to X*, *did not answer X's request*."""
    g = view.g
    first, end = g.sentence_range(group.head)
    if said.attribution.parent_id is not None:
        return []
    nouns = words("asking_text" if said.cue is not None and said.cue.kind is ClaimKind.NO_COMMENT else "occasion")
    for k in range(first, end):
        noun = g.lower[k] in nouns
        if (noun or g.lower[k] in words("speaking_meanwhile")) and not _in_content(said, k):
            found = _at_occasion(view, k) if noun else _addressed(view, k)
            if found:
                return found
    return []


def _at_occasion(view: View, i: int) -> list[str]:
    """Who is spoken to on an occasion: in *an interview* with X, in *a* Radio X *interview*; who has X's *request*."""
    g, phrase = view.g, view.g.np_at(i)
    asked = g.lower[i] in words("asking_text")
    if phrase is None or phrase.head != i or not (asked or g.lower[phrase.start - 1] in words("occasion_preposition")):
        return []
    hearer = g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] in _HEARING[asked] else None
    return _coordinated(view, hearer) if hearer is not None else _owner(view, phrase)


def _owner(view: View, phrase: NounPhrase) -> list[str]:
    """Whose an interview or a request is: *a* Radio X *interview*, X's *request*."""
    owned = phrase.start < phrase.head and view.g.lower[phrase.head] in words("asking_text") | {"interview"}
    inside = view.mentions.inside(view.g.span(phrase.start, phrase.head)) if owned else []
    return [m.actor_id for m in inside[-1:] if m.form is MentionForm.NAME and m.actor_id]


def _addressed(view: View, i: int) -> list[str]:
    """Whom somebody speaks to meanwhile: *speaking to X*, *addressing X*."""
    g = view.g
    phrase = g.np_at(i + 1 + (g.lower[i + 1 : i + 2] in (["to"], ["with"])))
    return view.actors_ending(phrase) if phrase is not None and phrase.start > i else []


def _in_content(said: Said, token: int) -> bool:
    return any(token in inside for inside in said.inside)
