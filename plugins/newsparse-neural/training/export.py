"""Stage 5: the student as ONNX, and its word vectors as bytes with one scale each.

    python -m training.export --work WORK
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training.network import Sizes, Student
from training.student import WORDS

MODEL = Path(__file__).parent.parent / "src" / "newsparse_neural" / "model"


class Exported(nn.Module):
    """The student with its vectors looked up outside, and log probabilities instead of scores."""

    def __init__(self, student: Student) -> None:
        super().__init__()
        self.student = student

    def forward(self, vectors: Tensor, spelling: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """As `Student.forward`."""
        roles, sources, cues = self.student.from_vectors(vectors, spelling)
        return roles.log_softmax(-1), sources.log_softmax(-1), cues.log_softmax(-1)


def quantised(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Vectors as int8, and the scale of each."""
    scales = np.abs(vectors).max(axis=1) / 127
    scales[scales == 0] = 1
    return np.round(vectors / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def main() -> None:
    """Write both files, and print their hashes for the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=MODEL)
    args = parser.parse_args()
    args.to.mkdir(parents=True, exist_ok=True)
    stored = np.load(args.work / "vectors.npz")
    words = stored["words"][:WORDS].tolist()
    vectors = np.concatenate([np.zeros((1, stored["vectors"].shape[1]), np.float32), stored["vectors"][:WORDS]])
    student = Student(torch.from_numpy(vectors), Sizes())
    student.load_state_dict(torch.load(args.work / "student.pt", weights_only=True))
    student.eval()
    small, scales = quantised(vectors)
    np.savez_compressed(
        args.to / "words.npz",
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=small,
        scales=scales,
    )
    torch.onnx.export(
        Exported(student),
        (torch.zeros(2, 7, vectors.shape[1]), torch.ones(2, 7, 4, dtype=torch.int64)),
        str(args.to / "network.onnx"),
        input_names=["vectors", "spelling"],
        output_names=["roles", "sources", "cues"],
        dynamic_axes={name: {0: "windows", 1: "tokens"} for name in ("vectors", "spelling", "roles", "sources", "cues")},
        opset_version=17,
        dynamo=False,
    )
    for path in sorted(args.to.iterdir()):
        print(path.name, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
