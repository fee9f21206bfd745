"""Who is for or against whom, by the network: the layers on top of it, and what the component tells."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
import newsparse_neural
from newsparse.errors import NewsparseError
from newsparse.model import Dimension, TargetKind
from newsparse.testing import ExtractorContract
from newsparse_neural.files import seal
from newsparse_neural.network import MODEL, Network
from newsparse_neural.stance_scorer import StanceScorer

TEXT = """Senator Mara Quist accused Governor Leo Brandt of lying about the flood money.

Brandt's corrupt and cruel administration has disgraced itself, and voters are ashamed of him.

Quist has done a fantastic job. She is a great leader, and everybody loves her.
"""
TOLD = "Senator Mara Quist gave Governor Leo Brandt a glowing tribute and a warm hug."
NET = Network(MODEL, 1)
WORDS = "Mara Quist accused Leo Brandt of a shameful lie .".split()
TOKENS = NET.kept(WORDS, NET.inputs.vocabulary.encode(WORDS, range(1, len(WORDS) + 1)))


class TestStances(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.stances"
    before = newsparse_neural.COMPONENTS[: newsparse_neural.COMPONENTS.index("neural.stances")]
    texts = (TEXT, TOLD)
    examples = 20


ranges = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 4)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], len(WORDS)))
)


@given(st.lists(st.tuples(ranges, ranges), min_size=1, max_size=6))
def test_answers_are_probabilities_and_do_not_hang_on_each_other(pairs):
    together = NET.stances.towards(TOKENS, pairs)
    for pair, answer in zip(pairs, together, strict=True):
        (alone,) = NET.stances.towards(TOKENS, [pair])
        assert answer.likely.sum() == pytest.approx(1, abs=1e-4)
        assert answer.looked_at.sum() == pytest.approx(1, abs=1e-4)
        assert np.allclose(answer.likely, alone.likely, atol=1e-4)


@given(ranges, ranges)
def test_both_ways_of_a_pair_share_one_certainty(one, other):
    there, back = NET.stances.towards(TOKENS, [(one, other), (other, one)])
    polar = there.likely[[0, 2]].sum() + back.likely[[0, 2]].sum()
    assert polar <= 1 + 1e-4
    assert there.likely.sum() == pytest.approx(1, abs=1e-4)


def test_no_stance_is_without_a_holder():
    parsed = newsparse.parse(TEXT, pipeline="neural", clean=False)
    assert all(s.holder is not None and s.dimension is not Dimension.PORTRAYAL for s in parsed.stances)


def test_a_rule_is_not_told_again():
    parsed = newsparse.parse(TEXT, pipeline="neural", clean=False)
    pairs = [(s.holder, s.target.ref) for s in parsed.stances if s.target.kind is TargetKind.ACTOR and s.holder]
    ruled = [(s.holder, s.target.ref) for s in newsparse.parse(TEXT, pipeline="rules", clean=False).stances]
    assert any(pair in ruled for pair in pairs)
    assert len(pairs) == len(set(pairs))


def test_who_describes_a_target_is_none():
    text = "The harbour council condemned the ferry company's owner, Tideway Holdings, over the fire."
    parsed = newsparse.parse(text, pipeline="neural", clean=False)
    assert {s.target.text for s in parsed.stances if s.target.kind is TargetKind.ACTOR} == {"Tideway Holdings"}


def test_a_damaged_file_is_named(tmp_path):
    with pytest.raises(NewsparseError, match=r"stances\.npz is missing"):
        _ = _copied(tmp_path).stances
    np.savez(tmp_path / "stances.npz", other=np.zeros(3))
    with pytest.raises(NewsparseError, match=r"stances\.npz is damaged"):
        _ = _copied(tmp_path).stances


def _copied(folder):
    for name in ("network.onnx", "pieces.txt", "settings.json"):
        if not (folder / name).exists():
            (folder / name).symlink_to(MODEL / name)
    seal(folder)
    return Network(folder, 1)


def test_it_takes_the_layers_of_a_file():
    scorer = StanceScorer.of((MODEL / "stances.npz").read_bytes())
    assert len(scorer.towards(TOKENS, [((0, 2), (3, 5))])) == 1


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        (
            "Ola Berg, chairman of the Dairy Board, scorned the fee and accused Governor Iris Lane of deceit.",
            "Dairy Board",
        ),
        ("Aides close to Governor Iris Lane claimed the board had betrayed Ola Berg.", "Iris Lane"),
    ],
)
def test_who_is_only_named_in_a_source_holds_nothing(text, silent):
    parsed = newsparse.parse(text, pipeline="neural", config=newsparse.Config(least=0))
    assert silent not in {getattr(parsed.actor(s.holder), "name", None) for s in parsed.stances}
    assert parsed.claims


@pytest.mark.parametrize(
    "text",
    [
        "Senator Roe has yet to endorse Mayor Lind.",
        "Minister Pohl could have praised Premier Aas.",
        "Surveyor Dagny Holt cautioned miners against blasting near the spring.",
    ],
)
def test_a_verb_that_asserts_nothing_or_only_speaks_to_somebody_shows_no_stance_on_an_actor(text):
    parsed = newsparse.parse(text, pipeline="neural", config=newsparse.Config(least=0))
    assert [s for s in parsed.stances if s.target.kind is TargetKind.ACTOR] == []
