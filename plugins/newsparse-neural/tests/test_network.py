"""The files of the model: missing and damaged ones are named; and the sizes that were promised."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from newsparse.errors import NewsparseError
from newsparse_neural.files import SUMS, seal
from newsparse_neural.network import MODEL, Network, network

FILES = ("network.onnx", "settings.json", "pieces.txt", "SHA256SUMS")


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(MODEL, tmp_path / "model")
    return tmp_path / "model"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(NewsparseError, match=f"{name} is missing"):
        Network(copy, 1)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe rubbish"], ids=["empty", "rubbish"])
def test_a_damaged_file_is_named(copy, name, content):
    (copy / name).write_bytes(content)
    seen = "settings.json" if name == SUMS else name  # the first file that is asked for
    with pytest.raises(NewsparseError, match=f"{seen} is damaged"):
        Network(copy, 1)


@pytest.mark.parametrize("name", ["network.onnx", "pieces.txt", "stances.npz"])
def test_half_a_file_is_damaged(copy, name):
    path = copy / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(NewsparseError, match=f"{name} is damaged"):
        _ = Network(copy, 1).stances


@pytest.mark.parametrize("name", ["network.onnx", "settings.json", "pieces.txt", "stances.npz"])
def test_one_other_bit_is_damage(copy, name):
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    with pytest.raises(NewsparseError, match=f"{name} is damaged .*its bytes are others than were written"):
        _ = Network(copy, 1).stances


def test_a_model_that_was_changed_on_purpose_is_sealed_again(copy):
    (copy / "settings.json").write_text(json.dumps(json.loads((copy / "settings.json").read_bytes()), indent=1))
    seal(copy)
    assert Network(copy, 1).settings == network().settings


def test_the_model_card_has_the_hashes_of_the_files():
    card = (MODEL.parents[2] / "MODEL_CARD.md").read_text(encoding="utf-8")
    for line in (MODEL / SUMS).read_text(encoding="utf-8").splitlines():
        hash, name = line.split("  ")
        assert f"`{name}` {(MODEL / name).stat().st_size:,} bytes, sha256 `{hash}`" in card


def test_the_model_fits_in_the_wheel():
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 25_000_000


def test_it_is_loaded_once():
    assert network() is network()


def test_nothing_heavy_before_the_first_article():
    code = "import newsparse; newsparse.Pipeline.preset('neural'); import sys; print('onnxruntime' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
