"""Who stands where on what: holders by issues, and holders by the actors that they speak for or against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import attrs

from newsparse.model import ParsedArticle, Stance, TargetKind
from newsparse.model.stance import stands
from newsparse.model.wording import flat
from newsparse_report.cards import Items

MOST_ROWS, MOST_COLUMNS = 40, 24
"""Holders and targets that are shown: those with most stances."""


@attrs.frozen
class Entry:
    """A stance in a cell: its number, its side, and the words for it."""

    number: int
    side: str
    words: str


@attrs.frozen(kw_only=True)
class Matrix:
    """Holders by targets. ``rows`` and ``columns`` have names; a cell has the stances of its holder on its target."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Entry, ...], ...]], ...]
    left_out: int


def matrices(parsed: ParsedArticle, items: Items) -> list[Matrix]:
    """A matrix of issues and one of actors, where there is any stance of somebody named on them."""
    kinds = ((TargetKind.ISSUE, "Holders by issues"), (TargetKind.ACTOR, "Holders by actors"))
    made = (_matrix(parsed, items, kind, title) for kind, title in kinds)
    return [matrix for matrix in made if matrix is not None]


def _matrix(parsed: ParsedArticle, items: Items, kind: TargetKind, title: str) -> Matrix | None:
    there = [(n, s) for n, s in enumerate(items.stances) if s.target.kind is kind and s.holder is not None]
    if not there:
        return None
    holders = _most((s.holder for _, s in there), MOST_ROWS)
    targets = _most((s.target.ref for _, s in there), MOST_COLUMNS)
    cells: dict[tuple[str | None, str], list[Entry]] = {}
    for n, stance in there:
        entry = Entry(n, stance.polarity.name.lower(), f"{stands(stance)} {flat(stance.target.text)}")
        cells.setdefault((stance.holder, stance.target.ref), []).append(entry)
    wordings = {stance.target.ref: flat(stance.target.text) for _, stance in reversed(there)}
    return Matrix(
        title=title,
        columns=tuple(wordings[ref] for ref in targets),
        rows=tuple((_name(parsed, id), tuple(tuple(cells.get((id, ref), ())) for ref in targets)) for id in holders),
        left_out=_left_out([stance for _, stance in there], holders, targets),
    )


def _most(values: Iterable[str | None], most: int) -> list[str]:
    counted = Counter(value for value in values if value is not None)
    return [value for value, _ in counted.most_common(most)]


def _left_out(stances: Sequence[Stance], holders: Sequence[str], targets: Sequence[str]) -> int:
    rows, columns = set(holders), set(targets)
    return sum(stance.holder not in rows or stance.target.ref not in columns for stance in stances)


def _name(parsed: ParsedArticle, id: str) -> str:
    actor = parsed.actor(id)
    return flat(actor.name) if actor is not None else id
