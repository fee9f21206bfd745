"""The rules by which actors of different articles are one, the surest first.

Each puts records into blocks by a key and compares only inside a block, so that the work grows with the number of
actors and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from newsparse.linking.clusters import Clusters
from newsparse.linking.names import PersonName, consonants, full_given, near, sound, transliterated
from newsparse.linking.records import Office, Record, initials, is_abbreviation
from newsparse.model import EntityType
from newsparse.text import fold

K = TypeVar("K", bound=Hashable)

MAJORITY = 0.8
"""The share of a name's bearers with a country that one country must have for those without one to be counted in."""

COMPARED = 20
"""How many clusters of one block a record is compared with at most."""

YEARS = 6
"""How far apart in years articles may be for an office and a surname to mean the same person."""


def run(clusters: Clusters) -> None:
    """Apply every rule."""
    by_identifier(clusters)
    by_name(clusters)
    by_office(clusters)
    by_spelling(clusters)
    by_fuller_name(clusters)
    by_surname_in_office(clusters)
    by_abbreviation(clusters)


def _blocks(records: Sequence[Record], keys: Callable[[Record], Iterable[K]]) -> Iterator[tuple[K, list[int]]]:
    """The indices of the records of each key, for keys that several have."""
    found: dict[K, list[int]] = {}
    for i, record in enumerate(records):
        for key in keys(record):
            found.setdefault(key, []).append(i)
    return ((key, members) for key, members in found.items() if len(members) > 1)


def by_identifier(clusters: Clusters) -> None:
    """The same value of the same scheme; for states, the same country code."""

    def keys(record: Record) -> Iterator[tuple[str, str, str]]:
        for scheme, value in record.identifiers:
            yield record.type, scheme, value
        if record.type is EntityType.STATE and record.country:
            yield record.type, "iso3166", record.country

    for (_, scheme, value), members in _blocks(clusters.records, keys):
        for other in members[1:]:
            clusters.join(members[0], other, "identifier", f"{scheme} {value}", 0.99, sure=True)


def by_name(clusters: Clusters) -> None:
    """The same full name, unless country, office, sector or suffix tell the bearers apart."""

    def keys(record: Record) -> Iterator[tuple[str, str]]:
        if record.linkable and record.key and (record.type is not EntityType.PERSON or _full(record)):
            yield record.type, record.key

    surnames = frozenset(PersonName.of(r.name).words[-1] for r in clusters.records if r.linkable and _full(r))
    for _, members in _blocks(clusters.records, keys):
        _join_bearers(clusters, members, surnames)


def _join_bearers(clusters: Clusters, members: list[int], surnames: frozenset[str]) -> None:
    """One name: one bearer for each country, and those without a country with the one that most are.

    A body that every country may have (*Defence Ministry*) needs one, unless a person is in its name (*the Marsh
    administration*).
    """
    records = clusters.records
    counted = Counter(country for i in members if (country := records[i].country))
    for country in sorted(counted):
        _compare(clusters, [i for i in members if records[i].country == country], _any, "name", 0.95)
    stateless = [i for i in members if not records[i].country]
    if not stateless or (
        records[stateless[0]].common and surnames.isdisjoint(fold(records[stateless[0]].name).split())
    ):
        return
    if not counted:
        _compare(clusters, stateless, _any, "name", 0.95)
        return
    country, number = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    if number >= MAJORITY * counted.total():
        home = next(i for i in members if records[i].country == country)
        _compare(clusters, [home, *stateless], _any, "name", 0.9)


def by_office(clusters: Clusters) -> None:
    """The same office, and a name that sounds the same: *Wolodymyr Selenskyj* and *Volodymyr Zelensky*."""

    def keys(record: Record) -> Iterator[tuple[Office, str]]:
        name = PersonName.of(record.name)
        if record.linkable and record.type is EntityType.PERSON and name.words:
            for office in sorted(record.offices):
                yield office, consonants(sound(name.words[-1]))

    for _, members in _blocks(clusters.records, keys):
        _compare(clusters, members, _same_sound, "spelling and office", 0.85)


def _same_sound(one: Record, two: Record) -> bool:
    a, b = PersonName.of(one.name), PersonName.of(two.name)
    if a.suffix != b.suffix or a.full != b.full or len(a.words) != len(b.words):
        return False
    return all(near(x, y) for x, y in zip(map(sound, a.words), map(sound, b.words), strict=True))


def by_spelling(clusters: Clusters) -> None:
    """Two spellings of one foreign name: *Muammar Gaddafi* and *Moammar Qaddafi*."""

    def keys(record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
        if record.linkable and _full(record):
            name = PersonName.of(record.name)
            yield name.sounds, name.suffix

    for _, members in _blocks(clusters.records, keys):
        _compare(clusters, members, _one_foreign_name, "spelling", 0.85)


def _one_foreign_name(one: Record, two: Record) -> bool:
    a, b = (sorted(PersonName.of(record.name).bare, key=lambda word: (sound(word), word)) for record in (one, two))
    return a != b and all(x == y or transliterated(x, y) for x, y in zip(a, b, strict=True))


def _compare(
    clusters: Clusters, members: list[int], alike: Callable[[Record, Record], bool], rule: str, confidence: float
) -> None:
    """Join each of a block with the first cluster of it that it is like and that nothing tells it apart from."""
    records, seats = clusters.records, list[int]()
    for i in members:
        for seat in seats:
            said = " = ".join(dict.fromkeys((records[seat].name, records[i].name)))
            if clusters.find(i) == clusters.find(seat) or (
                alike(records[seat], records[i]) and clusters.join(seat, i, rule, said, confidence)
            ):
                break
        else:
            if len(seats) < COMPARED:
                seats.append(i)


def _any(_one: Record, _two: Record) -> bool:
    return True


def by_fuller_name(clusters: Clusters) -> None:
    """With or without middle names, and by a short form, if only one person of the corpus may be meant."""

    def keys(record: Record) -> Iterator[tuple[str, str, str]]:
        name = PersonName.of(record.name)
        if record.linkable and _full(record):
            for given in sorted(full_given(name.words[0])):
                yield given, name.words[-1], name.suffix

    for _, members in _blocks(clusters.records, keys):
        roots = list(dict.fromkeys(map(clusters.find, members)))
        if not 1 < len(roots) <= COMPARED:
            continue
        records = [clusters.records[next(i for i in members if clusters.find(i) == root)] for root in roots]
        names = [PersonName.of(record.name) for record in records]
        if len(set(names)) < len(names) or any(not a.fits(b) for i, a in enumerate(names) for b in names[:i]):
            continue  # several persons of one name, and George Bush may be either of two
        first = min(range(len(roots)), key=lambda i: (-len(names[i].middle), records[i].id))
        for i, root in enumerate(roots):
            if i == first:
                continue
            short = names[i].words[0] != names[first].words[0]
            if short and not clusters.facts(root).countries & clusters.facts(roots[first]).countries:
                continue
            said = f"{records[first].name} = {records[i].name}"
            clusters.join(roots[first], root, "short form" if short else "middle name", said, 0.8)


def by_surname_in_office(clusters: Clusters) -> None:
    """*President Zelensky*, where only one holder of that office in the corpus, at that time, has that surname."""

    def keys(record: Record) -> Iterator[tuple[Office, str, str]]:
        name = PersonName.of(record.name)
        if record.linkable and record.type is EntityType.PERSON and name.words:
            for office in sorted(record.offices):
                yield office, sound(name.words[-1]), name.suffix

    for (office, *_), members in _blocks(clusters.records, keys):
        full = [i for i in members if _full(clusters.records[i])]
        if not full or len(set(map(clusters.find, full))) > 1:
            continue
        dates = [date for i in full if (date := clusters.records[i].date)]
        for i in members:
            record = clusters.records[i]
            if _full(record) or len(PersonName.of(record.name).words[-1]) < 3:
                continue
            if record.date and dates and min(abs(record.date.year - d.year) for d in dates) > YEARS:
                continue
            said = f"{record.name}, {office[0]}, {office[1]}"
            clusters.join(full[0], i, "surname and office", said, 0.75)


def by_abbreviation(clusters: Clusters) -> None:
    """An abbreviation and the only organisation of the corpus that is so called, or has those initials."""
    records = clusters.records
    bodies = [i for i, r in enumerate(records) if r.linkable and r.type is EntityType.ORGANIZATION]
    called: dict[str, set[int]] = {}
    spelled: dict[str, set[int]] = {}
    for i in bodies:
        for name in records[i].names:
            if is_abbreviation(name) and not is_abbreviation(records[i].name):
                called.setdefault(name.replace(".", ""), set()).add(clusters.find(i))
        if not is_abbreviation(records[i].name) and len(initials(records[i].name)) > 2:
            spelled.setdefault(initials(records[i].name), set()).add(clusters.find(i))
    for i in bodies:
        name = records[i].name
        if not is_abbreviation(name):
            continue
        letters = name.replace(".", "")
        for found, rule, confidence in ((called, "abbreviation", 0.85), (spelled, "initials", 0.7)):
            meant = {clusters.find(j) for j in found.get(letters, ())}
            if len(meant) == 1:
                home = min(meant)
                clusters.join(home, i, rule, f"{name} = {records[home].name}", confidence)
                break


def _full(record: Record) -> bool:
    return record.type is EntityType.PERSON and PersonName.of(record.name).full
