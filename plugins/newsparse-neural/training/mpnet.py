"""The larger pretrained encoder, the first layers of all-mpnet-base-v2 (Apache-2.0), in plain PyTorch.

It reads the numbers of MiniLM's pieces: both have the same pieces, MPNet's numbers begin four later.
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.bert import Layer, Shape

SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
SHAPE = Shape(width=768, heads=12, a_head=64, inner=3_072, epsilon=1e-5)
PIECES, PLACES, BUCKETS = 30_527, 514, 32
MOVED = {0: 1, 101: 0, 102: 2}
"""Padding, the beginning and the end of a text have other numbers than the pieces, which are moved by `BY`."""
BY = 4
FIRST_PLACE = 2
EXACT, FARTHEST = 8, 128
"""Distances below ``EXACT`` have a bucket each; from ``FARTHEST`` on all have the last one."""


class Mpnet(nn.Module):
    """Pieces of words to vectors; how much one looks at another hangs on how far they are apart, too."""

    width = SHAPE.width

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(PIECES, self.width)
        self.positions = nn.Embedding(PLACES, self.width)
        self.norm = nn.LayerNorm(self.width, eps=SHAPE.epsilon)
        self.apart = nn.Embedding(BUCKETS, SHAPE.heads)
        self.layers = nn.ModuleList(Layer(dropout, SHAPE) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, added: Tensor) -> Tensor:
        """``pieces`` are numbers of MiniLM's pieces (0 is padding); ``added`` is added to their embeddings."""
        mine = pieces + BY
        for theirs, number in MOVED.items():
            mine = mine.masked_fill(pieces == theirs, number)
        n = pieces.shape[1]
        place = torch.arange(n, device=pieces.device)
        x = self.dropout(self.norm(self.words(mine) + self.positions(place + FIRST_PLACE)[None] + added))
        mask = self.apart(buckets(place)).permute(2, 0, 1)[None]
        mask = mask.masked_fill((pieces == 0)[:, None, None, :], -1e4)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def buckets(place: Tensor) -> Tensor:
    """The bucket of the distance between each two places: the nearer the finer; a half each for before and behind."""
    apart = place[:, None] - place[None, :]
    half = BUCKETS // 2
    far = apart.abs().clamp(min=1).float().div(EXACT).log() / math.log(FARTHEST / EXACT) * (half - EXACT)
    far = (EXACT + far.long()).clamp(max=half - 1)
    return (apart < 0).long() * half + torch.where(apart.abs() < EXACT, apart.abs(), far)


def pretrained_mpnet(folder: Path, layers: int) -> Mpnet:
    """The encoder with the weights of its first layers.

    Raises:
        SystemExit: if the file is another one than was measured.
    """
    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the expected all-mpnet-base-v2: its sha256 differs")
    encoder, state = Mpnet(layers), {}
    names = {
        "embeddings.word_embeddings": "words",
        "embeddings.position_embeddings": "positions",
        "embeddings.LayerNorm": "norm",
        "encoder.relative_attention_bias": "apart",
        "attention.attn.q": "query",
        "attention.attn.k": "key",
        "attention.attn.v": "value",
        "attention.attn.o": "output",
        "attention.LayerNorm": "norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "norm2",
    }
    for name, value in load_file(path).items():
        stem, _, kind = name.rpartition(".")
        if stem.startswith("encoder.layer."):
            _, _, number, rest = stem.split(".", 3)
            if int(number) < layers:
                state[f"layers.{number}.{names[rest]}.{kind}"] = value
        elif stem in names:
            state[f"{names[stem]}.{kind}"] = value
    encoder.load_state_dict(state)
    return encoder
