"""Roles beside a name: in front of it, in apposition to it, and by a party tag."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.actors.ascription import gender_of, gender_of_noun
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.roles import Parsed, parse_role, status_word
from newsparse.english.grammar import TIMES, Grammar, NounPhrase
from newsparse.english.grammar.vocabulary import PARTY_TAG
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import demonym_at, look_up, title_heads
from newsparse.english.names.titles import office_before, title_before
from newsparse.model import EntityType, MentionForm, RoleStatus

BEFORE_ORGANIZATION = words("before_organization")
_BEFORE_COMMA = BEFORE_ORGANIZATION | {"from", "in"}
"""The same, and what stands between somebody and a place: *a retired judge* from *Lyon, X*."""
_POSSESSIVE = frozenset({"'s", "’s"})


def roles_around(cast: Cast, mention: Occurrence, entity: Entity, *, take: bool = True) -> None:
    """Give a person the roles that stand beside one of its names; ``take`` the nominals that name them, too."""
    first, _ = cast.g.sentence_range(mention.start)
    begin = title_begin(cast, mention.start, first)
    if entity.gender is None:
        before = mention.before if mention.start > first else ""
        entity.gender = gender_of(cast.g.words[mention.start : mention.end], before)
    _in_front(cast, mention, entity, first, begin)
    beside = (*_apposed_after(cast, mention), *_apposed_before(cast, mention, first, begin - 1))
    for phrase, full in beside or _known_as(cast, mention, first):
        name = cast.name_at(phrase.head)
        parsed = parse_role(cast.g, phrase.start, phrase.end, full)
        if parsed is not None and (name is None or name.entity is entity):
            adopt(entity, _ended(cast, phrase, full, parsed))
            if take:
                take_nominal(cast, phrase.head, entity)
    _party_tag(cast, mention, entity)


def adopt(entity: Entity, parsed: Parsed) -> None:
    """Give a person a role, and what it tells of them."""
    title = parsed.role.title
    entity.learn(gender=gender_of_noun(title))
    if title not in words("relation"):  # "his brother X"
        entity.add_role(parsed.role)
        entity.learn(country=parsed.country, sector=parsed.sector)


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
    if begin == first or g.lower[begin - 1] not in ("by", "from"):  # "an attack by Mayor X of Peru"
        entity.learn(country=_country_after(cast, mention.end)[0])
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
    _, end = _country_after(cast, end)
    while cast.g.lower[end : end + 1] in (["and"], [","]):
        following = cast.name_from(end + 1)
        if following is None or following.entity is None or following.entity.type is not EntityType.PERSON:
            return
        adopt(following.entity, parsed)
        country, end = _country_after(cast, following.end)
        following.entity.learn(country=country)


def _country_after(cast: Cast, end: int) -> tuple[str | None, int]:
    """The country of *President X* of *Benin*, *Senator X* of *Utah*, and where that ends."""
    lower = cast.g.lower
    begin = end + 1 + (lower[end + 1 : end + 2] == ["the"])
    place = cast.name_from(begin) if lower[end : end + 1] == ["of"] else None
    if place is None or place.type not in (EntityType.STATE, EntityType.PLACE) or place.after in _POSSESSIVE:
        return None, end
    known = look_up(place.said)
    return (known.country if known is not None else None), place.end


# -- appositions


def _apposed_after(cast: Cast, mention: Occurrence) -> Iterator[tuple[NounPhrase, int]]:
    """The noun phrase, and where what hangs on it ends: *X, the transport minister,*; *X, 34, a lawyer*."""
    g, i = cast.g, mention.end
    if mention.after != ",":
        return
    _, stop = g.sentence_range(i - 1)
    if g.lower[i + 2 : i + 3] == [","] and g.words[i + 1].isdigit():
        i += 2
    i += not words("before_apposed_role").isdisjoint(g.lower[i + 1 : i + 2])
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
    comma -= comma > first and g.lower[comma] == "the"  # "his sister, the novelist X"
    phrase = g.np_at(comma - 1) if comma > first and g.lower[comma] == "," else None
    if phrase is None:
        return
    closed = mention.after in words("after_apposition") or _opens_clause(g, first, end)
    if not closed and end < g.sentence_range(mention.start)[1]:
        return
    for top in dict.fromkeys((phrase, g.top(phrase, first))):
        if _may_describe(cast, top, first) and g.full(top, _BEFORE_COMMA)[1] == comma:
            yield top, comma


def _known_as(cast: Cast, mention: Occurrence, first: int) -> Iterator[tuple[NounPhrase, int]]:
    """The same, of *its commander, known as X,*."""
    g, k = cast.g, mention.start - 2
    if mention.before != "as" or mention.after != "," or k - 2 < first or g.lower[k] != "known":
        return
    k -= g.lower[k - 1] in words("before_known")
    phrase = g.np_at(k - 2) if g.lower[k - 1] == "," else None
    if phrase is not None and phrase.end == k - 1 and _may_describe(cast, phrase, first):
        yield phrase, phrase.end


def _ended(cast: Cast, phrase: NounPhrase, full: int, parsed: Parsed) -> Parsed:
    """A role beside a name that is over: *X, once mayor*; *X, mayor until 2021*; *X, minister from 2011 to 2015*."""
    g, role = cast.g, parsed.role
    after = g.lower[full : full + 4]
    year = after[-1] if after[:1] == ["from"] and len(after) == 4 and after[2] in ("to", "until") else ""
    year = after[1] if after[:1] == ["until"] and len(after) > 1 else year
    published = cast.document.article.published
    over = year.isdigit() and (published is None or int(year) <= published.year)
    if role.status is RoleStatus.CURRENT and (over or g.lower[phrase.start - 1] in words("no_longer")):
        return attrs.evolve(parsed, role=attrs.evolve(role, status=RoleStatus.FORMER))
    return parsed


def _opens_clause(g: Grammar, first: int, end: int) -> bool:
    """Whether the verb after a name is the first of its sentence, and no "…, Sheriff X said" after what is said."""
    return g.vg_at(end) is not None and not any(g.groups_in(first, end))


def _may_describe(cast: Cast, phrase: NounPhrase, first: int) -> bool:
    """Whether a noun phrase before a comma may name whoever is named after it.

    "While critical of the president, Senator X ..." does not, nor does *with talks in Rome*.
    """
    g = cast.g
    if phrase.start > first and g.tags[phrase.start - 1] in ("ADP", "SCONJ") and g.lower[first] in words("fronting"):
        return False
    low = g.lower[phrase.head]
    title = (g.tags[phrase.head] == "NOUN" and low == g.lemmas[phrase.head].lower()) or low in title_heads()
    return title and _is_definite(cast, phrase)


def _is_definite(cast: Cast, phrase: NounPhrase) -> bool:
    """Whether a noun phrase has a determiner, an owner or a demonym: *the*, *its*, *Peru's*, *Danish*."""
    lower = cast.g.lower
    first = lower[phrase.start]
    determined = first in words("possessive_determiner") or first in words("introducing")
    owned = not _POSSESSIVE.isdisjoint(lower[phrase.start : phrase.head])
    return determined or owned or demonym_at(lower, phrase.start) is not None


def _party_tag(cast: Cast, mention: Occurrence, entity: Entity) -> None:
    """*(D-N.Y.)*, *, R-Boone,*: a member of an American legislature."""
    end = mention.end
    if mention.after in ("(", ",") and end + 1 < len(cast.g.words):
        after = cast.g.span(end + 1, end + 2).start
        if PARTY_TAG.match(cast.g.text, after):
            entity.learn(country="USA", sector="legislature")
