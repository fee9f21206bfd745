"""Choosing among candidates: nothing is lost, nothing is told twice."""

from __future__ import annotations

import itertools
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.errors import NewsparseError
from newsparse.model import Article, Span
from newsparse_neural.attributions import whole_parts
from newsparse_neural.decoding import CONTENT, CUE, SOURCE, Piece
from newsparse_neural.files import seal
from newsparse_neural.fusion import Evidence, Proposal, candidates, chosen
from newsparse_neural.judge import Judge
from newsparse_neural.network import MODEL, Network
from newsparse_neural.page import read
from newsparse_neural.reading import read_page

TEXT = "“It is late,” the mayor said, and her deputy warned that the ferry would not wait. The crew praised both."
NET = Network(MODEL, 1)
FOUND = read_page(read(Article(text=TEXT)), NET)
N = len(FOUND.page.words)

ranges = st.tuples(st.integers(0, N - 1), st.integers(1, 6)).map(lambda pair: (pair[0], min(pair[0] + pair[1], N)))
part = st.lists(ranges, max_size=1).map(tuple)
some = st.lists(ranges, min_size=1, max_size=2, unique_by=lambda r: r[0]).map(
    lambda rs: tuple(sorted(rs)) if len(rs) == 1 or max(rs)[0] >= min(rs)[1] else (min(rs),)
)
proposal = st.builds(Proposal, st.tuples(part, part, some), st.just(0.5), st.booleans())
proposals = st.lists(proposal, max_size=5)


@given(proposals, proposals)
def test_proposals_are_candidates_unless_a_rule_knows_who_and_no_part_comes_from_nowhere(rules, network):
    found = candidates(rules, network)
    told = {c.parts for c in found}
    assert {p.parts for p in rules} <= told
    assert all(p.parts in told or (not p.parts[SOURCE] and any(r.parts[SOURCE] for r in rules)) for p in network)
    assert len({c.parts for c in found}) == len(found)
    for role in (SOURCE, CUE):
        assert {c.parts[role] for c in found} <= {p.parts[role] for p in (*rules, *network)}
    proposed = {i for p in (*rules, *network) for a, b in p.parts[CONTENT] for i in range(a, b)}
    assert all(a in proposed and b - 1 in proposed for c in found for a, b in c.parts[CONTENT])


@given(proposals, proposals)
def test_what_is_told_fits_together(rules, network):
    told = [c for c, _ in chosen(FOUND, rules, network, NET.judge)]
    for one, other in itertools.combinations(told, 2):
        cues = [{i for a, b in c.parts[CUE] for i in range(a, b)} for c in (one, other)]
        said = [{i for a, b in c.parts[CONTENT] for i in range(a, b)} for c in (one, other)]
        assert not (cues[0] or said[0]) & (cues[1] or said[1])
        if said[0] & said[1]:
            inside = [bool(cues[k]) and cues[k] | said[k] <= said[1 - k] for k in (0, 1)]
            assert any(inside) or (said[0] == said[1] and one.rule and other.rule)


@given(proposals, proposals)
def test_what_only_the_network_sees_is_likely_enough(rules, network):
    for candidate, sure in chosen(FOUND, rules, network, NET.judge):
        assert 0 <= sure <= 1
        assert candidate.rule is not None or sure >= NET.judge.least


def test_the_judge_sees_as_many_numbers_as_there_are():
    (candidate,) = candidates([Proposal(((), ((5, 6),), ((0, 4),)))], [])
    row = Evidence(FOUND).of(candidate)
    assert len(row) == len(NET.judge.mean)
    assert np.isfinite(row).all()
    assert NET.judge([row]).shape == (1, 4)


def test_a_source_that_a_rule_sees_is_not_given_up_for_none():
    by_rule = Proposal((((10, 12),), ((9, 10),), ((1, 4),)))
    by_network = Proposal(((), ((9, 10),), ((1, 5),)), 0.9)
    assert {c.parts[SOURCE] for c in candidates([by_rule], [by_network])} == {((10, 12),)}


def test_a_part_that_a_rule_sees_counts_more():
    by_rule = Proposal((((10, 12),), ((9, 10),), ((1, 4),)))
    by_network = Proposal((((11, 12),), ((9, 10),), ((1, 5),)), 0.9)
    size = len(NET.judge.mean)
    undecided = Judge(
        np.zeros(size, np.float32),
        np.ones(size, np.float32),
        np.zeros((size, 1), np.float32),
        np.zeros(1, np.float32),
        np.zeros((1, 4), np.float32),
        np.zeros(4, np.float32),
        least=0.1,
        least_of_rule=0.1,
    )
    ((told, _),) = chosen(FOUND, [by_rule], [by_network], undecided)
    assert told.parts == by_rule.parts


def test_the_networks_parts_end_with_whole_names_and_no_article():
    page = read(Article(text="The mayor of New Mansfield praised the ferry and its"))
    names = [page.within(Span(13, 26))]
    assert whole_parts(page, names, [Piece(0, 4, 1.0)]) == ((0, 5),)
    assert whole_parts(page, names, [Piece(5, 7, 1.0), Piece(7, 10, 1.0)]) == ((5, 6), (7, 9))
    assert whole_parts(page, names, [Piece(0, 1, 1.0)]) == ()


def test_settings_without_a_judge_are_damaged(tmp_path):
    for name in ("network.onnx", "pieces.txt"):
        (tmp_path / name).symlink_to(MODEL / name)
    settings = {k: v for k, v in NET.settings.items() if k != "judge"}
    (tmp_path / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    seal(tmp_path)
    with pytest.raises(NewsparseError, match=r"settings\.json is damaged"):
        _ = Network(tmp_path, 1).judge


def test_a_judge_is_what_its_settings_say():
    settings = NET.settings["judge"]
    assert Judge.of(settings).least == settings["least"]


def test_words_with_a_speaker_are_not_told_again_without_one():
    said = FOUND.page.words.index("said")
    spoken = Proposal((((said - 2, said),), ((said, said + 1),), ((0, said - 2),)), 0.9)
    orphan = Proposal(((), (), ((0, said - 2),)), direct=True)
    assert [c.parts for c, _ in chosen(FOUND, [orphan], [spoken], NET.judge)] == [spoken.parts]


def test_an_unlikely_report_within_another_one_is_told():
    said, warned, would = (FOUND.page.words.index(word) for word in ("said", "warned", "would"))
    outer = Proposal(((), ((said, said + 1),), ((said + 1, N),)))
    inner = Proposal(((), ((warned, warned + 1),), ((would, would + 1),)))
    row = Evidence(FOUND).of(candidates([inner], [])[0])
    longer = Evidence(FOUND).of(candidates([outer], [])[0])
    size = next(k for k in range(len(row)) if row[k] == 0 and longer[k] == np.log(N - said - 1))
    judge = Judge(  # a long content is in place, the parts of a short one are likelier
        np.zeros(len(row), np.float32),
        np.ones(len(row), np.float32),
        np.eye(len(row), dtype=np.float32)[:, [size]],
        np.zeros(1, np.float32),
        np.array([[4, -4, -4, -4]], np.float32),
        np.array([-2, 0, 0, 0], np.float32),
        least=0.5,
        least_of_rule=0.5,
    )
    assert {c.parts for c, _ in chosen(FOUND, [outer, inner], [], judge)} == {outer.parts, inner.parts}
    assert not list(chosen(FOUND, [inner], [], judge))


def test_a_set_phrase_that_a_rule_sees_is_told_though_the_judge_knows_none():
    size = len(NET.judge.mean)
    unlikely = Judge(
        np.zeros(size, np.float32),
        np.ones(size, np.float32),
        np.zeros((size, 1), np.float32),
        np.zeros(1, np.float32),
        np.zeros((1, 4), np.float32),
        np.array([-4, 0, 0, 0], np.float32),
        least=0.5,
        least_of_rule=0.5,
    )
    parts = (((0, 1),), ((1, 4),), ((4, 6),))
    assert [c.parts for c, _ in chosen(FOUND, [Proposal(parts, firm=True)], [], unlikely)] == [parts]
    assert not list(chosen(FOUND, [Proposal(parts)], [], unlikely))
    shorter = Proposal((((0, 1),), ((1, 2),), ((2, 6),)), 0.9)  # "said", where the rule sees "said sorry to"
    assert [c.parts for c, _ in chosen(FOUND, [Proposal(parts, firm=True)], [shorter], unlikely)] == [parts]
