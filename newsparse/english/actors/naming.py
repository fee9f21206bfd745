"""Names to entities: who bears them, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict

from newsparse.english.actors.ascription import country_in, sector_of
from newsparse.english.actors.bodies import Bodies
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.persons import Persons
from newsparse.english.actors.predicate_roles import RolesInPredicates
from newsparse.english.actors.short_names import merge_short_names
from newsparse.english.actors.titles import roles_around
from newsparse.english.lexicon.gazetteer import look_up
from newsparse.model import EntityType

_BODIES = (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)


def link_names(cast: Cast, predicates: RolesInPredicates) -> None:
    """Give every name mention that can be an actor its entity."""
    names = cast.names
    persons, bodies = Persons(cast), Bodies(cast)
    families = _in_capitals(cast, names)
    single = persons.link_full([m for m in names if m.type is EntityType.PERSON or m.said in families])
    predicates.read()
    for mention in single:
        persons.link_single(mention)
    for mention in names:
        if mention.type in _BODIES and mention.entity is None:
            bodies.link(mention)
    merge_short_names(cast, names)
    _link_surnames(cast, [m for m in names if m.type is EntityType.OTHER])
    _tell_of_bodies(cast)
    for mention in names:
        if mention.entity is not None and mention.entity.type is EntityType.PERSON:
            roles_around(cast, mention, mention.entity)
    predicates.read()


def _in_capitals(cast: Cast, names: list[Occurrence]) -> set[str]:
    """The family names that full names have in capitals: *ORTEGA* of *Sofia ORTEGA*."""
    return {
        word
        for mention in names
        if mention.type is EntityType.PERSON and not mention.said.isupper()
        for word in cast.g.words[mention.start : mention.end]
        if len(word) > 2 and word.isupper()
    }


def _tell_of_bodies(cast: Cast) -> None:
    for entity in cast.entities:
        if entity.type is not EntityType.PERSON:
            entity.country = entity.country or country_in(entity.name.split())
            entity.sector = entity.sector or sector_of(entity.name)


def _link_surnames(cast: Cast, others: list[Occurrence]) -> None:
    """Link a word that is no sort of name by itself to the one person whose surname it is."""
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities if others else ():
        if entity.type is EntityType.PERSON:
            by_surname[entity.name.split()[-1].casefold()].append(entity)
    for mention in others:
        bearers = by_surname.get(mention.said.casefold(), [])
        if len(bearers) == 1 and look_up(mention.said) is None:
            cast.link(mention, bearers[0])
