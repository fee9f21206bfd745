"""Parties: which one an actor of an article is, or belongs to by its affiliation or a title."""

from __future__ import annotations

from collections import Counter
from functools import cache

import attrs

from newsparse.model import Actor, EntityType, MentionForm, ParsedArticle, RoleStatus
from newsparse.text import tables
from newsparse.text.tables import split

IN_OFFICE = frozenset({RoleStatus.CURRENT, RoleStatus.ACTING, RoleStatus.DEPUTY})
"""What a role must be to say something of today."""

_LONGEST = 3


@attrs.frozen
class _Word:
    """A word for the members of a party; ``common`` if it is one for people of any country as well."""

    party: str
    country: str
    common: bool


class Parties:
    """The parties of an article. Words that are no party's own count only where the article is about its country.

    Example:
        >>> import newsparse
        >>> parsed = newsparse.parse("Tories back the toll. American conservatives reject it.", pipeline="rules")
        >>> sorted({Parties(parsed).of(actor) for actor in parsed.actors if actor.sector == "party"})
        ['', 'Conservative Party']
    """

    def __init__(self, parsed: ParsedArticle) -> None:
        counted = (actor for actor in parsed.actors if actor.country and not _is_common(actor.name))
        countries = Counter(actor.country for actor in counted)
        most = max(countries.values(), default=0)
        self._countries = {country for country, number in countries.items() if number == most}
        self._named = {mention.actor_id for mention in parsed.mentions if mention.form is MentionForm.NAME}
        self._marked = {mention.actor_id for mention in parsed.mentions}

    def of(self, actor: Actor, body: Actor | None = None) -> str:
        """The party of an actor: itself, its affiliation, or what a title says (*a Democrat*); empty if not known."""
        for one in (actor, body):
            if one is not None and one.sector == "party" and one.type is not EntityType.PERSON:
                return self._called(one.name, one.country) or (one.name if self._is_name(one) else "")
        roles = [role for role in actor.roles if role.status in IN_OFFICE]
        texts = (*(role.title for role in roles), *(role.organization or "" for role in roles))
        return next((party for text in texts if (party := self._called(text, actor.country))), "")

    def somebody(self, actor: Actor) -> bool:
        """Whether an actor is somebody in particular: not *critics* or *officials*, but the members of a party are."""
        if not (actor.generic or actor.anonymous or actor.ambiguous):
            return True
        return actor.name.casefold() in _words() and self._called(actor.name, actor.country) != ""

    def _is_name(self, actor: Actor) -> bool:
        """Whether it has a name of its own: not *the opposition*, *her party*, *conservatives*."""
        named = actor.id in self._named or actor.id not in self._marked
        return named and not actor.generic and not _is_common(actor.name)

    def _called(self, text: str, country: str | None) -> str:
        """The party that the last words of a text stand for."""
        words = text.split()
        for n in range(_LONGEST, 0, -1):
            found = _words().get(" ".join(words[-n:]).casefold())
            if found is not None:
                fits = country in (None, found.country) or not found.country
                own = not found.common or (words[-1][:1].isupper() and found.country in self._countries)
                return found.party if fits and own else ""
        return ""


def _is_common(name: str) -> bool:
    found = _words().get(name.casefold().split(" ")[-1])
    return found is not None and found.common


@cache
def _words() -> dict[str, _Word]:
    found: dict[str, _Word] = {}
    for row in tables.rows("newsparse_network", "parties"):
        for column in ("words", "common"):
            found |= {word: _Word(row["party"], row["country"], column == "common") for word in split(row[column])}
    return found
