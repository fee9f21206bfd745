"""The weights of the model that ships as a network to go on from: what the next training begins with.

Matrices come back from their eight bits. Small layers that the files do not have keep the weights that they were
made with, but for those that tell what a source is for or against, which begin as those about pairs of actors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from newsparse_neural.features import QUOTES, SHAPES
from training.bert import A_HEAD, Encoder
from training.graphs import transformer
from training.network import Teacher

TABLES = ("encoder.words.weight", "encoder.positions.weight", "encoder.types.weight", "shapes.weight", "quotes.weight")
"""Tables that are stored summed up, or in eight bits."""
Arrays = dict[str, NDArray[np.float32]]


def begun(weights: Path) -> Teacher:
    """A network with weights that were written in training, of their sizes."""
    state = torch.load(weights, weights_only=True)
    layers = [name for name in state if name.endswith(".inner.weight") and name.startswith("encoder.")]
    inner, _ = state[layers[0]].shape
    heads = state[layers[0].replace("inner", "query")].shape[0] // A_HEAD
    teacher = Teacher(Encoder(len(layers), heads, inner))
    teacher.load_state_dict(state)
    return teacher


def shipped(folder: Path) -> Teacher:
    """A network with the weights of the files in a folder.

    Raises:
        ValueError: if the files are those of another architecture.
    """
    stored = _constants(onnx.load(str(folder / "network.onnx")))
    settings = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    teacher = Teacher(Encoder(**settings.get("encoder", {})))
    parameters = dict(teacher.named_parameters())
    values: Arrays = {}
    for name, numbers in _numbered(teacher).items():
        if name not in stored:
            raise ValueError(f"the files in {folder} are those of another architecture")
        values.update(_placed(parameters, numbers, stored[name]))
    values |= _tables(stored)
    values["heads.transitions"] = np.array(settings["transitions"], np.float32)
    for kind in ("weight", "bias"):
        values[f"heads.label.{kind}"] = np.array(settings["label"][kind], np.float32)
    with np.load(folder / "stances.npz") as layers:
        values |= {f"stances.{name}": layers[name].astype(np.float32) for name in layers.files}
    for new, old in (("held", "towards"), ("asked", "sought")):
        same = {name.replace(old, new): value for name, value in values.items() if name.startswith(f"stances.{old}.")}
        values = same | values
    with torch.no_grad():
        for name, value in values.items():
            parameters[name].copy_(torch.from_numpy(value.reshape(parameters[name].shape)))
    return teacher


def _constants(model: onnx.ModelProto) -> Arrays:
    """The constants of a graph by their names, those in eight bits as what they stand for."""
    given = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {}
    for name, value in given.items():
        whole = name.removesuffix("_quantized")
        found[whole] = value.astype(np.float32) * given[f"{whole}_scale"] if whole != name else value
    return found


def _numbered(teacher: Teacher) -> dict[str, NDArray[np.int64]]:
    """Where each weight goes in the graph: for every constant, the numbers of its weights, all counted through."""
    count, kept = 1, {name: value.clone() for name, value in teacher.named_parameters()}
    with torch.no_grad():
        for name, value in teacher.named_parameters():
            numbered = name not in TABLES
            value.copy_(torch.arange(count, count + value.numel()).view_as(value) if numbered else value * 0)
            count += value.numel() if numbered else 0
    constants = _constants(transformer(teacher))
    with torch.no_grad():
        for name, value in teacher.named_parameters():
            value.copy_(kept[name])
    found = {name: value.astype(np.int64) for name, value in constants.items() if value.dtype == np.float32}
    return {name: value for name, value in found.items() if value.min() > 0 and value.size > 1}


def _placed(parameters: Mapping[str, torch.Tensor], numbers: NDArray[np.int64], stored: NDArray[np.float32]) -> Arrays:
    """The weights of one constant, by the parameters that they belong to."""
    if numbers.shape != stored.shape:
        raise ValueError("the files are those of another architecture")
    found, first = {}, 1
    for name, value in parameters.items():
        if name not in TABLES:
            mine = (first <= numbers) & (numbers < first + value.numel())
            if mine.any():
                found[name] = np.zeros(value.numel(), np.float32)
                found[name][numbers[mine] - first] = stored[mine]
            first += value.numel()
    return found


def _tables(stored: Arrays) -> Arrays:
    """The tables of pieces, of places (with that of types) and of what is seen."""
    words = next(name for name, value in stored.items() if value.dtype == np.int8)
    scales = next(value for value in stored.values() if value.shape == (len(stored[words]), 1))
    halves = [value.astype(np.float32) for value in stored.values() if value.dtype == np.float16]
    places, shown = halves
    seen = shown[:-1].reshape(SHAPES, QUOTES, -1)
    types = np.zeros((2, places.shape[1]), np.float32)
    tables = (stored[words].astype(np.float32) * scales, places, types, seen[:, 0], seen[0] - seen[0, :1])
    return dict(zip(TABLES, tables, strict=True))
