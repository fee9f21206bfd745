"""Roles: titles and functions with their status, organisation and country, read off the words that name them."""

from __future__ import annotations

from functools import cache

import attrs

from newsparse.english.actors.ascription import sector_of
from newsparse.english.grammar import Grammar
from newsparse.english.grammar.vocabulary import POSSESSIVE_MARKS
from newsparse.english.lexicon import rows, words
from newsparse.english.lexicon.gazetteer import (
    Known,
    collectives,
    country_names,
    demonym_at,
    known_lengths,
    look_up,
    title_heads,
    titles,
)
from newsparse.model import EntityType, Role, RoleStatus

_LONGEST = 5
"""How many words a title may have."""


@attrs.frozen
class Parsed:
    """A role, with the country and sector that its words tell."""

    role: Role
    country: str | None = None
    sector: str | None = None


def parse_role(g: Grammar, start: int, end: int, following: int | None = None) -> Parsed | None:
    """The role that some tokens name: *former Danish transport minister*, *spokeswoman for the navy*.

    ``following`` is the end of a range after them that may name the organisation (an *of*- or *for*-phrase).
    """
    following = end if following is None else following
    reading = _Reading(g)
    i = start
    while i < end:
        i = reading.read(i, end)
    stop = end
    if end + 1 < following and tuple(g.lower[end - 1 : end + 2]) in _phrases():
        stop = end + 2  # "secretary of state", "chief of staff": the title itself goes on
        reading.at += [end, end + 1]
        reading.words += g.lower[end:stop]
    title = reading.title()
    if title is None:
        return None
    country = reading.country
    if stop < following and g.lower[stop] in words("before_organization"):
        reading.organization = g.said(stop + 1, following).removeprefix("the ").removeprefix("The ")
        known = look_up(reading.organization)
        country = country or (known.country if known is not None else None)
    role = Role(title=title, organization=reading.organization, status=reading.status, span=g.span(start, stop))
    return Parsed(role, country, reading.sector_there(title, owned=g.lower[start] in words("possessive_determiner")))


def status_word(low: str) -> bool:
    """Whether a word before a name tells when, or how far, a title is held: *former*, *acting*, *governor-elect*."""
    return low in _statuses() or _without_status(low)[1] is not None


@attrs.define
class _Reading:
    """What has been read of a role, word by word."""

    g: Grammar
    status: RoleStatus = RoleStatus.CURRENT
    country: str | None = None
    organization: str | None = None
    sector: str | None = None
    words: list[str] = attrs.field(factory=list)
    at: list[int] = attrs.field(factory=list)

    def read(self, i: int, end: int) -> int:
        """Read one word, or one known name; returns where the next begins."""
        low = self._read_affix(i)
        known, length = (None, 1) if self.words else self._known(i, end)
        if low in POSSESSIVE_MARKS and self.words:
            self.organization = self._said(len(self.words))
            self.words, self.at = [], []
        elif known is not None:
            self.country = known.country or self.country
            self.organization = known.name or self.organization
        elif low in _statuses() and i + 1 < end:
            self.status = _statuses()[low]
        elif low and not self._is_empty(low):
            self.words.append(low)
            self.at.append(i)
        return i + length

    def _read_affix(self, i: int) -> str:
        """What is left of a word when the status that it carries is read: *ex-minister*; nothing of *then-US*."""
        low, status = _without_status(self.g.lower[i])
        if status is not None:
            self.status = status
            known = look_up(self.g.words[i].partition("-")[2])
            if known is not None and known.country:
                self.country = known.country
                return ""
        return low

    def _is_empty(self, low: str) -> bool:
        """Whether a word says nothing of a role."""
        return (
            low in POSSESSIVE_MARKS
            or low in words("ignored_in_role")
            or (not self.words and low in words("before_role"))
        )

    def _known(self, i: int, end: int) -> tuple[Known | None, int]:
        """The known name, or the country of the demonym, at a token before the last; and how many tokens to go on."""
        g = self.g
        for length in known_lengths(g.lower[i]) if g.words[i][0].isupper() else ():
            known = look_up(g.said(i, i + length)) if i + length < end else None
            if known is not None:
                return attrs.evolve(known, name="") if known.type is EntityType.GROUP else known, length
        code, length = demonym_at(g.lower, i) or ("", end)
        return (Known(country_names()[code], EntityType.STATE, code), length) if i + length < end else (None, 1)

    def title(self) -> str | None:
        """The title at the end of the words; what stands before it is a part of it, or the organisation."""
        found = _title(self.words)
        if found is None:
            return None
        title, self.sector, width = found
        rest = self.words[: len(self.words) - width]
        if rest[-1:] == ["assistant"] and self.status is RoleStatus.CURRENT:
            self.status = RoleStatus.DEPUTY
            rest.pop()
        if rest[-1:] == ["chief"]:
            title = f"{rest.pop()} {title}"
        if rest and (rest[-1] in collectives() or " ".join(rest[-2:]) in collectives()):
            self.organization = self._said(len(rest))
        elif rest and title.split()[-1] in words("title_with_portfolio") and not self._is_name(len(rest)):
            title = " ".join([*self._portfolio(rest), title])
        elif rest and self.organization is None and self.g.words[self.at[0]][0].isupper():
            self.organization = self._said(len(rest))
        return _abbreviations().get(title, title)

    def _said(self, number: int) -> str:
        """The first words, as they are written."""
        return " ".join(self.g.words[i] for i in self.at[:number])

    def _portfolio(self, rest: list[str]) -> list[str]:
        """The words right before a title that are part of it: *transport* minister, but *sitting* president."""
        for k in range(len(rest) - 1, -1, -1):
            noun = self.g.tags[self.at[k]] in ("NOUN", "PROPN")
            if not noun and rest[k] not in words("adjective_in_title") and not _in_title(rest[k]):
                return rest[k + 1 :]
        return rest

    def _is_name(self, number: int) -> bool:
        """Whether the first words are the name of an organisation before a title: *Fordia Chief Executive*."""
        g = self.g
        return any(
            g.words[i][0].isupper() and g.tags[i] == "PROPN" and not _in_title(g.lower[i]) for i in self.at[:number]
        )

    def sector_there(self, title: str, owned: bool) -> str | None:
        """The sector of whoever has a title in the organisation.

        Some titles are the same in a state, a firm, a club and a union: they have that of the body, and not the
        state's where somebody ``owned`` the holder (*its president*), or where a longer name says that it is no state.
        """
        body = sector_of(self.organization) if self.organization else None
        if title.split()[-1] not in words("title_anywhere"):
            return self.sector or body
        if self.organization is None:
            return None if owned else self.sector
        known = look_up(self.organization)
        if known is not None and known.type in (EntityType.STATE, EntityType.PLACE) and not owned:
            return self.sector or body
        strange = known is None and " " in self.organization and self.organization[0].isupper()
        return body or (None if strange or owned else self.sector)


def _without_status(low: str) -> tuple[str, RoleStatus | None]:
    """A word without the status that it carries, and that status: *ex-minister*, *governor-elect*."""
    first, _, rest = low.partition("-")
    if rest and first in ("ex", "then"):
        return rest, _statuses()[first]
    rest, _, last = low.rpartition("-")
    if rest and last in ("elect", "designate"):
        return rest, _statuses()[last]
    return low, None


def _title(said: list[str]) -> tuple[str, str | None, int] | None:
    """The longest title at the end of some words, in the singular, with its sector and its number of words."""
    for length in range(min(_LONGEST, len(said)), 0, -1):
        last_words = tuple(said[-length:])
        if last_words in _phrases():
            return " ".join(last_words), _phrases()[last_words], length
    head = said[-1].rpartition("-")[2] if said else ""
    if head in title_heads():
        return said[-1], title_heads()[head].sector or None, 1
    if head.endswith(tuple(words("title_ending"))):
        return said[-1], None, 1
    return _title([*said[:-1], head[:-1]]) if head.endswith("s") and head[:-1] in title_heads() else None


@cache
def _statuses() -> dict[str, RoleStatus]:
    """The status that a word tells."""
    others = (status for status in RoleStatus if status is not RoleStatus.CURRENT)
    return {word: status for status in others for word in words(f"status_{status}")}


@cache
def _abbreviations() -> dict[str, str]:
    """Titles in full by their abbreviations: *senator* for *sen*."""
    return {row["short"]: row["full"] for row in rows("title_abbreviations")}


@cache
def _phrases() -> dict[tuple[str, ...], str | None]:
    """The sectors of titles, forms of address aside, by their words."""
    entries = [title for titles_of in reversed(titles().values()) for title in reversed(titles_of)]
    return {title.words: title.sector or None for title in entries if title.kind != "honorific"}


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for entries in titles().values() for title in entries for word in title.words)


def _in_title(low: str) -> bool:
    """Whether a word is part of some title."""
    return low in _title_words()
