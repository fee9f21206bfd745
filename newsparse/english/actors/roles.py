"""Roles: titles and functions with their status, organisation and country, read off the words that name them."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.grammar import Grammar
from newsparse.english.lexicon import rows
from newsparse.english.lexicon.gazetteer import (
    Title,
    collectives,
    country_names,
    demonym_at,
    look_up,
    title_heads,
    titles,
)
from newsparse.english.names import is_done
from newsparse.model import EntityType, Role, RoleStatus

_STATUS = {
    "former": RoleStatus.FORMER, "ex": RoleStatus.FORMER, "onetime": RoleStatus.FORMER, "one-time": RoleStatus.FORMER,
    "ousted": RoleStatus.FORMER, "late": RoleStatus.FORMER, "retired": RoleStatus.FORMER, "ex-": RoleStatus.FORMER,
    "erstwhile": RoleStatus.FORMER, "previous": RoleStatus.FORMER, "deposed": RoleStatus.FORMER,
    "then": RoleStatus.THEN, "then-": RoleStatus.THEN,
    "acting": RoleStatus.ACTING, "interim": RoleStatus.ACTING, "caretaker": RoleStatus.ACTING,
    "deputy": RoleStatus.DEPUTY, "vice": RoleStatus.DEPUTY,
    "designate": RoleStatus.ELECT, "elect": RoleStatus.ELECT, "incoming": RoleStatus.ELECT,
}  # fmt: skip
_WHOLE = frozenset(
    {"minister", "secretary", "president", "commissioner", "adviser", "advisor", "leader", "chief", "representative"}
)
"""Heads whose modifiers are part of the title: *transport* minister."""
_ADJECTIVES = frozenset(
    "foreign national financial military executive presidential democratic republican political federal regional "
    "tribal religious supreme environmental medical legal special social economic agricultural industrial spiritual "
    "digital cultural parliamentary congressional provincial municipal local indigenous".split()
)
"""Adjectives that a title may begin with."""
_DROPPED = frozenset(
    "the a an his her its their our my new senior top veteran longtime long-time outspoken embattled one current "
    "two three four five six seven eight nine ten both some several many other another first second powerful "
    "influential prominent leading whose".split()
)
_IGNORED = frozenset("' ’ - , mr mr. mrs mrs. ms ms. dr dr. sir".split())
_ANYWHERE = frozenset("president deputy delegate chairman chairwoman chair chairperson founder director head".split())
"""Titles that are the same in a state, a firm, a club and a union."""
_OWNED = frozenset({"its", "his", "her", "their", "our", "my"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


@attrs.frozen
class Parsed:
    """A role, with the country and sector that its words tell."""

    role: Role
    country: str | None = None
    sector: str | None = None


def status_word(low: str) -> bool:
    """Whether a word before a title tells when, or how far, it is held: *former*, *acting*."""
    return low in _STATUS and low not in ("vice", "ex-", "then-")


@cache
def _abbreviations() -> dict[str, str]:
    """Titles in full by their abbreviations: *senator* for *sen*."""
    return {row["short"]: row["full"] for row in rows("title_abbreviations")}


def ends_title(g: Grammar, stop: int, first: int) -> int:
    """The number of tokens of the longest title, in the singular or the plural, that ends before a token; or 0."""
    for length in (5, 4, 3, 2, 1):
        start = stop - length
        if start < first or not g.words[start][0].isalpha():
            continue
        low = g.lower[start]
        if length == 1 and low.endswith("s") and low[:-1] in title_heads():
            return 0 if is_done(g, start) else 1
        words = tuple(g.lower[start:stop])
        if any(title.words == words for title in _titles_at(low)):
            return length
        bare = low.removeprefix("then-").removeprefix("ex-")
        if bare != low and any(title.words == (bare, *words[1:]) for title in _titles_at(bare)):
            return length
        for suffix in ("-elect", "-designate"):
            if length == 1 and low.endswith(suffix) and low.removesuffix(suffix) in title_heads():
                return 1
    return 0


def _titles_at(low: str) -> tuple[Title, ...]:
    return titles().get(low, ())


def parse_role(g: Grammar, start: int, end: int, following: int | None = None) -> Parsed | None:
    """The role that some tokens name: *former Danish transport minister*, *spokeswoman for the navy*.

    ``following`` is the end of a range behind them that may name the organisation (an *of*- or *for*-phrase).
    """
    found = _Reading()
    i = start
    while i < end:
        i = _read(g, i, end, found)
    if not found.words:
        return None
    continued = following is not None and _continued(g, end, following)
    if continued:  # "secretary of state", "chief of staff": the title itself goes on
        found.words += [g.lower[end], g.lower[end + 1]]
        found.ats += [end, end + 1]
        end += 2
    title, sector, width = _title(found.words)
    if title is None:
        return None
    status = found.status
    rest, ats = found.words[: len(found.words) - width], found.ats
    if rest and rest[-1] in ("deputy", "assistant") and status is RoleStatus.CURRENT:
        status, rest = RoleStatus.DEPUTY, rest[:-1]
    organization = found.organization
    if rest and (rest[-1] in collectives() or " ".join(rest[-2:]) in collectives()):
        organization = " ".join(g.words[at] for at in ats[: len(rest)])
    elif rest and title.split()[-1] in _WHOLE and not _proper(g, ats[: len(rest)]):
        title = " ".join([*_of_title(g, rest, ats), title])
    elif rest and organization is None and g.words[ats[0]][0].isupper():
        organization = " ".join(g.words[at] for at in ats[: len(rest)])
    if title.startswith("deputy ") and status is RoleStatus.CURRENT:
        status, title = RoleStatus.DEPUTY, title.removeprefix("deputy ")
    country = found.country
    if following is not None and end < following and g.lower[end] in ("of", "for", "at", "in", "to"):
        named = _text(g, end + 1, following)
        organization = named.removeprefix("the ").removeprefix("The ")
        known = look_up(organization)
        country = country or (known.country if known is not None else None)
    title = _abbreviations().get(title, title)
    if title.split()[-1] in _ANYWHERE:
        owned = g.lower[start] in _OWNED
        sector = None if owned else _sector_there(organization, sector)
    sector = sector or _sector_of(organization)
    return Parsed(Role(title=title, organization=organization, status=status, span=g.span(start, end)), country, sector)


@attrs.define
class _Reading:
    """What has been read of a role, word by word."""

    status: RoleStatus = RoleStatus.CURRENT
    country: str | None = None
    organization: str | None = None
    words: list[str] = attrs.field(factory=list)
    ats: list[int] = attrs.field(factory=list)


def _sector_there(organization: str | None, sector: str | None) -> str | None:
    """The sector of who presides over a body: the body's; not the title's where a longer name says it is no state."""
    if organization is None:
        return sector
    known = look_up(organization)
    place = known is not None and known.type in (EntityType.STATE, EntityType.PLACE)
    strange = known is None and len(organization.split()) > 1 and organization[0].isupper()
    return sector if place else _sector_of(organization) or (None if strange else sector)


def _sector_of(organization: str | None) -> str | None:
    """The sector of an organisation by its name, or by the noun that it is called: *the dockers' union*."""
    known = look_up(organization) if organization else None
    if known is not None and known.sector:
        return known.sector
    words = organization.lower().split() if organization else []
    for noun in (" ".join(words[-3:]), " ".join(words[-2:]), *words[-1:], *words[:1]):
        entry = collectives().get(noun)
        if entry is not None and entry.sector:
            return entry.sector
    return None


def _read(g: Grammar, i: int, end: int, found: _Reading) -> int:
    """Read one word, or one known name, of a role; returns where the next begins."""
    low = g.lower[i]
    for prefix in ("ex-", "then-"):
        if low.startswith(prefix) and len(low) > len(prefix):
            found.status, low = _STATUS[prefix], low[len(prefix) :]
            known = look_up(g.words[i][len(prefix) :])
            if known is not None and known.country:  # "then-US President"
                found.country = known.country
                return i + 1
    for suffix in ("-elect", "-designate"):
        if low.endswith(suffix):
            found.status, low = RoleStatus.ELECT, low.removesuffix(suffix)
    if low in _POSSESSIVE and found.words:
        found.organization = " ".join(g.words[at] for at in found.ats)
        found.words, found.ats = [], []
        return i + 1
    if low in _IGNORED or low in _POSSESSIVE:
        return i + 1
    if low in _DROPPED and not found.words and not _known_at(g, i, end):
        return i + 1
    if low in _STATUS and low != "vice" and i + 1 < end:
        found.status = _STATUS[low]
        return i + 1
    if not found.words:
        length = _known_at(g, i, end)
        known = look_up(_text(g, i, i + length)) if length else None
        if known is not None:
            found.country = known.country or found.country
            found.organization = known.name if known.type is not EntityType.GROUP else found.organization
            return i + length
        demonym = demonym_at(g.lower, i)
        if demonym is not None and i + demonym[1] < end:
            found.country = demonym[0]
            found.organization = country_names()[demonym[0]]
            return i + demonym[1]
    found.words.append(low)
    found.ats.append(i)
    return i + 1


def _of_title(g: Grammar, rest: list[str], ats: list[int]) -> list[str]:
    """The words right before a title that are part of it: *transport* minister, but *sitting* president."""
    for i in range(len(rest) - 1, -1, -1):
        if g.tags[ats[i]] not in ("NOUN", "PROPN") and rest[i] not in _ADJECTIVES and not look_up_title(rest[i]):
            return rest[i + 1 :]
    return rest


def _proper(g: Grammar, ats: list[int]) -> bool:
    """Whether words are the name of an organisation in front of a title: *Fordia Chief Executive*."""
    return any(g.words[at][0].isupper() and g.tags[at] == "PROPN" and not look_up_title(g.lower[at]) for at in ats)


def look_up_title(low: str) -> bool:
    """Whether a word is part of some title."""
    return low in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for entries in titles().values() for title in entries for word in title.words)


def _continued(g: Grammar, end: int, following: int) -> bool:
    """Whether a title goes on behind its head: *chief* of staff, *secretary* of state."""
    if end + 1 >= following or g.lower[end] not in ("of", "to", "for"):
        return False
    words = (g.lower[end - 1], g.lower[end], g.lower[end + 1])
    return any(title.words == words for title in _titles_at(words[0]))


def _title(words: list[str]) -> tuple[str | None, str | None, int]:
    """The longest title at the end of some words, in the singular, with its sector and its number of words."""
    for length in range(min(5, len(words)), 0, -1):
        tail = tuple(words[-length:])
        for title in _titles_at(tail[0]):
            if title.words == tail and title.kind != "honorific":
                return " ".join(tail), title.sector or None, length
    last = words[-1].rsplit("-", 1)[-1]
    if last in title_heads():
        return words[-1], title_heads()[last].sector or None, 1
    if last.endswith(("ologist", "ographer", "ician")):
        return words[-1], None, 1
    singular = last[:-1] if last.endswith("s") else last
    if singular in title_heads() and singular != last:
        title_of, sector, length = _title([*words[:-1], singular])
        return title_of, sector, length
    return None, None, 0


def _known_at(g: Grammar, i: int, end: int) -> int:
    if not g.words[i][0].isupper():
        return 0
    for length in (4, 3, 2, 1):
        if i + length <= end - 1 and look_up(_text(g, i, i + length)) is not None:
            return length
    return 0


def _text(g: Grammar, start: int, end: int) -> str:
    return g.said(start, end)
