"""The networks: the heads that both have, and the encoders below them, the teacher's and the student's."""

from __future__ import annotations

from typing import Any

import attrs
import torch
from torch import Tensor, nn

from newsparse_neural.features import AFFIXES, PLACES, QUOTES, SHAPES
from training.bert import Encoder
from training.examples import ABOUT, DEPRELS, KINDS, ROLES, TOLD, TYPES, UPOS
from training.mpnet import Mpnet


@attrs.frozen
class Sizes:
    """Widths of the network's parts."""

    vector: int = 128
    affix: int = 24
    shape: int = 16
    place: int = 8
    quote: int = 8
    hidden: int = 128
    link: int = 64
    arc: int = 96
    label: int = 64
    actor: int = 64
    key: int = 32
    word: int = 64


class Heads(nn.Module):
    """What is read off the vectors of an encoder: roles, tags, names; heads and links to other tokens."""

    def __init__(self, width: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.sizes = sizes
        self.dropout = nn.Dropout(dropout)
        self.inner = nn.Linear(width, 128)
        self.roles = nn.Linear(128, 3 * len(ROLES))
        self.tagged = nn.Linear(width, 64)
        self.upos = nn.Linear(64, len(UPOS))
        self.named = nn.Linear(width, 64)
        self.names = nn.Linear(64, 1 + 2 * len(TYPES))
        self.dependent, self.head = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc, bias=False)
        nn.init.eye_(self.arc.weight)
        self.governs = nn.Linear(sizes.arc, 1)
        self.root = nn.Linear(sizes.arc, 1)
        self.label_of, self.label_by = nn.Linear(width, sizes.label), nn.Linear(width, sizes.label)
        self.label = nn.Linear(sizes.label, len(DEPRELS))
        self.links = nn.ModuleList(nn.Linear(width, sizes.link) for _ in range(4))
        self.none = nn.Linear(width, 2)
        self.transitions = nn.Parameter(torch.zeros(len(ROLES), 3, 3))

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """Scores from ``x``, [window, token, width].

        Arcs and links are scores [token, other token]; the diagonal of the arcs stands for a root, an additional last
        column of the links for "none".
        """
        drop = self.dropout
        x = drop(x)
        dependent, head = drop(self.dependent(x).relu()), drop(self.head(x).relu())
        arcs = self.arc(dependent) @ head.transpose(1, 2) + self.governs(head).transpose(1, 2)
        arcs = arcs + torch.diag_embed(self.root(dependent)[..., 0] - torch.diagonal(arcs, dim1=1, dim2=2))
        none = self.none(x)
        cue, source, content, of_content = (f(x) for f in self.links)
        scale = self.sizes.link**-0.5
        return {
            "roles": self.roles(drop(self.inner(x).relu())).view(*x.shape[:2], len(ROLES), 3),
            "upos": self.upos(drop(self.tagged(x).relu())),
            "names": self.names(drop(self.named(x).relu())),
            "arcs": arcs,
            "label_of": self.label_of(x),
            "label_by": self.label_by(x),
            "sources": torch.cat([cue @ source.transpose(1, 2) * scale, none[..., :1]], dim=2),
            "cues": torch.cat([content @ of_content.transpose(1, 2) * scale, none[..., 1:]], dim=2),
        }

    def labels(self, out: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Scores of relations, given every token's head."""
        by = out["label_by"].gather(1, heads[..., None].expand(-1, -1, out["label_by"].shape[2]))
        return self.label(self.dropout((out["label_of"] + by).relu()))


class Stances(nn.Module):
    """Questions about ranges of tokens: who is for or against whom or what, what a claim does, whether it is one.

    Words are looked for (attention) that say so; what is looked for depends on whom it is about.
    """

    def __init__(self, width: int, sizes: Sizes, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tokens = nn.ModuleDict({name: nn.Linear(width, getattr(sizes, name)) for name in ("actor", "key", "word")})
        one, two = sizes.actor, 2 * sizes.actor
        self.cued = nn.Linear(one, sizes.key)
        self.sought, self.asked = (nn.Linear(two, sizes.key) for _ in range(2))
        self.kind = _classes(one + sizes.word, sizes.actor, len(KINDS), dropout)
        self.towards, self.held = (_classes(two + sizes.word, sizes.actor, 2, dropout) for _ in range(2))
        self.heard, self.told = nn.Linear(two, sizes.key), _classes(two + sizes.word, sizes.actor, len(TOLD), dropout)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        """What is needed of every token."""
        x = self.dropout(x)
        return {name: layer(x) for name, layer in self.tokens.items()}

    def scores(self, out: dict[str, Tensor], batch: dict[str, Any]) -> dict[str, tuple[Tensor, Tensor]]:
        """Scores [question, class] of what is asked in a batch, and the numbers of the questions.

        ``holders`` and ``targets`` of the batch have a row of weights over the tokens for each question.
        """
        found = {}
        for number, about in enumerate(ABOUT):
            rows = (batch["about"] == number).nonzero()[:, 0]
            if len(rows):
                found[about] = self._answers(about, rows, out, batch), rows
        return found

    def _answers(self, about: str, rows: Tensor, out: dict[str, Tensor], batch: dict[str, Any]) -> Tensor:
        at, within = batch["at"][rows], batch["within"][rows]
        actor, key, word = (out[name][at] for name in ("actor", "key", "word"))
        holder, target = ((batch[name][rows, None] @ actor)[:, 0].relu() for name in ("holders", "targets"))

        def answer(looked_for: nn.Module, classes: nn.Module, *about_whom: Tensor) -> Tensor:
            whom = torch.cat(about_whom, dim=-1)
            weights = ((key @ looked_for(whom)[..., None])[..., 0] * key.shape[-1] ** -0.5).masked_fill(~within, -1e4)
            return classes(torch.cat([whom, (weights.softmax(-1)[:, None] @ word)[:, 0]], dim=-1))  # type: ignore[no-any-return]

        if about == "kind":
            return answer(self.cued, self.kind, target)
        if about == "told":
            return answer(self.heard, self.told, holder, target)
        neither = torch.zeros(len(rows), 1)
        if about == "held":
            return torch.cat([neither, answer(self.asked, self.held, holder, target)], dim=-1)
        ways = [answer(self.sought, self.towards, *pair) for pair in ((holder, target), (target, holder))]
        return torch.cat([neither, *ways], dim=-1)


def _classes(width: int, inner: int, classes: int, dropout: float) -> nn.Sequential:
    drop = nn.Dropout(dropout)
    return nn.Sequential(drop, nn.Linear(width, inner), nn.ReLU(), drop, nn.Linear(inner, classes))


class Network(nn.Module):
    """An encoder with `Heads`; its ``forward`` gives their scores."""

    heads: Heads
    stances: Stances


HALVED: bool = torch.ops.mkldnn._is_mkldnn_bf16_supported()
"""Whether the encoder is trained in bfloat16: on other processors that is twenty times slower."""


class Teacher(Network):
    """The pretrained encoder, which is told what its lower-case pieces do not show: shapes and quotation marks."""

    def __init__(self, encoder: Encoder | Mpnet, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.shapes = nn.Embedding(SHAPES, encoder.width)
        self.quotes = nn.Embedding(QUOTES, encoder.width)
        for table in (self.shapes, self.quotes):
            nn.init.normal_(table.weight, std=0.02)
        self.heads = Heads(encoder.width, Sizes(), dropout)
        self.stances = Stances(encoder.width, Sizes(), dropout)

    def forward(self, numbers: Tensor, pieces: Tensor, tokens: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Scores for tokens with their ``numbers``; the other inputs are those of `Pieces.batch`."""
        x = self.vectors(numbers, pieces, tokens, first)
        return {**self.heads(x), **self.stances(x)}

    def vectors(self, numbers: Tensor, pieces: Tensor, tokens: Tensor, first: Tensor) -> Tensor:
        """The vectors of tokens, [window, token, width]."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and HALVED):
            x = self.encoder(pieces, self.seen(numbers, tokens))
        return x.float().gather(1, first[..., None].expand(-1, -1, self.encoder.width))

    def seen(self, numbers: Tensor, tokens: Tensor) -> Tensor:
        """What is added to the vectors of pieces: the shapes and quotation marks of the tokens that they are of."""
        seen = self.shapes(numbers[..., 3]) + self.quotes(numbers[..., 5])
        seen = torch.cat([seen, torch.zeros_like(seen[:, :1])], dim=1)
        of = torch.where(tokens < 0, numbers.shape[1], tokens)
        return seen.gather(1, of[..., None].expand(-1, -1, self.encoder.width))


class Student(Network):
    """The network that ships: vectors of words, their spelling, and a bidirectional LSTM over whole paragraphs."""

    def __init__(self, vectors: Tensor, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(vectors, freeze=True)
        self.scale = nn.Linear(sizes.vector, sizes.vector)
        self.beginnings = nn.Embedding(AFFIXES, sizes.affix)
        self.endings = nn.Embedding(AFFIXES, sizes.affix)
        self.shapes = nn.Embedding(SHAPES, sizes.shape)
        self.places = nn.Embedding(PLACES, sizes.place)
        self.quotes = nn.Embedding(QUOTES, sizes.quote)
        width = sizes.vector + 2 * sizes.affix + sizes.shape + sizes.place + sizes.quote
        self.first = nn.LSTM(width, sizes.hidden, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(2 * sizes.hidden, sizes.hidden, batch_first=True, bidirectional=True)
        self.dropout = nn.Dropout(dropout)
        self.heads = Heads(2 * sizes.hidden, sizes, dropout)
        self.stances = Stances(2 * sizes.hidden, sizes, dropout)

    def forward(self, tokens: Tensor) -> dict[str, Tensor]:
        """Scores for tokens; ``tokens`` has a row of ``FIELDS`` numbers for each. Rows of zeros are padding."""
        parts = (
            self.scale(self.vectors(tokens[..., 0])),
            self.beginnings(tokens[..., 1]),
            self.endings(tokens[..., 2]),
            self.shapes(tokens[..., 3]),
            self.places(tokens[..., 4]),
            self.quotes(tokens[..., 5]),
        )
        x, _ = self.first(self.dropout(torch.cat(parts, dim=-1)))
        x, _ = self.second(self.dropout(x))
        return {**self.heads(x), **self.stances(x)}


def chain_loss(scores: Tensor, transitions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of the gold tags as a chain, a role at a time, per token.

    ``scores`` is [batch, token, role, tag], ``gold`` [batch, token, role], ``mask`` [batch, token] (a prefix each).
    """
    barred = transitions.clone()
    barred[:, 0, 2] = -1e4  # no I behind O
    emitted = scores.gather(3, gold[..., None])[..., 0]
    moved = barred[torch.arange(3), gold[:, :-1], gold[:, 1:]]
    path = (emitted * mask[..., None]).sum(1) + (moved * mask[:, 1:, None]).sum(1)
    state = scores[:, 0]
    for t in range(1, scores.shape[1]):
        new = torch.logsumexp(state[..., None] + barred, dim=2) + scores[:, t]
        state = torch.where(mask[:, t, None, None], new, state)
    return (torch.logsumexp(state, dim=2) - path).sum() / mask.sum()
