"""Names of organisations, states and groups: which of them are one body's."""

from __future__ import annotations

from functools import lru_cache

from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import Known, look_up
from newsparse.model import EntityType
from newsparse.text import fold


@lru_cache(maxsize=1 << 12)
def body_key(name: str) -> str:
    """What two names of one body have in common.

    Example:
        >>> body_key("the Ministry of Health"), body_key("health ministry")
        ('health ministry', 'health ministry')
    """
    said = fold(name).removeprefix("the ").replace(" 's", "'s").replace(" '", "'").split()
    if len(said) > 2 and said[1] == "of" and said[0] in words("body_of_field"):
        said = [*(w for w in said[2:] if w != "the"), said[0]]
    return " ".join(said)


class Bodies:
    """States by their code, everybody else by name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._by_key: dict[str, Entity] = {}

    def link(self, mention: Occurrence) -> None:
        """Link a name to the body that bears it, or to a new one."""
        said = mention.said
        known = look_up(said)
        region = known is not None and known.type is EntityType.STATE and mention.type is EntityType.ORGANIZATION
        if region or (known is not None and known.type is EntityType.PLACE):
            known = None
        if known is not None and known.type is EntityType.STATE:
            keys = [known.country or ""]
        else:
            keys = [body_key(known.name if known is not None else said), body_key(said)]
        entity = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if entity is not None:
            self.cast.link(mention, entity)
        else:
            entity = self._new(mention, said, known)
        for key in keys:
            self._by_key.setdefault(key, entity)

    def _new(self, mention: Occurrence, said: str, known: Known | None) -> Entity:
        """A body that is named for the first time: by the name that the article gives it, unless that abbreviates."""
        if known is None:
            type = mention.type if mention.type is not EntityType.STATE else EntityType.ORGANIZATION
            return self.cast.new(mention, said, type, plural=type is EntityType.GROUP)
        short = said.isupper() and len(said) <= 6 and known.name.isupper()
        name = known.name if short or known.type is EntityType.STATE else said
        plural = known.type is EntityType.GROUP
        return self.cast.new(mention, name, known.type, country=known.country, sector=known.sector, plural=plural)
