"""The component ``neural.syntax``: the head of every token, and its relation to it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.model import Item, ParsedArticle
from newsparse_neural.component import Reader


class NeuralSyntax:
    """Adds the network's trees to the tokens that there are.

    For pipelines that keep their tags and lemmas; ``neural.tokens`` gives tags, lemmas and trees.
    """

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the table of tokens with heads and relations."""
        found = self.read(document)
        if document.tokens is not None:
            upos = document.tokens.upos or found.upos
            yield attrs.evolve(document.tokens, upos=upos, heads=found.heads, deprels=found.deprels)
