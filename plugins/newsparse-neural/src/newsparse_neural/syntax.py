"""The component ``neural.syntax``: the head of every token, and its relation to it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from newsparse.errors import ComponentError
from newsparse.model import Item, ParsedArticle
from newsparse_neural.component import Reader


class NeuralSyntax:
    """Adds the network's trees to the tokens that there are.

    The rules of English read off a tree what is subject and object where there is one; they know the order of phrases
    better than this network knows trees, so the pipeline ``neural`` has this component behind them.
    """

    def __init__(self, model: str = "", threads: int = 1) -> None:
        self.read = Reader(model, threads)

    def __call__(self, document: ParsedArticle) -> Iterator[Item]:
        """Yield the table of tokens with heads and relations.

        Raises:
            ComponentError: if the tokens are cut in another way than newsparse cuts them.
        """
        found = self.read(document.article)
        tokens = document.tokens
        if tokens is None or (list(tokens.starts), list(tokens.ends)) != (found.page.starts, found.page.ends):
            raise ComponentError("the tokens are not those of english.tokens; put neural.syntax behind that component")
        upos = tokens.upos or found.upos
        yield attrs.evolve(tokens, upos=upos, heads=found.heads, deprels=found.deprels)
