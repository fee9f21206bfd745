"""Records: the little of each actor that linking keeps, so that articles can stream through."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from newsparse.knowledge.gazetteer import collectives, look_up
from newsparse.linking.names import PersonName
from newsparse.model import Actor, EntityType, MentionForm, ParsedArticle, Role
from newsparse.text import fold

_LEGAL = frozenset("inc corp co ltd llc plc ag gmbh sa nv corporation incorporated limited company".split())
_FUNCTION_WORDS = frozenset("of for and the on to in".split())

Office = tuple[str, str]
"""A title, and the country or the organisation that it belongs to."""


@attrs.frozen(kw_only=True)
class Record:
    """An actor of one article. ``names`` are those that stand in the text, the actor's own first, if it has any."""

    id: str
    article_id: str
    date: datetime.date | None
    type: EntityType
    name: str
    names: tuple[str, ...]
    country: str | None
    sector: str | None
    roles: tuple[Role, ...]
    offices: frozenset[Office]
    identifiers: tuple[tuple[str, str], ...]
    linkable: bool

    @property
    def key(self) -> str:
        """The name as it is compared with others of the same type."""
        if self.type is EntityType.PERSON:
            return PersonName.of(self.name).whole
        return organization_key(self.name)

    @property
    def common(self) -> bool:
        """Whether the name is made of common nouns, so that every country may have such a body: *Defence Ministry*."""
        if self.type is EntityType.PERSON:
            return False
        words = [w for w in fold(self.name).split() if w not in _FUNCTION_WORDS]
        return bool(words) and (words[-1] in collectives() or words[0] in collectives()) and len(words) <= 3


def records_of(parsed: ParsedArticle) -> Iterator[Record]:
    """The record of each actor of a result."""
    published = parsed.article.published
    date = published.date() if isinstance(published, datetime.datetime) else published
    named = {m.actor_id for m in parsed.mentions if m.form is MentionForm.NAME}
    for actor in parsed.actors:
        is_named = actor.id in named or _has_name(actor) or (not actor.mention_ids and not actor.generic)
        yield Record(
            id=actor.id,
            article_id=parsed.article.id,
            date=date,
            type=actor.type,
            name=actor.name,
            names=tuple(dict.fromkeys((actor.name, *actor.aliases))) if is_named else (),
            country=actor.country,
            sector=actor.sector,
            roles=tuple(
                Role(title=r.title, organization=r.organization, status=r.status, since=r.since, until=r.until)
                for r in actor.roles
            ),
            offices=frozenset(_offices(actor)),
            identifiers=actor.identifiers,
            linkable=is_named and not (actor.generic or actor.anonymous or actor.ambiguous),
        )


def _has_name(actor: Actor) -> bool:
    """Whether an organisation's description has a name in it: *the Trump administration*, *the U.S. government*."""
    words = actor.name.split()
    return actor.type is EntityType.ORGANIZATION and len(words) > 1 and any(word[0].isupper() for word in words)


def _offices(actor: Actor) -> Iterator[Office]:
    for role in actor.roles:
        place = organization_key(role.organization) if role.organization else actor.country
        if place:
            yield fold(role.title), place


def organization_key(name: str) -> str:
    """An organisation's name without legal forms, or what it is known as.

    Example:
        >>> organization_key("Tidewater Shipping Co."), organization_key("UK") == organization_key("United Kingdom")
        ('tidewater shipping', True)
    """
    known = look_up(name)
    if known is not None and not known.capital:
        return fold(known.name)
    words = fold(name).replace(",", " ").split()
    while len(words) > 1 and words[-1].rstrip(".") in _LEGAL:
        words.pop()
    return " ".join(words)


def is_abbreviation(name: str) -> bool:
    """Whether a name is written as an abbreviation (*WHO*, *U.N.*)."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def initials(name: str) -> str:
    """The capitals that a name's words begin with.

    Example:
        >>> initials("Coast Guard Officers' Union of Malta")
        'CGOUM'
    """
    words = name.replace("-", " ").split()
    return "".join(w[0] for w in words if w[:1].isupper() and w.lower() not in _FUNCTION_WORDS)
