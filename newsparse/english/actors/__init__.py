"""The component ``english.actors``: from mentions to persons, organisations, states and groups.

What is shared:

- `cast`: the entities, and which mention is whose; `entity`: one of them; `index`: where mentions stand.
- `ascription`, `gender`: what words tell of country, sector and gender.
- `confidence`: how likely it is somebody here.

Names, in `naming`:

- `persons`, `bodies`: which names are one person's, or one body's; `short_names`: abbreviations and parts of names.
- `roles`: reads a title; `titles`: finds those beside a name; `predicate_roles`: those that a verb tells.

All others, in `reference`:

- `nominals`: *the minister*; `pronouns`: *she*; `speech`: *I*; `history`: who was spoken of so far.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.confidence import Confidence
from newsparse.english.actors.entity import Entity
from newsparse.english.actors.naming import link_names
from newsparse.english.actors.predicate_roles import RolesInPredicates
from newsparse.english.actors.reference import link_others
from newsparse.english.names.namesakes import misleading
from newsparse.model import Actor, EntityType, Item, ParsedArticle, Provenance, item_id

_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})


class Actors:
    """Puts the cast of an article together."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield actors, in the order of their first mentions."""
        cast = Cast(document)
        predicates = RolesInPredicates(cast)
        link_names(cast, predicates)
        link_others(cast, predicates)
        entities = [e for e in cast.entities if e.type in _ACTORS and e.mentions]
        countries = misleading(cast.g)
        for entity in entities:
            entity.country = countries.get(entity.country or "", entity.country)
            entity.mentions.sort(key=lambda m: m.span)
        entities.sort(key=lambda e: e.mentions[0].span)
        ids = {e: item_id(document.article.id, "actor", [e.mentions[0].span]) for e in entities}
        confidence = Confidence(document, cast.index)
        for entity in entities:
            actor = _actor(entity, ids)
            yield attrs.evolve(actor, provenance=Provenance(confidence=confidence(actor)))


def _actor(entity: Entity, ids: dict[Entity, str]) -> Actor:
    return Actor(
        id=ids[entity],
        name=entity.name,
        type=entity.type,
        aliases=[a for a in dict.fromkeys(entity.aliases) if a != entity.name],
        mention_ids=[m.id for m in entity.mentions],
        roles=entity.roles,
        country=entity.country,
        sector=entity.sector,
        affiliation=ids.get(entity.affiliation) if entity.affiliation is not None else None,
        generic=entity.generic,
        anonymous=entity.anonymous,
        ambiguous=[ids[e] for e in entity.ambiguous if e in ids],
    )
