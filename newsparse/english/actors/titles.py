"""Roles beside a name: before it, behind a comma, in brackets, in *X is a Y* and *X stayed on as Y*."""

from __future__ import annotations

import attrs

from newsparse.english.actors.cast import Cast, Entity, gender_of
from newsparse.english.actors.roles import Parsed, ends_title, parse_role, status_word
from newsparse.english.grammar import TIMES, NounPhrase, VerbGroup
from newsparse.english.lexicon import word_classes
from newsparse.english.lexicon.gazetteer import demonym_at, look_up, title_heads
from newsparse.english.names import PARTY_TAG
from newsparse.model import EntityType, Mention, MentionForm, Role, RoleStatus

_FRONTING = frozenset("while although though despite after before in on at with without unlike like as for by".split())
"""What opens a phrase in front of its sentence, so that the name behind its comma is the sentence's subject."""
_HEADING = {"head": "head", "lead": "leader", "chair": "chair", "direct": "director", "run": "head", "found": "founder"}
"""The titles of those who do such things to a body."""
_HANGING = frozenset({"of", "for", "at", "to"})
"""Prepositions between a title and its organisation."""


def roles_around(cast: Cast, mention: Mention, entity: Entity, *, take: bool = True) -> None:
    """Give a person the roles that stand beside one of its names; ``take`` the nominals that name them, too."""
    _before(cast, mention, entity)
    _behind_comma(cast, mention, entity, take)
    _before_comma(cast, mention, entity, take)
    _party_tag(cast, mention, entity)


def roles_in_predicates(cast: Cast) -> None:
    """Give persons the roles of *X is an adviser*, *X, who was mayor until May*, *X resigned as prime minister*."""
    for group in cast.g.verb_groups:
        head = _predicate(cast, group)
        if head is not None:
            cast.predicates[head] = group


def role_in_predicate(cast: Cast, head: int) -> None:
    """The same, for a nominal that is such a predicate, once it is known whom its subject, a pronoun, means."""
    group = cast.predicates.get(head)
    if group is not None:
        _predicate(cast, group)


def _adopt(entity: Entity, parsed: Parsed) -> None:
    if parsed.role.title in word_classes("nominal_words")["relation"]:
        return  # "his brother X"
    entity.add_role(parsed.role)
    entity.country = entity.country or parsed.country
    entity.sector = entity.sector or parsed.sector
    words = word_classes("nominal_words")
    if entity.gender is None and parsed.role.title.endswith(tuple(words["female"])):
        entity.gender = "f"
    elif entity.gender is None and parsed.role.title.endswith(tuple(words["male"])):
        entity.gender = "m"


# -- before the name


def title_begin(cast: Cast, start: int, first: int) -> int:
    """Where the title before a name begins: at *US* of "US Secretary of State X"; ``start`` if there is none."""
    g = cast.g
    begin = start
    while begin > first:
        length = ends_title(g, begin, first)
        if length:
            begin -= length
            continue
        if begin == start and not status_word(g.lower[begin - 1]):
            phrase = g.np_at(start)
            inside = phrase is not None and phrase.start < start
            if not inside or not g.words[begin - 1][0].isalpha() or begin - 1 in cast.name_at:
                break
            if g.lower[begin - 1].rsplit("-", 1)[-1] not in title_heads():
                break
        low, tag = g.lower[begin - 1], g.tags[begin - 1]
        if low in ("'s", "’s") and begin - 2 >= first:
            owner = cast.name_until.get(begin - 1)
            begin = cast.range[owner.id][0] if owner is not None else begin - 2
            if owner is None:
                break
        elif status_word(low) or tag in ("PROPN", "ADJ", "NOUN") or begin - 1 in cast.name_at:
            name = cast.name_at.get(begin - 1)
            begin = cast.range[name.id][0] if name is not None else begin - 1
        elif look_up(g.words[begin - 1]) is not None or (tag == "VERB" and begin - 1 == first):
            begin -= 1  # "US President X" in front, "Planning Minister X"
        else:
            break
    return begin


def _before(cast: Cast, mention: Mention, entity: Entity) -> None:
    g = cast.g
    start, end = cast.range[mention.id]
    first, stop = g.sentence_range(start)
    begin = title_begin(cast, start, first)
    before = g.lower[start - 1] if start > first else ""
    entity.gender = entity.gender or gender_of(cast.words(mention), before)
    if begin == start:
        return
    parsed = parse_role(g, begin, start)
    if parsed is not None:
        _adopt(entity, parsed)
        for k in range(begin + 1, start):  # "Energy Minister Prince Faisal"
            if ends_title(g, k, begin) and ends_title(g, start, k) == start - k and g.words[k][0].isupper():
                further = parse_role(g, begin, k)
                if further is not None:
                    _adopt(entity, further)
        if g.lower[start - 1].endswith("s") and g.lower[start - 1][:-1] in title_heads():
            _share(cast, end, stop, parsed)
    bodies = {id(m): m for i in range(begin, start) if (m := cast.name_at.get(i)) is not None}
    for other in bodies.values():
        body = cast.of.get(other.id)
        if body is not None and body.type is EntityType.ORGANIZATION and entity.affiliation is None and parsed:
            entity.affiliation = body
            entity.country = entity.country or body.country


def _share(cast: Cast, end: int, stop: int, parsed: Parsed) -> None:
    """*Presidents X and Y*: the plural title is also that of the names coordinated with the first."""
    while end + 1 < stop and cast.g.lower[end] in ("and", ","):
        following = cast.name_from.get(end + 1)
        entity = cast.of.get(following.id) if following is not None else None
        if following is None or entity is None or entity.type is not EntityType.PERSON:
            return
        _adopt(entity, parsed)
        end = cast.range[following.id][1]


# -- appositions


def _behind_comma(cast: Cast, mention: Mention, entity: Entity, take: bool) -> None:
    """*X, the transport minister,*; *X, 34, a lawyer*."""
    g = cast.g
    _, i = cast.range[mention.id]
    _, stop = g.sentence_range(i - 1)
    if i + 2 < stop and g.lower[i] == "," and g.words[i + 1].isdigit() and g.lower[i + 2] == ",":
        i += 2
    if i + 1 >= stop or g.lower[i] != ",":
        return
    apposed = g.np_at(i + 1)
    if apposed is None or apposed.start != i + 1 or g.lower[apposed.head] in TIMES:
        return
    if g.tags[apposed.head] not in ("NOUN", "PROPN") or _somebody_else(cast, apposed.head, entity):
        return
    _, full = g.full(apposed, _HANGING)
    closes = full >= stop - 1 or g.vg_at(full) is None or g.lower[full] in ("who", "which")
    parsed = parse_role(g, apposed.start, apposed.end, full)
    if not closes or parsed is None or g.lower[full : full + 1] == ["'s"]:
        return
    # "A, B and C": a plain noun in a list is no apposition
    if g.tags[apposed.start] == "NOUN" and g.lower[full : full + 1] == ["and"] and apposed.start == apposed.head:
        return
    _adopt(entity, parsed)
    if take:
        _take(cast, apposed.head, entity)


def _before_comma(cast: Cast, mention: Mention, entity: Entity, take: bool) -> None:
    """*the head of the bank, X,*; *Peru's foreign minister, X,*."""
    g = cast.g
    start, end = cast.range[mention.id]
    first, stop = g.sentence_range(start)
    start = title_begin(cast, start, first)
    if start - 2 < first or g.lower[start - 1] != ",":
        return
    if not (end >= stop or g.lower[end] in (",", ".", "”", '"', "and", ")") or g.vg_at(end) is not None):
        return
    before = g.np_at(start - 2)
    if before is None:
        return
    top = g.top(before, first)
    if top.start > first and g.tags[top.start - 1] in ("ADP", "SCONJ") and g.lower[first] in _FRONTING:
        return  # "While critical of the president, Senator X ..."
    if g.full(top, _HANGING)[1] != start - 1 or not _definite(cast, top):
        return
    parsed = parse_role(g, top.start, top.end, start - 1)
    if parsed is None or _somebody_else(cast, top.head, entity):
        return
    if g.tags[top.head] != "NOUN" and g.lower[top.head] not in title_heads():
        return
    _adopt(entity, parsed)
    if take:
        _take(cast, top.head, entity)


def _definite(cast: Cast, phrase: NounPhrase) -> bool:
    g = cast.g
    if g.lower[phrase.start] in ("the", "its", "their", "his", "her", "a", "an", "our", "my"):
        return True
    possessed = any(g.lower[i] in ("'s", "’s") for i in range(phrase.start, phrase.head))
    return possessed or demonym_at(g.lower, phrase.start) is not None


def _party_tag(cast: Cast, mention: Mention, entity: Entity) -> None:
    """*(D-N.Y.)*, *, R-Boone,*: a member of an American legislature."""
    g = cast.g
    _, end = cast.range[mention.id]
    if g.lower[end : end + 1] in (["("], [","]) and end + 1 < len(g.words) and PARTY_TAG.match(_run(cast, end + 1)):
        entity.country = entity.country or "USA"
        entity.sector = entity.sector or "legislature"


def _run(cast: Cast, i: int) -> str:
    """The text from a token to the next white space."""
    start = cast.g.span(i, i + 1).start
    return cast.text[start : start + 12].split(None, 1)[0]


# -- predicates


def _predicate(cast: Cast, group: VerbGroup) -> int | None:
    """Adopt the role that a verb's predicate names; returns the predicate's head if it is open whose it is."""
    g = cast.g
    if group.negated or group.modal or group.passive or group.form != "finite":
        return None
    if group.lemma in _HEADING:
        _heading(cast, group)
        return None
    i = group.end
    _, stop = g.sentence_range(group.head)
    if group.lemma in ("be", "become", "remain"):
        while i < stop and g.tags[i] == "ADV":
            i += 1
    elif g.lower[i : i + 1] == ["as"]:
        i += 1
    elif g.lower[i + 1 : i + 2] == ["as"] and g.tags[i] in ("ADV", "ADP"):
        i += 2
    else:
        return None
    phrase = g.np_at(i)
    if phrase is None or phrase.start != i or g.tags[phrase.head] != "NOUN" or i >= stop:
        return None
    subject = g.subject(group)
    if subject is None or not subject.end <= group.start <= subject.end + 3:
        return None
    if g.lower[group.start - 1] in ("so", "nor", "neither", "and"):
        return None
    if g.lower[group.start - 1] == "who":  # "a former president of the bank who was ..."
        subject = g.top(subject, g.sentence_range(subject.start)[0])
    entity = cast.meant_at(subject.head)
    if entity is None:
        return phrase.head
    if entity.type is not EntityType.PERSON:
        return None
    _, full = g.full(phrase, _HANGING)
    parsed = parse_role(g, phrase.start, phrase.end, full)
    if parsed is None:
        return None
    status = parsed.role.status
    if status is RoleStatus.CURRENT:
        rest = g.lower[group.start : min(stop, full + 4)]
        if group.lemma in ("resign", "quit", "retire") or not {"until", "once", "formerly"}.isdisjoint(rest):
            status = RoleStatus.FORMER
        elif group.past and group.lemma == "be":
            status = RoleStatus.THEN
    _adopt(entity, attrs.evolve(parsed, role=attrs.evolve(parsed.role, status=status)))
    _take(cast, phrase.head, entity)
    return None


def _heading(cast: Cast, group: VerbGroup) -> None:
    """Adopt the role of *X, who heads Clean Harbours*."""
    g = cast.g
    if group.start < 2 or g.lower[group.start - 1] != "who":
        return
    bearer, done_to = group.start - 2, g.object(group)
    entity = cast.meant_at(bearer - (g.lower[bearer] == "," and bearer > 0))
    body = cast.meant_at(done_to.head) if done_to is not None else None
    if entity is None or body is None or entity.type is not EntityType.PERSON or not entity.named:
        return
    if body.type is not EntityType.ORGANIZATION or not body.named:
        return
    status = RoleStatus.THEN if group.past and group.lemma != "found" else RoleStatus.CURRENT
    title = _HEADING[group.lemma]
    entity.add_role(Role(title=title, organization=body.name, status=status, span=g.span(group.start, group.end)))
    entity.sector = entity.sector or body.sector
    entity.country = entity.country or body.country
    entity.affiliation = entity.affiliation or body


def _somebody_else(cast: Cast, head: int, entity: Entity) -> bool:
    """Whether a word belongs to the name of somebody else."""
    mention = cast.name_at.get(head)
    return mention is not None and cast.of.get(mention.id) is not entity


def _take(cast: Cast, head: int, entity: Entity) -> None:
    """The nominal with that head becomes a mention of the entity that it stands beside."""
    mention = cast.by_head.get(head)
    if mention is not None and mention.form is MentionForm.NOMINAL and mention.id not in cast.of:
        cast.link(mention, entity)
