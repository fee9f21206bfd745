"""Names to entities: who bears them, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict

from newsparse.english.actors.ascription import country_in, sector_of
from newsparse.english.actors.bodies import Bodies
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.persons import Persons
from newsparse.english.actors.predicate_roles import RolesInPredicates
from newsparse.english.actors.short_names import merge_short_names
from newsparse.english.actors.titles import roles_around
from newsparse.english.lexicon.gazetteer import collectives, look_up
from newsparse.model import EntityType, Mention, MentionForm


def link_names(cast: Cast, predicates: RolesInPredicates) -> None:
    """Give every name mention that can be an actor its entity."""
    names = [m for m in cast.index.mentions if m.form is MentionForm.NAME]
    persons, bodies = Persons(cast), Bodies(cast)
    families = _in_capitals(cast, names)
    single = persons.link_full([m for m in names if m.type is EntityType.PERSON or cast.index.said(m) in families])
    predicates.read()
    for mention in single:
        persons.link_single(mention)
    for mention in names:
        body = mention.type in (EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP)
        if body and cast.of(mention) is None:
            bodies.link(mention)
    merge_short_names(cast, names)
    _link_surnames(cast, names)
    for entity in cast.entities:
        if entity.type is not EntityType.PERSON:
            entity.learn(country=country_in(entity.name.split()), sector=sector_of(entity.name))
    _tell_countries(cast, names)
    for mention in names:
        bearer = cast.of(mention)
        if bearer is not None and bearer.type is EntityType.PERSON:
            roles_around(cast, mention, bearer)
    predicates.read()


def _tell_countries(cast: Cast, names: list[Mention]) -> None:
    """Whose a body is that a state owns: *Chile's Ministry of Mining*."""
    for mention in names:
        body = cast.of(mention)
        if body is None or body.type is not EntityType.ORGANIZATION or cast.index.before(mention) not in ("'s", "’s"):
            continue
        owner = cast.of(cast.index.name_until(cast.index.range_of(mention)[0] - 1))
        if owner is None or owner.type is not EntityType.STATE:
            continue
        said = cast.index.said(mention)
        if said.lower() in collectives() and body.mentions[0] is mention:
            body.country = owner.country  # "Peru's Congress"
        elif look_up(said) is None:
            body.learn(country=owner.country)


def _in_capitals(cast: Cast, names: list[Mention]) -> set[str]:
    """The family names that full names have in capitals: *ORTEGA* of *Sofia ORTEGA*."""
    return {
        word
        for mention in names
        if mention.type is EntityType.PERSON and not cast.index.said(mention).isupper()
        for word in cast.index.words(mention)
        if len(word) > 2 and word.isupper()
    }


def _link_surnames(cast: Cast, names: list[Mention]) -> None:
    """Link a word that is no sort of name by itself to the one person whose surname it is."""
    by_surname: dict[str, list[Entity]] = defaultdict(list)
    for entity in cast.entities:
        if entity.type is EntityType.PERSON:
            by_surname[entity.name.split()[-1].casefold()].append(entity)
    for mention in names:
        said = cast.index.said(mention)
        bearers = by_surname.get(said.casefold(), [])
        if mention.type is EntityType.OTHER and len(bearers) == 1 and look_up(said) is None:
            cast.link(mention, bearers[0])
