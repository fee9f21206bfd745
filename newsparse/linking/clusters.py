"""Clusters: records that are put together, and what keeps them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from newsparse.linking.names import PersonName
from newsparse.linking.records import Office, Record
from newsparse.model import EntityType, IdentityLink

_PUBLIC = frozenset("government legislature judiciary military police party igo rebel".split())
_PRIVATE = frozenset("academia health media sports arts civilian".split())


@attrs.define
class _Facts:
    """What is known of a cluster, as far as it can contradict another."""

    type: EntityType
    countries: set[str]
    sectors: set[str]
    offices: set[Office]
    names: set[PersonName]
    apart: set[int]
    size: int = 1


class Clusters:
    """A partition of records that only grows coarser (union by size, with path halving: near-linear)."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.links: list[tuple[int, IdentityLink]] = []
        self._parent = list(range(len(records)))
        self._facts = [
            _Facts(
                type=r.type,
                countries={r.country} if r.country else set(),
                sectors={r.sector} if r.sector else set(),
                offices=set(r.offices),
                names={PersonName.of(r.name)} if r.type is EntityType.PERSON and PersonName.of(r.name).full else set(),
                apart=set(),
            )
            for r in records
        ]

    def find(self, i: int) -> int:
        """The record that stands for the cluster of a record."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def facts(self, i: int) -> _Facts:
        """What is known of the cluster of a record."""
        return self._facts[self.find(i)]

    def keep_apart(self, i: int, j: int) -> None:
        """Never put these two together; they must not be together yet."""
        self._facts[self.find(i)].apart.add(j)
        self._facts[self.find(j)].apart.add(i)

    def forbidden(self, i: int, j: int) -> bool:
        """Whether a correction keeps two clusters apart."""
        a, b = self.find(i), self.find(j)
        small, other = (a, b) if len(self._facts[a].apart) <= len(self._facts[b].apart) else (b, a)
        return any(self.find(k) == other for k in self._facts[small].apart)

    def join(self, i: int, j: int, rule: str, evidence: str, confidence: float, *, sure: bool = False) -> bool:
        """Put two clusters together unless a correction forbids it or, unless ``sure``, they contradict each other."""
        a, b = self.find(i), self.find(j)
        if a == b:
            return True
        one, two = self._facts[a], self._facts[b]
        if self.forbidden(a, b) or (not sure and conflict(one, two) is not None):
            return False
        if one.size < two.size or (one.size == two.size and b < a):
            a, b, one, two = b, a, two, one
        self._parent[b] = a
        one.countries |= two.countries
        one.sectors |= two.sectors
        one.offices |= two.offices
        one.names |= two.names
        one.apart |= two.apart
        one.size += two.size
        ids = sorted((self.records[i].id, self.records[j].id))
        link = IdentityLink(first=ids[0], second=ids[1], rule=rule, evidence=evidence, confidence=confidence)
        self.links.append((a, link))
        return True

    def groups(self) -> Iterable[list[int]]:
        """The clusters, each in the order of its records."""
        found: dict[int, list[int]] = {}
        for i in range(len(self.records)):
            found.setdefault(self.find(i), []).append(i)
        return found.values()


def conflict(one: _Facts, two: _Facts) -> str | None:
    """What keeps two clusters apart: ``type``, ``suffix``, ``middle name``, ``country``, ``office`` or ``sector``."""
    if one.type is not two.type:
        return "type"
    if any(a.suffix != b.suffix for a in one.names for b in two.names):
        return "suffix"
    if any(not a.fits(b) for a in one.names for b in two.names if a.words[-1] == b.words[-1]):
        return "middle name"
    if one.offices & two.offices:
        return None
    if one.countries and two.countries:
        return None if one.countries & two.countries else "country"
    if one.type is EntityType.PERSON and _other_place(one.offices, two.offices):
        return "office"
    public, private = one.sectors & _PUBLIC, one.sectors & _PRIVATE
    if (public and not private and two.sectors and two.sectors <= _PRIVATE) or (
        private and not public and two.sectors and two.sectors <= _PUBLIC
    ):
        return "sector"
    return None


def _other_place(one: set[Office], two: set[Office]) -> bool:
    """Whether both hold the same office, but in places that share no word: the mayors of two towns."""
    return any(a[0] == b[0] and not set(a[1].split()) & set(b[1].split()) for a in one for b in two)
