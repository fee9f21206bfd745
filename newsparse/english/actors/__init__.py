"""The component ``english.actors``: from mentions to persons, organisations, states and groups.

`naming` gives names their entities, `roles` reads titles and functions, `reference` resolves nominals and pronouns;
`cast` holds what they share.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsparse.english.actors.cast import Cast, Entity
from newsparse.english.actors.naming import link_names
from newsparse.english.actors.reference import Resolver
from newsparse.model import Actor, EntityType, Item, ParsedArticle, Provenance, item_id

_ACTORS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.STATE, EntityType.GROUP})


class Actors:
    """Puts the cast of an article together."""

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield actors, in the order of their first mentions."""
        cast = Cast(document)
        link_names(cast)
        Resolver(cast).run()
        entities = [e for e in cast.entities if e.type in _ACTORS and e.mentions]
        for entity in entities:
            entity.mentions.sort(key=lambda m: m.span)
        entities.sort(key=lambda e: e.mentions[0].span)
        ids = {id(e): item_id(document.article.id, "actor", [e.mentions[0].span]) for e in entities}
        for entity in entities:
            yield _actor(entity, ids)


def _actor(entity: Entity, ids: dict[int, str]) -> Actor:
    ambiguous = [ids[id(e)] for e in entity.ambiguous if id(e) in ids]
    affiliation = ids.get(id(entity.affiliation)) if entity.affiliation is not None else None
    return Actor(
        id=ids[id(entity)],
        name=entity.name,
        type=entity.type,
        aliases=[a for a in dict.fromkeys(entity.aliases) if a != entity.name],
        mention_ids=[m.id for m in entity.mentions],
        roles=entity.roles,
        country=entity.country,
        sector=entity.sector,
        affiliation=affiliation,
        generic=entity.generic,
        anonymous=entity.anonymous,
        ambiguous=ambiguous,
        provenance=Provenance(confidence=entity.confidence),
    )
