"""Who speaks: the actors that the source of an attribution stands for."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.claims.people import People, is_named_person
from newsparse.english.claims.reading import Said
from newsparse.english.grammar import RELATIVE, NounPhrase, VerbGroup
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import title_heads
from newsparse.english.names.speakers import ARTIFACTS
from newsparse.english.predicates.cues import cues
from newsparse.model import EntityType, Mention, MentionForm, Span

_RECEIVING = words("receiving")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def sources(people: People, said: Said) -> list[str]:
    """The actors that an attribution has as its sources, in text order."""
    giver = _giver(people, said)
    if giver is not None:
        return people.at(giver)
    found: list[str] = []
    for span in said.attribution.source:
        for actor in _antecedents(people, span, said.group) or _actors_in(people, span):
            if actor not in found:
                found.append(actor)
    return found


def _giver(people: People, said: Said) -> NounPhrase | None:
    """Who gave somebody what is said: *the ministry* in *won a pledge from the ministry that wages would rise*."""
    g, group = people.g, said.group or _first_verb(people, said)
    if group is None or group.lemma not in _RECEIVING or group.passive:
        return None
    phrase = g.object(group)
    if phrase is None or g.lemmas[phrase.head] not in cues("noun"):
        return None
    return g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == ["from"] else None


def _first_verb(people: People, said: Said) -> VerbGroup | None:
    """The verb that a cue begins with."""
    inside = people.reading.tokens(said.attribution.cue[0]) if said.attribution.cue else range(0)
    return people.g.vg_at(inside.start) if inside else None


def _antecedents(people: People, span: Span, group: VerbGroup | None) -> list[str]:
    """The actors that a relative pronoun stands for."""
    inside = people.reading.tokens(span)
    if len(inside) != 1 or people.g.lower[inside.start] not in RELATIVE or group is None:
        return []
    return [actor for phrase in people.g.subjects(group) for actor in people.at(phrase)]


def _actors_in(people: People, span: Span) -> list[str]:
    """The actors that a source phrase names: its head, or several where it is coordinated."""
    inside = people.inside(span)
    if not inside:
        around = people.around(span)
        return [around.actor_id] if around is not None and around.actor_id else _after_title(people, span)
    tokens = people.reading.tokens(span)
    phrase = _first_phrase(people, tokens)
    if phrase is None:
        return [inside[0].actor_id or ""]
    if people.g.lower[phrase.head] in ARTIFACTS and not _is_name(people, inside, phrase.head):
        return _issuer(people, inside, phrase.head)
    found: list[str] = []
    for one in _listed(people, phrase, tokens.stop, several=len(inside) > 1):
        actor = _named_in_apposition(people, inside, one.end, tokens.stop) or _at_head(people, inside, one.head)
        if actor is not None and actor not in found:
            found.append(actor)
    return found or _named_later(people, inside, tokens.start)


def _after_title(people: People, span: Span) -> list[str]:
    """The actor of the noun phrase whose title alone is marked as the source: *Mayor* of *Mayor Ann Roe says*."""
    tokens = people.reading.tokens(span)
    phrase = people.g.np_at(tokens.start) if tokens else None
    titled = phrase is not None and phrase.start == tokens.start and people.g.lower[tokens.start] in title_heads()
    return people.at(phrase) if phrase is not None and titled else []


def _is_name(people: People, inside: list[Mention], head: int) -> bool:
    assert people.g.tokens is not None
    place = people.g.tokens.starts[head]
    return any(m.form is MentionForm.NAME and m.span.start <= place < m.span.end for m in inside)


def _first_phrase(people: People, tokens: range) -> NounPhrase | None:
    """The first noun phrase of a source, whatever stands before it: *as the minister*, *the 39-year-old …*."""
    for i in tokens:
        phrase = people.g.np_at(i)
        if phrase is not None and phrase.end > tokens.stop:
            return NounPhrase(i, tokens.stop, tokens.stop - 1)  # a possessor: "the union" of "the union's threat"
        if phrase is not None:
            return phrase
    return None


def _listed(people: People, phrase: NounPhrase, end: int, *, several: bool) -> Iterator[NounPhrase]:
    """A phrase, and those coordinated with it up to the end of the source."""
    lower = people.g.lower
    current: NounPhrase | None = phrase
    while current is not None:
        yield current
        stop = people.g.full(current)[1]
        after = stop + 1 + (lower[stop + 1 : stop + 2] == ["and"])
        joined = several and after < end and (lower[stop] == "and" or (lower[stop] == "," and "and" in lower[stop:end]))
        following = people.g.np_at(after) if joined else None
        current = following if following is not None and following.start == after else None


def _named_in_apposition(people: People, inside: list[Mention], end: int, stop: int) -> str | None:
    """The person named after a description: *its director, Gwen Roe*."""
    g, tokens = people.g, people.g.tokens
    assert tokens is not None
    phrase = g.np_at(end + 1) if end + 1 < stop and g.lower[end] == "," else None
    if phrase is None or phrase.start != end + 1 or _goes_on_as_list(people, phrase, stop):
        return None
    persons = [m for m in inside if is_named_person(m)]
    if any(m.span.end == tokens.ends[end - 1] for m in persons):
        return None
    first, last = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    return next((m.actor_id for m in reversed(persons) if first <= m.span.start and m.span.end == last), None)


def _goes_on_as_list(people: People, phrase: NounPhrase, stop: int) -> bool:
    return phrase.end < stop and people.g.lower[phrase.end] in ("and", "or")


def _at_head(people: People, inside: list[Mention], head: int) -> str | None:
    assert people.g.tokens is not None
    place = people.g.tokens.starts[head]
    at_head = [m for m in inside if m.span.start <= place < m.span.end]
    if not at_head:
        return None
    return max(at_head, key=lambda m: (m.form is MentionForm.NAME, len(m.span))).actor_id


def _named_later(people: People, inside: list[Mention], first: int) -> list[str]:
    """A name after a head that is no actor: *the head of the bank*, Ann Roe."""
    named = [m for m in inside if is_named_person(m) and not _is_governed(people, m, first)]
    return [named[0].actor_id or ""] if named else []


def _is_governed(people: People, mention: Mention, first: int) -> bool:
    """Whether a mention inside a source hangs on a preposition: *X* in *a friend of X*."""
    tags = people.g.tags
    i = people.reading.tokens(mention.span).start - 1
    return i >= first and (tags[i] == "ADP" or (tags[i] == "DET" and tags[i - 1] == "ADP"))


def _issuer(people: People, inside: list[Mention], head: int) -> list[str]:
    """Who speaks through a report: its author after *by* or *from*, its possessor, or a name before its noun."""
    lower = people.g.lower
    for mention in inside:
        tokens = people.reading.tokens(mention.span)
        if not tokens:
            continue
        i = tokens.start - (lower[tokens.start - 1 : tokens.start] == ["the"])
        authored = i > 0 and lower[i - 1] in ("by", "from")
        owned = lower[tokens.stop : tokens.stop + 1] and lower[tokens.stop] in _POSSESSIVES
        before = tokens.start < head and mention.type in (EntityType.ORGANIZATION, EntityType.PERSON)
        if authored or owned or before:
            return [mention.actor_id or ""]
    return []
