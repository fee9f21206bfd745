"""The student: word vectors, spelling and a bidirectional LSTM over whole paragraphs; heads for roles and links."""

from __future__ import annotations

import attrs
import torch
from torch import Tensor, nn

from newsparse_neural.features import AFFIXES, PLACES, SHAPES
from training.polnear import ROLES


@attrs.frozen
class Sizes:
    """Widths of the network's parts."""

    vector: int = 128
    affix: int = 24
    shape: int = 16
    place: int = 8
    hidden: int = 144
    layers: int = 2
    link: int = 64


class Student(nn.Module):
    """Scores for every token: O/B/I of each role; which token is the source of a cue, the cue of a content."""

    def __init__(self, vectors: Tensor, sizes: Sizes, dropout: float = 0.35) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.beginnings = nn.Embedding(AFFIXES, sizes.affix)
        self.endings = nn.Embedding(AFFIXES, sizes.affix)
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        self.places = nn.Embedding(PLACES, sizes.place)
        width = sizes.vector + 2 * sizes.affix + sizes.shape + sizes.place
        self.scale = nn.Linear(sizes.vector, sizes.vector)
        self.encoder = nn.LSTM(
            width, sizes.hidden, sizes.layers, batch_first=True, bidirectional=True, dropout=dropout
        )
        out = 2 * sizes.hidden
        self.tags = nn.Sequential(nn.Linear(out, out // 2), nn.ReLU(), nn.Dropout(dropout), nn.Linear(out // 2, 9))
        self.cue_of_source, self.source = nn.Linear(out, sizes.link), nn.Linear(out, sizes.link)
        self.content, self.cue_of_content = nn.Linear(out, sizes.link), nn.Linear(out, sizes.link)
        self.none = nn.Parameter(torch.zeros(2))
        self.dropout = nn.Dropout(dropout)
        self.link = sizes.link

    def forward(self, tokens: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """``tokens`` has a row of ``FIELDS`` numbers for every token; rows of zeros are padding.

        The last column of the links is "none".
        """
        return self.from_vectors(self.vectors(tokens[..., 0]), tokens[..., 1:])

    def from_vectors(self, vectors: Tensor, spelling: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The same, from the tokens' vectors and their other numbers."""
        parts = (
            self.scale(vectors),
            self.beginnings(spelling[..., 0]),
            self.endings(spelling[..., 1]),
            self.shapes(spelling[..., 2]),
            self.places(spelling[..., 3]),
        )
        x, _ = self.encoder(self.dropout(torch.cat(parts, dim=-1)))
        x = self.dropout(x)
        beyond = (spelling[..., 0] == 0)[:, None, :]
        links = []
        for row, column, none in (
            (self.cue_of_source, self.source, self.none[0]),
            (self.content, self.cue_of_content, self.none[1]),
        ):
            scores = row(x) @ column(x).transpose(1, 2) / self.link**0.5
            scores = scores.masked_fill(beyond, -1e4)
            links.append(torch.cat([scores, torch.zeros_like(scores[..., :1]) + none], dim=2))
        return self.tags(x).view(x.shape[0], x.shape[1], len(ROLES), 3), links[0], links[1]
