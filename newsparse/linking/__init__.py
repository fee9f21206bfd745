"""Linking: who is the same over the articles of a corpus. `names` compares names, `rules` has the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path

from newsparse.errors import InputError
from newsparse.linking import rules
from newsparse.linking.clusters import Clusters
from newsparse.linking.corrections import Correction, Named, corrections_of
from newsparse.linking.names import PersonName
from newsparse.linking.records import Record, is_abbreviation, records_of
from newsparse.model import EntityType, Identity, IdentityLink, ParsedArticle, digest


def link_actors(
    results: Iterable[ParsedArticle], *, corrections: str | Path | Iterable[tuple[str, str, str]] | None = None
) -> tuple[Identity, ...]:
    """Who is the same over many articles: one identity for each person, organisation, state and group.

    Results are taken one at a time, and only a few words of each actor are kept. Neither their order nor a result that
    comes twice changes what is found.

    Args:
        results: what `parse_many` yields, or results read from files.
        corrections: a table that the user edits, which wins over every rule: the path of a CSV or TOML file, or rows
            such as ``("same", "Mo Salah", "Mohamed Salah")``; see the how-to page.

    Returns:
        The identities, those of most articles first. Each actor is in exactly one.

    Raises:
        InputError: if the corrections cannot be read, or contradict each other.

    Example:
        >>> import newsparse
        >>> texts = ["Volodymyr Zelensky said no.", "Volodymyr Zelenskyy said yes."]
        >>> found = link_actors(newsparse.parse_many(texts, pipeline="rules"))
        >>> [(identity.name, len(identity.actor_ids)) for identity in found]
        [('Volodymyr Zelenskyy', 2)]
    """
    table = corrections_of(corrections)
    once = {record.id: record for record in chain.from_iterable(map(records_of, results))}
    records = [once[id] for id in sorted(once)]
    named = Named((r.id, r.names) for r in records)
    clusters = Clusters(records)
    _correct(clusters, table, named)
    rules.run(clusters)
    called = {clusters.find(i): row.second for row in table if row.verdict == "name" for i in named(row.first)}
    links: dict[int, list[IdentityLink]] = {}
    for i, link in clusters.links:
        links.setdefault(clusters.find(i), []).append(link)
    identities = (
        _identity([records[i] for i in group], links.get(root, ()), called.get(root))
        for group in clusters.groups()
        for root in [clusters.find(group[0])]
    )
    return tuple(sorted(identities, key=lambda x: (-len(x.article_ids), -len(x.actor_ids), x.name, x.id)))


def _correct(clusters: Clusters, table: Iterable[Correction], named: Named) -> None:
    """What the table says, before any rule.

    Raises:
        InputError: if it says of two that they are the same and are not.
    """
    table = tuple(table)
    for row in table:
        if row.verdict == "same":
            together = sorted({*named(row.first), *named(row.second)})
            for i in together[1:]:
                said = f"{row.first} = {row.second}"
                clusters.join(together[0], i, "correction", said, 1.0, sure=True)
    for row in table:
        if row.verdict == "different":
            for i in named(row.first):
                for j in named(row.second):
                    if i != j and clusters.find(i) == clusters.find(j):
                        raise InputError(
                            f"the corrections say that {row.first!r} and {row.second!r} are different, and also (over "
                            "one or more rows) that they are the same; take one of these rows out"
                        )
                    if i != j:
                        clusters.keep_apart(i, j)


def _identity(members: list[Record], links: Iterable[IdentityLink], called: str | None) -> Identity:
    counted = Counter(name for record in members for name in record.names)
    full = Counter(record.name for record in members)
    best = min(full, key=lambda name: (_weak(name, members[0].type), _doubled(name), -full[name], -len(name), name))
    name = called or best
    countries = Counter(record.country for record in members if record.country)
    sectors = Counter(record.sector for record in members if record.sector)
    roles = Counter(role for record in members for role in record.roles)
    return Identity(
        id="identity:" + digest(members[0].id),
        name=name,
        type=members[0].type,
        aliases=[alias for alias in sorted(counted, key=lambda n: (-counted[n], n)) if alias != name],
        actor_ids=[record.id for record in members],
        article_ids=sorted({record.article_id for record in members}),
        roles=sorted(roles, key=lambda role: (-roles[role], role.title, role.organization or "", role.status)),
        country=_most(countries),
        sector=_most(sectors),
        identifiers=sorted({pair for record in members for pair in record.identifiers}),
        links=sorted(links, key=lambda link: (link.first, link.second)),
    )


def _weak(name: str, type: EntityType) -> bool:
    """Whether a name is worse than any fuller one: a lone surname, an abbreviation."""
    return not PersonName.of(name).full if type is EntityType.PERSON else is_abbreviation(name)


def _doubled(name: str) -> bool:
    """Whether a word stands twice in a row, as where a photo's caption runs into the text: *Ada Marsh Marsh*."""
    words = name.split()
    return any(a == b for a, b in pairwise(words))


def _most(counted: Counter[str]) -> str | None:
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None
