"""The pipeline ``fast``: newsparse-neural's components around the small network of this package."""

from __future__ import annotations

import pickle
import shutil

import pytest

import newsparse
import newsparse_fast
from newsparse import Config, Pipeline
from newsparse.errors import NewsparseError
from newsparse.testing import ExtractorContract
from newsparse_neural.files import SUMS
from newsparse_neural.network import network

TEXT = """Council rejects bridge plan

Mayor Ada Okoro said on Monday that the city would not pay for the bridge. “We cannot afford it,” she told reporters.

The Bridge Company said it was disappointed. According to Tom Reyes, its head, the plan would have meant jobs in Lagos.
"""


def test_the_model_card_has_the_hashes_of_the_files():
    card = (newsparse_fast.MODEL.parents[2] / "MODEL_CARD.md").read_text(encoding="utf-8")
    for line in (newsparse_fast.MODEL / SUMS).read_text(encoding="utf-8").splitlines():
        hash, name = line.split("  ")
        assert f"`{name}` {(newsparse_fast.MODEL / name).stat().st_size:,} bytes, sha256 `{hash}`" in card


class TestAttributions(ExtractorContract):
    plugin = newsparse_fast
    component = "fast.attributions"
    before = ("english.tokens", "fast.mentions")
    texts = (TEXT,)
    examples = 20


@pytest.fixture(scope="module")
def parsed():
    return newsparse.parse(TEXT, pipeline="fast", clean=False)


def test_the_larger_model_is_the_default():
    assert Pipeline.preset("default").name == "neural"


def test_every_layer_is_made(parsed):
    contents = [parsed.text_of(span) for a in parsed.attributions for span in a.content]
    assert "that the city would not pay for the bridge" in contents
    assert {parsed.text_of(m) for m in parsed.mentions if m.type == "person"} >= {"Ada Okoro", "Tom Reyes"}
    assert parsed.tokens.heads
    assert "Ada Okoro" in {a.name for a in parsed.actors}


def test_it_is_another_network_than_the_default(parsed):
    small, large = network(str(newsparse_fast.MODEL)), network()
    assert small.settings["vocabulary"] == "words.txt"
    assert large.settings["vocabulary"] == "pieces.txt"
    neural = newsparse.parse(TEXT, pipeline="neural", clean=False)
    sure = [[a.provenance.confidence for a in p.attributions] for p in (parsed, neural)]
    assert sure[0] != sure[1]


def test_it_pickles_as_configuration(parsed):
    stored = pickle.dumps(Pipeline.preset("fast"))
    assert len(stored) < 10_000
    assert newsparse.dumps(pickle.loads(stored)(TEXT, clean=False)) == newsparse.dumps(parsed)


def test_another_folder_may_be_named(tmp_path):
    config = Config().with_options("components", "fast.syntax", {"model": str(tmp_path)})
    with pytest.raises(NewsparseError, match=r"settings\.json is missing"):
        Pipeline.from_names(["english.tokens", "fast.syntax"], config=config)("Mali said no.")


def test_a_damaged_model_is_refused(tmp_path):
    copy = shutil.copytree(newsparse_fast.MODEL, tmp_path / "model")
    words = (copy / "words.txt").read_bytes()
    (copy / "words.txt").write_bytes(words[: len(words) // 2])
    config = Config().with_options("components", "fast.syntax", {"model": str(copy)})
    with pytest.raises(NewsparseError, match=r"words\.txt is damaged"):
        Pipeline.from_names(["english.tokens", "fast.syntax"], config=config)("Mali said no.")


def test_the_model_fits_in_the_wheel():
    assert sum(path.stat().st_size for path in newsparse_fast.MODEL.iterdir()) < 10_000_000
