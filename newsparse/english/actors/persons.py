"""Names of persons: which of them are one person's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from newsparse.english.actors.ascription import gender_of, gender_of_given_name
from newsparse.english.actors.cast import Cast
from newsparse.english.actors.entity import Entity, Occurrence
from newsparse.english.actors.titles import roles_around
from newsparse.english.lexicon import words
from newsparse.english.lexicon.gazetteer import given_names, name_words
from newsparse.english.names import PARTICLES
from newsparse.model import EntityType
from newsparse.text import fold

_MOST = 100
"""Persons who share a name that are looked at: no article is about more, and a list of names stays quick to read."""
_MOST_ROLES = 20
"""Persons of one surname whose offices are compared."""
_KNOWN = 8192
"""Names that are remembered."""


class Persons:
    """Full names first, then what is shorter: each to the one person that it fits, if there is one."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.g = cast.g
        self._by_last: dict[str, list[Entity]] = defaultdict(list)
        self._by_part: dict[str, list[Entity]] = defaultdict(list)
        self._by_sound: dict[str, list[Entity]] = defaultdict(list)
        self._by_all: dict[frozenset[str], Entity] = {}
        """The first bearer of all parts of a name."""
        self._alone: dict[str, Entity] = {}
        self._bare: dict[str, list[int]] = defaultdict(list)
        """Where a word stands as a name of its own."""

    def link_full(self, mentions: list[Occurrence]) -> list[Occurrence]:
        """Link the full names; returns the others: surnames, given names and family names alone."""
        single = []
        for mention in mentions:
            parts = self._parts(mention)
            if len(parts) > 1:
                entity = self._bearer(mention, parts, mention.said)
                entity.gender = entity.gender or gender_of(parts, mention.before)
                self._add_short_names(mention, entity)
            else:
                self._bare[_folded(parts[0] if parts else "")].append(mention.span.start)
                single.append(mention)
        return single

    def link_single(self, mention: Occurrence) -> None:
        """Link a surname (or a given name, or a family name in front) alone."""
        word = self.g.words[mention.start]
        shared = self._shared_surname(mention, word)
        if shared:
            self._bearer(mention, [word, *shared], " ".join([word, *shared])).learn(gender=gender_of([word, *shared]))
            return
        low, told = _folded(word), gender_of([word], mention.before)
        candidates = self._fitting(low, told)
        if len(candidates) > 1:
            candidates = self._by_role(mention, candidates) or self._by_use(low, candidates)
        one = candidates[0] if len(candidates) == 1 else self._alone.get(low)
        if one is not None:
            self.cast.link(mention, one)
            one.learn(gender=told)
            self._add_short_names(mention, one)
            return
        self._alone[low] = self.cast.new(
            mention,
            mention.said,
            EntityType.PERSON,
            gender=told or (None if candidates else gender_of_given_name(low)),
            ambiguous=candidates,
        )
        self._add_short_names(mention, self._alone[low])

    def _add_short_names(self, mention: Occurrence, entity: Entity) -> None:
        """Add what somebody is called without nickname or place: *Sam Reed* and *Reed* of *Sam “the Fox” Reed*."""
        g, start, end = self.g, mention.start, mention.end
        if end - start == 1:
            return
        said = g.words[start:end]
        begin = next((k for k in range(start + 1, end) if g.nicknames.get(k, end) < end), None)
        if begin is not None:
            rest = g.said(g.nicknames[begin], end).removesuffix(" Jr.").removesuffix(" Sr.")
            entity.aliases += [f"{g.said(start, begin)} {rest}", rest]
        elif "of" in said[1:]:
            entity.aliases.append(g.said(start, start + said.index("of", 1)))

    def _parts(self, mention: Occurrence) -> list[str]:
        """The words of a name, without the place that a noble is called after."""
        said = self.g.words[mention.start : mention.end]
        stop = said.index("of", 1) if "of" in said[1:] else len(said)
        return [w for w in said[:stop] if w[0].isalnum()]

    def _bearer(self, mention: Occurrence, parts: list[str], name: str) -> Entity:
        """The person with a full name, of which this is a mention now; the longest one names them."""
        entity = self._same(parts)
        if entity is None:
            entity = self.cast.new(mention, name, EntityType.PERSON)
        else:
            self.cast.link(mention, entity)
            if len(name) <= len(entity.name):
                return entity
            entity.aliases.append(entity.name)
            entity.name = name
        last = _folded(parts[-1])
        self._by_all.setdefault(frozenset(map(_folded, parts)), entity)
        self._by_last[last].append(entity)
        self._by_sound[_sound(last)].append(entity)
        for part in parts:
            self._by_part[_folded(part)].append(entity)
        return entity

    def _same(self, parts: list[str]) -> Entity | None:
        """The person whose name has all the parts of a shorter one, or the other way round."""
        folded = frozenset(map(_folded, parts))
        namesakes = self._by_last[_folded(parts[-1])]
        for entity in namesakes[:_MOST]:
            theirs = _all_folded(entity.name)
            if folded <= theirs or theirs <= folded:
                return entity
            first, other = parts[0].rstrip("."), entity.name.split()[0].rstrip(".")
            if 1 in (len(first), len(other)) and first[0] == other[0]:
                return entity
        # "Aung San Suu Kyi, Suu Kyi", "Claudia Sheinbaum Pardo, Claudia Sheinbaum"
        if len(namesakes) > _MOST and folded in self._by_all:
            return self._by_all[folded]
        named = self.cast.present(self._by_part[_folded(parts[0])][:_MOST])
        within = [e for e in named if folded < _all_folded(e.name)]
        return within[0] if len(within) == 1 else None

    def _shared_surname(self, mention: Occurrence, word: str) -> list[str]:
        """The surname that a given name shares with the next one: *Joe and Jill Biden*, *the brothers Q and R Roe*."""
        following = self.cast.name_from(mention.end + 1) if mention.after in ("and", "&") else None
        if following is None or following.type is not EntityType.PERSON:
            return []
        first, *last = self._parts(following)
        kin = mention.before in words("kin")
        return last if kin or {word.casefold(), first.casefold()} <= given_names().keys() else []

    def _fitting(self, low: str, told: str | None) -> list[Entity]:
        """Who may be called by one word: by surname, by another part of the name, or by another spelling."""

        def present(entities: list[Entity]) -> list[Entity]:
            return self.cast.present(entities[:_MOST])

        candidates = present(self._by_last[low]) or [e for e in present(self._by_part[low]) if _goes_by(e, low)]
        if told is not None:
            fitting = [e for e in candidates if e.gender in (told, None)]
            candidates = [e for e in fitting if e.gender == told] or fitting
        if candidates:
            return candidates
        sound = _sound(low)
        return present(self._by_sound[sound]) if len(sound) > 4 else []

    def _by_use(self, low: str, candidates: list[Entity]) -> list[Entity]:
        """Of two bearers of a surname, the one whom it meant, bare, before the article named the other."""
        bearers = sorted(candidates, key=lambda e: e.mentions[0].span)
        first, second = (e.mentions[0].span.start for e in bearers[:2])
        i = bisect_left(self._bare[low], first)
        return bearers[:1] if i < len(self._bare[low]) and self._bare[low][i] < second else candidates

    def _by_role(self, mention: Occurrence, candidates: list[Entity]) -> list[Entity]:
        """Of several bearers of a surname, those who hold the office beside it: *Rajapaksa, the president*."""
        if len(candidates) > _MOST_ROLES:
            return []
        probe = Entity("", EntityType.PERSON)
        roles_around(self.cast, mention, probe, take=False)
        titles = {role.title for role in probe.roles}
        for candidate in candidates if titles else ():
            for other in candidate.mentions[:5]:
                roles_around(self.cast, other, candidate, take=False)
        return [c for c in candidates if titles & {role.title for role in c.roles}]


@lru_cache(_KNOWN)
def _all_folded(name: str) -> frozenset[str]:
    return frozenset(map(_folded, name.split()))


@lru_cache(_KNOWN)
def _folded(part: str) -> str:
    """A part of a name to compare: without accents, marks and article: *mansouri* for *el-Mansouri*."""
    low = fold(part).strip(".“”\"'()")
    article, _, rest = low.partition("-")
    return rest if rest and article in words("surname_article") else low


def _sound(low: str) -> str:
    """A name without what transliterations vary in: *Zelenskyy* and *Zelenskiy*, *Mohammed* and *Mohamed*.

    Example:
        >>> _sound("zelenskyy") == _sound("zelenskiy"), _sound("sokolow") == _sound("sokolov")
        (True, True)
    """
    letters = re.sub("yy|iy|ij|ii", "y", low).replace("w", "v").replace("f", "v")
    return re.sub(r"(.)\1+", r"\1", letters).replace("y", "i").replace("kh", "h").replace("ou", "u")


def _goes_by(entity: Entity, low: str) -> bool:
    """Whether a person may be called by this one word: a family name in front, or a part after the given name."""
    first, *others = [_folded(p) for p in entity.name.split() if p.casefold() not in PARTICLES] or [""]
    if first == low:
        # "Mohamed" alone is Ahmed Mohamed by his surname before it is Mohamed Salah by his given name
        return low in name_words()["family_first"] or low not in given_names() or len(others) == 1
    return low in others
