"""From statements to networks: the modes and normalisations of Discourse Network Analyzer.

The formulas are those of Leifeld, *Discourse network analysis: policy debates as dynamic networks* (The Oxford Handbook
of Political Networks, 2017), and of the program itself, which counts statements of actor *i* on issue *j* with
agreement *k* in an array X. Here the slices of X by agreement are sparse matrices.
"""

from __future__ import annotations

from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsparse.errors import ConfigurationError, unknown
from newsparse_network.network import Kind, Matrix, Network, Window, total
from newsparse_network.normalizing import NORMALIZATIONS, normalized
from newsparse_network.statement import NEUTRAL, OPPOSE, SUPPORT, LeftOut
from newsparse_network.table import Column, Statements, checked_level, target_column

AGGREGATIONS: dict[Kind, tuple[str, ...]] = {
    "two-mode": ("ignore", "subtract", "combine"),
    "one-mode": ("ignore", "congruence", "conflict", "subtract"),
    "actors": ("ignore", "congruence", "conflict", "subtract"),
}
"""What can be done with agreement, by kind of network."""

_SIDES = ((SUPPORT, "support"), (OPPOSE, "oppose"), (NEUTRAL, "neutral"))

Weights = NDArray[np.float64]


@attrs.frozen(eq=False)
class Frame:
    """Statements placed on the rows and columns of matrices. All networks of a frame have the same names."""

    kind: Kind
    level: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    statements: Statements
    left_out: tuple[LeftOut, ...] = ()

    def slices(self, weights: Weights | None) -> dict[int, Matrix]:
        """The matrix of each agreement: the sum of the weights of its statements, or their number."""
        values = np.ones(len(self.row)) if weights is None else weights
        shape = (len(self.rows), len(self.columns))
        found = {}
        for side, _ in _SIDES:
            of_side = (self.statements.agreement == side) & (values != 0)
            triple = (values[of_side], (self.row[of_side], self.column[of_side]))
            found[side] = sparse.coo_array(triple, shape=shape).tocsr()
        return found


def framed(statements: Statements, kind: Kind, *, level: str = "actor", neutral: bool = False) -> Frame:
    """Statements placed for networks of a kind: those of its layer, whose holder has a name at that level.

    Raises:
        ConfigurationError: if there is no such kind or level.
    """
    if kind not in AGGREGATIONS:
        raise ConfigurationError(unknown("kind of network", kind, AGGREGATIONS))
    left: list[LeftOut] = []
    layer = "actor" if kind == "actors" else "issue"
    kept = statements.of_layer(layer)
    if not neutral:
        kept = _kept(kept, kept.agreement != NEUTRAL, "that are neutral", left)
    target = target_column(level) if kind == "actors" else "issue"
    for name in (checked_level(level), target):
        codes, values = kept.columns[name].codes, kept.columns[name].values
        whose = "holder" if name == level else "target"
        some = np.array([bool(value) for value in values], np.bool_)[codes] if values else np.ones(0, np.bool_)
        kept = _kept(kept, some, f"whose {whose} has no known {level}", left)
    if kind == "actors":
        apart = np.array(kept.text(level), dtype=object) != np.array(kept.text(target), dtype=object)
        kept = _kept(kept, np.asarray(apart, np.bool_), "on the holder itself", left)
    rows, row = _names(kept.columns[level])
    columns, column = _names(kept.columns[target])
    if kind == "actors":
        names = tuple(sorted({*rows, *columns}))
        place = {name: i for i, name in enumerate(names)}
        row = np.array([place[name] for name in rows], np.intp)[row]
        column = np.array([place[name] for name in columns], np.intp)[column]
        rows = columns = names
    return Frame(kind, level, rows, columns, row, column, kept, tuple(left))


def _kept(statements: Statements, mask: NDArray[np.bool_], reason: str, left: list[LeftOut]) -> Statements:
    number = int(np.count_nonzero(~mask))
    if not number:
        return statements
    left.append(LeftOut(reason, number))
    return statements.take(mask)


def _names(column: Column) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    """The names in use, sorted, and for each row the position of its name."""
    used = np.unique(column.codes)
    names = sorted((column.values[code], int(code)) for code in used)
    place = np.zeros(max(len(column.values), 1), np.intp)
    for i, (_, code) in enumerate(names):
        place[code] = i
    return tuple(name for name, _ in names), place[column.codes]


def network_of(
    frame: Frame,
    aggregation: str,
    normalization: str = "no",
    *,
    weights: Weights | None = None,
    window: Window | None = None,
) -> Network:
    """The network of a frame; ``weights`` has one number for each of its statements.

    Raises:
        ConfigurationError: if the aggregation or normalisation is not for that kind of network.
    """
    if aggregation not in AGGREGATIONS[frame.kind]:
        raise ConfigurationError(
            unknown(f"aggregation of {frame.kind} networks", aggregation, AGGREGATIONS[frame.kind])
        )
    if normalization not in NORMALIZATIONS[frame.kind]:
        choice = NORMALIZATIONS[frame.kind]
        raise ConfigurationError(unknown(f"normalization of {frame.kind} networks", normalization, choice))
    slices = frame.slices(weights)
    if frame.kind == "one-mode":
        counts = _projected(slices)
        matrix = _one_mode(aggregation, dict(counts), slices)
    else:
        counts = tuple((name, slices[side]) for side, name in _SIDES)
        matrix = _two_mode(aggregation, slices)
    return Network(
        kind=frame.kind,
        rows=frame.rows,
        columns=frame.rows if frame.kind == "one-mode" else frame.columns,
        matrix=normalized(matrix, slices, normalization),
        counts=counts,
        row_statements=_sums(slices, 1) + (_sums(slices, 0) if frame.kind == "actors" else 0),
        column_statements=_sums(slices, 1 if frame.kind == "one-mode" else 0)
        + (_sums(slices, 1) if frame.kind == "actors" else 0),
        aggregation=aggregation,
        normalization=normalization,
        level=frame.level,
        window=window,
        left_out=frame.left_out,
    )


def _sums(slices: dict[int, Matrix], axis: int) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.asarray(total(slices).sum(axis=axis), dtype=np.float64).ravel()
    return found


def _two_mode(aggregation: str, slices: dict[int, Matrix]) -> Matrix:
    support, oppose, neutral = slices[SUPPORT], slices[OPPOSE], slices[NEUTRAL]
    if aggregation == "ignore":
        return support + oppose + neutral
    if aggregation == "congruence":
        return support
    if aggregation == "conflict":
        return oppose
    if aggregation == "subtract":
        return support - oppose
    return _marked(support) + 2 * _marked(oppose) + 4 * _marked(neutral)


def _marked(matrix: Matrix) -> Matrix:
    return (matrix > 0).astype(np.float64)


def _one_mode(aggregation: str, counts: dict[str, Matrix], slices: dict[int, Matrix]) -> Matrix:
    if aggregation == "ignore":
        whole = total(slices)
        return _hollow(whole @ whole.T)
    if aggregation == "subtract":
        return counts["congruence"] - counts["conflict"]
    return counts[aggregation]


def _projected(slices: dict[int, Matrix]) -> tuple[tuple[str, Matrix], ...]:
    """Congruence and conflict: over all issues, how often two actors agree, and how often they differ.

    ``congruence[a, b] = sum over j, k, l of X[a, j, k] * X[b, j, l] * (1 - |k - l| / 2)``, and conflict the same with
    ``|k - l| / 2``; k and l are agreements. Somebody neutral is half a step from either side.
    """
    agree: Matrix = 0
    differ: Matrix = 0
    for k, one in slices.items():
        for m, other in slices.items():
            product = one @ other.T
            distance = abs(k - m) / 2
            agree = agree + product * (1 - distance)
            differ = differ + product * distance
    return (("congruence", _hollow(agree)), ("conflict", _hollow(differ)))


def _hollow(matrix: Any) -> Matrix:
    """A matrix without its diagonal: nobody is tied to themselves."""
    found = sparse.csr_array(matrix)
    found = found - sparse.diags_array(found.diagonal(), format="csr")
    found.eliminate_zeros()
    return found


def two_mode(
    statements: Statements,
    aggregation: str = "subtract",
    normalization: str = "no",
    *,
    level: str = "actor",
    duplicates: str = "document",
    neutral: bool = False,
) -> Network:
    """Actors by issues: how often each speaks on each (``ignore``), or for minus against (``subtract``).

    ``combine`` gives 1 for support, 2 for opposition, 4 for neutrality, and sums of these where there are several. As
    default an actor counts once per document, issue and side, as in Discourse Network Analyzer's own recommendation.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document="d", actor=a, issue="toll", agreement=v) for a, v in (("Ada", 1), ("Ben", -1))]
        >>> two_mode(Statements.of(rows)).dense()
        [[1.0], [-1.0]]
    """
    chosen = statements.distinct(duplicates, level=level)
    return network_of(framed(chosen, "two-mode", level=level, neutral=neutral), aggregation, normalization)


def one_mode(
    statements: Statements,
    aggregation: str = "subtract",
    normalization: str = "no",
    *,
    level: str = "actor",
    duplicates: str = "document",
    neutral: bool = False,
) -> Network:
    """Actors by actors, through the issues on which they agree (``congruence``) or differ (``conflict``).

    ``subtract`` is congruence minus conflict; ``ignore`` counts shared issues whatever the side:
    ``sum over j of X[a, j] * X[b, j]``.

    Example:
        >>> from newsparse_network import Statement
        >>> rows = [Statement(document="d", actor=a, issue="toll", agreement=v) for a, v in (("Ada", 1), ("Ben", -1))]
        >>> one_mode(Statements.of(rows)).dense()
        [[0.0, -1.0], [-1.0, 0.0]]
    """
    chosen = statements.distinct(duplicates, level=level)
    return network_of(framed(chosen, "one-mode", level=level, neutral=neutral), aggregation, normalization)


def actor_network(
    statements: Statements,
    aggregation: str = "subtract",
    normalization: str = "no",
    *,
    level: str = "actor",
    duplicates: str = "document",
    neutral: bool = False,
) -> Network:
    """Whom actors speak for and against: a directed network of the statements on actors, which no issue is mixed into.

    ``congruence`` counts support, ``conflict`` opposition, ``subtract`` one minus the other, ``ignore`` both.

    Example:
        >>> from newsparse_network import Statement
        >>> row = Statement(document="d", actor="Mali", issue="Niger", agreement=-1, layer="actor")
        >>> network = actor_network(Statements.of([row]))
        >>> network.rows, network.dense()
        (('Mali', 'Niger'), [[0.0, -1.0], [0.0, 0.0]])
    """
    chosen = statements.distinct(duplicates, level=level, target_level=level)
    return network_of(framed(chosen, "actors", level=level, neutral=neutral), aggregation, normalization)
