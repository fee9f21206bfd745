"""The files of the model: missing and damaged ones are named; and the sizes that were promised."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from newsparse.errors import NewsparseError
from newsparse_neural.network import MODEL, Network, network

FILES = ("network.onnx", "settings.json", "pieces.txt")


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
    with pytest.raises(NewsparseError, match=f"{name} is damaged"):
        Network(copy, 1)


def test_half_a_network_is_damaged(copy):
    path = copy / "network.onnx"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(NewsparseError, match=r"network\.onnx is damaged"):
        Network(copy, 1)


def test_the_model_fits_in_the_wheel():
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 25_000_000


def test_it_is_loaded_once():
    assert network() is network()


def test_nothing_heavy_before_the_first_article():
    code = "import newsparse; newsparse.Pipeline.preset('neural'); import sys; print('onnxruntime' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
