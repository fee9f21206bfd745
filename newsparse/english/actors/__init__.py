"""The component ``english.actors``: from mentions to persons, organisations, states and groups.

What is shared:

- `cast`: the mentions by token, and the entities; `entity`: one of them, and a mention.
- `ascription`: what words tell of country, sector and gender.
- `confidence`: how likely it is somebody here.

Names, in `naming`:

- `persons`, `bodies`: which names are one person's, or one body's; `short_names`: abbreviations and parts of names.
- `roles`: reads a title; `titles`: finds those beside a name; `predicate_roles`: those that a verb tells.

All others, in `reference`:

- `nominals`: *the minister*; `descriptions`: *the Dane*, *the 27-year-old*; `pronouns`: *she*; `speech`: *I*;
  `history`: who was spoken of so far.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.confidence import Confidence
from newsparse.english.actors.entity import Entity, Occurrence
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
        mentions: dict[Entity, list[Occurrence]] = {}
        for mention in cast.mentions:
            if mention.entity is not None and mention.entity.type in _ACTORS:
                mentions.setdefault(mention.entity, []).append(mention)
        ids = {e: item_id(document.article.id, "actor", [own[0].span]) for e, own in mentions.items()}
        countries, confidence = misleading(cast.g), Confidence(cast)
        for entity, own in mentions.items():
            entity.country = countries.get(entity.country or "", entity.country)
            actor = _actor(entity, [m.id for m in own], ids)
            yield attrs.evolve(actor, provenance=Provenance(confidence=confidence(actor)))


def _actor(entity: Entity, mentions: list[str], ids: dict[Entity, str]) -> Actor:
    return Actor(
        id=ids[entity],
        name=entity.name,
        type=entity.type,
        aliases=[a for a in dict.fromkeys(entity.aliases) if a != entity.name],
        mention_ids=mentions,
        roles=entity.roles,
        country=entity.country,
        sector=entity.sector,
        affiliation=ids.get(entity.affiliation) if entity.affiliation is not None else None,
        generic=entity.generic,
        anonymous=entity.anonymous,
        ambiguous=[ids[e] for e in entity.ambiguous if e in ids],
    )
