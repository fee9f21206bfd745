"""Who speaks: the actors that the source of an attribution stands for."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.claims.reading import Said
from newsparse.english.grammar import RELATIVE, NounPhrase, VerbGroup
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import title_heads
from newsparse.english.phenomena.issued import documents, issuers_elsewhere
from newsparse.english.predicates.cues import cues
from newsparse.english.view import View
from newsparse.model import EntityType, Mention, MentionForm, Span


def sources(view: View, said: Said) -> list[str]:
    """The actors that an attribution has as its sources, in text order."""
    giver = _giver(view, said)
    if giver is not None:
        return view.actors_ending(giver)
    found: list[str] = []
    if _is_told(view, said):
        return found
    for span in said.attribution.source:
        tokens = view.tokens(span)
        found += _antecedents(view, tokens, said.group) or _actors_in(view, span, tokens)
    return list(dict.fromkeys(found))


def _is_told(view: View, said: Said) -> bool:
    """Whether whoever is marked as the source is the one told or blamed: *Residents* urged to leave, *he* was told."""
    group, cue = said.group, said.cue
    if group is None or cue is None or not (group.passive or group.form == "participle"):
        return False
    subject = view.g.subject(group) if cue.object in ("addressee", "accused") else None
    return subject is not None and any(subject.head in view.tokens(span) for span in said.attribution.source)


def _giver(view: View, said: Said) -> NounPhrase | None:
    """Who gave somebody what is said: *the ministry* in *won a pledge from the ministry that wages would rise*.

    An annotator, and a network that learned from such, mark whoever received it as the source.
    """
    g, group = view.g, said.group or _first_verb(view, said)
    if group is None or group.lemma not in words("receiving") or group.passive:
        return None
    phrase = g.object(group)
    if phrase is None or g.lemmas[phrase.head] not in cues("noun"):
        return None
    return g.np_at(phrase.end + 1) if g.lower[phrase.end : phrase.end + 1] == ["from"] else None


def _first_verb(view: View, said: Said) -> VerbGroup | None:
    """The verb that a cue begins with."""
    inside = view.tokens(said.attribution.cue[0]) if said.attribution.cue else range(0)
    return view.g.vg_at(inside.start) if inside else None


def _antecedents(view: View, tokens: range, group: VerbGroup | None) -> list[str]:
    """The actors that a relative pronoun stands for: *who*, *who both*."""
    g = view.g
    if group is None or not tokens or g.lower[tokens.start] not in RELATIVE:
        return []
    if len(tokens) > 1 and not words("floating").issuperset(g.lower[tokens.start + 1 : tokens.stop]):
        return []
    found = [actor for phrase in g.subjects(group) for actor in view.actors_ending(phrase)]
    if g.lower[tokens.start] != "who":
        return found
    somebody = _somebody_before(view, tokens.start)
    bodies = all(view.actors[actor].type is EntityType.ORGANIZATION for actor in found)  # or nobody
    return somebody if bodies and somebody else found


def _somebody_before(view: View, who: int) -> list[str]:
    """The nearest actor before *who*: *on the phone with* Ana Roy*, who*; *a* man *on the phone who*."""
    g = view.g
    phrase = g.np_at(who - 1 - (g.lower[who - 1] == ","))
    if phrase is None:
        return []
    return view.actors_ending(phrase) or view.actors_ending(g.top(phrase, g.sentence_range(who)[0]))


def _actors_in(view: View, span: Span, tokens: range) -> list[str]:
    """The actors that a source phrase names: its head, or several where it is coordinated."""
    inside = view.mentions.inside(span)
    phrase = _first_phrase(view, tokens)
    if phrase is not None and _is_document(view, inside, phrase.head):
        return _issuer(view, inside, phrase.head) or issuers_elsewhere(view, phrase)
    if not inside:
        around = (m.actor_id or "" for m in view.mentions.around(span.start) if m.span.contains(span))
        return list(around)[:1]
    if phrase is None:
        return [inside[0].actor_id or ""]
    officer = _named_after_title(view, inside, tokens)
    if officer is not None:
        return [officer]
    return _all_listed(view, phrase, inside, tokens.stop) or _named_later(view, inside, tokens.start, tokens.stop)


def _all_listed(view: View, phrase: NounPhrase, inside: list[Mention], stop: int) -> list[str]:
    """The actors of a noun phrase and of those coordinated with it, each once."""
    found: list[str] = []
    for one in _listed(view, phrase, stop, several=len(inside) > 1):
        actor = _named_in_apposition(view, inside, one.end, stop) or _at_head(view, inside, one.head)
        if actor is not None and actor not in found:
            found.append(actor)
    return found


def _is_document(view: View, inside: list[Mention], head: int) -> bool:
    """Whether a head is a text through which somebody speaks, and no part of a name."""
    return view.g.lower[head] in words("reporting_text") and not _is_name(view, inside, head)


def _is_name(view: View, inside: list[Mention], head: int) -> bool:
    place = view.position(head)
    return any(m.form is MentionForm.NAME and m.span.start <= place < m.span.end for m in inside)


def _first_phrase(view: View, tokens: range) -> NounPhrase | None:
    """The first noun phrase of a source, whatever stands before it: *as the minister*, *the 39-year-old …*."""
    for i in tokens:
        phrase = view.g.np_at(i)
        if phrase is not None and phrase.end > tokens.stop:
            return NounPhrase(i, tokens.stop, tokens.stop - 1)  # a possessor: "the union" of "the union's threat"
        if phrase is not None:
            return phrase
    return None


def _listed(view: View, phrase: NounPhrase, end: int, *, several: bool) -> Iterator[NounPhrase]:
    """A phrase, and those coordinated with it up to the end of the source."""
    lower, tags = view.g.lower, view.g.tags
    current: NounPhrase | None = phrase
    while current is not None:
        yield current
        stop = view.g.full(current)[1]
        after = stop + 1 + (lower[stop + 1 : stop + 2] == ["and"])
        joined = several and after < end and (lower[stop] == "and" or (lower[stop] == "," and "and" in lower[stop:end]))
        apart = lower[stop : stop + 1] == [","] and tags[current.head] == "PROPN"
        if apart and lower[after : after + 1] in (["a"], ["an"]):
            return  # "Ana Roe, a friend of the mayor and a critic of the bank"
        following = view.g.np_at(after) if joined else None
        current = following if following is not None and following.start == after else None


def _named_in_apposition(view: View, inside: list[Mention], end: int, stop: int) -> str | None:
    """The person named after a description: *its director, Gwen Roe*."""
    g, tokens = view.g, view.g.tokens
    assert tokens is not None
    phrase = g.np_at(end + 1) if end + 1 < stop and g.lower[end] == "," else None
    if phrase is None or phrase.start != end + 1:
        return None
    if phrase.end < stop and g.lower[phrase.end] in ("and", "or"):  # a list
        return None
    persons = [m for m in inside if _is_named_person(m)]
    if any(m.span.end == tokens.ends[end - 1] for m in persons):
        return None
    first, last = tokens.starts[phrase.start], tokens.ends[phrase.end - 1]
    return next((m.actor_id for m in reversed(persons) if first <= m.span.start and m.span.end == last), None)


def _at_head(view: View, inside: list[Mention], head: int) -> str | None:
    place = view.position(head)
    at_head = [m for m in inside if m.span.start <= place < m.span.end]
    found = max(at_head, key=lambda m: (m.form is MentionForm.NAME, len(m.span)), default=None)
    return found.actor_id if found is not None else None


def _named_after_title(view: View, inside: list[Mention], tokens: range) -> str | None:
    """The person whose title a body's name with *of* or *for* stands before: *Party for the Coast leader* Ann Roe."""
    person = next((m for m in inside if _is_named_person(m)), None)
    title = view.tokens(person.span).start - 1 if person is not None else -1
    if person is None or title - 1 not in tokens or view.g.lower[title] not in title_heads():
        return None
    between = view.g.tags[tokens.start : title]
    place = view.position(title - 1)
    owned = any(m.form is MentionForm.NAME and m.span.start <= place < m.span.end for m in inside)
    return person.actor_id if owned and "ADP" in between and "PUNCT" not in between else None


def _named_later(view: View, inside: list[Mention], first: int, end: int) -> list[str]:
    """A name after a head that is no actor: *the head of the bank*, Ann Roe; a body's at the end: *the brand* Quell."""
    named = [m for m in inside if _names_whole(view, m, end) and not _is_governed(view, m, first)]
    return [named[0].actor_id or ""] if named else []


def _names_whole(view: View, mention: Mention, end: int) -> bool:
    """Whether a mention names a person, or a body after its noun, where the source ends."""
    if mention.form is not MentionForm.NAME or mention.type is not EntityType.ORGANIZATION:
        return _is_named_person(mention)
    tokens = view.tokens(mention.span)
    return tokens.stop == end and view.g.tags[tokens.start - 1] == "NOUN"


def _is_governed(view: View, mention: Mention, first: int) -> bool:
    """Whether a mention inside a source hangs on a preposition: *X* in *a friend of X*."""
    tags = view.g.tags
    i = view.tokens(mention.span).start - 1
    return i >= first and (tags[i] == "ADP" or (tags[i] == "DET" and tags[i - 1] == "ADP"))


def _issuer(view: View, inside: list[Mention], head: int) -> list[str]:
    """Who speaks through a report: its author after *by*, its possessor, its paper, a name before its noun."""
    lower = view.g.lower
    for mention in inside:
        tokens = view.tokens(mention.span)
        if not tokens:
            continue
        i = tokens.start - (lower[tokens.start - 1 : tokens.start] == ["the"])
        authored = i > 1 and lower[i - 1] in ("by", "from") and lower[i - 2] not in words("only_reading")
        printed = i == head + 2 and lower[i - 1] == "in" and view.g.lemmas[head] in documents()["press"]
        owned = lower[tokens.stop : tokens.stop + 1] and lower[tokens.stop] in POSSESSIVE_MARKS
        before = tokens.start < head and mention.type in (EntityType.ORGANIZATION, EntityType.PERSON)
        if authored or printed or owned or before:
            return [mention.actor_id or ""]
    return []


def _is_named_person(mention: Mention) -> bool:
    """Whether a mention is the name of a person."""
    return mention.form is MentionForm.NAME and mention.type is EntityType.PERSON
