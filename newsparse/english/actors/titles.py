"""Roles beside a name: in front of it, in apposition to it, and by a party tag."""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.actors.ascription import gender_of, gender_of_noun
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.roles import Parsed, parse_role, status_word
from newsparse.english.grammar import TIMES, Grammar, NounPhrase
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import demonym_at, look_up, title_heads
from newsparse.english.names import PARTY_TAG
from newsparse.english.names.titles import office_before, title_before
from newsparse.model import EntityType, MentionForm

BEFORE_ORGANIZATION = words("before_organization")
_POSSESSIVE = frozenset({"'s", "’s"})


def roles_around(cast: Cast, mention: Occurrence, entity: Entity, *, take: bool = True) -> None:
    """Give a person the roles that stand beside one of its names; ``take`` the nominals that name them, too."""
    first, _ = cast.g.sentence_range(mention.start)
    begin = title_begin(cast, mention.start, first)
    if entity.gender is None:
        before = mention.before if mention.start > first else ""
        entity.gender = gender_of(cast.g.words[mention.start : mention.end], before)
    _in_front(cast, mention, entity, first, begin)
    for phrase, full in (*_apposed_after(cast, mention), *_apposed_before(cast, mention, first, begin - 1)):
        name = cast.name_at(phrase.head)
        parsed = parse_role(cast.g, phrase.start, phrase.end, full)
        if parsed is not None and (name is None or name.entity is entity):
            adopt(entity, parsed)
            if take:
                take_nominal(cast, phrase.head, entity)
    _party_tag(cast, mention, entity)


def adopt(entity: Entity, parsed: Parsed) -> None:
    """Give a person a role, and what it tells of them."""
    title = parsed.role.title
    if title not in words("relation"):  # "his brother X"
        entity.add_role(parsed.role)
        entity.learn(country=parsed.country, sector=parsed.sector, gender=gender_of_noun(title))


def take_nominal(cast: Cast, head: int, entity: Entity) -> None:
    """The nominal with that head becomes a mention of the entity that it stands beside."""
    mention = cast.headed_by(head)
    if mention is not None and mention.form is MentionForm.NOMINAL and mention.entity is None:
        cast.link(mention, entity)


# -- in front of the name


def title_begin(cast: Cast, start: int, first: int) -> int:
    """Where the title before a name begins: at *US* of "US Secretary of State X"; ``start`` if there is none."""
    begin = start
    while begin > first:
        title = title_before(cast.g, begin, first)
        if title is not None:
            begin = title[0]
        elif begin == start and not status_word(cast.g.lower[begin - 1]):
            break
        elif (modifier := _modifier(cast, begin, first)) < begin:
            begin = modifier
        else:
            break
    return begin


def _modifier(cast: Cast, end: int, first: int) -> int:
    """Where the word, name or owner begins that says of what, or when, somebody has a title; ``end`` if none does."""
    g = cast.g
    low, tag = g.lower[end - 1], g.tags[end - 1]
    if low in _POSSESSIVE and end - 2 >= first:
        owner = cast.name_until(end - 1)
        return owner.start if owner is not None else end - 2
    name = cast.name_at(end - 1)
    if name is not None:
        return name.start
    shouted = tag == "VERB" and end - 1 == first  # "Planning Minister X"
    known = status_word(low) or look_up(g.words[end - 1]) is not None
    return end - 1 if known or shouted or tag in ("PROPN", "ADJ", "NOUN") else end


def _in_front(cast: Cast, mention: Occurrence, entity: Entity, first: int, begin: int) -> None:
    """*US Secretary of State X*, *former minister X*, *Energy Minister Prince X*; the body named there is X's."""
    g, start = cast.g, mention.start
    office = office_before(g, start, first) or start
    if office < start:
        begin = title_begin(cast, office, first)
    parsed = parse_role(g, begin, office, start) if begin < office else None
    if parsed is None:
        return
    for role in (parsed, *_titles_before_others(g, begin, start)):
        adopt(entity, role)
    if g.lower[start - 1].endswith("s") and g.lower[start - 1][:-1] in title_heads():
        _share(cast, mention.end, parsed)
    for i in range(begin, start):
        name = cast.name_at(i)
        body = name.entity if name is not None else None
        if body is not None and body.type is EntityType.ORGANIZATION:
            entity.learn(affiliation=body, country=body.country)
            return


def _titles_before_others(g: Grammar, begin: int, end: int) -> Iterator[Parsed]:
    """*Energy Minister* of *Energy Minister Prince X*."""
    for k in range(begin + 1, end):
        if g.words[k][0].isupper() and title_before(g, k, begin) and title_before(g, end, k) == (k, end):
            parsed = parse_role(g, begin, k)
            if parsed is not None:
                yield parsed


def _share(cast: Cast, end: int, parsed: Parsed) -> None:
    """*Presidents X and Y*: the plural title is also that of the names coordinated with the first."""
    while cast.g.lower[end : end + 1] in (["and"], [","]):
        following = cast.name_from(end + 1)
        if following is None or following.entity is None or following.entity.type is not EntityType.PERSON:
            return
        adopt(following.entity, parsed)
        end = following.end


# -- appositions


def _apposed_after(cast: Cast, mention: Occurrence) -> Iterator[tuple[NounPhrase, int]]:
    """The noun phrase, and where what hangs on it ends: *X, the transport minister,*; *X, 34, a lawyer*."""
    g, i = cast.g, mention.end
    if mention.after != ",":
        return
    _, stop = g.sentence_range(i - 1)
    if g.lower[i + 2 : i + 3] == [","] and g.words[i + 1].isdigit():
        i += 2
    phrase = g.np_at(i + 1) if i + 1 < stop else None
    if phrase is None or phrase.start != i + 1 or g.lower[phrase.head] in TIMES:
        return
    _, full = g.full(phrase, BEFORE_ORGANIZATION)
    following = g.lower[full] if full < stop else ""
    listed = following == "and" and phrase.start == phrase.head and g.tags[phrase.head] == "NOUN"  # "A, B and C"
    if not listed and following != "'s" and (g.vg_at(full) is None or full >= stop - 1):
        yield phrase, full


def _apposed_before(cast: Cast, mention: Occurrence, first: int, comma: int) -> Iterator[tuple[NounPhrase, int]]:
    """The same, of *the head of the bank, X,*; *Peru's foreign minister, X,*."""
    g, end = cast.g, mention.end
    phrase = g.np_at(comma - 1) if comma > first and g.lower[comma] == "," else None
    if phrase is None:
        return
    closed = mention.after in words("after_apposition") or g.vg_at(end) is not None
    if not closed and end < g.sentence_range(mention.start)[1]:
        return
    top = g.top(phrase, first)
    if top.start > first and g.tags[top.start - 1] in ("ADP", "SCONJ") and g.lower[first] in words("fronting"):
        return  # "While critical of the president, Senator X ..."
    title = g.tags[top.head] == "NOUN" or g.lower[top.head] in title_heads()
    if title and g.full(top, BEFORE_ORGANIZATION)[1] == comma and _is_definite(cast, top):
        yield top, comma


def _is_definite(cast: Cast, phrase: NounPhrase) -> bool:
    """Whether a noun phrase has a determiner, an owner or a demonym: *the*, *its*, *Peru's*, *Danish*."""
    lower = cast.g.lower
    first = lower[phrase.start]
    determined = first in words("possessive_determiner") or first in words("opens_description")
    owned = not _POSSESSIVE.isdisjoint(lower[phrase.start : phrase.head])
    return determined or owned or demonym_at(lower, phrase.start) is not None


def _party_tag(cast: Cast, mention: Occurrence, entity: Entity) -> None:
    """*(D-N.Y.)*, *, R-Boone,*: a member of an American legislature."""
    end = mention.end
    if mention.after in ("(", ",") and end + 1 < len(cast.g.words):
        after = cast.g.span(end + 1, end + 2).start
        if PARTY_TAG.match(cast.g.text, after):
            entity.learn(country="USA", sector="legislature")
