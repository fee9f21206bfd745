"""What rules and network weigh against each other: kinds of claims, what sources are for and against."""

from __future__ import annotations

import json
import math

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
import newsparse_neural
from newsparse import Config, Pipeline
from newsparse.errors import NewsparseError
from newsparse.model import ClaimKind, Span
from newsparse.testing import ExtractorContract
from newsparse_neural.claims import KINDS, cue_and_said, features
from newsparse_neural.component import Reader
from newsparse_neural.files import seal
from newsparse_neural.network import MODEL, Network

TEXT = """Port workers warn of closures

Union leader Petra Sund said on Friday that the harbour law was vague and would ruin small crews.
“It helps nobody but the big lines,” she told reporters.

Minister Karl Voss defended the law. He said the union had refused every offer, and called on it to return to the table.
"""
NET = Network(MODEL, 1)
WORDS = "Petra Sund said the harbour law was vague , and that she would fight it .".split()
TOKENS = NET.kept(WORDS, NET.inputs.vocabulary.encode(WORDS, range(1, len(WORDS) + 1)))
ranges = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(1, 4)).map(
    lambda pair: (pair[0], min(pair[0] + pair[1], len(WORDS)))
)


class TestClaims(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.claims"
    before = newsparse_neural.COMPONENTS[: newsparse_neural.COMPONENTS.index("neural.claims")]
    texts = (TEXT,)
    examples = 20


class TestPositions(ExtractorContract):
    plugin = newsparse_neural
    component = "neural.positions"
    before = newsparse_neural.COMPONENTS[: newsparse_neural.COMPONENTS.index("neural.positions")]
    texts = (TEXT,)
    examples = 20


@given(ranges, st.lists(ranges, min_size=1, max_size=5))
def test_each_target_of_a_claim_is_answered_for_itself(source, targets):
    together = NET.stances.held(TOKENS, source, targets, (0, len(WORDS)))
    for target, answer in zip(targets, together, strict=True):
        (alone,) = NET.stances.held(TOKENS, source, [target], (0, len(WORDS)))
        assert answer.likely.sum() == pytest.approx(1, abs=1e-4)
        assert answer.likely == pytest.approx(alone.likely, abs=1e-4)
        assert len(answer.looked_at) == len(WORDS)


@given(ranges)
def test_a_cue_does_one_of_all_kinds(cue):
    likely = NET.stances.kind(TOKENS, cue, (0, len(WORDS)))
    assert len(likely) == len(KINDS) == len(ClaimKind)
    assert likely.sum() == pytest.approx(1, abs=1e-4)


@given(ranges, ranges)
def test_nothing_is_said_or_its_source_says_it_or_another_one(source, cue):
    likely = NET.stances.told(TOKENS, source, cue, (0, len(WORDS)))
    assert len(likely) == 3
    assert likely.sum() == pytest.approx(1, abs=1e-4)


def test_a_deed_is_likelier_to_be_no_claim_than_what_is_said():
    text = "Petra Sund said that the harbour law was vague. Karl Voss fixed the roof of the shed with new tiles."
    document = newsparse.parse(text, pipeline="neural", clean=False)
    found = Reader()(document)

    def nothing(source, cue, said):
        tokens = (
            found.page.within(Span(at, at + len(part))) for part in (source, cue, said) for at in [text.index(part)]
        )
        return NET.stances.told(found.stances, *tokens)[0]

    said = nothing("Petra Sund", "said", "said that the harbour law was vague")
    assert nothing("Karl Voss", "fixed", "fixed the roof of the shed with new tiles") > said + 0.3


def test_a_quotation_without_a_cue_is_asked_about_by_its_first_word():
    parsed = newsparse.parse(TEXT, pipeline="neural", clean=False)
    attribution = next(a for a in parsed.attributions if a.cue and a.content)
    bare = attrs.evolve(attribution, cue=())
    assert parsed.tokens is not None

    def within(span: Span) -> tuple[int, int]:
        inside = parsed.tokens.within(span)
        return inside.start, inside.stop

    cue, said = cue_and_said(bare, within)
    assert cue == (said[0], said[0] + 1)
    assert cue_and_said(attribution, within)[1][0] <= within(attribution.cue[0])[0]


def test_stances_in_what_is_said_have_a_holder_and_words_that_show_them():
    parsed = newsparse.parse(TEXT, pipeline="neural", clean=False, config=Config(least=0))
    told = [s for s in parsed.stances if s.provenance and s.provenance.component == "neural.positions"]
    sides = {(parsed.actor(s.holder).name, s.target.ref, int(s.polarity)) for s in told}
    assert ("Karl Voss", "harbour law", 1) in sides
    for stance in told:
        assert 0 < stance.confidence < 1
        assert any(stance.cue in parsed.text_of(span).replace("\n", " ") for span in stance.evidence)


@pytest.mark.parametrize("component", ["neural.claims", "neural.positions"])
def test_a_model_that_has_not_learned_it_says_so(component, tmp_path):
    for name in ("network.onnx", "pieces.txt", "stances.npz"):
        (tmp_path / name).symlink_to(MODEL / name)
    settings = (MODEL / "settings.json").read_text(encoding="utf-8")
    (tmp_path / "settings.json").write_text(
        settings.replace('"claims"', '"claimed"').replace('"positions"', '"placed"'), encoding="utf-8"
    )
    seal(tmp_path)
    names = newsparse_neural.COMPONENTS[: newsparse_neural.COMPONENTS.index(component) + 1]
    config = Config().with_options("components", component, {"model": str(tmp_path)})
    with pytest.raises(NewsparseError, match="has not learned"):
        Pipeline.from_names(names, config=config)(TEXT)


def _with(tmp_path, **learned):
    """A copy of the model with other weights, and the configuration that uses it."""
    for name in ("network.onnx", "pieces.txt", "stances.npz"):
        (tmp_path / name).symlink_to(MODEL / name)
    settings = json.loads((MODEL / "settings.json").read_text(encoding="utf-8")) | learned
    (tmp_path / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
    seal(tmp_path)
    config = Config(least=0)
    for component in ("neural.claims", "neural.positions"):
        config = config.with_options("components", component, {"model": str(tmp_path)})
    return config


def test_the_weights_say_whose_kind_is_told(tmp_path):
    plain = newsparse.parse(TEXT, pipeline="neural", clean=False, config=Config(least=0))
    (tmp_path / "rules").mkdir()
    (tmp_path / "network").mkdir()
    sure = {"rules": 1.0}
    by_rule = _with(tmp_path / "rules", claims={"kind": {"network": 0.0, "rule": 1.0}, "sure": sure})
    alone = _with(tmp_path / "network", claims={"kind": {"network": 1.0, "rule": 0.0}, "sure": sure})
    rules = [
        newsparse.Pipeline.from_names([*newsparse_neural.COMPONENTS[:3], "english.actors", "english.claims"])(TEXT)
    ]
    kinds = {c.id: c.kind for c in rules[0].claims}
    told = newsparse.parse(TEXT, pipeline="neural", clean=False, config=by_rule)
    assert {c.id: c.kind for c in told.claims} == kinds
    reading = Reader()(plain)
    for claim in newsparse.parse(TEXT, pipeline="neural", clean=False, config=alone).claims:
        asked = cue_and_said(plain.attribution(claim.attribution_id), reading.page.within)
        likeliest = KINDS[int(NET.stances.kind(reading.stances, *asked).argmax())]
        assert claim.kind is (likeliest if kinds[claim.id] is ClaimKind.STATE else kinds[claim.id])
    assert {ClaimKind.STATE} < set(kinds.values())


def test_a_claim_is_less_sure_only_where_the_network_doubts_it():
    claim = next(iter(newsparse.parse(TEXT, pipeline="neural", clean=False, config=Config(least=0)).claims))
    doubted, plain, certain = (
        features(claim, likely)["told"] for likely in ([0.8, 0.2, 0], [0.2, 0.7, 0.1], [0, 1, 0])
    )
    assert doubted < 0 < plain == certain


def test_whether_anything_is_said_is_not_asked_where_nobody_speaks(tmp_path):
    text = "Ann Dalen said the dam would fail. The ministry declined to comment."
    never = _with(tmp_path, claims={"kind": {"network": 0.0, "rule": 1.0}, "sure": {"bias": -9.0}})
    sure = {c.kind: c.confidence for c in newsparse.parse(text, pipeline="neural", clean=False, config=never).claims}
    assert sure[ClaimKind.STATE] < 0.01
    assert sure[ClaimKind.NO_COMMENT] > 0.4


@pytest.mark.parametrize(("likely", "told"), [(0.9, True), (0.2, False)])
def test_what_only_the_network_sees_is_told_from_a_likelihood_on(likely, told, tmp_path):
    text = "The dam would cost us our homes and our river, said farmer Ann Dalen."
    odds = math.log(likely / (1 - likely))
    config = _with(tmp_path, positions={"rule": {}, "network": {"bias": odds}})
    stances = newsparse.parse(text, pipeline="neural", clean=False, config=config).stances
    found = {(s.target.ref, s.confidence) for s in stances if s.provenance.component == "neural.positions"}
    assert (("dam", likely) in found) is told


def test_where_a_rule_reads_a_claim_the_network_adds_nothing(tmp_path):
    text = "Minister Karl Voss criticised Mayor Ada Lind over the harbour deal."
    config = _with(tmp_path, positions={"rule": {}, "network": {"bias": 5.0}})
    stances = newsparse.parse(text, pipeline="neural", clean=False, config=config).stances
    rules = Pipeline.from_names((*newsparse_neural.COMPONENTS[:-2], "english.stances"), config=config)
    ruled = rules(text, clean=False)
    told = [s for s in stances if s.provenance.component == "neural.positions"]
    assert {s.id for s in told} == {s.id for s in ruled.stances}
    assert {s.confidence for s in told} == {0.5}  # nothing weighs anything


def test_what_a_cue_leads_against_is_opposed():
    (claim,) = newsparse.parse("Birk hardened her stance against the ferry line on Monday.", pipeline="neural").claims
    assert claim.kind == "oppose"


def test_what_a_predicate_withholds_the_network_does_not_tell(tmp_path):
    config = _with(tmp_path, positions={"rule": {}, "network": {"bias": 5.0}})

    def cues(text):
        return {s.cue for s in newsparse.parse(text, pipeline="neural", clean=False, config=config).stances}

    assert cues("The pier would ruin us, said farmer Ann Dalen.")
    assert not cues("Nobody in the guild supports the pier, said farmer Ann Dalen.")
