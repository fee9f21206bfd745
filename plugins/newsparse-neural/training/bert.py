"""The pretrained encoder all-MiniLM-L6-v2 (Apache-2.0) in plain PyTorch: its pieces of words, its weights."""

from __future__ import annotations

import hashlib
from pathlib import Path

import attrs
import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, LAYERS, HEADS, PLACES = 384, 6, 12, 512
A_HEAD = WIDTH // HEADS
"""Numbers that a head of the attention looks at."""


class Pieces:
    """Words as numbers of the encoder's vocabulary of pieces; ``folder`` holds its ``tokenizer.json``."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    @property
    def vocabulary(self) -> list[str]:
        """All pieces, by their numbers."""
        numbers = self._tokenizer.get_vocab()
        return sorted(numbers, key=numbers.__getitem__)

    def batch(self, windows: list[list[str]]) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces [window, piece], the token that each is of (-1: of none), and the first piece of every token.

        0 is no piece; a token without one, for want of room, has the first piece 0 too.
        """
        found = self._tokenizer.encode_batch(windows, is_pretokenized=True)
        most = min(max(len(f.ids) for f in found), PLACES)
        pieces = np.zeros((len(windows), most), np.int64)
        tokens = np.full((len(windows), most), -1, np.int64)
        first = np.zeros((len(windows), max(map(len, windows))), np.int64)
        for i, f in enumerate(found):
            of = [-1 if token is None else token for token in f.word_ids[:most]]
            pieces[i, : len(of)] = f.ids[:most]
            tokens[i, : len(of)] = of
            for at in range(len(of) - 1, 0, -1):
                if of[at] >= 0:
                    first[i, of[at]] = at
        return torch.from_numpy(pieces), torch.from_numpy(tokens), torch.from_numpy(first)


@attrs.frozen
class Shape:
    """Sizes of a layer: numbers of a vector, heads, numbers that a head looks at, inner units."""

    width: int = WIDTH
    heads: int = HEADS
    a_head: int = A_HEAD
    inner: int = 4 * WIDTH
    epsilon: float = 1e-12


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with a residual and a norm behind it."""

    def __init__(self, dropout: float, shape: Shape) -> None:
        super().__init__()
        self.heads, width, seen = shape.heads, shape.width, shape.heads * shape.a_head
        self.query, self.key, self.value = (nn.Linear(width, seen) for _ in range(3))
        self.output = nn.Linear(seen, width)
        self.norm = nn.LayerNorm(width, eps=shape.epsilon)
        self.inner = nn.Linear(width, shape.inner)
        self.outer = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``mask`` says which pieces may be looked at, or is added to how much they are."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        mask = mask if mask.dtype == torch.bool else mask.to(q.dtype)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.dropout(self.output(seen.transpose(1, 2).reshape(b, n, -1))))
        return self.norm2(x + self.dropout(self.outer(nn.functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces of words to vectors."""

    width = WIDTH

    def __init__(self, layers: int = LAYERS, heads: int = HEADS, inner: int = 4 * WIDTH, dropout: float = 0.1) -> None:
        super().__init__()
        self.sizes = {"layers": layers, "heads": heads, "inner": inner}
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(PLACES, WIDTH)
        self.types = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        shape = Shape(heads=heads, inner=inner)
        self.layers = nn.ModuleList(Layer(dropout, shape) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, added: Tensor) -> Tensor:
        """``pieces`` are numbers (0 is padding); ``added`` is added to their embeddings."""
        return self.outputs(pieces, added)[-1]

    def outputs(self, pieces: Tensor, added: Tensor) -> list[Tensor]:
        """What each layer gives."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(place)[None] + self.types.weight[0] + added
        x = self.dropout(self.norm(x))
        mask = (pieces != 0)[:, None, None, :]
        found = []
        for layer in self.layers:
            x = layer(x, mask)
            found.append(x)
        return found


def pretrained(folder: Path) -> Encoder:
    """The encoder with its weights.

    Raises:
        SystemExit: if the file is another one than was measured.
    """
    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not the expected all-MiniLM-L6-v2: its sha256 differs")
    given, encoder = load_file(path), Encoder()
    names = {
        "embeddings.word_embeddings": "words",
        "embeddings.position_embeddings": "positions",
        "embeddings.token_type_embeddings": "types",
        "embeddings.LayerNorm": "norm",
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "output",
        "attention.output.LayerNorm": "norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "norm2",
    }
    state = {}
    for name, value in given.items():
        stem, _, kind = name.rpartition(".")
        if stem.startswith("encoder.layer."):
            _, _, number, rest = stem.split(".", 3)
            state[f"layers.{number}.{names[rest]}.{kind}"] = value
        elif stem in names:
            state[f"{names[stem]}.{kind}"] = value
    encoder.load_state_dict(state)
    return encoder
