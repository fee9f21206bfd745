"""Stage 5: the network as an ONNX file, written operator by operator so that windows of any length need no masking.

python -m training.export --work WORK [--weights student.pt]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from newsparse_neural.features import FIELDS
from training.examples import DEPRELS, ROLES, TYPES, UPOS
from training.network import Sizes, Student
from training.vectors import vocabulary_of

MODEL = Path(__file__).parent.parent / "src" / "newsparse_neural" / "model"


class Graph:
    """An ONNX graph that grows by one operator at a time."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.count = 0

    def add(self, op: str, *inputs: str, out: str = "", outputs: int = 1, **attributes: Any) -> str:
        self.count += 1
        name = out or f"{op.lower()}_{self.count}"
        names = [name] + [""] * (outputs - 1)
        self.nodes.append(helper.make_node(op, list(inputs), names, name=name, **attributes))
        return name

    def constant(self, value: np.ndarray) -> str:
        self.count += 1
        name = f"constant_{self.count}"
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def linear(self, x: str, layer: nn.Linear, out: str = "") -> str:
        product = self.add("MatMul", x, self.constant(_array(layer.weight).T.copy()))
        if layer.bias is None:
            return product
        return self.add("Add", product, self.constant(_array(layer.bias)), out=out)

    def joined(self, x: str, layers: list[nn.Linear]) -> list[str]:
        """Several linear layers over one input as one product."""
        weight = np.concatenate([_array(layer.weight).T for layer in layers], axis=1)
        bias = np.concatenate([_array(layer.bias) for layer in layers])
        sizes = [layer.out_features for layer in layers]
        everything = self.add("Add", self.add("MatMul", x, self.constant(weight)), self.constant(bias))
        self.count += 1
        names = [f"part_{self.count}_{i}" for i in range(len(layers))]
        split = self.constant(np.array(sizes, dtype=np.int64))
        self.nodes.append(helper.make_node("Split", [everything, split], names, axis=2))
        return names

    def lstm(self, x: str, lengths: str, layer: nn.LSTM) -> str:
        """A bidirectional LSTM over [token, window, width]."""
        size = layer.hidden_size

        def gates(value: torch.Tensor) -> np.ndarray:
            i, f, c, o = np.split(_array(value), 4)
            return np.concatenate([i, o, f, c])

        w, r, b = [], [], []
        for end in ("", "_reverse"):
            w.append(gates(getattr(layer, f"weight_ih_l0{end}")))
            r.append(gates(getattr(layer, f"weight_hh_l0{end}")))
            b.append(np.concatenate([gates(getattr(layer, f"bias_{k}_l0{end}")) for k in ("ih", "hh")]))
        inputs = [self.constant(np.stack(part)) for part in (w, r, b)]
        y = self.add("LSTM", x, *inputs, lengths, hidden_size=size, direction="bidirectional")
        y = self.add("Transpose", y, perm=[0, 2, 1, 3])
        return self.add("Reshape", y, self.constant(np.array([0, 0, 2 * size], dtype=np.int64)))


def _array(value: torch.Tensor) -> np.ndarray:
    return value.detach().numpy().astype(np.float32)


def quantised(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Vectors as int8, and the scale of each."""
    scales = np.abs(vectors).max(axis=1, keepdims=True) / 127
    scales[scales == 0] = 1
    return np.round(vectors / scales).astype(np.int8), scales.astype(np.float32)


def graph_of(student: Student) -> onnx.ModelProto:
    """The student's network, its vectors in eight bits and its other tables in sixteen."""
    g, s, h = Graph(), student, student.heads
    columns = [
        g.add("Gather", "tokens", g.constant(np.array(i, dtype=np.int64)), axis=2) for i in range(FIELDS)
    ]  # each [token, window]
    small, scales = quantised(_array(s.scale(s.vectors.weight)))
    vector = g.add("Cast", g.add("Gather", g.constant(small), columns[0]), to=TensorProto.FLOAT)
    parts = [g.add("Mul", vector, g.add("Gather", g.constant(scales), columns[0]))]
    for column, table in zip(columns[1:], (s.beginnings, s.endings, s.shapes, s.places, s.quotes), strict=True):
        half = _array(table.weight).astype(np.float16)
        parts.append(g.add("Cast", g.add("Gather", g.constant(half), column), to=TensorProto.FLOAT))
    x = g.lstm(g.add("Concat", *parts, axis=2), "lengths", s.first)
    x = g.add("Transpose", g.lstm(x, "lengths", s.second), perm=[1, 0, 2])
    inner, tagged, named, dependent, head, label_of, label_by, *rest = g.joined(
        x,
        [
            *(h.inner, h.tagged, h.named, h.dependent, h.head, h.label_of, h.label_by),
            *h.links,
            h.none,
            *student.stances.tokens.values(),
        ],
    )
    *links, none, actor, key, word = rest
    g.linear(g.add("Relu", inner), h.roles, out="roles")
    g.linear(g.add("Relu", tagged), h.upos, out="upos")
    g.linear(g.add("Relu", named), h.names, out="names")
    dependent, head = g.add("Relu", dependent), g.add("Relu", head)
    heads = g.add("Transpose", head, perm=[0, 2, 1])
    arcs = g.add("MatMul", g.linear(dependent, h.arc), heads)
    governs = g.add("Transpose", g.linear(head, h.governs), perm=[0, 2, 1])
    g.add("Add", arcs, governs, out="arcs")
    g.linear(dependent, h.root, out="roots")
    g.add("Identity", label_of, out="label_of")
    g.add("Identity", label_by, out="label_by")
    scale = g.constant(np.array(h.sizes.link**-0.5, dtype=np.float32))
    for name, row, column in (("sources", links[0], links[1]), ("cues", links[2], links[3])):
        scores = g.add("MatMul", g.add("Mul", row, scale), g.add("Transpose", column, perm=[0, 2, 1]))
        g.add("Identity", scores, out=name)
    for name, part in (("none", none), ("actor", actor), ("key", key), ("word", word)):
        g.add("Identity", part, out=name)
    outputs = "roles upos names arcs roots label_of label_by sources cues none actor key word".split()
    graph = helper.make_graph(
        g.nodes,
        "newsparse-neural",
        [
            helper.make_tensor_value_info("tokens", TensorProto.INT32, ["tokens", "windows", FIELDS]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["windows"]),
        ],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["windows", "tokens", f"of_{name}"])
            for name in outputs
        ],
        g.weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def write(graph: onnx.ModelProto, to: Path) -> None:
    """Write a network with its matrices in eight bits, which the run time multiplies as such."""
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(graph, str(exact))
        quantize_dynamic(exact, to, op_types_to_quantize=["LSTM", "MatMul"], weight_type=QuantType.QInt8)


def stances_of(student: Student) -> dict[str, np.ndarray]:
    """The weights of the small layers that answer who is for or against whom."""
    assert student.stances is not None
    return {
        name: _array(value).astype(np.float16)
        for name, value in student.stances.state_dict().items()
        if not name.startswith("tokens.")
    }


def settings_of(student: Student) -> dict[str, Any]:
    """What decoding needs beside the network: names of classes, transitions, the small layer that labels arcs."""
    return {
        "roles": list(ROLES),
        "types": list(TYPES),
        "upos": list(UPOS),
        "deprels": list(DEPRELS),
        "transitions": np.round(_array(student.heads.transitions), 4).tolist(),
        "label": {
            "weight": np.round(_array(student.heads.label.weight), 4).tolist(),
            "bias": np.round(_array(student.heads.label.bias), 4).tolist(),
        },
    }


def main() -> None:
    """Write the files of the model, and print their hashes for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--weights", default="student.pt")
    parser.add_argument("--to", type=Path, default=MODEL)
    args = parser.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    vocabulary, vectors = vocabulary_of(args.work)
    student = Student(vectors, Sizes())
    student.load_state_dict(torch.load(args.work / args.weights, weights_only=True))
    student.eval()
    write(graph_of(student), args.to / "network.onnx")
    (args.to / "words.txt").write_text("\n".join(vocabulary.index), encoding="utf-8")
    np.savez(args.to / "stances.npz", **stances_of(student))  # type: ignore[arg-type]
    (args.to / "settings.json").write_text(json.dumps(settings_of(student)) + "\n", encoding="utf-8")
    for path in sorted(args.to.iterdir()):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
