"""Small matrices, computed by hand."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from newsparse.errors import ConfigurationError, InputError
from newsparse_network import (
    Filter,
    Statement,
    Statements,
    actor_network,
    networks_over_time,
    one_mode,
    two_mode,
    windows,
)
from newsparse_network.over_time import kernel_weights
from newsparse_network.table import Column

D = datetime.date


def table(*rows, **more):
    """Rows such as ``A x +``, each of a document of its own."""
    found = []
    for i, row in enumerate(rows):
        actor, issue, sign, *day = row.split()
        date = D.fromisoformat(day[0]) if day else None
        found.append(
            Statement(
                document=f"d{i}", actor=actor, issue=issue, agreement={"+": 1, "-": -1, "0": 0}[sign], date=date, **more
            )
        )
    return Statements.of(found)


SMALL = table("A x +", "A x +", "A y -", "B x +", "B y +", "C x -")


@pytest.mark.parametrize(
    ("aggregation", "normalization", "expected"),
    [
        ("ignore", "no", [[2, 1], [1, 1], [1, 0]]),
        ("subtract", "no", [[2, -1], [1, 1], [-1, 0]]),
        ("combine", "no", [[1, 2], [1, 1], [2, 0]]),
        ("ignore", "activity", [[2 / 3, 1 / 3], [1 / 2, 1 / 2], [1, 0]]),
        ("subtract", "activity", [[2 / 3, -1 / 3], [1 / 2, 1 / 2], [-1, 0]]),
        ("ignore", "prominence", [[2 / 4, 1 / 2], [1 / 4, 1 / 2], [1 / 4, 0]]),
        ("subtract", "prominence", [[2 / 4, -1 / 2], [1 / 4, 1 / 2], [-1 / 4, 0]]),
    ],
)
def test_two_mode(aggregation, normalization, expected):
    assert two_mode(SMALL, aggregation, normalization).dense() == expected


@pytest.mark.parametrize(
    ("aggregation", "normalization", "ab", "ac", "bc"),
    [
        ("ignore", "no", 2 * 1 + 1 * 1, 2, 1),
        ("congruence", "no", 2, 0, 0),
        ("conflict", "no", 1, 2, 1),
        ("subtract", "no", 1, -2, -1),
        # n(A) = 3, n(B) = 2, n(C) = 1
        ("congruence", "average", 2 / 2.5, 0, 0),
        ("conflict", "average", 1 / 2.5, 2 / 2, 1 / 1.5),
        # over (x+, x-, y+, y-): A = (2, 0, 0, 1), B = (1, 0, 1, 0), C = (0, 1, 0, 0)
        ("congruence", "jaccard", 2 / (1 + 1 + 2), 0, 0),
        ("conflict", "jaccard", 1 / 4, 2 / (3 + 1), 1 / (2 + 1)),
        ("congruence", "cosine", 2 / (5 * 2) ** 0.5, 0, 0),
        ("conflict", "cosine", 1 / (5 * 2) ** 0.5, 2 / 5**0.5, 1 / 2**0.5),
    ],
)
def test_one_mode(aggregation, normalization, ab, ac, bc):
    found = one_mode(SMALL, aggregation, normalization).dense()
    expected = [[0, ab, ac], [ab, 0, bc], [ac, bc, 0]]
    assert np.allclose(found, expected)


def test_somebody_neutral_is_half_way():
    rows = table("A x +", "A x +", "B x 0")
    assert one_mode(rows, "congruence", neutral=True).dense() == [[0, 1], [1, 0]]
    assert one_mode(rows, "conflict", neutral=True).dense() == [[0, 1], [1, 0]]
    without = one_mode(rows, "congruence")
    assert without.rows == ("A",)
    assert [str(left) for left in without.left_out] == ["1 that are neutral"]


def test_who_speaks_of_whom():
    rows = table("A B -", "A B -", "A C +", "B A -", "C C +", layer="actor")
    network = actor_network(rows)
    assert network.rows == network.columns == ("A", "B", "C")
    assert network.dense() == [[0, -2, 1], [-1, 0, 0], [0, 0, 0]]
    assert [str(left) for left in network.left_out] == ["1 on the holder itself"]
    assert actor_network(rows, "conflict", "activity").dense() == [[0, 2 / 3, 0], [1, 0, 0], [0, 0, 0]]
    assert actor_network(rows, "ignore", "prominence").dense() == [[0, 1, 1], [1, 0, 0], [0, 0, 0]]
    assert network.to_networkx().has_edge("n0", "n1")


def test_issues_and_actors_are_never_summed():
    both = [*table("A B -", layer="actor").rows(), *table("A B +").rows()]
    assert two_mode(Statements.of(both)).dense() == [[1]]
    assert actor_network(Statements.of(both)).dense() == [[0, -1], [0, 0]]


@pytest.mark.parametrize(
    ("scope", "number"),
    [("include", 7), ("document", 7), ("day", 6), ("week", 5), ("month", 3), ("year", 3), ("range", 2)],
)
def test_duplicates(scope, number):
    rows = table(
        "A x + 2023-01-02",  # a Monday
        "A x + 2023-01-02",
        "A x + 2023-01-08",  # the Sunday of that week
        "A x + 2023-01-09",
        "A x + 2024-01-08",  # the same month and week, a year later
        "A x - 2024-01-08",
        "A x + 2024-01-15",
    )
    assert len(rows.distinct(scope)) == number


def test_a_document_that_comes_twice():
    row = Statement(document="d", actor="A", issue="x", agreement=1)
    other = Statement(document="d", actor="A", issue="x", agreement=-1)
    assert len(Statements.of([row, row, other]).distinct("document")) == 2


def test_what_has_no_date_is_compared_in_its_document():
    row = Statement(document="d", actor="A", issue="x", agreement=1)
    dated = Statement(document="d", actor="A", issue="x", agreement=1, date=D(1970, 1, 1))
    assert len(Statements.of([row, row, dated]).distinct("week")) == 2


def test_windows_know_their_calendar():
    rows = table("A x + 2023-12-30", "A x + 2024-02-29")
    assert [str(w) for w in windows(rows, "month")] == [
        "2023-12-01 to 2023-12-31",
        "2024-01-01 to 2024-01-31",
        "2024-02-01 to 2024-02-29",
    ]
    assert str(windows(rows, "week")[0]) == "2023-12-25 to 2023-12-31"
    assert [w.start for w in windows(rows, "month", 2, 1)] == [D(2023, 12, 1), D(2024, 1, 1)]
    assert [str(w) for w in windows(rows, "year")] == ["2023-01-01 to 2023-12-31", "2024-01-01 to 2024-12-31"]
    assert [str(w) for w in windows(rows, "year", 5)] == ["2023-01-01 to 2027-12-31"]


def test_a_network_for_each_window_has_all_names():
    rows = table("A x + 2024-01-05", "B x - 2024-02-05", "A x + 2024-03-05", "B x + 2024-03-06")
    found = list(networks_over_time(rows, "one-mode", "congruence", unit="month"))
    assert [network.rows for network in found] == [("A", "B")] * 3
    assert [network.dense()[0][1] for network in found] == [0, 0, 1]
    sliding = list(networks_over_time(rows, "one-mode", "conflict", unit="month", size=2, step=1))
    assert [network.dense()[0][1] for network in sliding] == [1, 1]


@pytest.mark.parametrize(
    ("kernel", "expected"),
    [
        # three days, the middle one is the 2nd; u = -2/3, 0, 2/3
        ("uniform", [0.5, 0.5, 0.5, 0]),
        ("triangular", [1 / 3, 1, 1 / 3, 0]),
        ("epanechnikov", [0.75 * 5 / 9, 0.75, 0.75 * 5 / 9, 0]),
        ("gaussian", [0.31944801, 0.39894228, 0.31944801, 0.39894228 * 0.4111122905]),
    ],
)
def test_kernels(kernel, expected):
    rows = table("A x + 2024-03-01", "A x + 2024-03-02", "A x + 2024-03-03", "A x + 2024-03-04")
    (window, *_) = windows(rows, "day", 3, 1)
    assert np.allclose(kernel_weights(rows.day, window, kernel), expected)


def test_a_kernel_weighs_pairs_by_the_geometric_mean():
    rows = table("A x + 2024-03-01", "B x + 2024-03-02", "A y + 2024-03-03")
    (network,) = networks_over_time(rows, "one-mode", "congruence", unit="day", size=3, kernel="triangular")
    assert network.dense()[0][1] == pytest.approx((1 / 3 * 1) ** 0.5)
    (network,) = networks_over_time(rows, "two-mode", "subtract", unit="day", size=3, kernel="triangular")
    assert np.allclose(network.dense(), [[1 / 3, 1 / 3], [1, 0]])


def test_what_has_no_date_is_in_no_window():
    rows = table("A x + 2024-03-01", "B x +")
    for kernel in (None, "gaussian"):
        (network,) = networks_over_time(rows, "two-mode", "ignore", unit="day", kernel=kernel)
        assert network.dense()[1] == [0]
        assert [str(one) for one in network.left_out] == ["1 without a date"]
    with pytest.raises(InputError, match="no statement has a date"):
        windows(table("A x +"), "day")


def test_what_is_in_no_window_is_told():
    rows = table("A x + 2024-01-05", "B x - 2024-02-05", "A x + 2024-03-05", "A x + 2024-04-05", "A x +")
    for step, kernel, left in ((2, None, 2), (2, "triangular", 2), (1, None, 0)):
        found = networks_over_time(rows, "two-mode", "ignore", unit="month", size=1, step=step, kernel=kernel)
        told = [f"{left} in none of the windows"] if left else []
        assert {tuple(map(str, network.left_out)) for network in found} == {("1 without a date", *told)}
    found = list(networks_over_time(rows, "two-mode", "ignore", unit="month", size=3, step=3))
    assert "1 in none of the windows" in map(str, found[0].left_out)  # only whole windows are made


def test_windows_near_the_last_year_there_is():
    assert [str(w) for w in windows(table("A x + 9999-11-05"), "month")] == ["9999-11-01 to 9999-11-30"]
    assert len(windows(table("A x + 2024-01-05", "A x + 2024-02-05"), "month", 1, 10**6)) == 1
    for size, day in ((1, "9999-12-31"), (10**12, "2024-01-05"), (10**30, "2024-01-05")):
        for unit in ("day", "week", "month", "year"):
            with pytest.raises(InputError, match=rf"windows end with the year 9999, and one of {size} {unit}s .*{day}"):
                windows(table(f"A x + {day}"), unit, size)


def test_filters_say_what_they_leave_out():
    base = {"document": "d", "actor": "A", "issue": "x", "agreement": 1}
    rows = Statements.of(
        [
            Statement(**base, confidence=0.9, date=D(2024, 1, 1), outlet="Gazette", dimension="vote"),
            Statement(**base, confidence=0.4),
            Statement(**base, sources=("B",)),
            Statement(**base, named=False, confidence=0.1),
        ]
    )
    kept, left = rows.select(Filter())
    assert len(kept) == 1
    assert [str(reason) for reason in left] == [
        "1 that somebody else reports",
        "1 of nobody in particular",
        "1 less sure than 0.5",
    ]
    everything = Filter(confidence=0, reported=True, unnamed=True)
    assert len(rows.select(everything)[0]) == 4
    dated, left = rows.select(Filter(since=D(2024, 1, 1), until=D(2024, 1, 1)))
    assert (len(dated), str(left[0])) == (1, "3 without a date")
    assert len(rows.select(Filter(outlets=["Gazette"], dimensions=["vote"]))[0]) == 1
    with pytest.raises(ConfigurationError, match="there is no outlet 'Gazete'; did you mean 'Gazette'"):
        rows.select(Filter(outlets=["Gazete"]))


def test_levels():
    rows = Statements.of(
        [
            Statement(document="1", actor="Ada", affiliation="Greens", issue="x", agreement=1),
            Statement(document="1", actor="Ben", affiliation="Greens", issue="x", agreement=1),
            Statement(document="1", actor="Cem", issue="x", agreement=1),
        ]
    )
    network = two_mode(rows, level="affiliation")
    assert network.dense() == [[1]]  # in one document, the Greens say it once
    assert [str(left) for left in network.left_out] == ["1 whose holder has no known affiliation"]
    assert two_mode(rows, level="affiliation", duplicates="include").dense() == [[2]]
    assert [row.actor for row in rows.behind("Greens", "x", level="affiliation")] == ["Ada", "Ben"]


@pytest.mark.parametrize("kind", [two_mode, one_mode, actor_network])
def test_no_statements_are_an_empty_network(kind):
    network = kind(Statements.of([]))
    assert (network.rows, network.dense(), list(network.edges()), network.number_of_edges()) == ((), [], [], 0)
    assert kind(SMALL.take(np.zeros(len(SMALL), bool))).nodes() == []


def test_an_edge_whose_sides_are_equal_is_there():
    network = two_mode(table("A x +", "A x -"))
    (edge,) = network.edges()
    assert (edge.weight, edge.sign, edge.counts) == (0, "balanced", (("support", 1), ("oppose", 1), ("neutral", 0)))


def test_the_strongest():
    network = two_mode(SMALL).strongest(1)
    assert (network.rows, network.columns, network.dense()) == (("A",), ("x",), [[2]])
    assert one_mode(SMALL).strongest(2).rows == ("A", "B")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: two_mode(SMALL, "congruence"), "aggregation of two-mode networks 'congruence'"),
        (lambda: one_mode(SMALL, "ignore", "activity"), "normalization of one-mode networks 'activity'"),
        (lambda: two_mode(SMALL, level="persn"), "no level 'persn'"),
        (lambda: two_mode(SMALL, duplicates="weak"), "did you mean 'week'"),
        (lambda: windows(SMALL, "fortnight"), "no unit of time 'fortnight'"),
        (lambda: windows(SMALL, "day", 0), "at least 1"),
        (lambda: list(networks_over_time(SMALL, "bipartite", "ignore")), "no kind of network 'bipartite'"),
        (lambda: list(networks_over_time(table("A x + 2024-01-01"), "two-mode", "ignore", kernel="box")), "no kernel"),
    ],
)
def test_what_there_is_not(call, message):
    with pytest.raises(ConfigurationError, match=message):
        call()


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("actor", "", "its actor"),
        ("agreement", 2, "1, 0 or -1"),
        ("layer", "claim", "an issue or an actor"),
        ("issue", " \n", "its issue"),
        ("confidence", 1.5, "between 0 and 1"),
        ("confidence", float("nan"), "and is not nan"),
    ],
)
def test_a_statement_must_be_one(field, value, message):
    whole = {"document": "d", "actor": "A", "issue": "x", "agreement": 1, field: value}
    with pytest.raises(InputError, match=message):
        Statement(**whole)


def test_names_that_differ_by_case_are_two():
    assert two_mode(table("A Toll +", "a toll -")).rows == ("A", "a")


def test_a_column_is_codes_and_values():
    assert SMALL.columns["issue"].values == ("x", "y")
    assert isinstance(SMALL.columns["issue"], Column)
    assert SMALL.text("actor") == ["A", "A", "A", "B", "B", "C"]
