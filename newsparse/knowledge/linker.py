"""The linker: from the actors of an article to those of knowledge bases, by name or by office and date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from newsparse.knowledge.places import place_of
from newsparse.model import Actor, EntityType, Item, MentionForm, ParsedArticle, Role, RoleStatus
from newsparse.protocols import KnowledgeBase
from newsparse.text import fold

_HELD = frozenset({RoleStatus.CURRENT, RoleStatus.ACTING})


class Linker:
    """A component that gives actors the identifiers of the only one that each knowledge base can mean.

    A name must be known, and type, country and the dates of offices must not contradict the article. An actor without
    a name (*the French president*) is whoever held the office on the article's date. Where several fit, nobody is
    meant.

    Example:
        >>> import newsparse
        >>> from newsparse.knowledge import ActorList
        >>> from newsparse.model import Actor
        >>> known = Actor(id="1", name="Ada Bell", type="person", identifiers=[("register", "7")])
        >>> parsed = newsparse.parse("“No,” said Ada Bell.", pipeline="rules")
        >>> [actor.identifiers for actor in Linker(ActorList([known]))(parsed)]
        [(('register', '7'),)]
    """

    def __init__(self, *bases: KnowledgeBase) -> None:
        self.bases = bases

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the actors that are known, with their identifiers."""
        published = document.article.published
        date = published.date() if isinstance(published, datetime.datetime) else published
        named = {m.actor_id for m in document.mentions if m.form is MentionForm.NAME}
        for actor in document.actors:
            if actor.generic or actor.anonymous or actor.ambiguous:
                continue
            found = [known for base in self.bases for known in _meant(actor, base, date, named=actor.id in named)]
            if found:
                yield attrs.evolve(
                    actor,
                    identifiers=[pair for known in found for pair in known.identifiers],
                    aliases=[known.name for known in found if fold(known.name) != fold(actor.name)],
                    country=next((known.country for known in found if known.country), None),
                    sector=next((known.sector for known in found if known.sector), None),
                )


def _meant(actor: Actor, base: KnowledgeBase, date: datetime.date | None, *, named: bool) -> list[Actor]:
    """The one that a base knows the actor as, in a list, or none."""
    if named:
        known = [k for k in base.named(actor.name) if _agree(actor, k, date)]
        if len(known) > 1:
            known = [k for k in known if _shared(actor, k, date)]
    elif actor.type is EntityType.PERSON:
        known = [k for role in actor.roles for k in _holders(actor, role, base, date)]
    else:
        known = []
    return known[:1] if len({k.id for k in known}) == 1 else []


def _holders(actor: Actor, role: Role, base: KnowledgeBase, date: datetime.date | None) -> Iterator[Actor]:
    where = place_of(role, actor)
    if where is None or role.status not in _HELD:
        return
    for known in base.holders(role.title, where):
        if any(_same(role, actor, other, known) and _held(other, date) for other in known.roles):
            yield known


def _agree(actor: Actor, known: Actor, date: datetime.date | None) -> bool:
    """Whether nothing that an article says of an actor contradicts a base."""
    if actor.type is not known.type:
        return False
    if _shared(actor, known, date):
        return True
    if actor.country and known.country and actor.country != known.country:
        return False
    # An office that the base knows, at a time when he or she did not hold it: a namesake.
    return not any(
        role.status in _HELD and _same(role, actor, other, known) for role in actor.roles for other in known.roles
    )


def _shared(actor: Actor, known: Actor, date: datetime.date | None) -> bool:
    """Whether they have an office in common, held on a date, or before it by a former holder."""
    for role in actor.roles:
        for other in known.roles:
            if not _same(role, actor, other, known):
                continue
            if role.status in _HELD and (date is None or _held(other, date)):
                return True
            if role.status is RoleStatus.FORMER and (date is None or other.until is None or other.until <= date):
                return True
    return False


def _same(role: Role, actor: Actor, other: Role, known: Actor) -> bool:
    return fold(role.title) == fold(other.title) and place_of(role, actor) == place_of(other, known) is not None


def _held(role: Role, date: datetime.date | None) -> bool:
    """Whether a role was held on a date, its first and last day included; without a date, only one without dates."""
    if role.status not in _HELD:
        return False
    if date is None:
        return role.since is None and role.until is None
    return (role.since is None or role.since <= date) and (role.until is None or date <= role.until)
