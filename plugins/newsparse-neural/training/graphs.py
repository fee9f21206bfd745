"""Networks as ONNX graphs, written operator by operator, so that windows of any length need no masking.

The heads are the same for both; an encoder gives them the vectors of tokens, [window, token, width].
"""

from __future__ import annotations

from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from newsparse_neural.features import FIELDS
from training.bert import WIDTH, Layer
from training.network import Network, Student, Teacher

RUNTIME = "com.microsoft"
"""The operators that only onnxruntime has."""


class Graph:
    """An ONNX graph that grows by one operator at a time."""

    def __init__(self) -> None:
        self.inputs: list[Any] = []
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.count = 0

    def input(self, name: str, *shape: str | int) -> str:
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.INT32, shape))
        return name

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
        split = self.constant(np.array(sizes))
        self.nodes.append(helper.make_node("Split", [everything, split], names, axis=2))
        return names

    def half(self, table: torch.Tensor) -> str:
        """A table in sixteen bits."""
        return self.constant(_array(table).astype(np.float16))

    def lookup(self, table: str, rows: str) -> str:
        """Rows of a table of `half`."""
        return self.add("Cast", self.add("Gather", table, rows), to=TensorProto.FLOAT)

    def bytes(self, table: torch.Tensor, rows: str) -> str:
        """Rows of a table that is stored in eight bits, with a scale for each."""
        small, scales = quantised(_array(table))
        vectors = self.add("Cast", self.add("Gather", self.constant(small), rows), to=TensorProto.FLOAT)
        return self.add("Mul", vectors, self.add("Gather", self.constant(scales), rows))

    def normed(self, x: str, norm: nn.LayerNorm) -> str:
        weights = (self.constant(_array(value)) for value in (norm.weight, norm.bias))
        return self.add("LayerNormalization", x, *weights, epsilon=norm.eps)

    def layer(self, x: str, mask: str, layer: Layer) -> str:
        """A layer of the transformer; ``mask`` is 0 for padding."""
        parts = self.joined(x, [layer.query, layer.key, layer.value])
        seen = self.add("MultiHeadAttention", *parts, "", mask, num_heads=layer.heads, domain=RUNTIME)
        x = self.normed(self.add("Add", x, self.linear(seen, layer.output)), layer.norm)
        inner = self.add("Gelu", self.linear(x, layer.inner), domain=RUNTIME)
        return self.normed(self.add("Add", x, self.linear(inner, layer.outer)), layer.norm2)

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


def transformer(teacher: Teacher) -> onnx.ModelProto:
    """The teacher's network: the vectors of its pieces in eight bits, its other tables in sixteen."""
    g, encoder = Graph(), teacher.encoder
    pieces, seen = g.input("pieces", "windows", "pieces"), g.input("seen", "windows", "pieces")
    first = g.input("first", "windows", "tokens")
    places = g.half(encoder.positions.weight + encoder.types.weight[0])
    size = g.add("Gather", g.add("Shape", pieces), g.constant(np.array(1)))
    place = g.add("Range", g.constant(np.array(0)), size, g.constant(np.array(1)))
    shown = (teacher.shapes.weight[:, None] + teacher.quotes.weight[None]).flatten(0, 1)
    shown = torch.cat([shown, torch.zeros_like(shown[:1])])
    x = g.add("Add", g.bytes(encoder.words.weight, pieces), g.lookup(g.half(shown), seen))
    x = g.normed(g.add("Add", x, g.lookup(places, place)), encoder.norm)
    mask = g.add("Cast", g.add("Cast", pieces, to=TensorProto.BOOL), to=TensorProto.INT32)
    for layer in encoder.layers:
        x = g.layer(x, mask, layer)
    flat = g.add("Reshape", x, g.constant(np.array([-1, WIDTH])))
    return _with_heads(g, g.add("Gather", flat, first), teacher)


def recurrent(student: Student) -> onnx.ModelProto:
    """The student's network: its vectors in eight bits, its other tables in sixteen."""
    g, s = Graph(), student
    tokens, lengths = g.input("tokens", "tokens", "windows", FIELDS), g.input("lengths", "windows")
    columns = [g.add("Gather", tokens, g.constant(np.array(i)), axis=2) for i in range(FIELDS)]  # [token, window]
    parts = [g.bytes(s.scale(s.vectors.weight), columns[0])]
    tables = (s.beginnings, s.endings, s.shapes, s.places, s.quotes)
    parts += [g.lookup(g.half(table.weight), column) for column, table in zip(columns[1:], tables, strict=True)]
    x = g.lstm(g.add("Concat", *parts, axis=2), lengths, s.first)
    return _with_heads(g, g.add("Transpose", g.lstm(x, lengths, s.second), perm=[1, 0, 2]), student)


def _with_heads(g: Graph, x: str, network: Network) -> onnx.ModelProto:
    """The whole model, its heads reading ``x``."""
    h = network.heads
    inner, tagged, named, dependent, head, label_of, label_by, *rest = g.joined(
        x,
        [
            *(h.inner, h.tagged, h.named, h.dependent, h.head, h.label_of, h.label_by),
            *h.links,
            h.none,
            *network.stances.tokens.values(),
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
        g.inputs,
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["windows", "tokens", f"of_{name}"])
            for name in outputs
        ],
        g.weights,
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(RUNTIME, 1)], ir_version=8
    )
    onnx.checker.check_model(model)
    return model
