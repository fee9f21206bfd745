"""Roles: titles and functions with their status, organisation and country, from the words around a name."""

from __future__ import annotations

import attrs

from newsparse.english.gazetteer import collectives, country_names, demonyms, look_up, title_heads, titles
from newsparse.english.grammar import Grammar
from newsparse.model import EntityType, Role, RoleStatus

_STATUS = {
    "former": RoleStatus.FORMER, "ex": RoleStatus.FORMER, "onetime": RoleStatus.FORMER, "one-time": RoleStatus.FORMER,
    "ousted": RoleStatus.FORMER, "late": RoleStatus.FORMER, "retired": RoleStatus.FORMER, "ex-": RoleStatus.FORMER,
    "then": RoleStatus.THEN, "then-": RoleStatus.THEN,
    "acting": RoleStatus.ACTING, "interim": RoleStatus.ACTING, "caretaker": RoleStatus.ACTING,
    "deputy": RoleStatus.DEPUTY, "vice": RoleStatus.DEPUTY,
    "designate": RoleStatus.ELECT, "elect": RoleStatus.ELECT, "incoming": RoleStatus.ELECT,
}  # fmt: skip
_WHOLE = frozenset(
    {"minister", "secretary", "president", "commissioner", "adviser", "advisor", "leader", "chief", "representative"}
)
"""Heads whose modifiers are part of the title: *transport* minister."""
_DROPPED = frozenset(
    "the a an his her its their our my new senior top veteran longtime long-time outspoken embattled one".split()
)


@attrs.frozen
class Parsed:
    """A role, with the country and sector that its words tell."""

    role: Role
    country: str | None = None
    sector: str | None = None


def parse_role(g: Grammar, start: int, end: int, following: int | None = None) -> Parsed | None:
    """The role that some tokens name: *former Danish transport minister*, *spokeswoman for the navy*.

    ``following`` is the end of a range behind them that may name the organisation (an *of*- or *for*-phrase).
    """
    status = RoleStatus.CURRENT
    country: str | None = None
    organization: str | None = None
    words: list[str] = []
    i = start
    while i < end:
        low = g.lower[i]
        for prefix in ("ex-", "then-", "vice-"):
            if low.startswith(prefix) and len(low) > len(prefix) and prefix != "vice-":
                status, low = _STATUS[prefix], low[len(prefix) :]
        for suffix in ("-elect", "-designate"):
            if low.endswith(suffix):
                status, low = RoleStatus.ELECT, low.removesuffix(suffix)
        if low in ("'s", "’s", "'", "’", "-", ",", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"):
            if low in ("'s", "’s", "'", "’") and words:
                organization, words = " ".join(words), []
            i += 1
            continue
        if low in _DROPPED and not words:
            i += 1
            continue
        if low in _STATUS and low not in ("vice",) and (i + 1 < end):
            status = _STATUS[low]
            i += 1
            continue
        known_length = _known_at(g, i, end)
        if known_length and not words:
            known = look_up(_text(g, i, i + known_length))
            if known is not None:
                country = known.country or country
                organization = known.name if known.type is not EntityType.GROUP else organization
                i += known_length
                continue
        if low in demonyms() and not words:
            country = demonyms()[low]
            organization = country_names()[country]
            i += 1
            continue
        words.append(low)
        i += 1
    if not words:
        return None
    title, sector = _title(words)
    if title is None:
        return None
    rest = words[: len(words) - len(title.split())]
    if rest and rest[-1] in ("deputy", "assistant") and status is RoleStatus.CURRENT:
        status, rest = RoleStatus.DEPUTY, rest[:-1]
    if rest and (rest[-1] in collectives() or " ".join(rest[-2:]) in collectives()):
        organization = " ".join(rest)
    elif rest and title.split()[-1] in _WHOLE:
        title = " ".join([*rest, title])
    elif (
        rest
        and any(w[0].isupper() for w in g.words[start : start + 1])
        and organization is None
        and rest[0] not in _DROPPED
    ):
        original = _text(g, start, end).split()
        organization = (
            " ".join(original[: len(rest)]) if original[0][0].isupper() and len(original) > len(rest) else None
        )
    if title.startswith("deputy ") and status is RoleStatus.CURRENT:
        status, title = RoleStatus.DEPUTY, title.removeprefix("deputy ")
    if following is not None and end < following and g.lower[end] in ("of", "for", "at", "in"):
        named = _text(g, end + 1, following)
        organization = named.removeprefix("the ").removeprefix("The ")
        known = look_up(organization)
        country = country or (known.country if known is not None else None)
    return Parsed(Role(title=title, organization=organization, status=status, span=g.span(start, end)), country, sector)


def _title(words: list[str]) -> tuple[str | None, str | None]:
    """The longest title at the end of some words, with its sector."""
    for length in range(min(5, len(words)), 0, -1):
        tail = tuple(words[-length:])
        for title in titles().get(tail[0], ()):
            if title.words == tail and title.kind != "honorific":
                return " ".join(tail), title.sector or None
    last = words[-1].rsplit("-", 1)[-1]
    singular = last[:-1] if last.endswith("s") else last
    if last in title_heads() or last.endswith(("ologist", "ographer", "ician")):
        return words[-1], title_heads()[last].sector or None if last in title_heads() else None
    if singular in title_heads():
        return " ".join([*words[:-1], singular])[len(" ".join(words[:-1])) :].strip(), title_heads()[
            singular
        ].sector or None
    return None, None


def _known_at(g: Grammar, i: int, end: int) -> int:
    if not g.words[i][0].isupper():
        return 0
    for length in (4, 3, 2, 1):
        if i + length <= end - 1 and look_up(_text(g, i, i + length)) is not None:
            return length
    return 0


def _text(g: Grammar, start: int, end: int) -> str:
    return g.span(start, end).of(g.text)
